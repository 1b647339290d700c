// What becomes of mails: first those that start something new, all at once; then those that refer to others, in order.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { createRuleMatcher } from '../../domain/mail/mail-rules.ts'
import { readingOf } from '../../domain/mail/reading.ts'
import { answersEarlier } from '../../domain/mail/thread-mail.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import { createTickets } from './create-tickets.ts'
import { findRepeated } from './find-repeated.ts'
import { followUp } from './follow-up.ts'
import { joinTogether } from './join-together.ts'
import type { MailDeps, Outcome, ReadMail, ReceivedMail } from './outcome.ts'
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
  const referring: ReadMail[] = []
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
    else if (reading.bounce || reading.stray !== null || answersEarlier(mail)) referring.push({ ...received, reading })
    else fresh.push(received)
  }
  const made =
    fresh.length === 0
      ? []
      : await inStep(deps, 'create tickets', { facts: { mails: fresh.length } }, () =>
          createEach(deps, mailbox, policy, fresh),
        )
  for (const [id, outcome] of made) outcomes.set(id, outcome)
  const joined =
    referring.length === 0
      ? []
      : await inStep(deps, 'follow up', { facts: { mails: referring.length } }, () =>
          joinEach(deps, mailbox, policy, referring),
        )
  for (const [id, outcome] of joined) outcomes.set(id, outcome)
  for (const received of referring) {
    if (outcomes.has(received.row._id)) continue
    const outcome = await inStep(deps, 'follow up', { facts: { ledgerId: received.row._id } }, () =>
      followUp(deps, mailbox, policy, received).catch((error: unknown) => ({ state: 'failed' as const, error })),
    )
    outcomes.set(received.row._id, outcome)
  }
  return outcomes
}

/** All at once; when that fails, they are left to be worked one by one, so that the one at fault costs the others nothing. */
async function joinEach(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReadMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  return (await allAtOnce(mails, () => joinTogether(deps, mailbox, policy, mails))) ?? new Map()
}

/** All at once; when that fails, one by one, so that the one at fault costs the others nothing. */
async function createEach(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReceivedMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  const together = await allAtOnce(mails, () => createTickets(deps, mailbox, policy, mails))
  if (together !== null) return together
  const outcomes = new Map<string, Outcome>()
  for (const received of mails) {
    for (const [id, outcome] of await createEach(deps, mailbox, policy, [received])) outcomes.set(id, outcome)
  }
  return outcomes
}

/** `null` where it failed and does not say at which of the mails. */
async function allAtOnce(
  mails: readonly ReceivedMail[],
  work: () => Promise<ReadonlyMap<string, Outcome>>,
): Promise<ReadonlyMap<string, Outcome> | null> {
  try {
    return await work()
  } catch (error) {
    // A store that is out of reach says nothing of any mail.
    if (error instanceof OutsideError && error.retryable) throw error
    const [only, ...others] = mails
    return only && others.length === 0 ? new Map([[only.row._id, { state: 'failed', error }]]) : null
  }
}
