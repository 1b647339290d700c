// Ledger rows that are due become tickets, follow-ups or a recorded reason why not. Nothing is ever just gone.
import { FrontdeskError, OutsideError } from '../../domain/errors.ts'
import { retryAt, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { AfterRead } from '../../domain/mail/mail-settings.ts'
import { mailDigest } from '../../domain/mail/same-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { handleMails } from './handle-mails.ts'
import type { MailDeps, Outcome } from './outcome.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { markMails } from './mark-mails.ts'
import type { MailboxClient, ReadOutcome } from '../ports/mailbox-provider.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

/** How many rows one look takes: finding them takes time in proportion to all that wait. */
const LOOK = 1000
/** How many mails are read and worked at once. */
const BATCH = 100

/** Works all rows of the mailbox that are due, oldest mail first. `keepLease` throws when the work is no longer ours. */
export async function workLedger(
  deps: MailDeps,
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
  deps: MailDeps,
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
  const digests = new Map<string, string>()
  const mails = rows.flatMap((row) => {
    const answer = read.get(row.mailId)
    if (!answer || !('mail' in answer)) {
      outcomes.set(row._id, unreadable(answer, row))
      return []
    }
    const { mail } = answer
    digests.set(row._id, mailDigest(mail))
    if (isFromBefore(mailbox, row, mail.receivedAt)) {
      outcomes.set(row._id, { state: 'ignored', reason: 'It came before the moment from which the mailbox is read.' })
      return []
    }
    return [{ row: { ...row, digest: digests.get(row._id) ?? null }, mail }]
  })
  for (const [id, outcome] of await handleMails(deps, mailbox, policy, mails)) outcomes.set(id, outcome)
  await deps.documents.ledger.updateEach(
    rows.map((row) => ({
      filter: { _id: row._id, state: { $in: ['received', 'failed'] } },
      update: {
        $set: {
          ...recordOf(deps, row, outcomes.get(row._id) ?? unreadable(undefined, row), afterRead),
          digest: digests.get(row._id) ?? row.digest,
        },
      },
    })),
  )
  const given = rows.filter((row) => isGivenUp(row, outcomes.get(row._id), deps.clock()))
  if (given.length > 0) await raiseAlarm(deps, 'mails-failed', mailbox._id)
}

/**
 * Of a mail that only changed, a page of changes may not tell when it came; then its row was made with the time of the look.
 * Such a mail may be older than what is to be read.
 */
function isFromBefore({ startFrom }: Mailbox, row: LedgerRow, receivedAt: Date): boolean {
  const from = Math.floor(startFrom.getTime() / 1000) * 1000
  return !row.wanted && receivedAt.getTime() < from && row.receivedAt.getTime() >= from
}

/** "Not found" is believed at the last of these looks, minutes after the first: it is also answered for mails that are there. */
const LOOKS_BEFORE_GONE = 3

function unreadable(answer: ReadOutcome | undefined, row: LedgerRow): Outcome {
  if (answer && 'gone' in answer && row.attempts < LOOKS_BEFORE_GONE - 1)
    return { state: 'failed', error: notFound(row) }
  if (answer && 'gone' in answer) {
    const reason = 'It was deleted or moved out of the mailbox before it could be read.'
    return { state: 'ignored', reason, code: 'gone' }
  }
  const error = answer && 'error' in answer ? answer.error : new Error('The mailbox answered without this mail')
  return { state: 'failed', error }
}

function notFound({ _id }: LedgerRow): OutsideError {
  return new OutsideError({
    code: 'not-found-yet',
    message: `The mailbox says that the mail of row '${_id}' is not there; it is looked for again`,
    forPerson: 'The mailbox said that this mail is not there. It is looked for again.',
    retryable: true,
  })
}

function recordOf(deps: MailDeps, row: LedgerRow, outcome: Outcome, afterRead: AfterRead): Partial<LedgerRow> {
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
