// What every act of a customer on their own ticket begins with: it is still theirs, and it is worked here.
import { ConflictError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isStillTheirs, type Customer } from '../../domain/ticket/customer-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { readMailPolicy, readSettings } from '../mail-room/read-mail-policy.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { ownTicket } from '../tickets/answer-question.ts'
import { ticketNotFound } from '../tickets/change-ticket.ts'
import { DAY_MS } from '../../domain/mail/mail-settings.ts'

export type CustomerDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery' | 'settings' | 'workerId'>

/** The person in Teams as the customer of this ticket. Throws `NotFoundError` for everybody whose it is not. */
export async function asCustomer(deps: IdentityDeps, actor: Person, ticketId: string): Promise<Customer> {
  const { requester } = await ownTicket(deps, actor, ticketId)
  return { personId: actor._id, name: actor.name, address: requester.address }
}

/** Whoever holds the signed link of the ticket's page; the page has checked the link. */
export function linkHolder({ requester: { name, address } }: Pick<Ticket, 'requester'>): Customer {
  return { personId: null, name: name || address || say('customers.theCustomer'), address }
}

/** Throws `NotFoundError` where it is not there, or is somebody else's by now. */
export async function ticketOf(
  { documents }: Pick<Deps, 'documents'>,
  by: Customer,
  ticketId: string,
): Promise<Ticket> {
  const ticket = await documents.tickets.findOne({ _id: ticketId })
  if (!ticket) throw ticketNotFound(ticketId)
  refuseForeign(ticket, by)
  return ticket
}

/** Throws `NotFoundError` where the ticket is somebody else's by now. */
export function refuseForeign(ticket: Ticket, by: Customer): void {
  if (!isStillTheirs(ticket, by)) throw ticketNotFound(ticket._id)
}

/** Throws `ConflictError` for a ticket that is worked as part of another one, or was no request. */
export function refuseOver({ _id, mergedInto, notRequest }: Ticket): void {
  if (mergedInto !== null) {
    throw new ConflictError({
      message: `Ticket '${_id}' is merged into '${mergedInto.ticketId}'`,
      forPerson: phrase('customers.refused.merged'),
    })
  }
  if (notRequest) {
    throw new ConflictError({
      message: `Ticket '${_id}' was closed as no request`,
      forPerson: phrase('customers.refused.notRequest'),
    })
  }
}

/** How long after it ended the ticket can be reopened, in milliseconds: the setting of its mailbox, or of its organisation. */
export async function reopenLimit(deps: Pick<Deps, 'documents' | 'settings'>, ticket: Ticket): Promise<number> {
  const { documents } = deps
  const [mailbox, organisation] = await Promise.all([
    ticket.mailboxId === null ? undefined : documents.mailboxes.findOne({ _id: ticket.mailboxId }),
    documents.organisations.findOne({ _id: ticket.organisationId }),
  ])
  if (mailbox) return (await readMailPolicy(deps, mailbox)).settings.reopenDays * DAY_MS
  if (!organisation) return deps.settings.reopenMs
  return (await readSettings(deps, { organisation, mailbox: null })).reopenDays.value * DAY_MS
}
