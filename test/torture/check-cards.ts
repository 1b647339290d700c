// Every ticket has one live card that says what it is now, and what belongs in its thread stands there.
import { buttonsOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { Happened, Remains } from './check.ts'
import type { World } from './world.ts'
import { grouped } from './grouped.ts'

export interface CheckedCards {
  readonly doubleCards: number
  readonly doubleReplies: number
  readonly differences: readonly string[]
}

/** Threads begin here, in whatever channel. */
const NEW_THREADS = '/v3/conversations'
/** What was given up may still have been waiting to be done. */
const LATE_MS = 10_000

const CHANNELS = ['General', 'Tickets', 'Escalations']

export function checkCards(
  { teams }: World,
  { tickets, entries, ticketById }: Remains,
  { mails, deeds, killedAt, unheard }: Happened,
): CheckedCards {
  const differences: string[] = []
  let doubleCards = 0
  let doubleReplies = 0
  const all = CHANNELS.flatMap((channel) => teams.channel(channel))
  const cards = grouped(all, (message) => ticketIdOf(message) ?? '')

  /**
   * Whether whoever posted it may not have known that it stands there (docs/decisions/0004): no answer came, or none in time, or a process
   * died after. `next` is the id, which is the time, of what was posted again.
   */
  const mayBeUnknown = ({ id, placeId, rootId }: TeamsMessage, next: string): boolean =>
    teams.unanswered.has(id) ||
    killedAt.some((at) => at >= Number(id) && at <= Number(next)) ||
    unheard.some(
      ({ at, path }) =>
        at >= Number(id) - LATE_MS &&
        at <= Number(next) &&
        path.includes(rootId === id ? NEW_THREADS : (rootId ?? placeId)),
    )

  for (const [ticketId, messages] of cards) {
    const ticket = ticketById.get(ticketId)
    if (!ticket && ticketId !== '') differences.push(`A card shows a ticket that is not there: ${ticketId}`)
    if (!ticket) continue
    const live = messages.find(({ id }) => id === ticket.card?.activityId)
    for (const double of messages.filter((message) => message !== live)) {
      const next = messages.find(({ id }) => Number(id) > Number(double.id))?.id ?? double.id
      if (mayBeUnknown(double, next)) doubleCards += 1
      else differences.push(`#${ticket.number} has a second live card, ${double.id}, for no reason`)
    }
  }
  for (const ticket of tickets) {
    const live = (cards.get(ticket._id) ?? []).find(({ id }) => id === ticket.card?.activityId)
    const version = live ? versionShown(live, ticket) : null
    if (!live) differences.push(`#${ticket.number} has no live card`)
    else if (version !== ticket.version) {
      differences.push(`The card of #${ticket.number} shows version ${version ?? 'none'}, not ${ticket.version}`)
    }
  }

  const wanted = new Set([...mails.map(({ mark }) => mark), ...deeds.map(({ mark }) => mark)])
  const said = new Map<string, TeamsMessage[]>()
  for (const message of all.flatMap((root) => teams.replies(root))) {
    const [mark] = /\b[A-Z]{4,6}\d{4,5}[EM]\b/u.exec(JSON.stringify(message.card ?? message.text ?? '')) ?? []
    if (mark !== undefined && wanted.has(mark)) said.set(mark, [...(said.get(mark) ?? []), message])
  }
  for (const { kind, text, ticketId } of entries) {
    const mark = /\b[A-Z]{4,6}\d{4,5}[EM]\b/u.exec(text)?.[0]
    if (mark === undefined || (kind !== 'mail' && kind !== 'note')) continue
    const messages = (said.get(mark) ?? []).toSorted((a, b) => Number(a.id) - Number(b.id))
    const number = ticketById.get(ticketId)?.number ?? 0
    if (messages.length === 0) differences.push(`${mark} was never said in the thread of #${number}`)
    for (const [index, message] of messages.slice(0, -1).entries()) {
      if (mayBeUnknown(message, messages[index + 1]?.id ?? message.id)) doubleReplies += 1
      else differences.push(`${mark} was said twice in the thread of #${number}, for no reason`)
    }
  }
  return { doubleCards, doubleReplies, differences }
}

/** Of a card with buttons that work on a ticket; a pointer has none. */
function ticketIdOf(message: TeamsMessage): string | null {
  const [button] = buttonsOf(message.card ?? {}).filter(({ verb }) => verb.startsWith('ticket.'))
  return typeof button?.data['ticketId'] === 'string' ? button.data['ticketId'] : null
}

function versionShown(message: TeamsMessage, { _id }: Ticket): number | null {
  const versions = buttonsOf(message.card ?? {}).flatMap(({ data }) =>
    data['ticketId'] === _id && typeof data['version'] === 'number' ? data['version'] : [],
  )
  return versions[0] ?? null
}
