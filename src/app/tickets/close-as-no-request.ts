// A ticket that is nobody's request: it is closed without a word to the sender, who may be ignored from now on.
import { ConflictError, RefusedError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { closeAsNoRequest } from '../../domain/ticket/kin-changes.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { ignoreSender } from '../mail-room/ignore-sender.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseStale, ticketFor, type TicketDeps } from './ticket-access.ts'

/** Where a rule that ignores its sender would stand. */
export interface IgnoringPlace {
  readonly organisation: Organisation
  readonly mailbox: Mailbox
}

/** `null` where there is no mailbox, or no sender, to make a rule of. */
export async function ignoringPlace(
  { documents }: Pick<Deps, 'documents'>,
  { mailboxId, askedBy, warning }: Pick<Ticket, 'mailboxId' | 'askedBy' | 'warning'>,
): Promise<IgnoringPlace | null> {
  // A sender who is not to be believed may be anybody's address.
  if (mailboxId === null || askedBy === '' || warning !== null) return null
  const mailbox = await documents.mailboxes.findOne({ _id: mailboxId })
  const organisation = mailbox && (await documents.organisations.findOne({ _id: mailbox.organisationId }))
  return mailbox && organisation ? { mailbox, organisation } : null
}

/** The rule is added first: when the second write fails, the same click can be made again. Throws `RefusedError`, `StaleTicketError`, `ConflictError`. */
export async function closeTicketAsNoRequest(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly ignore: boolean },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const refuse = (ticket: Ticket): void => {
    refuseStale(ticket, input.version)
    refuseDone(ticket)
  }
  refuse(found)
  if (input.ignore) await ignoreItsSender(deps, actor, found)
  return await changeTicket(deps, found._id, (ticket) => {
    refuse(ticket)
    return closeAsNoRequest(ticket, { personId: actor._id, name: actor.name }, deps.clock())
  })
}

async function ignoreItsSender(deps: TicketDeps, actor: Person, ticket: Ticket): Promise<void> {
  const place = await ignoringPlace(deps, ticket)
  if (!place || !may(actor.memberships, 'configure', place.organisation)) {
    throw new RefusedError({
      message: `Person '${actor._id}' may not add a rule for the mailbox of ticket '${ticket._id}'`,
      forPerson: place
        ? phrase('tickets.noRequest.notAdministrator', { organisation: place.organisation.name })
        : phrase('tickets.noRequest.noOrganisation'),
    })
  }
  await ignoreSender(deps, actor, place, ticket.askedBy)
}

function refuseDone(ticket: Ticket): void {
  if (isOpen(ticket.status)) {
    if (!ticket.outbox.some(({ kind }) => kind === 'reply')) return
    throw new ConflictError({
      message: `Ticket '${ticket._id}' has a reply waiting`,
      forPerson: phrase('tickets.noRequest.replyWaits'),
    })
  }
  throw new ConflictError({
    message: `Ticket '${ticket._id}' is ${ticket.status} already`,
    forPerson: phrase('tickets.noRequest.ended', { status: ticket.status }),
  })
}
