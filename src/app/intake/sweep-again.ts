// The second look at what a sweep missed: what still lies in the inbox and still has no row is worked, or listed with its reason.
import { ledgerId, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { isDue, isMissing, SECOND_LOOK_MS, whyListed, withFound, type Sweep } from '../../domain/mailbox/sweep.ts'
import { phrase } from '../../texts/say.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { tellSweep } from '../watch/watch-sweeps.ts'
import { ignoredOn } from './ignored-lately.ts'
import { newRow } from './new-row.ts'
import { keepSweep, type SweepDeps } from './sweep-place.ts'

/** How many are looked for at once: with the Inbox itself they are one request to Microsoft. */
const LOOK = 19

/**
 * Doing it again changes nothing: a row says that the sweep made it, so that after a crash it is counted all the same, and once.
 * Answers with the sweep as it is then; `undefined` when somebody else went on with it.
 */
export async function lookAgain(
  deps: SweepDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  sweep: Sweep,
): Promise<Sweep | undefined> {
  const due = sweep.missing.filter(({ lookAt }) => isDue(lookAt, SECOND_LOOK_MS, deps.clock())).slice(0, LOOK)
  const ids = due.map(({ mailId }) => ledgerId(mailbox._id, mailId))
  const find = async () =>
    new Map((await deps.documents.ledger.find({ _id: { $in: ids } })).map((row) => [row.mailId, row]))
  const before = await find()
  const wanted = due.filter(({ mailId }) => isMissing(before.get(mailId))).map(({ mailId }) => mailId)
  const there = wanted.length === 0 ? [] : await client.inInbox(wanted)
  await repair(deps, mailbox, there, before)
  const found = [...(await find()).values()].flatMap(({ swept }) => swept ?? [])
  const now = deps.clock()
  const worked = found.filter((as) => as === 'worked').length
  const kept = await keepSweep(deps, sweep, {
    missing: sweep.missing.filter((mail) => !due.includes(mail)),
    ...withFound(sweep, { worked, listed: found.length - worked }, now),
  })
  if (kept && found.length > 0) {
    deps.log.warn('The inbox held mails that the ledger did not know, at a second look, too', {
      ...{ mailboxId: mailbox._id, worked, listed: found.length - worked, ledgerIds: ids },
    })
    await tellSweep(deps, kept)
  }
  return kept
}

async function repair(
  { documents, clock }: SweepDeps,
  mailbox: Mailbox,
  there: readonly MailHead[],
  before: ReadonlyMap<string, LedgerRow>,
): Promise<void> {
  const now = clock()
  const rows = there.map((mail) => foundRow(mailbox, mail, now))
  await documents.ledger.insertNew(rows.filter(({ mailId }) => !before.has(mailId)))
  // Those that were gone and came back. Nobody has worked them meanwhile.
  await documents.ledger.updateEach(
    rows
      .filter(({ mailId }) => before.has(mailId))
      .map(({ _id, state, reason, dueAt, swept, ...row }) => ({
        filter: { _id, state: 'ignored', errorCode: 'gone' },
        update: {
          $set: {
            ...{ state, reason, dueAt, errorCode: null, attempts: 0, seenAt: now },
            ...(swept === undefined ? {} : { swept }),
            ...(row.ignoredOn === undefined ? {} : { ignoredOn: row.ignoredOn }),
          },
        },
      })),
  )
}

function foundRow(mailbox: Mailbox, mail: MailHead, now: Date): LedgerRow {
  const row = newRow(mailbox, mail, now)
  const why = whyListed(mail.receivedAt, mailbox.startFrom, now)
  if (why === null) return { ...row, swept: 'worked' }
  const reason = phrase(why === 'before-start' ? 'log.reason.movedIn' : 'log.reason.foundLate')
  return { ...row, state: 'ignored', reason, dueAt: null, swept: 'listed', ignoredOn: ignoredOn(mailbox, now) }
}
