// The sweep of an inbox: page by page, what lies there is compared with the ledger, so that no mail depends on the provider telling of it.
import { OutsideError } from '../../domain/errors.ts'
import { ledgerId } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import {
  isBeforeStart,
  isDue,
  isMissing,
  LOOKS_BACK_MS,
  MOST_MISSING,
  nextDue,
  PAGE_SIZE,
  PASS_EVERY_MS,
  SECOND_LOOK_MS,
  SMALLEST_PAGE,
  type Sweep,
} from '../../domain/mailbox/sweep.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { noteBefore, whichWereBefore } from './inbox-before.ts'
import { lookAgain } from './sweep-again.ts'
import { keepSweep, openSweep, type SweepDeps } from './sweep-place.ts'

/** One run takes no more pages, and begins none after so many milliseconds: it is a part of a poll, and others wait for theirs. */
const PAGES_PER_RUN = 3
const RUN_MS = 1000
/** After a page that the provider could not give. */
const REST_MS = 60_000

/**
 * Goes on with the sweep of a mailbox whose lease the caller holds, if that is due. `begin` is called before each call outside and
 * throws when the mailbox is no longer ours; nothing else of it can fail the poll that it is a part of. Answers when there is something
 * to do next, for `Mailbox.sweepAt`.
 */
export async function sweepInbox(
  deps: SweepDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  begin: () => Promise<void>,
): Promise<Date | null> {
  const began = deps.clock().getTime()
  let sweep = await openSweep(deps, mailbox)
  for (let page = 0; sweep && page < PAGES_PER_RUN; page += 1) {
    const now = deps.clock()
    const work = dueWork(sweep, now)
    if (work === null || now.getTime() - began > RUN_MS) break
    const current: Sweep = sweep
    await begin()
    try {
      sweep = await (work === 'again' ? lookAgain : readPage)(deps, mailbox, client, current)
    } catch (error) {
      // What the end of the process broke off is no failure.
      return deps.isStopping() ? null : nextOf(await putOff(deps, current, error))
    }
  }
  return nextOf(sweep)
}

/** Whether the sweep has something to do, as far as the mailbox says. */
export function isSweepDue({ sweepAt }: Pick<Mailbox, 'sweepAt'>, now: Date): boolean {
  return !sweepAt || isDue(sweepAt, PASS_EVERY_MS, now)
}

function nextOf(sweep: Sweep | undefined): Date | null {
  return sweep === undefined ? null : nextDue(sweep)
}

function dueWork(sweep: Sweep, now: Date): 'again' | 'page' | null {
  if (sweep.missing.some(({ lookAt }) => isDue(lookAt, SECOND_LOOK_MS, now))) return 'again'
  const hasRoom = sweep.missing.length + sweep.pageSize <= MOST_MISSING
  return hasRoom && isDue(sweep.dueAt, PASS_EVERY_MS, now) ? 'page' : null
}

async function readPage(
  deps: SweepDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  sweep: Sweep,
): Promise<Sweep | undefined> {
  const startedAt = (sweep.place === null ? null : sweep.startedAt) ?? deps.clock()
  const since = new Date(startedAt.getTime() - LOOKS_BACK_MS)
  const { mails, next } = await client.inbox({ place: sweep.place, since, limit: sweep.pageSize })
  const ids = mails.map(({ id }) => ledgerId(mailbox._id, id))
  const rows = new Map((await deps.documents.ledger.find({ _id: { $in: ids } })).map((row) => [row.mailId, row]))
  const missing = mails.filter(({ id }) => isMissing(rows.get(id)))
  const early = missing.filter(({ id, receivedAt }) => !rows.has(id) && isBeforeStart(receivedAt, mailbox.startFrom))
  if (!sweep.knowsBefore) await noteBefore(deps, mailbox, early)
  const usual = new Set(sweep.knowsBefore ? await whichWereBefore(deps, mailbox, early) : early)
  const now = deps.clock()
  const known = new Set(sweep.missing.map(({ mailId }) => mailId))
  const lookAt = new Date(now.getTime() + SECOND_LOOK_MS)
  const fresh = missing.filter((mail) => !usual.has(mail) && !known.has(mail.id))
  return await keepSweep(deps, sweep, {
    missing: [...sweep.missing, ...fresh.map(({ id }) => ({ mailId: id, lookAt }))],
    startedAt,
    place: next,
    ...(next === null
      ? {
          passedAt: now,
          knowsBefore: true,
          pageSize: PAGE_SIZE,
          dueAt: new Date(Math.max(now.getTime(), startedAt.getTime() + PASS_EVERY_MS)),
        }
      : { dueAt: now }),
  })
}

/** What cannot be given is asked for smaller, after a rest. The place is kept. */
async function putOff(deps: SweepDeps, sweep: Sweep, error: unknown): Promise<Sweep | undefined> {
  const asked = error instanceof OutsideError ? (error.retryAfterMs ?? 0) : 0
  const restMs = Math.min(Math.max(REST_MS, asked), PASS_EVERY_MS)
  deps.log.warn('The inbox could not be compared with the ledger; it is tried again', { mailboxId: sweep._id, error })
  const later = new Date(deps.clock().getTime() + restMs)
  return await keepSweep(deps, sweep, {
    dueAt: later,
    missing: sweep.missing.map((mail) => (mail.lookAt < later ? { ...mail, lookAt: later } : mail)),
    pageSize: Math.max(SMALLEST_PAGE, Math.floor(sweep.pageSize / 2)),
  })
}
