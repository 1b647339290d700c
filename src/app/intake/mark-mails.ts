// What becomes of mails in the mailbox once they have their outcome. A failure of it costs the outcome nothing.
import { FrontdeskError } from '../../domain/errors.ts'
import { retryAt, TOLD_AFTER_TRIES, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { AfterRead } from '../../domain/mail/mail-settings.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { MailboxClient, Marked } from '../ports/mailbox-provider.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

/** Rows that have their outcome and are due all the same: their mails are still to be marked, moved or labelled. */
export async function markMails(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'isStopping' | 'wakeDelivery'>,
  client: MailboxClient,
  afterRead: AfterRead,
  rows: readonly LedgerRow[],
): Promise<void> {
  const records = await Promise.all(rows.map((row) => mark(deps, client, afterRead, row)))
  // What the end of the process broke off stays due, and is not counted as a try.
  const done = rows.flatMap((row, index) => {
    const record = records[index]
    return record === undefined || (record.markError !== null && deps.isStopping()) ? [] : [{ row, record }]
  })
  await deps.documents.ledger.updateEach(
    done.map(({ row, record }) => ({ filter: { _id: row._id, state: row.state }, update: { $set: record } })),
  )
  const stuck = done.filter(({ record }) => record.markError != null && (record.attempts ?? 0) >= TOLD_AFTER_TRIES)
  for (const mailboxId of new Set(stuck.map(({ row }) => row.mailboxId))) {
    await raiseAlarm(deps, 'marks-refused', mailboxId)
  }
}

async function mark(
  deps: Pick<Deps, 'clock' | 'log'>,
  client: MailboxClient,
  { kind, name }: AfterRead,
  row: LedgerRow,
): Promise<Partial<LedgerRow>> {
  const attempts = row.attempts + 1
  try {
    const marked = await markBy(client, { kind, name }, row.mailId)
    // "Not found" is also said of mails that are there: it is believed at the third look.
    if (marked === 'gone' && attempts < LOOKS_BEFORE_GONE) return { attempts, dueAt: retryAt(attempts, deps.clock()) }
    return { markError: null, dueAt: null }
  } catch (error) {
    const known = error instanceof FrontdeskError ? error : null
    // A refusal may pass, too: rights are granted late, and services hiccup.
    const dueAt = retryAt(attempts, deps.clock())
    const isNews = attempts === 1 || dueAt === null
    const facts = { ledgerId: row._id, attempts, givenUp: dueAt === null, kind, error }
    deps.log[isNews ? 'warn' : 'debug']('A mail could not be marked, moved or labelled', facts)
    return { markError: known?.phrase ?? phrase('log.reason.unmarked'), attempts, dueAt }
  }
}

const LOOKS_BEFORE_GONE = 3

async function markBy(client: MailboxClient, { kind, name }: AfterRead, mailId: string): Promise<Marked> {
  switch (kind) {
    case 'leave':
      return 'done'
    case 'mark-read':
      return await client.markRead(mailId)
    case 'move':
      return await client.move(mailId, name)
    case 'label':
      return await client.label(mailId, name)
  }
}
