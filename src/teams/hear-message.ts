// What is done with a message to the bot: a command, a note or a reply under a ticket's card, or a question what is meant.
import { ticketOfThread } from '../app/tickets/card-threads.ts'
import { findTicketByNumber } from '../app/tickets/find-ticket.ts'
import { noteFromMessage } from '../app/tickets/note-from-message.ts'
import { mayBeShownIn, placeOf } from '../app/tickets/ticket-access.ts'
import { orderView, placingView, type Placing } from '../app/views/placing-view.ts'
import { ConflictError, InvalidInputError, RefusedError } from '../domain/errors.ts'
import { may } from '../domain/organisation/rights.ts'
import { copyIn } from '../domain/ticket/copies.ts'
import { orderedNumber, readOrder } from '../domain/ticket/thread-order.ts'
import { readThreadMessage } from '../domain/ticket/thread-message.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import { phrase, say } from '../texts/say.ts'
import type { ActionAnswer } from './action.ts'
import { alone, tellOne, toOne } from './answer-privately.ts'
import type { OneAnswer, TurnContext } from './command.ts'
import { shownName } from './command-words.ts'
import { isClearCommand, isUnderstood, runCommand } from './commands.ts'
import { answerInChat } from './hear-in-chat.ts'
import { noted, previewed, replyForm } from './rooms/placing-actions.ts'
import { servedHere } from './served-here.ts'
import { asCommand, smallTalk } from './small-talk.ts'
import { namingFiles, type TypedMessage } from './typed-message.ts'

/**
 * What is left to be said where it was asked: what is for whoever asked, refusals among it, is told to them. `null` where nothing is left.
 * Throws what the work throws in a personal chat.
 */
export async function answerHeard(turn: TurnContext, message: TypedMessage): Promise<ActionAnswer | null> {
  const { channel } = turn
  if (channel === null) return await answerInChat(turn, message)
  const answer = await answerMessage(turn, message).catch((error: unknown) => {
    const answer = (): never => {
      throw error
    }
    return toOne({ asked: shownName('help'), mayBeRead: true, answer })
  })
  if ('toOne' in answer) return await tellOne(turn, answer)
  return channel.isTargeted ? await tellOne(turn, alone(answer)) : answer
}

/** What is answered to everybody who reads where it was asked, or to whoever asked. */
async function answerMessage(turn: TurnContext, message: TypedMessage): Promise<ActionAnswer | OneAnswer> {
  const { command, text, files } = message
  if (turn.channel === null) throw new Error('A personal chat has ways of its own')
  // Nobody but the bot hears it: it is no talk among colleagues.
  const typed = command.replace(/^\//u, '')
  if (turn.channel.isTargeted && isUnderstood(turn, typed)) return await runCommand(turn, typed)
  if (isClearCommand(command) || (text === '' && files.length === 0)) return await runCommand(turn, command)
  const ticket = await ticketHere(turn, message)
  if (ticket) return await answerInThread(turn, message, ticket)
  const { linked } = turn.channel
  if (!linked || isClearCommand(asCommand(command)) || smallTalk(command, turn.actor.name) !== null)
    return await runCommand(turn, command)
  const place = await turn.deps.documents.organisations.findOne({ _id: linked.organisationId })
  const isAgent = place !== undefined && may(turn.actor.memberships, 'work-tickets', place)
  const ordered = isAgent && files.length === 0 ? await orderHere(turn, message) : null
  if (ordered) return ordered
  return await ask(turn, message, { reason: isAgent ? 'no-ticket' : 'no-agent', ticket: null, text, error: null })
}

/** `close 12` outside any thread. Throws `NotFoundError` for a ticket that is not there or not theirs to see. */
async function orderHere(turn: TurnContext, { text, key }: TypedMessage): Promise<ActionAnswer | null> {
  const { deps, actor } = turn
  const [order, number] = [readOrder(text), orderedNumber(text)]
  if (order === null || number === null) return null
  const ticket = await findTicketByNumber(deps, actor, servedHere(turn), number)
  if (!may(actor.memberships, 'work-tickets', placeOf(ticket)) || ticket.status === 'closed') return null
  return orderView({ order, text, ticket, writer: actor, key: key ?? deps.newId(), inThread: false })
}

/** The ticket under whose card it was written. Throws `RefusedError` where that may not be shown here any more. */
async function ticketHere(turn: TurnContext, message: TypedMessage): Promise<Ticket | undefined> {
  const { threadId, conversationId } = message
  if (threadId === null) return undefined
  const ticket = await ticketOfThread(turn.deps.documents, conversationId, threadId)
  if (!ticket || mayBeShownIn(ticket, servedHere(turn))) return ticket
  throw new RefusedError({
    message: `Ticket '${ticket._id}' may not be shown in this channel any more`,
    forPerson: phrase('chat.notServed'),
  })
}

async function answerInThread(turn: TurnContext, message: TypedMessage, ticket: Ticket): Promise<ActionAnswer> {
  const { deps, actor } = turn
  const meant = readThreadMessage(message.text, message.toColleague)
  if (meant.kind === 'small-talk' && message.files.length === 0) return { said: say('chat.welcomeInThread') }
  const typed = meant.kind === 'small-talk' ? message.text : meant.text
  const asking = { ticket, text: namingFiles(typed, message.files, 'thread'), error: null }
  const isOpenly = turn.channel?.isTargeted !== true
  if (!may(actor.memberships, 'work-tickets', placeOf(ticket))) {
    return await ask(turn, message, { ...asking, reason: 'no-agent' })
  }
  if (ticket.status === 'closed') return await ask(turn, message, { ...asking, reason: 'closed' })
  if (meant.kind === 'order' && message.files.length === 0) {
    return orderView({ ...meant, ticket, writer: actor, key: message.key ?? deps.newId(), inThread: isOpenly })
  }
  if (meant.kind === 'unclear') return await ask(turn, message, { ...asking, reason: 'unclear' })
  try {
    if (meant.kind === 'reply') {
      if (meant.text === '') return await replyForm(turn, ticket)
      const preview = await previewed(turn, ticket, meant.text, message.said)
      // Until it was sent, or could not be.
      if (message.said) deps.chat.mark(message.said.posted, 'heard')
      return preview
    }
    // Nobody else has read it: it is noted when they say so, and said in the thread then.
    if (!isOpenly)
      return await ask(turn, message, { ...asking, ticket: null, number: ticket.number, reason: 'refused' })
    const key = message.key ?? deps.newId()
    // Whoever reads in the ticket's own channel has not seen what was written in another one.
    const inThread = copyIn(ticket, message.conversationId) === undefined
    const after = await noteFromMessage(deps, actor, { ticketId: ticket._id, text: asking.text, key, inThread })
    return { said: noted(after, message.files.length) }
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof ConflictError)) throw error
    return await ask(turn, message, { ...asking, reason: 'refused', error: error.forPerson })
  }
}

async function ask(
  turn: TurnContext,
  message: TypedMessage,
  asked: Pick<Placing, 'reason' | 'text' | 'error'> & { readonly ticket: Ticket | null; readonly number?: number },
): Promise<ActionAnswer> {
  const organisationId = asked.ticket?.organisationId ?? turn.channel?.linked?.organisationId ?? ''
  const organisation = await turn.deps.documents.organisations.findOne({ _id: organisationId })
  return placingView({
    ...asked,
    organisation: organisation?.name ?? '',
    writer: turn.actor,
    key: message.key ?? turn.deps.newId(),
    number: asked.ticket === null ? String(asked.number ?? /#(\d{1,9})\b/u.exec(message.text)?.[1] ?? '') : '',
  })
}
