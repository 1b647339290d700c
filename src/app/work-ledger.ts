// Ledger rows that are due become tickets, follow-ups or a recorded reason why not. Nothing is ever just gone.
import { FrontdeskError } from '../domain/errors.ts'
import { retryAt, type LedgerRow } from '../domain/ledger.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import type { Deps } from './deps.ts'
import { handleMails, type Outcome } from './handle-mails.ts'
import type { MailboxClient, ReadOutcome } from './ports/mailbox-provider.ts'
import { raiseAlarm } from './raise-alarm.ts'

type LedgerDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'settings' | 'wakeDelivery'>

/** How many mails are read and worked at once. */
const BATCH = 100

/** Works all rows of the mailbox that are due, oldest mail first. `keepLease` throws when the work is no longer ours. */
export async function workLedger(
  deps: LedgerDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  keepLease: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const rows = await deps.documents.ledger.find(
      { mailboxId: mailbox._id, dueAt: { $lte: deps.clock() } },
      { sort: { receivedAt: 1 }, limit: BATCH },
    )
    if (rows.length === 0) return
    await keepLease()
    await workBatch(deps, mailbox, client, rows)
  }
}

async function workBatch(
  deps: LedgerDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  rows: readonly LedgerRow[],
): Promise<void> {
  const read = new Map((await client.read(rows.map((row) => row.mailId))).map((outcome) => [outcome.id, outcome]))
  const outcomes = new Map<string, Outcome>()
  const mails = rows.flatMap((row) => {
    const answer = read.get(row.mailId)
    if (answer && 'mail' in answer) return [{ row, mail: answer.mail }]
    outcomes.set(row._id, unreadable(answer))
    return []
  })
  for (const [id, outcome] of await handleMails(deps, mailbox, mails)) outcomes.set(id, outcome)
  await Promise.all(rows.map((row) => record(deps, row, outcomes.get(row._id) ?? unreadable(undefined))))
  const given = rows.filter((row) => isGivenUp(row, outcomes.get(row._id), deps.clock()))
  if (given.length > 0) await raiseAlarm(deps, 'mails-failed', mailbox._id)
}

function unreadable(answer: ReadOutcome | undefined): Outcome {
  if (answer && 'gone' in answer) {
    return { state: 'ignored', reason: 'It was deleted or moved out of the mailbox before it could be read.' }
  }
  const error = answer && 'error' in answer ? answer.error : new Error('The mailbox answered without this mail')
  return { state: 'failed', error }
}

async function record(deps: LedgerDeps, row: LedgerRow, outcome: Outcome): Promise<void> {
  const now = deps.clock()
  const open = { _id: row._id, state: { $in: ['received', 'failed'] as const } }
  switch (outcome.state) {
    case 'later':
      await deps.documents.ledger.updateIf(open, { $set: { dueAt: outcome.at } })
      return
    case 'failed': {
      const attempts = row.attempts + 1
      deps.log.warn('A mail could not be worked', { ledgerId: row._id, attempts, error: outcome.error })
      await deps.documents.ledger.updateIf(open, {
        $set: {
          state: 'failed',
          reason:
            outcome.error instanceof FrontdeskError
              ? outcome.error.forPerson
              : 'It could not be worked for a reason that is in the log only.',
          errorCode: outcome.error instanceof FrontdeskError ? outcome.error.code : 'unexpected',
          attempts,
          dueAt: retryAt(attempts, now),
        },
      })
      return
    }
    case 'ignored':
      await deps.documents.ledger.updateIf(open, {
        $set: { state: 'ignored', reason: outcome.reason, errorCode: null, dueAt: null },
      })
      return
    case 'ticket':
    case 'follow-up':
      await deps.documents.ledger.updateIf(open, {
        $set: { state: outcome.state, ticketId: outcome.ticketId, reason: null, errorCode: null, dueAt: null },
      })
  }
}

function isGivenUp(row: LedgerRow, outcome: Outcome | undefined, now: Date): boolean {
  return outcome?.state === 'failed' && retryAt(row.attempts + 1, now) === null
}
