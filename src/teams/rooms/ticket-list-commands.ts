// Finding tickets by typing: `tickets`, `tickets mine`, `find printer`.
import { findTickets, listTickets } from '../../app/tickets/find/list-tickets.ts'
import {
  EVERY_OPEN_TICKET,
  TICKET_LISTS,
  type TicketFilter,
  type TicketList,
} from '../../app/tickets/find/ticket-filter.ts'
import { readViews } from '../../app/tickets/find/ticket-views.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { nameKey } from '../../domain/ticket/catalogue.ts'
import type { Command, Scope, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { showList } from './ticket-list-actions.ts'

const BOTH: readonly Scope[] = ['personal', 'team']

/** Other words for the lists. */
const SAID: Readonly<Record<string, TicketList>> = {
  my: 'mine',
  open: 'all',
  'all open': 'all',
  late: 'overdue',
  closed: 'resolved',
  done: 'resolved',
}

export const TICKET_LIST_COMMANDS: readonly Command[] = [
  {
    name: 'tickets',
    usage: 'tickets',
    what: 'Open tickets, or one list of them, such as “tickets mine”',
    scopes: BOTH,
    right: null,
    run: async (turn, rest) => notLinked(turn) ?? (await typedList(turn, rest)),
  },
  ...['find', 'search'].map((name): Command => ({
    name,
    usage: `${name} printer`,
    what: 'Search all tickets, open and closed',
    scopes: BOTH,
    right: null,
    ...(name === 'search' ? { room: true } : {}),
    run: async (turn, rest) => notLinked(turn) ?? (await findTickets(turn.deps, turn.actor, servedHere(turn), rest)),
  })),
]

/** A list by its name, a saved view by its, a page, or else what is looked for. */
async function typedList(turn: TurnContext, rest: string): Promise<CardView> {
  const said = rest.trim().toLowerCase()
  const page = /^(?:page )?(\d{1,6})$/u.exec(said)?.[1]
  const { last, saved } =
    turn.channel === null ? await readViews(turn.deps, turn.actor) : { last: EVERY_OPEN_TICKET, saved: [] }
  if (said === '' || page !== undefined) {
    return await listTickets(turn.deps, turn.actor, servedHere(turn), last, page === undefined ? 1 : Number(page))
  }
  const list = TICKET_LISTS.find((one) => one === said) ?? (Object.hasOwn(SAID, said) ? SAID[said] : undefined)
  const view = saved.find(({ name }) => nameKey(name) === nameKey(rest))
  const filter: TicketFilter | undefined = view?.filter ?? (list && { ...EVERY_OPEN_TICKET, list })
  if (filter === undefined) return await findTickets(turn.deps, turn.actor, servedHere(turn), rest, 1, true)
  return await showList(turn, filter, 1)
}

function notLinked({ channel }: TurnContext): CardView | null {
  if (channel?.linked !== null) return null
  return {
    card: 'notice',
    tone: 'info',
    title: 'This channel has no tickets',
    text: 'It is not linked to an organisation. An administrator can link it by typing “@Frontdesk link channel”. You can ask me for your tickets in our personal chat.',
    facts: [],
    commands: [],
  }
}
