// What is done with a message in a personal chat: customers are understood as they mean it, and agents' words may become a ticket, too.
import { answerOrNewView } from '../app/views/answer-or-new-view.ts'
import { isOnlyCustomer } from '../app/customers/list-my-tickets.ts'
import { openTicketForm } from '../app/customers/open-ticket-form.ts'
import { ticketsToAnswer } from '../app/customers/tickets-to-answer.ts'
import { isClaimed } from '../app/people/claim-installation.ts'
import type { CardView, NoticeView } from '../app/views/card-view.ts'
import { viewButton } from '../app/views/view-button.ts'
import type { TurnContext } from './command.ts'
import { helpView, isClearCommand, parseCommand, runCommand } from './commands.ts'
import { afterNewTicket, customerHelp, readCustomerWords, wordBack } from './customer-words.ts'
import { asCommand, smallTalk } from './small-talk.ts'
import type { TypedMessage } from './typed-message.ts'

export async function answerInChat(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  // Until somebody administers it there is nobody who could help.
  if (!(await isClaimed(turn.deps.documents))) return await answerUnclaimed(turn, message)
  return isOnlyCustomer(turn.actor) ? await answerCustomer(turn, message) : await answerColleague(turn, message)
}

async function answerUnclaimed(turn: TurnContext, { command, text, files }: TypedMessage): Promise<CardView> {
  return text === '' && files.length > 0 ? NO_FILES : await runCommand(turn, command)
}

async function answerCustomer(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  const { deps, actor } = turn
  const { command, files } = message
  const key = message.key ?? deps.newId()
  const request = afterNewTicket(message.text)
  if (request !== null) return await formFor(turn, key, withFiles(request, files))
  const said = readCustomerWords(message.text)
  if (said === 'help') return customerHelp()
  if (said === 'words' && isClearCommand(asCommand(command))) return await runCommand(turn, command)
  if (said !== 'words' && files.length === 0) return wordBack(said, actor.name)
  const text = withFiles(message.text, files)
  const waiting = await ticketsToAnswer(deps, actor, message.text)
  return waiting.length > 0 ? answerOrNewView(waiting, { text, key }) : await formFor(turn, key, text)
}

/** As short as a command that was mistyped: the help comes first, with the ticket as an offer. */
const MOST_OFFERED = 500

async function answerColleague(turn: TurnContext, message: TypedMessage): Promise<CardView> {
  const { command, text, files } = message
  if (text === '' && files.length > 0) return NO_FILES
  const key = message.key ?? turn.deps.newId()
  const request = afterNewTicket(text)
  if (request !== null) return await formFor(turn, key, withFiles(request, files))
  const isKnown = parseCommand(asCommand(command)) !== null || smallTalk(command, turn.actor.name) !== null
  if (text === '' || isKnown) return await runCommand(turn, command)
  const asked = withFiles(text, files)
  if (asked.length > MOST_OFFERED) return await formFor(turn, key, asked)
  const help = await helpView(turn, 'Sorry, I did not understand that. Here is what I can do for you.')
  const button = viewButton('Open a ticket', 'chat.new', { key, text: asked })
  return { ...help, offer: { text: 'Shall I open a ticket with this text?', button } }
}

async function formFor(turn: TurnContext, key: string, text: string): Promise<CardView> {
  const typed = { text, categoryId: null, serviceTypeId: null }
  return await openTicketForm(turn.deps, turn.actor, { key, typed, error: null })
}

/** What came along stays in the chat; the ticket says so. */
function withFiles(text: string, files: readonly string[]): string {
  if (files.length === 0) return text
  const names = files.slice(0, 10).map((name) => name.slice(0, 100))
  return `${text}\n\n[In the chat in Teams: ${names.join(', ')}${files.length > 10 ? ' and more' : ''}]`.trim()
}

const NO_FILES: NoticeView = {
  ...{ card: 'notice', tone: 'info', title: '', facts: [] },
  text: 'I cannot keep files or pictures from Teams. Tell me in words what you need, or send an email with the file.',
  commands: [{ title: 'Help', command: 'help' }],
}
