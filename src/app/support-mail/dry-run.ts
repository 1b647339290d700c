// What starting a mailbox would bring: counted, without doing any of it.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { createRuleMatcher } from '../../domain/mail/mail-rules.ts'
import { mailReferences } from '../../domain/mail/thread-mail.ts'
import type { Deps } from '../deps.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { findThreads } from '../intake/mail-threads.ts'
import { openMailbox } from './open-mailbox.ts'

export type DryRunDeps = Pick<Deps, 'provider' | 'secrets' | 'documents' | 'settings'>

export interface DryRun {
  /** Mails since then; at most `MOST_COUNTED`. */
  readonly mails: number
  /** There may be more than were counted. */
  readonly isCapped: boolean
  /** How many of them, the newest, were looked into. */
  readonly looked: number
  /** How many of those would become tickets. */
  readonly tickets: number
}

const MOST_COUNTED = 500
/** Reading whole mails takes its time, and a person is waiting. */
const MOST_READ = 100

/** Throws `OutsideError`, `SecretUnreadableError`. */
export async function dryRun(deps: DryRunDeps, mailbox: Mailbox, since: Date): Promise<DryRun> {
  const client = openMailbox(deps, mailbox)
  const heads = await client.newest({ since, limit: MOST_COUNTED })
  const outcomes = await client.read(heads.slice(0, MOST_READ).map(({ id }) => id))
  const mails = outcomes.flatMap((outcome) => ('mail' in outcome ? [outcome.mail] : []))
  const { rules } = await readMailPolicy(deps, mailbox)
  const ruleFor = createRuleMatcher(rules)
  const answered = await findThreads(deps.documents, mailbox._id, mails.flatMap(mailReferences))
  return {
    mails: heads.length,
    isCapped: heads.length >= MOST_COUNTED,
    looked: mails.length,
    tickets: countTickets(
      mails.filter((mail) => ruleFor(mail)?.outcome.kind !== 'ignore'),
      ownAddresses(mailbox),
      [...answered.keys()],
    ),
  }
}

/**
 * Mails that a machine wrote make none, answers to another of these, or to a mail that has a ticket, join that one's, and
 * copies count once.
 */
export function countTickets(
  mails: readonly Mail[],
  own: readonly string[],
  withTicket: readonly string[] = [],
): number {
  const written = mails.filter((mail) => classifyMail(mail, { ownAddresses: own }).kind === 'normal')
  const known = new Set([...withTicket, ...written.map(({ messageId }) => messageId)])
  const starting = written.filter((mail) => !mailReferences(mail).some((id) => id !== mail.messageId && known.has(id)))
  const same = ({ id, messageId, from, subject }: Mail) =>
    messageId === null ? id : JSON.stringify([messageId, from?.address, subject])
  return new Set(starting.map(same)).size
}
