// What is done with a message in a personal chat: customers are understood as they mean it, and agents' words may become a ticket, too.
import { answerOrNewView } from '../app/views/answer-or-new-view.ts'
import { isOnlyCustomer } from '../app/customers/list-my-tickets.ts'
import { openTicketForm } from '../app/customers/open-ticket-form.ts'
import { keepSentFiles } from '../app/customers/sent-files.ts'
import { ticketsToAnswer } from '../app/customers/tickets-to-answer.ts'
import { isClaimed } from '../app/organisations/installation-facts.ts'
import type { CardView, NoticeView } from '../app/views/card-view.ts'
import { viewButton } from '../app/views/view-button.ts'
import { say } from '../texts/say.ts'
import type { TurnContext } from './command.ts'
import { titleOf } from './command-words.ts'
import { helpView, isClearCommand, isUnderstood, runInChat } from './commands.ts'
import { afterNewTicket, customerHelp, readCustomerWords, wordBack } from './customer-words.ts'
import { asCommand } from './small-talk.ts'
import { namingFiles, type TypedMessage } from './typed-message.ts'

export async function answerInChat(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  // Until somebody administers it there is nobody who could help.
  if (!(await isClaimed(turn.deps.documents))) return await answerUnclaimed(turn, message)
  return isOnlyCustomer(turn.actor) ? await answerCustomer(turn, message) : await answerColleague(turn, message)
}

async function answerUnclaimed(turn: TurnContext, { command, text, files }: TypedMessage): Promise<CardView> {
  return text === '' && files.length > 0 ? noFiles() : await runInChat(turn, command)
}

async function answerCustomer(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  const { deps, actor } = turn
  const { command } = message
  const key = message.key ?? deps.newId()
  const files = await keptApart(turn, key, message)
  const request = afterNewTicket(message.text)
  if (request !== null) return await formFor(turn, key, request, files)
  const said = readCustomerWords(message.text)
  if (said === 'help') return customerHelp()
  if (said === 'words' && isClearCommand(asCommand(command))) return await runInChat(turn, command)
  if (said !== 'words' && message.files.length === 0) return wordBack(said, actor.name)
  const waiting = await ticketsToAnswer(deps, actor, message.text)
  return waiting.length > 0
    ? answerOrNewView(waiting, { text: namingFiles(message.text, files, 'chat'), key })
    : await formFor(turn, key, message.text, files)
}

/** As short as a command that was mistyped: the help comes first, with the ticket as an offer. */
const MOST_OFFERED = 500

async function answerColleague(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  const { command, text, links } = message
  if (text === '' && message.files.length > 0 && links.length === 0) return noFiles()
  const key = message.key ?? turn.deps.newId()
  const files = await keptApart(turn, key, message)
  const request = afterNewTicket(text)
  if (request !== null) return await formFor(turn, key, request, files)
  if ((text === '' && links.length === 0) || isUnderstood(turn, command)) return await runInChat(turn, command)
  if (text.length > MOST_OFFERED || message.files.length > 0) return await formFor(turn, key, text, files)
  const help = await helpView(turn, say('commands.notUnderstood'))
  const button = viewButton(say('chat.offer.button'), 'chat.new', { messageKey: key, text })
  return { ...help, offer: { text: say('chat.offer.text'), button } }
}

async function formFor(turn: TurnContext, key: string, text: string, unkept: readonly string[]): Promise<CardView> {
  const typed = { text: namingFiles(text, unkept, 'chat'), categoryId: null, serviceTypeId: null }
  const view = await openTicketForm(turn.deps, turn.actor, { key, typed, error: null })
  return unkept.length === 0 ? view : { ...view, banner: { tone: 'info', text: say('chat.unkept') } }
}

/** Keeps the links to what came along, and answers with the names of what cannot be kept: pictures, stickers, voices, cards. */
async function keptApart(turn: TurnContext, key: string, { files, links }: TypedMessage): Promise<readonly string[]> {
  await keepSentFiles(turn.deps, turn.actor._id, key, links)
  const kept = links.map(({ name }) => name)
  return files.filter((name) => !kept.includes(name))
}

function noFiles(): NoticeView {
  return {
    ...{ card: 'notice', tone: 'info', title: '', facts: [] },
    text: say('chat.noFiles'),
    commands: [{ title: titleOf('help'), command: 'help' }],
  }
}
