// Times of a future that is not: what was written while the clock was ahead is put right, so that nothing waits for it.
import type { Alarm } from '../../domain/alarm.ts'
import { SUBSCRIPTION_MS } from '../../domain/mailbox/notices.ts'
import { MAX_POLL_DELAY_MS, type Mailbox } from '../../domain/mailbox/mailbox.ts'
import { MAX_RETRY_DELAY_MS } from '../../domain/mailbox/ledger.ts'
import { withOutbox } from '../../domain/ticket/lanes.ts'
import type { Outbox } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'
import { LONGEST_WAIT_MS } from '../delivery/after-failure.ts'
import type { Collection, Filter, Update } from '../ports/documents.ts'

export type MendDeps = Pick<Deps, 'documents' | 'clock' | 'settings' | 'wakeDelivery'>

/** No limit counts over longer, and nothing else is looked at less often. */
const HOUR_MS = 3_600_000
/** The clocks of several machines differ by less. */
export const SKEW_MS = 60_000
const BATCH = 500
const EPOCH = new Date(0)

/**
 * Brings every time that is further ahead than it can be back to now. With `behindMs`, how far the clock was found to have gone
 * back, that is every time ahead at all; without, what is ahead of its own longest wait. Leases only lose what they have too
 * much. Doing it again changes nothing; several processes may do it at once.
 */
