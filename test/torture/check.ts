// Whether nothing was lost, doubled or left undone: every difference is a sentence.
import type { Documents } from '../../src/app/documents.ts'
import type { Alarm } from '../../src/domain/alarm.ts'
import { ledgerId, type LedgerRow } from '../../src/domain/mailbox/ledger.ts'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { checkCards } from './check-cards.ts'
import { checkDeeds } from './check-deeds.ts'
import type { ArrivedMail } from './mails.ts'
import type { Deed } from './people.ts'
import type { Unheard } from './workers.ts'
import { ADDRESSES, MAILBOX_IDS, type World } from './world.ts'
import { grouped } from './grouped.ts'

/** All that is left in the end. */
export interface Remains {
  readonly rows: ReadonlyMap<string, LedgerRow>
  readonly tickets: readonly Ticket[]
  readonly ticketById: ReadonlyMap<string, Ticket>
  readonly entries: readonly Entry[]
  readonly alarms: readonly Alarm[]
}

export interface Checked {
  readonly tickets: number
  readonly entries: number
  /** Second cards, and second messages in threads, that decision 0004 allows. */
  readonly doubleCards: number
  readonly doubleReplies: number
  readonly mailsSent: number
  readonly parked: number
  readonly differences: readonly string[]
}

/** What happened. */
export interface Happened {
  readonly mails: readonly ArrivedMail[]
  readonly deeds: readonly Deed[]
  readonly killedAt: readonly number[]
  readonly unheard: readonly Unheard[]
  readonly setAside: readonly string[]
}

export async function checkWorld(world: World, happened: Happened): Promise<Checked> {
  const remains = await world.withDocuments(read)
  const { tickets, entries } = remains
  const { deeds } = happened
  const cards = checkCards(world, remains, happened)
  const differences = [
    ...checkMails(happened, remains),
    ...checkTickets(remains, world.clock()),
    ...checkAutomatic(world, remains),
    ...cards.differences,
    ...checkDeeds(world, remains, deeds),
    ...checkAlarms(remains),
    ...ADDRESSES.flatMap((address) => world.graph.drafts(address).map((id) => `A draft was left in ${address}: ${id}`)),
  ]
  const parked = tickets.flatMap(({ outbox }) => outbox).filter((item) => item.parked !== null).length
  const mailsSent = ADDRESSES.reduce((sum, address) => sum + world.graph.sent(address).length, 0)
  const { doubleCards, doubleReplies } = cards
  return {
    tickets: tickets.length,
    entries: entries.length,
    doubleCards,
    doubleReplies,
    mailsSent,
    parked,
    differences,
  }
}

async function read(documents: Documents): Promise<Remains> {
  const rows = await documents.ledger.find({})
  const tickets = await documents.tickets.find({})
  return {
    rows: new Map(rows.map((row) => [row._id, row])),
    tickets,
    ticketById: new Map(tickets.map((ticket) => [ticket._id, ticket])),
    entries: await documents.entries.find({}),
    alarms: await documents.alarms.find({ endedAt: null }),
  }
}

const DONE = ['ticket', 'follow-up', 'ignored']

function checkMails({ mails, setAside }: Happened, { rows, ticketById, entries }: Remains): string[] {
  const idOf = ({ mailbox, id }: ArrivedMail): string => ledgerId(MAILBOX_IDS.get(mailbox) ?? '', id)
  const rowOf = (mail: ArrivedMail): LedgerRow | undefined => rows.get(idOf(mail))
  const told = ({ sort, mark, mailbox, answers }: ArrivedMail): string =>
    `${sort} ${mark} in ${mailbox}${answers === null ? '' : `, which answers ${answers.mark},`}`
  /** An answer to what was set aside does not wait for a person to decide. */
  const waitsForNobody = ({ answers }: ArrivedMail): boolean =>
    answers !== null && (setAside.includes(idOf(answers)) || waitsForNobody(answers))
  const marked = marksIn(entries.filter(({ kind }) => kind === 'mail'))
  const firsts = new Map(mails.map((mail) => [mail, mail.sameAs ?? mail]))
  const groups = grouped(mails, (mail) => firsts.get(mail) ?? mail)

  /** What the mail, or one that is the same, became. */
  const workedOf = (first: ArrivedMail): readonly LedgerRow[] =>
    (groups.get(first) ?? [first]).flatMap((mail) => {
      const row = rowOf(mail)
      return row !== undefined && row.ticketId !== null && row.state !== 'ignored' ? [row] : []
    })

  return mails.flatMap((mail): string[] => {
    const row = rowOf(mail)
    if (!row) return [`No row of ${told(mail)}`]
    if (!DONE.includes(row.state) || row.dueAt !== null) {
      return [
        `${told(mail)} has no outcome: ${row.state} ${row.errorCode ?? ''}, due ${row.dueAt?.toISOString() ?? 'never'}`,
      ]
    }
    if (row.markError !== null) return [`${told(mail)} was not marked in its mailbox`]
    if (mail.sameAs !== null || !EXPECTED.has(mail.sort)) return []
    const worked = workedOf(mail)
    const [one] = worked
    if (one === undefined || worked.length !== 1)
      return [`${told(mail)} became ${worked.length} things: ${describe(worked)}`]
    const ticket = ticketById.get(one.ticketId ?? '')
    if (!ticket) return [`The ticket of ${told(mail)} is not there`]
    const found = marked.get(mail.mark) ?? []
    const isReply = mail.answers !== null || mail.ticketNumber !== null
    if (!isReply) {
      if (one.state !== 'ticket') return [`${told(mail)} became no ticket: ${one.state}`]
      return found.length === 0 && ticket.text.includes(mail.mark)
        ? []
        : [`The text of ${told(mail)} is not in its ticket alone`]
    }
    const wanted =
      mail.answers === null ? mail.ticketNumber : numberOf(workedOf(firsts.get(mail.answers) ?? mail.answers))
    if (ticket.number !== wanted && waitsForNobody(mail)) return []
    if (ticket.number !== wanted) return [`${told(mail)} is in #${ticket.number}, not in #${wanted ?? '?'}`]
    if (found.length !== 1 || found[0]?.ticketId !== ticket._id)
      return [`${told(mail)} is ${found.length} entries of #${ticket.number}`]
    return []
  })

  function numberOf([row]: readonly LedgerRow[]): number | null {
    return ticketById.get(row?.ticketId ?? '')?.number ?? null
  }
}

