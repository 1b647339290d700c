// One poll of one mailbox: pages of changes into the ledger, then the ledger's rows into tickets.
import { FrontdeskError, OutsideError } from '../../domain/errors.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import { afterPoll } from '../../domain/mailbox/notices.ts'
import { MAX_POLL_DELAY_MS, pollDelayMs, type Mailbox } from '../../domain/mailbox/mailbox.ts'
import { phrase, speakingTo } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { inStep } from '../in-step.ts'
import { heldAs, newLease } from '../new-lease.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import type { Step } from '../ports/telemetry.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { CursorLostError, type MailboxClient } from '../ports/mailbox-provider.ts'
import { tendMailbox } from '../support-mail/tend-mailbox.ts'
import { tellMailbox } from '../watch/watch-mailboxes.ts'
import { countDeath } from './count-death.ts'
import { createPageGuard } from './page-guard.ts'
import { newRow } from './new-row.ts'
import { sweepInbox } from './sweep-inbox.ts'
import { workLedger } from './work-ledger.ts'

type PollDeps = Pick<
  Deps,
  | 'documents'
  | 'clock'
  | 'newId'
  | 'log'
  | 'provider'
  | 'secrets'
  | 'settings'
  | 'allowedTenants'
  | 'chat'
  | 'workerId'
  | 'isStopping'
  | 'wakeDelivery'
  | 'domainNames'
  | 'meter'
  | 'tracer'
>

/** Those whose last poll failed, and all others. */
export type PollLane = 'running' | 'failing'

/** Takes one mailbox, of the lane where one is given, whose poll is due and that nobody else holds, and polls it. Answers whether there was one. */
export async function pollNextMailbox(deps: PollDeps, lane?: PollLane): Promise<boolean> {
  const taken = await takeDueMailbox(deps, lane)
  if (!taken) return false
  const began = deps.clock().getTime()
  const failed = taken.health.failuresInRow > 0
  if (failed) deps.meter?.repeated('poll')
  let mailbox = taken
  const poll = async (step: Step): Promise<void> => {
    const { organisationId } = mailbox
    const organisation = await deps.documents.organisations.findOne({ _id: organisationId })
    const speaker = await speakerFor(deps.documents, organisation ?? { _id: organisationId, path: [] })
    // What is written into the text of a mail stays as it is, whoever reads it.
    await speakingTo(speaker, async () => {
      await countDeath(deps, mailbox)
      const client = openMailbox(deps, mailbox)
      mailbox = await tendMailbox(deps, mailbox, client)
      const { newest, broken } = await recordPages(deps, mailbox, client, step).then(
        (found) => ({ newest: found, broken: null }),
        async (error: unknown) => ({ newest: null, broken: await recordNewest(deps, mailbox, client, error) }),
      )
      await workLedger(deps, mailbox, client, step, (rows) =>
        keepLease(deps, mailbox, { underWay: { by: deps.workerId, rows } }),
      )
      // Before all pages are known, whatever waits would look as if nobody had told of it.
      if (broken !== null) throw broken
      await sweepInbox(deps, mailbox, client, () => keepLease(deps, mailbox, { underWay: null }))
      await finish(deps, mailbox, null, newest)
    })
  }
  try {
    // Most polls find nothing, and nobody wants to read of them.
    await inStep(deps, 'poll', { quiet: true, facts: { mailboxId: mailbox._id } }, poll)
    deps.meter?.polled('ok', deps.clock().getTime() - began)
    if (failed) deps.log.info('A mailbox is read again', { mailboxId: mailbox._id })
  } catch (error) {
    // What the end of the process broke off is no failure of the mailbox.
    if (error instanceof LeaseLostError || deps.isStopping()) {
      await deps.documents.mailboxes.updateIf(heldAs(mailbox), { $set: { lease: null, underWay: null } })
      return true
    }
    deps.meter?.polled('failed', deps.clock().getTime() - began)
    const isNews = !failed || mailbox.health.lastError?.code !== describe(error).code
    deps.log[isNews ? 'warn' : 'debug']('Polling a mailbox failed', { mailboxId: mailbox._id, error })
    await finish(deps, mailbox, error)
  }
  return true
}

