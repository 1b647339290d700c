// Which mails are in the mailbox twice: the second one becomes nothing of its own.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { isSameMail } from '../../domain/mail/same-mail.ts'
import { phrase } from '../../texts/say.ts'
import { madeBefore } from './made-before.ts'
import type { MailDeps, Outcome, ReceivedMail } from './outcome.ts'

/**
 * Mails that are in the mailbox twice: same Message-ID, sender, subject and content as a row of about the same time. Migrations
 * and rules that copy make such doubles, with new ids. Answers what becomes of them by ledger id: nothing of their own, or
 * nothing yet as long as the first is still to be worked.
 */
export async function findRepeated(
  deps: MailDeps,
  mailbox: Mailbox,
  mails: readonly ReceivedMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  const messageIds = mails.flatMap(({ row }) => (row.messageId === null ? [] : [row.messageId]))
  if (messageIds.length === 0) return new Map()
  const read = new Map(mails.map(({ row }) => [row._id, row]))
  const known = await deps.documents.ledger.find({ mailboxId: mailbox._id, messageId: { $in: messageIds } })
  // One alone cannot be a copy: nothing more is asked for then.
  const unsure = known.length > new Set(messageIds).size ? known.filter((row) => !isWorked(row) || isGone(row)) : []
  const made = await madeBefore(deps, unsure)
  const counting = known
    // What was read just now is there, whatever was said of it before.
    .filter((row) => read.has(row._id) || made.has(row._id) || !(isGone(row) || isGivenUp(row)))
    .map((row) => ({ row: read.get(row._id) ?? row, isDone: made.has(row._id) || isWorked(row) }))
  return new Map(
    mails.flatMap(({ row }) => {
      // Whoever works it again finds what was made.
      if (row.wanted || made.has(row._id)) return []
      const firsts = counting.filter(
        (other) =>
          other.row._id !== row._id &&
          (other.isDone || isOlder(other.row, row)) &&
          isSameMail(other.row, row) !== false,
      )
      if (firsts.length === 0) return []
      return [[row._id, firsts.some(({ isDone }) => isDone) ? REPEATED : later(deps)] as const]
    }),
  )
}

function isGone({ errorCode }: LedgerRow): boolean {
  return NOT_THERE.includes(errorCode ?? '')
}

/** Of mails that the mailbox did not find: a copy that it does find counts for itself. */
const NOT_THERE = ['gone', 'not-found-yet']

const REPEATED: Outcome = {
  state: 'ignored',
  reason: phrase('log.reason.same'),
}

function later({ clock }: MailDeps): Outcome {
  return { state: 'later', at: new Date(clock().getTime() + 1000) }
}

function isWorked({ state }: LedgerRow): boolean {
  return state !== 'received' && state !== 'failed'
}

function isGivenUp({ state, dueAt }: LedgerRow): boolean {
  return state === 'failed' && dueAt === null
}

/** In the order of arrival. */
function isOlder(a: LedgerRow, b: LedgerRow): boolean {
  const ms = a.receivedAt.getTime() - b.receivedAt.getTime()
  return ms < 0 || (ms === 0 && a._id < b._id)
}
