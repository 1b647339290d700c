// Ledger rows that are due become tickets, follow-ups or a recorded reason why not. Nothing is ever just gone.
import { FrontdeskError } from '../../domain/errors.ts'
import { retryAt, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { AfterRead } from '../../domain/mail/mail-settings.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { handleMails } from './handle-mails.ts'
import type { Outcome } from './outcome.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { markMails } from './mark-mails.ts'
import type { MailboxClient, ReadOutcome } from '../ports/mailbox-provider.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

type LedgerDeps = Pick<
  Deps,
  'documents' | 'clock' | 'newId' | 'log' | 'settings' | 'workerId' | 'isStopping' | 'wakeDelivery'
>

/** How many rows one look takes: finding them takes time in proportion to all that wait. */
const LOOK = 1000
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
      { sort: { receivedAt: 1 }, limit: LOOK },
    )
    if (rows.length === 0) return
    for (let at = 0; at < rows.length; at += BATCH) {
      await keepLease()
      await workBatch(deps, mailbox, client, rows.slice(at, at + BATCH))
    }
  }
}

async function workBatch(
  deps: LedgerDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  all: readonly LedgerRow[],
): Promise<void> {
  const policy = await readMailPolicy(deps, mailbox)
  const { afterRead } = policy.settings
  const marking = all.filter(({ state }) => state !== 'received' && state !== 'failed')
  if (marking.length > 0) await markMails(deps, client, afterRead, marking)
  const rows = marking.length === 0 ? all : all.filter((row) => !marking.includes(row))
  if (rows.length === 0) return
  const read = new Map((await client.read(rows.map((row) => row.mailId))).map((outcome) => [outcome.id, outcome]))
  // Reads that the end of the process broke off say nothing about their mails.
  if (deps.isStopping()) return
  const outcomes = new Map<string, Outcome>()
  const mails = rows.flatMap((row) => {
    const answer = read.get(row.mailId)
    if (answer && 'mail' in answer) return [{ row, mail: answer.mail }]
    outcomes.set(row._id, unreadable(answer))
    return []
  })
  for (const [id, outcome] of await handleMails(deps, mailbox, policy, mails)) outcomes.set(id, outcome)
  await deps.documents.ledger.updateEach(
    rows.map((row) => ({
      filter: { _id: row._id, state: { $in: ['received', 'failed'] } },
      update: { $set: recordOf(deps, row, outcomes.get(row._id) ?? unreadable(undefined), afterRead) },
    })),
  )
  const given = rows.filter((row) => isGivenUp(row, outcomes.get(row._id), deps.clock()))
  if (given.length > 0) await raiseAlarm(deps, 'mails-failed', mailbox._id)
}

function unreadable(answer: ReadOutcome | undefined): Outcome {
  if (answer && 'gone' in answer) {
    const reason = 'It was deleted or moved out of the mailbox before it could be read.'
    return { state: 'ignored', reason, code: 'gone' }
  }
  const error = answer && 'error' in answer ? answer.error : new Error('The mailbox answered without this mail')
  return { state: 'failed', error }
}

function recordOf(deps: LedgerDeps, row: LedgerRow, outcome: Outcome, afterRead: AfterRead): Partial<LedgerRow> {
  // A mail that is still to be marked stays due: the next look finds it, after a crash, too.
  const done = {
    errorCode: null,
    ...(afterRead.kind === 'leave' ? { dueAt: null } : { dueAt: deps.clock(), attempts: 0 }),
  }
  switch (outcome.state) {
    case 'later':
      return { dueAt: outcome.at }
    case 'failed': {
      const attempts = row.attempts + 1
      const { error } = outcome
      deps.log.warn('A mail could not be worked', { ledgerId: row._id, attempts, error })
      return {
        state: 'failed',
        reason:
          error instanceof FrontdeskError
            ? error.forPerson
            : 'It could not be worked for a reason that is in the log only.',
        errorCode: error instanceof FrontdeskError ? error.code : 'unexpected',
        attempts,
        dueAt: retryAt(attempts, deps.clock()),
      }
    }
    case 'ignored':
      return { ...done, state: 'ignored', reason: outcome.reason, errorCode: outcome.code ?? null }
    case 'ticket':
    case 'follow-up':
      return { ...done, state: outcome.state, ticketId: outcome.ticketId, reason: null }
  }
}

function isGivenUp(row: LedgerRow, outcome: Outcome | undefined, now: Date): boolean {
  return outcome?.state === 'failed' && retryAt(row.attempts + 1, now) === null
}
