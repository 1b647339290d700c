// Finding tickets by typing: `tickets`, `tickets mine`, `find printer`.
import { findMyTickets, isOnlyCustomer, listMyTickets } from '../../app/customers/list-my-tickets.ts'
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
import { say } from '../../texts/say.ts'
import { toOne } from '../answer-privately.ts'
import type { Command, OneAnswer, Scope, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { showList } from './ticket-list-actions.ts'

const BOTH: readonly Scope[] = ['personal', 'team']

/** Other words for the lists: whoever types one is understood, in whatever language they read. */
const SAID: Readonly<Record<string, TicketList>> = {
  my: 'mine',
  open: 'all',
  'all open': 'all',
  late: 'overdue',
  closed: 'resolved',
  done: 'resolved',
}

/** The same in German, where most of them end in an `e` before `Tickets`. */
const GERMAN: Readonly<Record<string, TicketList>> = {
  mein: 'mine',
  frei: 'unassigned',
  'nicht zugewiesen': 'unassigned',
  unzugewiesen: 'unassigned',
  wartend: 'waiting',
  'wartet auf kunden': 'waiting',
  überfällig: 'overdue',
  ueberfaellig: 'overdue',
  dringend: 'urgent',
  erledigt: 'resolved',
  geschlossen: 'resolved',
  offen: 'all',
  alle: 'all',
  'alle offenen': 'all',
}

/** `2`, `page 2`, `seite 2`. */
const PAGE = /^(?:(?:page|seite) )?(\d{1,6})$/u

export const TICKET_LIST_COMMANDS: readonly Command[] = [
  {
    name: 'tickets',
    toOne: 'here',
    scopes: BOTH,
    right: null,
    run: async (turn, rest) => (await ownList(turn, rest)) ?? notLinked(turn) ?? (await typedList(turn, rest)),
  },
  ...(['find', 'search'] as const).map((name): Command => ({
    name,
    takes: 1,
    toOne: 'here',
    scopes: BOTH,
    right: null,
    ...(name === 'search' ? { room: true } : {}),
    run: async (turn, rest) =>
      (await ownFound(turn, rest)) ??
      notLinked(turn) ??
      (await findTickets(turn.deps, turn.actor, servedHere(turn), rest)),
  })),
]

/** Whoever works no tickets has their own, which are shown to nobody else; `null` for all others. */
async function ownList(turn: TurnContext, rest: string): Promise<CardView | OneAnswer | null> {
  if (!isOnlyCustomer(turn.actor)) return null
  const said = rest.trim().toLowerCase()
  const page = PAGE.exec(said)?.[1]
  const list = said === '' || page !== undefined ? 'all' : listNamed(said)
  if (list === undefined) return await ownFound(turn, rest, true)
  const wanted = { ended: list === 'resolved', page: Number(page ?? 1) }
  return await toThemAlone(turn, say('commands.myTickets'), ({ deps, actor }) => listMyTickets(deps, actor, wanted))
}

async function ownFound(turn: TurnContext, rest: string, isGuess = false): Promise<CardView | OneAnswer | null> {
  if (!isOnlyCustomer(turn.actor)) return null
  const wanted = { words: rest, page: 1, isGuess }
  return await toThemAlone(turn, say('commands.myTickets'), ({ deps, actor }) => findMyTickets(deps, actor, wanted))
}

async function toThemAlone(
  turn: TurnContext,
  asked: string,
  show: (turn: TurnContext) => Promise<CardView>,
): Promise<CardView | OneAnswer> {
  if (turn.channel === null || turn.privately) return await show(turn)
  return toOne({ asked, mayBeRead: false, answer: show })
}

function listNamed(said: string): TicketList | undefined {
  const known = TICKET_LISTS.find((one) => one === said) ?? among(SAID, said) ?? among(GERMAN, said)
  return known ?? among(GERMAN, said.replace(/e$/u, ''))
}

function among(lists: Readonly<Record<string, TicketList>>, said: string): TicketList | undefined {
  return Object.hasOwn(lists, said) ? lists[said] : undefined
}

/** A list by its name, a saved view by its, a page, or else what is looked for. */
async function typedList(turn: TurnContext, rest: string): Promise<CardView> {
  const said = rest.trim().toLowerCase()
  const page = PAGE.exec(said)?.[1]
  const { last, saved } =
    turn.channel === null ? await readViews(turn.deps, turn.actor) : { last: EVERY_OPEN_TICKET, saved: [] }
  if (said === '' || page !== undefined) {
    return await listTickets(turn.deps, turn.actor, servedHere(turn), last, page === undefined ? 1 : Number(page))
  }
  const list = listNamed(said)
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
    title: say('finding.notLinked.title'),
    text: say('finding.notLinked.text'),
    facts: [],
    commands: [],
  }
}
