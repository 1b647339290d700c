// What the provider tells of changes becomes rows of the ledger, page by page; where it cannot, the newest mails of the list do.
import { OutsideError } from '../../domain/errors.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { inStep } from '../in-step.ts'
import { CursorLostError, type MailboxClient } from '../ports/mailbox-provider.ts'
import type { Step } from '../ports/telemetry.ts'
import { keepLease, type HoldDeps } from './hold-mailbox.ts'
import { newRow } from './new-row.ts'
import { createPageGuard } from './page-guard.ts'
import type { PollMemory } from './poll-memory.ts'

type RecordDeps = HoldDeps & Pick<Deps, 'log' | 'tracer'>

export interface Recorded {
  /** When the newest mail that the ledger did not have was received. */
  readonly newest: Date | null
  /** The place after a last page that brought nothing: it is kept with the end of the poll, which spares a write of its own. */
  readonly place: Partial<Pick<Mailbox, 'cursor' | 'coveredRow'>>
}

/** Every page becomes ledger rows first; only then is the page's link kept. A crash between the two repeats the page. */
export async function recordPages(
  deps: RecordDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  { memory, step }: { readonly memory: PollMemory; readonly step: Step },
): Promise<Recorded> {
  let { cursor, coveredRow } = mailbox
  let newest: Date | null = null
  if (cursor !== null && coveredRow && !(await isCovered(deps, mailbox, coveredRow, memory))) {
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
    let isNews = true
    try {
      const place = cursor
      const page = await inStep(deps, 'read page', {}, () => client.changes(place, mailbox.startFrom))
      const rows = page.mails
        .filter((mail) => mail.receivedAt >= wholeSecond(mailbox.startFrom))
        .map((mail, index) => rowOf(deps, mailbox, mail, index))
      const record = () => deps.documents.ledger.insertNew(rows)
      const fresh = rows.length === 0 ? [] : await inStep(deps, 'record', { facts: { mails: rows.length } }, record)
      isNews = fresh.length > 0
      if (isNews) step.keep()
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
    if (!isNews && !more) return { newest, place: { cursor, coveredRow } }
    // Links that lead nowhere are not kept: a full round has new ones.
    if (trouble !== null) cursor = null
    await keepLease(deps, mailbox, { cursor, coveredRow, ...(told === 0 ? {} : { burst: { told } }) })
    if (trouble !== null) throw trouble
  }
  return { newest, place: {} }
}

/** Only a restored copy holds a place without its rows, and whoever restores one starts anew: that is asked once an hour. */
async function isCovered(
  { documents, clock }: RecordDeps,
  { _id }: Mailbox,
  coveredRow: string,
  memory: PollMemory,
): Promise<boolean> {
  if (memory.isChecked(_id, clock())) return true
  const isThere = (await documents.ledger.findOne({ _id: coveredRow })) !== undefined
  if (isThere) memory.noteChecked(_id, clock())
  return isThere
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
export async function recordNewest(
  deps: RecordDeps,
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

function rowOf(deps: RecordDeps, mailbox: Mailbox, mail: MailHead, index: number): LedgerRow {
  const now = deps.clock()
  // A page is in the order of arrival, which the whole seconds of `receivedAt` lose.
  return { ...newRow(mailbox, mail, now), seenAt: new Date(now.getTime() + index) }
}
