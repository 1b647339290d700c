// What Microsoft and Teams do not take because of a mailbox: said on its card, and tried again when a person asks.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { tryAgain } from '../delivery/try-again.ts'
import type { Deps } from '../deps.ts'
import { readTroubles, troubleText } from '../watch/read-troubles.ts'
import { unmarked } from '../intake/stuck-mails.ts'
import { say } from '../../texts/say.ts'

/** In words, one each; none when all is well. */
export async function mailboxTroubles(
  deps: Pick<Deps, 'documents' | 'clock'>,
  mailbox: Pick<Mailbox, '_id'>,
  zone: string,
): Promise<readonly string[]> {
  const [troubles, marks, example] = await Promise.all([
    readTroubles(deps, { mailboxId: mailbox._id }),
    deps.documents.ledger.count(unmarked(mailbox._id)),
    deps.documents.ledger.findOne(unmarked(mailbox._id)),
  ])
  const told = troubles
    .filter(({ mailboxId }) => mailboxId === mailbox._id)
    .map((trouble) => troubleText(trouble, trouble, deps.clock(), zone))
  if (marks === 0) return told
  return [...told, say('mailbox.unmarked', { count: marks, why: example?.markError ?? '' })]
}

/** Makes due what waits, and answers how much that was. */
export async function tryMailboxAgain(
  deps: Pick<Deps, 'documents' | 'clock' | 'wakeDelivery'>,
  mailbox: Pick<Mailbox, '_id'>,
): Promise<number> {
  let count = await tryAgain(
    deps,
    { $and: [{ $or: [{ mailboxId: mailbox._id }, { 'outbox.reply.mailboxId': mailbox._id }] }] },
    ({ kind }) => ['mail', 'reply', 'drop-reply', 'question', 'kin', 'entry'].includes(kind),
  )
  const due = { $set: { dueAt: deps.clock(), attempts: 0 } }
  while (await deps.documents.ledger.updateIf(unmarked(mailbox._id), due)) count += 1
  return count
}
