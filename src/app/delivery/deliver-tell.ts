// What tells an assignee that a ticket of theirs needs them: a mention in the thread of its card, or a card in their chat.
import { OutsideError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Lookups } from '../lookups.ts'
import { withRightsInForce } from '../organisations/tenants.ts'
import { tellPerson } from '../people/tell-person.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { mentionText, toldView } from '../views/told-view.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { cardFirst, servingChannel } from './deliver-ticket.ts'

export type TellItem = Extract<OutboxItem, { readonly kind: 'tell' }>

const nothing: Delivered<Ticket> = () => ({})

/**
 * Who is no longer the assignee, or no longer an agent, is not told. Whom Teams does not reach in their chat is told in the
 * thread, and who asked for the thread of a ticket that has none, in their chat. Throws `OutsideError` when it has to wait.
 */
export async function deliverTell(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: TellItem,
): Promise<Delivered<Ticket>> {
  const stored = await deps.documents.people.findOne({ _id: item.personId })
  const person = stored && (await withRightsInForce(deps, stored))
  if (!person || ticket.assignee?.personId !== person._id || person.notify === 'none') return nothing
  if (!may(person.memberships, 'see-tickets', placeOf(ticket))) return nothing
  if (person.notify === 'chat' || ticket.channelId === null) {
    if (await tellInChat(deps, person, ticket, item)) return nothing
  }
  if (ticket.channelId === null) return nothing
  const channel = ticket.card && (await servingChannel(lookups, ticket))
  if (!ticket.card || !channel) throw cardFirst(ticket)
  // Teams refuses the mention of somebody whom the channel's tenant does not know.
  const known = person.teams?.tenantId === channel.tenantId ? person.teams : null
  const posted = { ...ticket.card, serviceUrl: channel.serviceUrl }
  await deps.chat.mention(posted, { userId: known?.userId ?? null, name: person.name }, mentionText(ticket, item))
  return nothing
}

/** Answers whether they are told by it. */
async function tellInChat(deps: DeliveryDeps, person: Person, ticket: Ticket, item: TellItem): Promise<boolean> {
  if (!person.teams) return false
  try {
    await tellPerson(deps, person, placeOf(ticket), () => toldView(ticket, item))
    return true
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    deps.log.info('Somebody is told in the thread, as Teams does not reach them in their chat', {
      ...{ personId: person._id, ticketId: ticket._id, code: error.code },
    })
    return false
  }
}
