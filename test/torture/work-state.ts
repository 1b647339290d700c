// How much is still to be done, as the process that does it tells.
import { z } from 'zod'
import type { Documents } from '../../src/app/documents.ts'

export const WorkState = z.object({
  /** Rows of the mail log. */
  rows: z.number(),
  /** Those that are still to be worked. */
  unworked: z.number(),
  /** What is due by now, or under way. */
  busy: z.number(),
  /** What waits for a later time. */
  waiting: z.number(),
  /** The earliest of these times, in milliseconds since 1970. */
  nextAt: z.number().nullable(),
  /** Mailboxes that could not be read the last time. */
  failing: z.number(),
  /** Mailboxes that are to be looked through for drafts that came to nothing. */
  untended: z.number(),
  openAlarms: z.number(),
  /** Rows at which two processes died: a person decides about them. */
  setAside: z.array(z.string()),
})
export type WorkState = z.infer<typeof WorkState>

export async function readWorkState(documents: Documents, now: Date): Promise<WorkState> {
  const [rows, waitingRows, tickets, alarms, mailboxes, openAlarms, setAside] = await Promise.all([
    documents.ledger.count({}),
    documents.ledger.find({ dueAt: { $ne: null } }),
    documents.tickets.find({ deliverAt: { $ne: null } }),
    documents.alarms.find({ deliverAt: { $ne: null } }),
    documents.mailboxes.find({}),
    documents.alarms.count({ endedAt: null }),
    documents.ledger.find({ state: 'failed', dueAt: null }),
  ])
  const times = [
    ...waitingRows.flatMap(({ dueAt }) => dueAt ?? []),
    ...[...tickets, ...alarms].flatMap(({ deliverAt }) => deliverAt ?? []),
    ...mailboxes.flatMap(({ health, pollAt }) => (health.failuresInRow > 0 ? pollAt : [])),
  ].map((time) => time.getTime())
  const later = times.filter((time) => time > now.getTime() + SOON_MS)
  const held = [...tickets, ...alarms].filter(({ deliveryLease }) => deliveryLease !== null)
  return {
    rows,
    unworked: waitingRows.length,
    busy: times.length - later.length + held.length,
    waiting: later.length,
    nextAt: later.length === 0 ? null : Math.min(...later),
    failing: mailboxes.filter(({ health, cursor }) => health.failuresInRow > 0 || cursor === null).length,
    untended: mailboxes.filter(({ tendAt }) => tendAt <= now).length,
    openAlarms,
    setAside: setAside.map(({ _id }) => _id),
  }
}

const SOON_MS = 2000