async function takeDueMailbox(deps: PollDeps, lane?: PollLane): Promise<Mailbox | undefined> {
  const now = deps.clock()
  return deps.documents.mailboxes.updateIf(
    {
      state: 'running',
      pollAt: { $lte: now },
      ...(lane === undefined ? {} : { 'health.failuresInRow': lane === 'running' ? 0 : { $gt: 0 } }),
      $or: [{ lease: null }, { 'lease.until': { $lte: now } }],
    },
    { $set: { lease: newLease(deps, deps.newId()), 'notices.told': false } },
  )
}

/** Another worker took over, the mailbox was paused or removed, or the process ends: whatever is left is no longer ours. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

async function keepLease(
  deps: PollDeps,
  mailbox: Mailbox,
  changes: Partial<Pick<Mailbox, 'cursor' | 'coveredRow' | 'underWay' | 'burst'>>,
): Promise<void> {
  const kept = await deps.documents.mailboxes.updateIf(
    // Somebody may have made it another mailbox meanwhile, which has other mails and another place in them.
    { ...heldAs(mailbox), address: mailbox.address, state: 'running' },
    { $set: { lease: newLease(deps, mailbox.lease?.owner), ...changes } },
  )
  if (deps.isStopping()) throw new LeaseLostError('The process ends')
  if (!kept) throw new LeaseLostError(`Mailbox '${mailbox._id}' is polled by somebody else now`)
}

/**
 * Every page becomes ledger rows first; only then is the page's link kept. A crash between the two repeats the page. Answers when the
 * newest mail that the ledger did not have was received.
 */
async function recordPages(deps: PollDeps, mailbox: Mailbox, client: MailboxClient, step: Step): Promise<Date | null> {
  let { cursor, coveredRow } = mailbox
  let newest: Date | null = null
  if (cursor !== null && coveredRow && !(await deps.documents.ledger.findOne({ _id: coveredRow }))) {
    deps.log.warn(
      'The place in the mailbox is newer than the ledger, as in a copy taken while running; a full round starts',
      {
        mailboxId: mailbox._id,
      },
    )
    cursor = coveredRow = null
  }
  const guard = createPageGuard()
  let told = mailbox.burst?.told ?? 0
  for (let more = true; more && !guard.isEnough();) {
    let trouble: OutsideError | null
    try {
      const place = cursor
      const page = await inStep(deps, 'read page', {}, () => client.changes(place, mailbox.startFrom))
      const rows = page.mails
        .filter((mail) => mail.receivedAt >= wholeSecond(mailbox.startFrom))
        .map((mail, index) => rowOf(deps, mailbox, mail, index))
      const fresh = await inStep(deps, 'record', { facts: { mails: rows.length } }, () =>
        deps.documents.ledger.insertNew(rows),
      )
      if (fresh.length > 0) step.keep()
      coveredRow = fresh.at(-1) ?? coveredRow
      told += fresh.length
      newest = newestOf(rows, fresh, newest)
      cursor = page.cursor
      more = page.more
      trouble = more ? guard.came(page.cursor) : null
    } catch (error) {
      if (!(error instanceof CursorLostError) || cursor === null) throw error
      deps.log.warn('The mailbox forgot our place; a full round starts', { mailboxId: mailbox._id })
      cursor = null
      trouble = guard.lost(error)
    }
    // Links that lead nowhere are not kept: a full round has new ones.
    if (trouble !== null) cursor = null
    await keepLease(deps, mailbox, { cursor, coveredRow, ...(told === 0 ? {} : { burst: { told } }) })
    if (trouble !== null) throw trouble
  }
  return newest
}

function newestOf(rows: readonly LedgerRow[], added: readonly string[], before: Date | null): Date | null {
  const isNew = new Set(added)
  const times = rows.filter(({ _id }) => isNew.has(_id)).map(({ receivedAt }) => receivedAt.getTime())
  return times.length === 0 ? before : new Date(Math.max(before?.getTime() ?? 0, ...times))
}

