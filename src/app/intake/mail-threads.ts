// Which ticket a Message-ID leads to: one small document for each, however many a ticket has.
import type { Deps } from '../deps.ts'

type ThreadDeps = Pick<Deps['documents'], 'mailThreads'>

/** The Message-ID within its mailbox: mail of one mailbox never joins what came to another. */
export function threadKey(mailboxId: string, messageId: string): string {
  return `${mailboxId}/${messageId}`
}

/**
 * From now on replies to these mails lead to their tickets. A Message-ID that leads somewhere already goes on doing so;
 * remembering it twice is remembering it once.
 */
export async function rememberThreads(
  { mailThreads }: ThreadDeps,
  mailboxId: string,
  threads: readonly { readonly messageId: string | null; readonly ticketId: string }[],
): Promise<void> {
  const known = threads.flatMap(({ messageId, ticketId }) =>
    messageId === null ? [] : [{ _id: threadKey(mailboxId, messageId), ticketId }],
  )
  if (known.length > 0) await mailThreads.insertNew(known)
}

/** Ids of the tickets that the Message-IDs lead to, by Message-ID. */
export async function findThreads(
  { mailThreads }: ThreadDeps,
  mailboxId: string,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (messageIds.length === 0) return new Map()
  const keys = messageIds.map((messageId) => threadKey(mailboxId, messageId))
  const found = await mailThreads.find({ _id: { $in: keys } })
  return new Map(found.map(({ _id, ticketId }) => [_id.slice(threadKey(mailboxId, '').length), ticketId]))
}
