// Who is told of what others did to a ticket: whoever it is assigned to.
import type { Outgoing, TellWhy } from './outbox.ts'
import type { Ticket, TicketChange } from './ticket.ts'

/** Further mails are no news for so long, in milliseconds, unless the assignee looked meanwhile. */
const NO_NEWS_MS = 10 * 60_000

export interface Telling {
  readonly fields: Pick<TicketChange['fields'], 'told'>
  readonly outgoing: readonly Outgoing[]
}

const NOBODY: Telling = { fields: {}, outgoing: [] }

/** Whoever gets the ticket is told, unless they did it themselves. */
export function tellAssigned(
  to: { readonly personId: string },
  by: { readonly personId: string; readonly name: string },
  now: Date,
): Telling {
  return to.personId === by.personId
    ? { fields: { told: null }, outgoing: [] }
    : told(to.personId, 'assigned', by.name, now)
}

/** The customer wrote. `by` as the card names them; `null` when that is not to be believed. */
export function tellAnswered(
  { assignee, told: last }: Pick<Ticket, 'assignee' | 'told'>,
  by: string | null,
  now: Date,
): Telling {
  if (assignee === null) return NOBODY
  const age = last?.personId === assignee.personId ? now.getTime() - last.at.getTime() : Infinity
  return age >= 0 && age < NO_NEWS_MS ? NOBODY : told(assignee.personId, 'answered', by, now)
}

/** The customer closed it, or opened it again. */
export function tellCustomerDid(
  { assignee }: Pick<Ticket, 'assignee'>,
  why: 'closed' | 'reopened',
  by: string,
  now: Date,
): Telling {
  return assignee === null ? NOBODY : told(assignee.personId, why, by, now)
}

/** The due time is over. */
export function tellOverdue({ assignee }: Pick<Ticket, 'assignee'>, now: Date): Telling {
  return assignee === null ? NOBODY : told(assignee.personId, 'overdue', null, now)
}

function told(personId: string, why: TellWhy, by: string | null, now: Date): Telling {
  return { fields: { told: { personId, at: now } }, outgoing: [{ kind: 'tell', personId, why, by }] }
}
