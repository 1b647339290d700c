// What becomes of mails in the mailbox once they have their outcome. A failure of it costs the outcome nothing.
import { FrontdeskError } from '../../domain/errors.ts'
import { retryAt, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { AfterRead } from '../../domain/mail/mail-settings.ts'
import type { Deps } from '../deps.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

/** Rows that have their outcome and are due all the same: their mails are still to be marked, moved or labelled. */
export async function markMails(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  client: MailboxClient,
  afterRead: AfterRead,
  rows: readonly LedgerRow[],
): Promise<void> {
  const records = await Promise.all(rows.map((row) => mark(deps, client, afterRead, row)))
  await deps.documents.ledger.updateEach(
    rows.map((row, index) => ({ filter: { _id: row._id, state: row.state }, update: { $set: records[index] ?? {} } })),
  )
  const given = rows.filter((_row, index) => records[index]?.markError != null && records[index].dueAt === null)
  for (const mailboxId of new Set(given.map((row) => row.mailboxId))) {
    await raiseAlarm(deps, 'marks-refused', mailboxId)
  }
}

async function mark(
  deps: Pick<Deps, 'clock' | 'log'>,
  client: MailboxClient,
  { kind, name }: AfterRead,
  row: LedgerRow,
): Promise<Partial<LedgerRow>> {
  try {
    if (kind === 'mark-read') await client.markRead(row.mailId)
    if (kind === 'move') await client.move(row.mailId, name)
    if (kind === 'label') await client.label(row.mailId, name)
    return { markError: null, dueAt: null }
  } catch (error) {
    const attempts = row.attempts + 1
    const known = error instanceof FrontdeskError ? error : null
    // A refusal is believed once it was repeated: Graph has been seen to miss a mail that is there.
    const dueAt = retryAt(attempts, deps.clock())
    deps.log.warn('A mail could not be marked, moved or labelled', { ledgerId: row._id, attempts, kind, error })
    return { markError: known?.forPerson ?? 'The reason is in the log only.', attempts, dueAt }
  }
}