/** So many of the newest mails are looked at where the changes cannot be read. */
const NEWEST = 200

/**
 * Pages that cannot be had say nothing about the rest of the mailbox: what stands in its list is worked all the same. Answers with
 * the reason why the pages could not be had, which is still the outcome of the poll; throws it where nothing else can be had either.
 */
async function recordNewest(
  deps: PollDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  broken: unknown,
): Promise<OutsideError> {
  if (!(broken instanceof OutsideError) || !broken.retryable || broken.retryAfterMs !== null || deps.isStopping()) {
    throw broken
  }
  const heads = await client.newest({ since: mailbox.startFrom, limit: NEWEST }).catch((error: unknown) => {
    deps.log.info('Neither can the newest mails be listed', { mailboxId: mailbox._id, error })
    throw broken
  })
  // Why is told once, by whoever called.
  deps.log.debug('The changes of a mailbox cannot be read; its newest mails are', { mailboxId: mailbox._id })
  await deps.documents.ledger.insertNew([...heads].reverse().map((mail, index) => rowOf(deps, mailbox, mail, index)))
  await keepLease(deps, mailbox, {})
  return broken
}

/** Providers tell whole seconds: the mail that came in the second of the start is not lost. */
function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000)
}

function rowOf(deps: PollDeps, mailbox: Mailbox, mail: MailHead, index: number): LedgerRow {
  const now = deps.clock()
  // A page is in the order of arrival, which the whole seconds of `receivedAt` lose.
  return { ...newRow(mailbox, mail, now), seenAt: new Date(now.getTime() + index) }
}

async function finish(deps: PollDeps, mailbox: Mailbox, error: unknown, newest: Date | null = null): Promise<void> {
  const now = deps.clock()
  const current = await deps.documents.mailboxes.findOne(heldAs(mailbox))
  if (!current) return
  const failuresInRow = error === null ? 0 : current.health.failuresInRow + 1
  const asked = error instanceof OutsideError ? (error.retryAfterMs ?? 0) : 0
  const delay = Math.max(pollDelayMs(failuresInRow, deps.settings.pollIntervalMs), Math.min(asked, MAX_POLL_DELAY_MS))
  const { failingSince } = current.health
  const changed = error === null ? afterPoll(current.notices, newest, now) : {}
  const done = {
    lease: null,
    underWay: null,
    ...(error === null && current.burst ? { burst: null } : {}),
    health: {
      lastSuccessAt: error === null ? now : current.health.lastSuccessAt,
      lastErrorAt: error === null ? current.health.lastErrorAt : now,
      lastError: error === null ? null : describe(error),
      failuresInRow,
      failingSince: error === null ? null : failuresInRow === 1 ? now : (failingSince ?? null),
    },
    ...Object.fromEntries(Object.entries(changed).map(([field, value]) => [`notices.${field}`, value])),
  }
  const isRead = error === null ? { 'notices.told': false } : {}
  const rested = await deps.documents.mailboxes.updateIf(
    { ...heldAs(mailbox), ...isRead },
    { $set: { ...done, pollAt: new Date(now.getTime() + delay) } },
  )
  // What was told of meanwhile may have come too late for this poll: the next one stays due.
  const saved = rested ?? (await deps.documents.mailboxes.updateIf(heldAs(mailbox), { $set: done }))
  // Whoever dies before this is told by the watch. A poll that took place says nothing about silence.
  if (saved && error !== null) await tellMailbox(deps, saved, false)
}

function describe(error: unknown): NonNullable<Mailbox['health']['lastError']> {
  if (error instanceof OutsideError && error.retryable) {
    const isAskedToWait = error.retryAfterMs !== null || /429|throttl|toomany/iu.test(error.code)
    return { code: error.code, text: error.phrase, nature: isAskedToWait ? 'throttled' : 'passing' }
  }
  if (error instanceof FrontdeskError) return { code: error.code, text: error.phrase }
  return { code: 'unexpected', text: phrase('mailbox.unexpected') }
}