const EXPECTED: ReadonlySet<ArrivedMail['sort']> = new Set(['new', 'reply', 'huge'])

function describe(rows: readonly LedgerRow[]): string {
  return rows.map(({ _id, state }) => `${state} ${_id}`).join(', ')
}

/** By the mark that each text holds. */
export function marksIn(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  return grouped(entries, ({ text }) => /\b[A-Z]{4,6}\d{4,5}[EM]\b/u.exec(text)?.[0] ?? '')
}

function checkTickets({ tickets, rows, entries, ticketById }: Remains, now: Date): string[] {
  const begun = grouped(
    [...rows.values()].filter(({ state }) => state === 'ticket'),
    ({ ticketId }) => ticketId,
  )
  const numbers = new Set(tickets.map(({ number }) => number))
  return [
    ...(numbers.size === tickets.length ? [] : [`${tickets.length} tickets have ${numbers.size} numbers`]),
    ...entries.flatMap(({ _id, ticketId }) => (ticketById.has(ticketId) ? [] : [`Entry ${_id} belongs to no ticket`])),
    ...tickets.flatMap(({ _id, number, outbox, deliveryLease }) => [
      ...((begun.get(_id) ?? []).length === 1 ? [] : [`#${number} has ${(begun.get(_id) ?? []).length} first mails`]),
      ...outbox.map(
        (item) =>
          `#${number} still has to send: ${item.kind}, ${item.parked?.code ?? 'not parked'}, ${item.attempts} attempts`,
      ),
      ...(deliveryLease === null || deliveryLease.until <= now ? [] : [`#${number} is held`]),
    ]),
  ]
}

/** An acknowledgement leaves once for each ticket, a closing email once for each time that it is said; each is in the timeline. */
function checkAutomatic({ graph }: World, { tickets, entries }: Remains): string[] {
  const sent = ADDRESSES.flatMap((address) => graph.sent(address)).flatMap(
    ({ raw }) => /^x-frontdesk-automatic: *(\S+)/imu.exec(raw.toString('latin1'))?.[1] ?? [],
  )
  const sentBy = grouped(sent, (ticketId) => ticketId)
  const said = grouped(
    entries.filter(({ phrase }) => phrase?.key === 'events.mailSent'),
    ({ ticketId }) => ticketId,
  )
  return tickets.flatMap(({ _id, number }) => {
    const inTimeline = said.get(_id) ?? []
    const acknowledged = inTimeline.filter(({ phrase }) => JSON.stringify(phrase).includes('acknowledgement')).length
    const left = (sentBy.get(_id) ?? []).length
    return [
      ...(acknowledged > 1 ? [`#${number} was acknowledged ${acknowledged} times`] : []),
      ...(left === inTimeline.length
        ? []
        : [`#${number} sent ${left} automatic emails, and says ${inTimeline.length}`]),
    ]
  })
}

function checkAlarms({ alarms }: Remains): string[] {
  // That of a sweep ends after a quiet day: a page that lies leaves one.
  const over = alarms.filter(({ kind }) => kind !== 'sweep-differences')
  return over.map(({ _id }) => `An alarm is open: ${_id}`)
}