export async function mendTimes(deps: MendDeps, behindMs: number | null): Promise<void> {
  const { documents, settings, wakeDelivery } = deps
  const now = deps.clock()
  const after = (maxMs: number): Date => new Date(now.getTime() + (behindMs === null ? maxMs : 0))
  const leaseEnd = new Date(now.getTime() + settings.leaseMs)
  for (const mailbox of await documents.mailboxes.find(aheadOf())) await mendMailbox(mailbox)
  await mendLedger()
  await mendOutboxes(documents.tickets, (ticket, outbox) => ({ ...withOutbox(ticket, outbox), deliverAt: now }))
  await mendOutboxes(documents.alarms, (_alarm, outbox) => ({ outbox, deliverAt: now }))
  await mendOutboxes(documents.tenantInvitations, (_invitation, outbox) => ({ outbox, deliverAt: now }))
  await mendRecents()
  // What was told in that future would otherwise not be told again when its time comes.
  await documents.alarms.delete({ raisedAt: { $gt: after(SKEW_MS) }, endedAt: { $ne: null }, deliverAt: null })
  while (await documents.alarms.updateIf({ raisedAt: { $gt: after(SKEW_MS) } }, { $set: { raisedAt: now } }));
  while (await documents.typedSecrets.updateIf({ typedAt: { $gt: after(SKEW_MS) } }, { $set: { typedAt: now } }));
  while (await documents.organisations.updateIf({ movedAt: { $gt: after(SKEW_MS) } }, { $set: { movedAt: now } }));
  wakeDelivery()

  /** Those with any time that `mendMailbox` would change, at ten thousand as at ten. */
  function aheadOf(): Filter<Mailbox> {
    return {
      $or: [
        { pollAt: { $gt: after(Math.max(settings.pollIntervalMs, MAX_POLL_DELAY_MS)) } },
        { tendAt: { $gt: after(HOUR_MS) } },
        { 'notices.tendAt': { $gt: after(SUBSCRIPTION_MS) } },
        { 'lease.until': { $gt: leaseEnd } },
        ...['health.lastSuccessAt', 'health.lastErrorAt', 'health.failingSince', 'runningSince'].map((field) => ({
          [field]: { $gt: after(SKEW_MS) },
        })),
        { startedAt: { $gt: after(SKEW_MS) } },
        { startFrom: { $gt: after(SKEW_MS) } },
      ],
    }
  }

  async function mendMailbox(mailbox: Mailbox): Promise<void> {
    const { _id, pollAt, lease, health, startedAt, runningSince, startFrom } = mailbox
    const past = (time: Date) => new Date(Math.min(now.getTime(), time.getTime() - (behindMs ?? 0)))
    const set = async (field: string, value: Date | null, limit: Date, to: Date, more: object = {}) => {
      if (value === null || value <= limit) return
      await documents.mailboxes.updateIf({ _id, [field]: value }, { $set: { [field]: to, ...more } })
    }
    await set('pollAt', pollAt, after(Math.max(settings.pollIntervalMs, MAX_POLL_DELAY_MS)), now)
    await set('tendAt', mailbox.tendAt, after(HOUR_MS), now)
    await set('notices.tendAt', mailbox.notices.tendAt, after(SUBSCRIPTION_MS), now)
    await set('lease.until', lease?.until ?? null, leaseEnd, leaseEnd)
    await set('health.lastSuccessAt', health.lastSuccessAt, after(SKEW_MS), now)
    await set('health.lastErrorAt', health.lastErrorAt, after(SKEW_MS), now)
    await set('health.failingSince', health.failingSince ?? null, after(SKEW_MS), now)
    await set('runningSince', runningSince, after(SKEW_MS), now)
    if (startedAt !== null) await set('startedAt', startedAt, after(SKEW_MS), past(startedAt))
    // Mails that came since then were left alone: a new round brings them. How far the clock went back is known no better than it
    // is looked at: rather a mail too many than one too few. Whoever polls it right now goes by the old start, and must not write
    // down a place that is behind such mails.
    const from = new Date(past(startFrom).getTime() - (behindMs === null ? 0 : SKEW_MS))
    await set('startFrom', startFrom, after(SKEW_MS), from, { cursor: null, lease: null, underWay: null })
  }

  async function mendLedger(): Promise<void> {
    const waiting = { dueAt: { $gt: after(MAX_RETRY_DELAY_MS) } }
    await inBatches(
      () => documents.ledger.find(waiting, { limit: BATCH }),
      (rows) =>
        documents.ledger.updateEach(
          rows.map((row) => ({ filter: { _id: row._id, dueAt: row.dueAt }, update: { $set: { dueAt: now } } })),
        ),
    )
    const seen = { dueAt: { $gt: EPOCH }, seenAt: { $gt: after(SKEW_MS) } }
    await inBatches(
      () => documents.ledger.find(seen, { limit: BATCH }),
      (rows) =>
        documents.ledger.updateEach(
          rows.map((row) => ({ filter: { _id: row._id }, update: { $set: { seenAt: now } } })),
        ),
    )
  }

  async function mendOutboxes<T extends Outbox & Pick<Alarm, '_id' | 'revision'>>(
    of: Collection<T>,
    fieldsWith: (document: T, outbox: T['outbox']) => Partial<T>,
  ): Promise<void> {
    const limit = after(LONGEST_WAIT_MS)
    // One of several items may be what is too far ahead; looking into all that wait is for when there is cause.
    const late = behindMs === null ? { deliverAt: { $gt: limit } } : { 'outbox.nextAt': { $gt: limit } }
    await inBatches(
      () => of.find({ deliverAt: { $gt: EPOCH }, $and: [late] } as unknown as Filter<T>, { limit: BATCH }),
      (found) =>
        of.updateEach(
          found.map((document) => {
            const { _id, revision } = document
            const outbox = document.outbox.map((item) => (item.nextAt > limit ? { ...item, nextAt: now } : item))
            return {
              filter: { _id, revision } as unknown as Filter<T>,
              update: { $set: { ...fieldsWith(document, outbox), revision: revision + 1 } },
            }
          }),
        ),
    )
    const leased = { deliverAt: { $gt: EPOCH }, 'deliveryLease.until': { $gt: leaseEnd } } as unknown as Filter<T>
    await inBatches(
      () => of.find(leased, { limit: BATCH }),
      (found) =>
        of.updateEach(
          found.map(({ _id, deliveryLease }) => ({
            filter: { _id, 'deliveryLease.until': deliveryLease?.until } as unknown as Filter<T>,
            update: { $set: { 'deliveryLease.until': leaseEnd } } as unknown as Update<T>,
          })),
        ),
    )
  }

  async function mendRecents(): Promise<void> {
    const { recents } = documents
    // None expires before its last time.
    const ahead = { expiresAt: { $gt: after(SKEW_MS) }, 'times.at': { $gt: after(SKEW_MS) } }
    for (const { _id, times, expiresAt, revision } of await recents.find(ahead)) {
      const end = new Date(Math.min(expiresAt.getTime(), now.getTime() + HOUR_MS))
      const fields = { times: times.map((time) => (time.at > now ? { ...time, at: now } : time)), expiresAt: end }
      await recents.updateIf({ _id, revision }, { $set: fields, $inc: { revision: 1 } })
    }
  }
}

/** Until nothing is found, or nothing of what is found can be changed: somebody else is at it. */
async function inBatches<T>(find: () => Promise<T[]>, change: (found: T[]) => Promise<number>): Promise<void> {
  for (;;) {
    const found = await find()
    if (found.length === 0 || (await change(found)) === 0) return
  }
}
