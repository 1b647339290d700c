// The message extension: tickets are found and shared in any chat, and messages become tickets.
import { z } from 'zod'
import { atField, createFromMessage, ticketOfMessage } from '../app/tickets/create-from-message.ts'
import { ticketsToShare } from '../app/tickets/find/tickets-to-share.ts'
import { ofAnotherTenant, requesterOfMessage, type MessageWriter } from '../app/tickets/message-requester.ts'
import { newTicketForm, startNewTicket, type NewTicketForm } from '../app/tickets/new-ticket-form.ts'
import { maySee } from '../app/tickets/ticket-access.ts'
import type { TeamMember } from '../app/people/invite-person.ts'
import type { CardView } from '../app/views/card-view.ts'
import { sharedTicketView } from '../app/views/shared-ticket-view.ts'
import { InvalidInputError } from '../domain/errors.ts'
import { cleanText } from '../domain/mail/clean-text.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import { phrase, say } from '../texts/say.ts'
import type { TextKey } from '../texts/texts.ts'
import { Entered, OptionalId } from './action.ts'
import { sharedTicketRow } from './cards/shared-ticket-card.ts'
import type { TurnContext } from './command.ts'
import { CREATE_TICKET, SEARCH_TICKETS } from './extension-commands.ts'
import type { ExtensionAnswer, HandedMessage, ReadExtension } from './wire/extension.ts'

/** Teams shows no more at once. */
const MOST_RESULTS = 25

export interface ExtensionTurn {
  readonly turn: TurnContext
  readonly renderCard: (view: CardView) => object
  /** Where the extension was opened, as Teams names it, without a thread. */
  readonly conversationId: string
  /** The tenant that whoever asks speaks from. */
  readonly tenantId: string
  /** What Teams tells of somebody where the message stands; `null` when it does not, or takes too long. */
  readonly readMember: (aadObjectId: string) => Promise<TeamMember | null>
}

/** Throws `FrontdeskError` to refuse. */
export async function answerExtension(at: ExtensionTurn, asked: ReadExtension): Promise<ExtensionAnswer> {
  if (asked.kind === 'query' && asked.commandId === SEARCH_TICKETS.id) return await search(at, asked)
  if (asked.kind === 'fetch' && asked.commandId === CREATE_TICKET.id) return await openForm(at, asked.message)
  if (asked.kind === 'submit' && asked.commandId === CREATE_TICKET.id) return await create(at, asked.data)
  throw new InvalidInputError({
    message: `The message extension has no command '${asked.commandId}' for '${asked.kind}'`,
    forPerson: phrase('extension.problem.unknown'),
  })
}

/** Says it where the person looks. */
export function toldBy({ kind }: Pick<ReadExtension, 'kind'>, text: string): ExtensionAnswer {
  return kind === 'query' ? { toldInList: text } : { toldInDialog: text }
}

async function search(
  { turn, renderCard }: ExtensionTurn,
  { words, skip }: Extract<ReadExtension, { kind: 'query' }>,
): Promise<ExtensionAnswer> {
  const found = skip > 0 ? [] : await ticketsToShare(turn.deps, turn.actor, words, MOST_RESULTS)
  if (found.length === 0) {
    const nothing = words.trim() === '' ? say('extension.search.none') : say('extension.search.nothing')
    return skip > 0 ? { results: [] } : { toldInList: nothing }
  }
  return {
    results: found.map((ticket) => {
      const view = sharedTicketView(ticket)
      return { card: renderCard(view), ...sharedTicketRow(view, ticket.requester.name) }
    }),
  }
}

async function openForm(at: ExtensionTurn, message: HandedMessage | null): Promise<ExtensionAnswer> {
  const { turn, tenantId, conversationId } = at
  const { writer, text } = readable(at, message)
  const origin = { conversationId, messageId: message?.id ?? '' }
  const made = await ticketOfMessage(turn.deps, origin)
  if (made) return await alreadyMade(turn, made)
  const typed = await startNewTicket(turn.deps, turn.actor, { writer: { ...writer, tenantId }, message: text })
  return await form(at, { origin, writer: { ...writer, tenantId }, typed, error: null })
}

/** Throws `InvalidInputError` for what no ticket can be made of. */
function readable({ turn }: ExtensionTurn, message: HandedMessage | null) {
  if (message === null) throw unusable('extension.problem.noMessage')
  if (message.deleted) throw unusable('extension.problem.deleted')
  const { author } = message
  if (!('aadObjectId' in author)) {
    throw unusable(author.kind === 'bot' ? 'extension.problem.app' : 'extension.problem.nobody')
  }
  if (author.kind === 'foreign') throw ofAnotherTenant(author)
  const text = cleanText(message.isHtml ? turn.deps.plainText(message.body) : message.body)
  if (text === '') throw unusable('extension.problem.noText')
  return { writer: { aadObjectId: author.aadObjectId, name: author.name }, text }
}

function unusable(why: TextKey): InvalidInputError {
  return new InvalidInputError({ message: 'No ticket can be made of a message', forPerson: phrase(why) })
}

async function form({ turn, renderCard }: ExtensionTurn, shown: NewTicketForm): Promise<ExtensionAnswer> {
  const view = await newTicketForm(turn.deps, turn.actor, shown)
  return { dialog: { title: say('extension.create.dialog'), card: renderCard(view) } }
}

const Submitted = z.object({
  conversationId: z.string().min(1).max(1000),
  messageId: z.string().min(1).max(200),
  writerId: z.string().min(1).max(200),
  writerName: z.string().max(1000).default(''),
  organisationId: z.string().max(200).default(''),
  subject: Entered,
  text: Entered,
  categoryId: OptionalId,
  serviceTypeId: OptionalId,
})

async function create(at: ExtensionTurn, data: unknown): Promise<ExtensionAnswer> {
  const { turn, tenantId, readMember } = at
  const parsed = Submitted.safeParse(data)
  if (!parsed.success) {
    throw unusable('extension.problem.form')
  }
  const { conversationId, messageId, writerId, writerName, ...typed } = parsed.data
  const origin = { conversationId, messageId }
  const writer: MessageWriter = { tenantId, aadObjectId: writerId, name: writerName }
  try {
    const { ticket, isNew } = await createFromMessage(turn.deps, turn.actor, origin, typed, () =>
      requesterOfMessage(turn.deps, writer, () => readMember(writerId)),
    )
    return isNew ? { toldInDialog: await createdText(turn, ticket) } : await alreadyMade(turn, ticket)
  } catch (error) {
    return await form(at, { origin, writer, typed, error: atField(error) })
  }
}

async function createdText({ deps }: TurnContext, { number, channelId }: Ticket): Promise<string> {
  const channel = channelId === null ? undefined : await deps.documents.channels.findOne({ _id: channelId })
  return channel
    ? say('extension.create.done', { number, channel: channel.name })
    : say('extension.create.doneWithoutCard', { number })
}

async function alreadyMade({ deps, actor }: TurnContext, ticket: Ticket): Promise<ExtensionAnswer> {
  // A made-up message id must not tell of tickets that are none of theirs.
  const isSeen = await maySee(deps, actor, ticket)
  return {
    toldInDialog: isSeen
      ? say('extension.create.already', { number: ticket.number })
      : say('extension.create.alreadyUnseen'),
  }
}
