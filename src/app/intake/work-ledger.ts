// Ledger rows that are due become tickets, follow-ups or a recorded reason why not. Nothing is ever just gone.
import { FrontdeskError, OutsideError } from '../../domain/errors.ts'
import { isSuspect, retryAt, TOLD_AFTER_TRIES, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { AfterRead } from '../../domain/mail/mail-settings.ts'
import { mailDigest } from '../../domain/mail/same-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { phrase } from '../../texts/say.ts'
import { handleMails } from './handle-mails.ts'
import { ignoredOn } from './ignored-lately.ts'
import { madeBefore } from './made-before.ts'
import type { MailDeps, Outcome } from './outcome.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { markMails } from './mark-mails.ts'
import { inStep } from '../in-step.ts'
import type { MailboxClient, ReadOutcome } from '../ports/mailbox-provider.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

/** How many rows one look takes: finding them takes time in proportion to all that wait. */
const LOOK = 1000
/** How many mails are read and worked at once. */
const BATCH = 100

/** Writes down which rows are under way from now on; throws when the work is no longer ours. */
type Begin = (rowIds: readonly string[]) => Promise<void>

/**
 * Works all rows of the mailbox that are due, oldest mail first; those under suspicion at the end, each alone. Each batch runs within
 * `around`. Where nothing is due, that is one call of the store.
 */
export async function workLedger(
  deps: MailDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  begin: Begin,
  around: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  for (;;) {
    const rows = await deps.documents.ledger.find(
      { mailboxId: mailbox._id, dueAt: { $lte: deps.clock() } },
      { sort: { receivedAt: 1, seenAt: 1 }, limit: LOOK },
    )
    if (rows.length === 0) return
    for (const batch of batchesOf(rows)) {
      const step = { facts: { mails: batch.length } }
      await around(() => inStep(deps, 'work', step, () => workBatch(deps, mailbox, client, batch, begin)))
    }
  }
}

function batchesOf(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const others = rows.filter((row) => !isSuspect(row))
  const batches: (readonly LedgerRow[])[] = []
  for (let at = 0; at < others.length; at += BATCH) batches.push(others.slice(at, at + BATCH))
  return [...batches, ...rows.filter(isSuspect).map((row) => [row])]
}

async function workBatch(
  deps: MailDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  all: readonly LedgerRow[],
  begin: Begin,
): Promise<void> {
  const marking = all.filter(({ state }) => state !== 'received' && state !== 'failed')
  const rows = marking.length === 0 ? all : all.filter((row) => !marking.includes(row))
  await begin(rows.map(({ _id }) => _id))
  const policy = await readMailPolicy(deps, mailbox)
  const { afterRead } = policy.settings
  if (marking.length > 0) await markMails(deps, client, afterRead, marking)
  if (rows.length === 0) return
  const answers = await inStep(deps, 'read mails', {}, () => readRows(client, rows, begin))
  const read = new Map(answers.map((outcome) => [outcome.id, outcome]))
  // Reads that the end of the process broke off say nothing about their mails.
  if (deps.isStopping()) return
  const outcomes = new Map<string, Outcome>()
  const digests = new Map<string, string>()
  const mails = rows.flatMap((row) => {
    const answer = read.get(row.mailId)
    if (!answer || !('mail' in answer)) {
      outcomes.set(row._id, askedToWait(deps, answer) ?? unreadable(answer, row))
      return []
    }
    const { mail } = answer
    digests.set(row._id, mailDigest(mail))
    if (isFromBefore(mailbox, row, mail.receivedAt)) {
      outcomes.set(row._id, { state: 'ignored', reason: phrase('log.reason.early') })
      return []
    }
    return [{ row: { ...row, digest: digests.get(row._id) ?? null }, mail }]
  })
  for (const [id, outcome] of await handleMails(deps, mailbox, policy, mails)) outcomes.set(id, outcome)
  for (const [id, outcome] of await madeBefore(
    deps,
    rows.filter(({ _id }) => isGone(outcomes.get(_id))),
  )) {
    outcomes.set(id, outcome)
  }
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
  for (const row of rows) {
    const state = outcomes.get(row._id)?.state ?? 'failed'
    if (state !== 'later') deps.meter?.mailWorked(state)
    if (row.state === 'failed') deps.meter?.repeated('mail')
  }
  const isStuck = rows.some((row) => outcomes.get(row._id)?.state === 'failed' && row.attempts + 1 >= TOLD_AFTER_TRIES)
  if (isStuck) await raiseAlarm(deps, 'mails-failed', mailbox._id)
}

/**
 * Of a mail that only changed, a page of changes may not tell when it came; then its row was made with the time of the look.
 * Such a mail may be older than what is to be read.
 */
function isFromBefore({ startFrom }: Mailbox, row: LedgerRow, receivedAt: Date): boolean {
  const from = Math.floor(startFrom.getTime() / 1000) * 1000
  return !row.wanted && receivedAt.getTime() < from && row.receivedAt.getTime() >= from
}

/** So many mails in a row that cannot be read alone either say that it is not about them. */
const NOT_ABOUT_MAILS = 3
/** Whether one mail can cause it, by its size or what it holds: servers give up, hang and break off over it. */
function mayBeOneMail({ code, retryable, retryAfterMs }: OutsideError): boolean {
  return code === 'too-large' || (retryable && retryAfterMs === null)
}

/** All at once; when that fails, one by one, so that a mail at which reading stalls or breaks costs the others nothing. */
async function readRows(
  client: MailboxClient,
  rows: readonly LedgerRow[],
  begin: Begin,
): Promise<readonly ReadOutcome[]> {
  try {
    return await client.read(rows.map(({ mailId }) => mailId))
  } catch (error) {
    if (!(error instanceof OutsideError) || !mayBeOneMail(error)) throw error
    const [only, ...others] = rows
    if (only && others.length === 0) return [{ id: only.mailId, error }]
  }
  const outcomes: ReadOutcome[] = []
  let failed = 0
  for (const row of rows) {
    await begin([row._id])
    const [outcome] = await readRows(client, [row], begin)
    if (outcome) outcomes.push(outcome)
    failed += outcome && 'error' in outcome ? 1 : 0
    if (outcome && 'error' in outcome && failed === outcomes.length && failed === NOT_ABOUT_MAILS) throw outcome.error
  }
  await begin(rows.map(({ _id }) => _id))
  return outcomes
}

/** "Not found" is believed at the last of these looks, minutes after the first: it is also answered for mails that are there. */
const LOOKS_BEFORE_GONE = 3

/** A mailbox that wants to be left alone says nothing about this mail: that was no try. */
function askedToWait({ clock }: MailDeps, answer: ReadOutcome | undefined): Outcome | null {
  const error = answer && 'error' in answer ? answer.error : null
  if (!(error instanceof OutsideError) || !error.retryable || error.retryAfterMs === null) return null
  return { state: 'later', at: new Date(clock().getTime() + error.retryAfterMs) }
}

function unreadable(answer: ReadOutcome | undefined, row: LedgerRow): Outcome {
  if (answer && 'gone' in answer && row.attempts < LOOKS_BEFORE_GONE - 1)
    return { state: 'failed', error: notFound(row) }
  if (answer && 'gone' in answer) {
    const reason = phrase('log.reason.gone')
    return { state: 'ignored', reason, code: 'gone' }
  }
  const error = answer && 'error' in answer ? answer.error : new Error('The mailbox answered without this mail')
  return { state: 'failed', error }
}

function isGone(outcome: Outcome | undefined): boolean {
  return outcome?.state === 'ignored' && outcome.code === 'gone'
}

function notFound({ _id }: LedgerRow): OutsideError {
  return new OutsideError({
    code: 'not-found-yet',
    message: `The mailbox says that the mail of row '${_id}' is not there; it is looked for again`,
    forPerson: phrase('log.reason.notThereYet'),
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
      const errorCode = error instanceof FrontdeskError ? error.code : 'unexpected'
      const dueAt = retryAt(attempts, deps.clock())
      const isNews = errorCode !== row.errorCode || dueAt === null
      const facts = { ledgerId: row._id, attempts, givenUp: dueAt === null, error }
      deps.log[isNews ? 'warn' : 'debug']('A mail could not be worked', facts)
      return {
        state: 'failed',
        reason: error instanceof FrontdeskError ? error.phrase : phrase('log.reason.unexpected'),
        errorCode,
        attempts,
        dueAt,
      }
    }
    case 'ignored':
      return {
        ...{ ...done, state: 'ignored', reason: outcome.reason, errorCode: outcome.code ?? null },
        ignoredOn: ignoredOn({ _id: row.mailboxId }, deps.clock()),
      }
    case 'ticket':
    case 'follow-up':
      return { ...done, state: outcome.state, ticketId: outcome.ticketId, reason: null }
  }
}
