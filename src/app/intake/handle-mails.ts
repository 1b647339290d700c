// What becomes of mails: first those that start something new, all at once; then those that refer to others, in order.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { createRuleMatcher } from '../../domain/mail/mail-rules.ts'
import { readingOf } from '../../domain/mail/reading.ts'
import { isSameMail } from '../../domain/mail/same-mail.ts'
import { answersEarlier } from '../../domain/mail/thread-mail.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import { phrase } from '../../texts/say.ts'
import { createTickets } from './create-tickets.ts'
import { followUp } from './follow-up.ts'
import type { MailDeps, Outcome, ReceivedMail } from './outcome.ts'
import { inStep } from '../in-step.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'

/** Decides and does it for each mail; answers by ledger id. A mail that fails costs the others nothing. */
export async function handleMails(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReceivedMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const repeated = await findRepeated(deps, mailbox, mails)
  const fresh: ReceivedMail[] = []
  const referring: ReceivedMail[] = []
  const own = ownAddresses(mailbox)
  const match = createRuleMatcher(policy.rules)
  for (const received of mails) {
    const { row, mail } = received
    const known = repeated.get(row._id)
    const reading = readingOf(
      classifyMail(mail, { ownAddresses: own }),
      match(mail),
      row.wanted,
      policy.settings.automatic,
    )
    if (known !== undefined) outcomes.set(row._id, known)
    else if (reading.kind === 'ignored') outcomes.set(row._id, { state: 'ignored', reason: reading.reason })
    else if (reading.bounce || reading.stray !== null || answersEarlier(mail)) referring.push(received)
    else fresh.push(received)
  }
  const made =
    fresh.length === 0
      ? []
      : await inStep(deps, 'create tickets', { facts: { mails: fresh.length } }, () =>
          createEach(deps, mailbox, policy, fresh),
        )
  for (const [id, outcome] of made) outcomes.set(id, outcome)
  for (const received of referring) {
    const outcome = await inStep(deps, 'follow up', { facts: { ledgerId: received.row._id } }, () =>
      followUp(deps, mailbox, policy, received).catch((error: unknown) => ({ state: 'failed' as const, error })),
    )
    outcomes.set(received.row._id, outcome)
  }
  return outcomes
}

/** All at once; when that fails, one by one, so that the one at fault costs the others nothing. */
async function createEach(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReceivedMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  try {
    return await createTickets(deps, mailbox, policy, mails)
  } catch (error) {
    // A store that is out of reach says nothing of any mail.
    if (error instanceof OutsideError && error.retryable) throw error
    const [only, ...others] = mails
    if (only && others.length === 0) return new Map([[only.row._id, { state: 'failed', error }]])
    const outcomes = new Map<string, Outcome>()
    for (const received of mails) {
      for (const [id, outcome] of await createEach(deps, mailbox, policy, [received])) outcomes.set(id, outcome)
    }
    return outcomes
  }
}

/**
 * Mails that are in the mailbox twice: same Message-ID, sender, subject and content as a row of about the same time. Migrations
 * and rules that copy make such doubles, with new ids. Answers what becomes of them by ledger id: nothing of their own, or
 * nothing yet as long as the first is still to be worked.
 */
async function findRepeated(
  deps: MailDeps,
  mailbox: Mailbox,
  mails: readonly ReceivedMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  const messageIds = mails.flatMap(({ row }) => (row.messageId === null ? [] : [row.messageId]))
  if (messageIds.length === 0) return new Map()
  const read = new Map(mails.map(({ row }) => [row._id, row]))
  const known = await deps.documents.ledger.find({ mailboxId: mailbox._id, messageId: { $in: messageIds } })
  const counting = known
    // What was read just now is there, whatever was said of it before.
    .filter((row) => read.has(row._id) || !(NOT_THERE.includes(row.errorCode ?? '') || isGivenUp(row)))
    .map((row) => read.get(row._id) ?? row)
    .toSorted(byAge)
  return new Map(
    mails.flatMap(({ row }) => {
      if (row.wanted) return []
      const first = counting.find((other) => byAge(other, row) < 0 && isSameMail(other, row) !== false)
      return first === undefined ? [] : [[row._id, isWorked(first) ? REPEATED : later(deps)] as const]
    }),
  )
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

/** Those that were worked come before those that were not; then the order of arrival. */
function byAge(a: LedgerRow, b: LedgerRow): number {
  return (
    Number(isWorked(b)) - Number(isWorked(a)) ||
    a.receivedAt.getTime() - b.receivedAt.getTime() ||
    (a._id < b._id ? -1 : 1)
  )
}
