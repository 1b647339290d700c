// By which ways the customer of a ticket can be answered, and which of them is theirs.
import { ConflictError } from '../../../domain/errors.ts'
import type { Mailbox } from '../../../domain/mailbox/mailbox.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { ChatRecipient } from '../../../domain/ticket/outbox.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { isRequesterNow, type IdentityDeps } from '../../people/requester-of.ts'
import { mailboxToReplyFrom } from './reply-from.ts'

export const REPLY_WAYS = ['chat', 'email'] as const
export type ReplyWay = (typeof REPLY_WAYS)[number]

/** At least one of `chat` and `mailbox` is there. */
export interface ReplyWays {
  /** Whose personal chat; `null` where the bot does not reach the requester. */
  readonly chat: ChatRecipient | null
  /** That an email would leave from; `null` where none can. */
  readonly mailbox: Mailbox | null
  /** Why no email can be sent; `null` where one can, or where none is expected. */
  readonly problem: ConflictError | null
  /** The way that the customer wrote last, whether it is open or not; the chat, where there is no address. */
  readonly proposed: ReplyWay
}

/** Whether a reply is worth offering; which ways are open is only asked when it is wanted. */
export function mayReply({ mailboxId, requester }: Pick<Ticket, 'mailboxId' | 'requester'>): boolean {
  return mayMail({ mailboxId, requester }) || requester.personId !== null
}

/** Throws `ConflictError`, with the reason, where there is none. */
export async function replyWays(deps: IdentityDeps, ticket: Ticket): Promise<ReplyWays> {
  const person = await reachedInChat(deps, ticket)
  const chat = person && { personId: person._id, name: person.name }
  const found = mayMail(ticket) ? await mailboxOr(deps, ticket) : null
  if (chat === null && found instanceof ConflictError) throw found
  const [mailbox, problem] = found instanceof ConflictError ? [null, found] : [found, null]
  if (chat === null && mailbox === null) {
    throw new ConflictError({
      message: `The requester of ticket '${ticket._id}' has neither an address nor a chat`,
      forPerson: phrase('reply.noWay'),
    })
  }
  const isChat = person !== null && (!mayMail(ticket) || (await isTheirs(deps, person, ticket)))
  return { chat, mailbox, problem, proposed: isChat ? 'chat' : 'email' }
}

function mayMail({ mailboxId, requester }: Pick<Ticket, 'mailboxId' | 'requester'>): boolean {
  return mailboxId !== null || requester.address !== ''
}

async function mailboxOr(deps: Pick<Deps, 'documents'>, ticket: Ticket): Promise<Mailbox | ConflictError> {
  try {
    return await mailboxToReplyFrom(deps, ticket)
  } catch (error) {
    if (error instanceof ConflictError) return error
    throw error
  }
}

async function reachedInChat(deps: IdentityDeps, ticket: Ticket): Promise<Person | null> {
  const { personId } = ticket.requester
  const person = personId === null ? undefined : await deps.documents.people.findOne({ _id: personId })
  if (!person?.teams || !(await isRequesterNow(deps, person, ticket))) return null
  return person
}

/** What they said they want, otherwise where they wrote. */
async function isTheirs(deps: Pick<Deps, 'documents'>, { newsBy }: Person, ticket: Ticket): Promise<boolean> {
  if (newsBy === 'chat' || newsBy === 'email') return newsBy === 'chat'
  return await wroteInTeams(deps, ticket)
}

/** Their last words, or those that the ticket began with. */
async function wroteInTeams(
  { documents }: Pick<Deps, 'documents'>,
  { lastMessage, outbox, originKey }: Ticket,
): Promise<boolean> {
  if (lastMessage === null) return originKey.startsWith('chat/')
  const waiting = outbox.find((item) => item.kind === 'entry' && item.entry._id === lastMessage.entryId)
  const entry =
    waiting?.kind === 'entry' ? waiting.entry : await documents.entries.findOne({ _id: lastMessage.entryId })
  return entry?.kind === 'message' && entry.by.personId !== null
}
