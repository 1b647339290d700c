// The figures that operators watch: what is waiting, what failed, how long a mailbox has been silent.
import { mailboxState, type MailboxState } from '../../domain/mailbox/mailbox-watch.ts'
import type { Deps } from '../deps.ts'
import { lookOf, type Polled } from './watch-mailboxes.ts'

export interface Figures {
  readonly openTickets: number
  /** Documents with something to send that is due. */
  readonly deliveriesDue: number
  /** Tickets with something that Teams or Exchange will not take. */
  readonly deliveriesParked: number
  readonly mailsWaiting: number
  /** Given up until a person tries again. */
  readonly mailsFailed: number
  readonly mailboxes: readonly {
    readonly address: string
    readonly state: string
    /** As its card says it. */
    readonly condition: MailboxState
    /** Seconds since the last successful poll; `null` when there was none. */
    readonly silentSeconds: number | null
  }[]
}

/** Nobody acts otherwise on more than that, and counting takes its time. */
const MOST = 100_000

/** Every count has an index of its own and stops at a hundred thousand. */
export async function readFigures(deps: Pick<Deps, 'documents' | 'clock'> & Polled): Promise<Figures> {
  const { documents, clock } = deps
  const now = clock()
  const [openTickets, deliveriesDue, deliveriesParked, mailsWaiting, mailsFailed, mailboxes] = await Promise.all([
    documents.tickets.count({ status: { $in: ['new', 'open', 'waiting'] } }, MOST),
    documents.tickets.count({ deliverAt: { $lte: now } }, MOST),
    documents.tickets.count({ 'outbox.parked.code': { $gte: '' } }, MOST),
    documents.ledger.count({ dueAt: { $lte: now } }, MOST),
    documents.ledger.count({ state: 'failed', dueAt: null }, MOST),
    documents.mailboxes.find({}),
  ])
  return {
    openTickets,
    deliveriesDue,
    deliveriesParked,
    mailsWaiting,
    mailsFailed,
    mailboxes: mailboxes.map((mailbox) => ({
      address: mailbox.address,
      state: mailbox.state,
      condition: mailboxState(mailbox, lookOf(deps)),
      silentSeconds:
        mailbox.health.lastSuccessAt === null
          ? null
          : Math.max(0, now.getTime() - mailbox.health.lastSuccessAt.getTime()) / 1000,
    })),
  }
}
