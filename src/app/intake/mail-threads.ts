// Which ticket a Message-ID leads to: one small document for each, however many a ticket has.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { MailThread, Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'

type ThreadDeps = Pick<Deps['documents'], 'mailThreads'>

/** The Message-ID within its mailbox: mail of one mailbox never joins what came to another. */
export function threadKey(mailboxId: string, messageId: string): string {
  return `${mailboxId}/${messageId}`
}

/**
 * From now on replies to these mails lead to their tickets. A Message-ID that leads to a ticket already goes on doing so;
 * remembering it twice is remembering it once.
 */
export async function rememberThreads(
  documents: ThreadDeps & Pick<Deps['documents'], 'tickets'>,
  mailboxId: string,
  threads: readonly { readonly messageId: string | null; readonly ticketId: string }[],
): Promise<void> {
  const known = threads.flatMap(({ messageId, ticketId }) =>
    messageId === null ? [] : [{ _id: threadKey(mailboxId, messageId), ticketId }],
  )
  if (known.length === 0) return
  const added = new Set(await documents.mailThreads.insertNew(known))
  await replaceDeadEnds(
    documents,
    known.filter(({ _id }) => !added.has(_id)),
  )
}

/** Those that lead to a ticket which is not there, as in a copy taken while running, lead to these from now on. */
async function replaceDeadEnds(
  { mailThreads, tickets }: ThreadDeps & Pick<Deps['documents'], 'tickets'>,
  wanted: readonly MailThread[],
): Promise<void> {
  if (wanted.length === 0) return
  const found = await mailThreads.find({ _id: { $in: wanted.map(({ _id }) => _id) } })
  const alive = new Set(
    (await tickets.find({ _id: { $in: found.map(({ ticketId }) => ticketId) } })).map(({ _id }) => _id),
  )
  for (const { _id, ticketId } of found.filter((thread) => !alive.has(thread.ticketId))) {
    const target = wanted.find((thread) => thread._id === _id)
    if (target) await mailThreads.updateIf({ _id, ticketId }, { $set: { ticketId: target.ticketId } })
  }
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

/** The tickets that the Message-IDs lead to, by Message-ID. */
export async function ticketsByReference(
  { documents }: Pick<Deps, 'documents'>,
  mailbox: Mailbox,
  references: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  const ids = await findThreads(documents, mailbox._id, references)
  if (ids.size === 0) return new Map()
  const found = await documents.tickets.find({ _id: { $in: [...new Set(ids.values())] } })
  const tickets = new Map(found.map((ticket) => [ticket._id, ticket]))
  return new Map(
    [...ids].flatMap(([reference, id]) => {
      const ticket = tickets.get(id)
      return ticket ? [[reference, ticket] as const] : []
    }),
  )
}

/** The ticket that the first of them leads to which leads anywhere. */
export async function ticketByReference(
  deps: Pick<Deps, 'documents'>,
  mailbox: Mailbox,
  references: readonly string[],
): Promise<Ticket | null> {
  const found = await ticketsByReference(deps, mailbox, references)
  return references.flatMap((reference) => found.get(reference) ?? [])[0] ?? null
}
