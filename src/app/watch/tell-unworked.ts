// Emails that could not become tickets: one alarm for each mailbox, which counts them as they are now.
import { TOLD_AFTER_TRIES, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Filter } from '../ports/documents.ts'
import { unworked } from '../intake/stuck-mails.ts'
import { tellTrouble, type AlarmDeps } from './raise-alarm.ts'

/** More are counted one mailbox at a time. */
const LOOK = 1000
/** `state` has an index; few are in this one. */
const STUCK: Filter<LedgerRow> = { state: 'failed', $or: [{ dueAt: null }, { attempts: { $gte: TOLD_AFTER_TRIES } }] }

/** Raises or redraws it for every mailbox that has such mails, also where whoever found them died before that was told. */
export async function tellUnworked(deps: AlarmDeps): Promise<void> {
  const rows = await deps.documents.ledger.find(STUCK, { limit: LOOK })
  for (const mailboxId of new Set(rows.map((row) => row.mailboxId))) {
    const own = rows.filter((row) => row.mailboxId === mailboxId)
    const [first] = own.toSorted((a, b) => a.seenAt.getTime() - b.seenAt.getTime() || a._id.localeCompare(b._id))
    if (!first || (await deps.documents.mailboxes.findOne({ _id: mailboxId })) === undefined) continue
    const count = rows.length < LOOK ? own.length : await deps.documents.ledger.count(unworked(mailboxId))
    const trouble = { count, since: first.seenAt, text: first.reason ?? '' }
    await tellTrouble(deps, { kind: 'mails-failed', mailboxId, channelId: null }, trouble)
  }
}
