// The one table of commands: it makes the parser, the help card and the manifest's command lists.
import { claimInstallation } from '../app/people/claim-installation.ts'
import { isClaimed } from '../app/organisations/installation-facts.ts'
import { isOnlyCustomer } from '../app/customers/list-my-tickets.ts'
import { openTicketForm } from '../app/customers/open-ticket-form.ts'
import { findTicketByNumber } from '../app/tickets/find-ticket.ts'
import { showMailLog } from '../app/intake/mail-log.ts'
import { showMenu } from '../app/show-menu.ts'
import { noteLook } from '../app/tickets/note-look.ts'
import { placeOf } from '../app/tickets/ticket-access.ts'
import { orderButton } from '../app/views/order-view.ts'
import { showTicket } from '../app/tickets/show-ticket.ts'
import { whoAmI } from '../app/people/who-am-i.ts'
import type { CardView, CommandButton, HelpView } from '../app/views/card-view.ts'
import { InvalidInputError, RefusedError } from '../domain/errors.ts'
import { may, rootsOf } from '../domain/organisation/rights.ts'
import { orderedNumber, readOrder } from '../domain/ticket/thread-order.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import { phrase, say } from '../texts/say.ts'
import type { TextKey } from '../texts/texts.ts'
import { AUDIT_COMMANDS } from './rooms/audit-commands.ts'
import { CATALOGUE_COMMANDS } from './rooms/catalogue-commands.ts'
import { CONNECT_COMMANDS } from './rooms/connect-commands.ts'
import { CHANNEL_COMMANDS } from './rooms/channel-commands.ts'
import { MAIL_COMMANDS } from './rooms/mail-commands.ts'
import { CONFIGURATION_COMMANDS } from './rooms/configuration-commands.ts'
import type { Command, OneAnswer, Scope, TurnContext } from './command.ts'
import {
  commandCalled,
  MOST_NAME_WORDS,
  shownName,
  titleOf,
  usageOf,
  whatOf,
  type CommandName,
} from './command-words.ts'
import { customerHelp, MY_TICKETS, wordBack } from './customer-words.ts'
import { DOCTOR_COMMANDS } from './rooms/doctor-commands.ts'
import { NOTIFY_COMMANDS } from './rooms/notify-room.ts'
import { ORGANISATION_COMMANDS } from './rooms/organisation-commands.ts'
import { resolved, toOne } from './answer-privately.ts'
import { servedHere } from './served-here.ts'
import { asCommand, smallTalk } from './small-talk.ts'
import { PEOPLE_COMMANDS } from './rooms/people-commands.ts'
import { PRIVACY_COMMANDS } from './rooms/privacy-commands.ts'
import { TICKET_LIST_COMMANDS } from './rooms/ticket-list-commands.ts'
import { SUPPORT_MAIL_COMMANDS } from './rooms/support-mail-commands.ts'

const BOTH: readonly Scope[] = ['personal', 'team']

export const COMMANDS: readonly Command[] = [
  ...TICKET_LIST_COMMANDS,
  {
    name: 'ticket',
    takes: 'number',
    scopes: BOTH,
    right: null,
    run: async (turn, rest) => {
      const ticket = await findTicketByNumber(turn.deps, turn.actor, servedHere(turn), numberOf(rest))
      await noteLook(turn.deps, turn.actor, ticket)
      return await showHere(turn, ticket)
    },
  },
  {
    name: 'new ticket',
    toOne: 'alone',
    scopes: ['personal'],
    right: null,
    run: async ({ deps, actor }, rest) => {
      const typed = { text: rest, categoryId: null, serviceTypeId: null }
      return await openTicketForm(deps, actor, { key: deps.newId(), typed, error: null })
    },
  },
  {
    name: 'configure',
    toOne: 'alone',
    scopes: BOTH,
    right: 'configure',
    run: (turn) => showMenu(turn.deps, turn.actor, servedHere(turn)),
  },
  ...SUPPORT_MAIL_COMMANDS,
  ...MAIL_COMMANDS,
  ...CATALOGUE_COMMANDS,
  ...CHANNEL_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...ORGANISATION_COMMANDS,
  ...CONNECT_COMMANDS,
  ...CONFIGURATION_COMMANDS,
  ...AUDIT_COMMANDS,
  ...PRIVACY_COMMANDS,
  ...DOCTOR_COMMANDS,
  {
    name: 'mail log',
    toOne: 'alone',
    scopes: BOTH,
    right: 'see-mail-log',
    run: (turn, rest) => showMailLog(turn.deps, turn.actor, servedHere(turn), pageOf(rest)),
  },
  ...NOTIFY_COMMANDS,
  {
    name: 'whoami',
    toOne: 'alone',
    scopes: BOTH,
    right: null,
    run: (turn) => whoAmI(turn.deps, turn.actor),
  },
  { name: 'claim', takes: 1, scopes: ['personal'], right: null, run: claim },
  {
    name: 'help',
    toOne: 'here',
    scopes: BOTH,
    right: null,
    run: (turn) => helpView(turn),
  },
]

/**
 * Runs what was typed; what is no command gets the help card, which says so. Throws `RefusedError` to those who lack the right. What is
 * for whoever asked, in a channel, is run when it is told to them.
 */
export async function runCommand(turn: TurnContext, text: string): Promise<CardView | OneAnswer> {
  const parsed = parseCommand(asCommand(text))
  if (!parsed) {
    const said = smallTalk(text, turn.actor.name)
    return said === null && text.trim() !== '' ? await answerOrder(turn, text) : await help(turn, said ?? undefined)
  }
  const { command, rest } = parsed
  const run = async (answering: TurnContext): Promise<CardView | OneAnswer> => {
    if (command.right !== null && rootsOf(turn.actor.memberships, command.right).length === 0) throw notForYou(command)
    return await command.run(answering, rest)
  }
  if (isToAll(turn) || command.toOne === undefined) return await run(turn)
  const { toOne: how } = command
  return toOne({ asked: asShown(text), mayBeRead: how === 'here', inChat: how === 'in-chat', answer: run })
}

/** What was typed in a personal chat, or as if it were. */
export async function runInChat(turn: TurnContext, text: string): Promise<CardView> {
  const chatting = { ...turn, channel: null }
  const view = await runCommand(chatting, text)
  return 'toOne' in view ? await resolved(chatting, view) : view
}

/** Whether there is nobody here, or nobody else, whom the answer would not concern. */
function isToAll(turn: TurnContext): boolean {
  return turn.channel === null || turn.privately
}

function help(turn: TurnContext, lead?: string): Promise<CardView> | OneAnswer {
  const show = (answering: TurnContext): Promise<CardView> => helpView(answering, lead)
  return isToAll(turn) ? show(turn) : toOne({ asked: shownName('help'), mayBeRead: true, answer: show })
}

/** Whether `runCommand` answers more than that it did not understand. */
export function isUnderstood(turn: Pick<TurnContext, 'actor'>, text: string): boolean {
  const isOrder = readOrder(text) !== null && orderedNumber(text) !== null
  return isOrder || parseCommand(asCommand(text)) !== null || smallTalk(text, turn.actor.name) !== null
}

/** `close 12` shows the ticket and says which button does it; what is no order, or not theirs to give, is not understood. */
async function answerOrder(turn: TurnContext, text: string): Promise<CardView | OneAnswer> {
  const order = readOrder(text)
  if (order === null || rootsOf(turn.actor.memberships, 'work-tickets').length === 0) {
    return await help(turn, say('commands.notUnderstood'))
  }
  const number = orderedNumber(text)
  if (number === null) return await help(turn, say('commands.whichOne'))
  const ticket = await findTicketByNumber(turn.deps, turn.actor, servedHere(turn), number)
  const { title } = orderButton(order, ticket)
  const notice = say('commands.byButton', { button: title })
  return await showHere(turn, ticket, may(turn.actor.memberships, 'work-tickets', placeOf(ticket)) ? notice : undefined)
}

function notForYou({ name, right }: Command): RefusedError {
  const key: TextKey = right === 'work-tickets' ? 'commands.forAgents' : 'commands.forAdministrators'
  return new RefusedError({
    message: `'${name}' was asked for without '${right}'`,
    forPerson: phrase(key, { command: shownName(name) }),
  })
}

/** The longest command name of any language that the text starts with, without regard to case and spaces, and what follows it. Linear in the text. */
export function parseCommand(text: string): { readonly command: Command; readonly rest: string } | null {
  const words = text.trim().split(/\s+/u)
  for (let length = Math.min(words.length, MOST_NAME_WORDS); length > 0; length -= 1) {
    const name = commandCalled(words.slice(0, length).join(' ').toLowerCase())
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (command) return { command, rest: words.slice(length).join(' ') }
  }
  return null
}

/**
 * Whether the text is a command and nothing else: where people talk to one another, `ticket 12 is the same thing` is none. What
 * follows its name must be as short as what it takes.
 */
export function isClearCommand(text: string): boolean {
  // `resolved` alone may be said of the ticket.
  const isList = /^\p{L}+$/u.test(text.trim())
  const parsed = parseCommand(isList ? text : asCommand(text))
  if (!parsed) return false
  const { command, rest } = parsed
  if (rest === '') return true
  if (command.name === 'tickets') return /^(?:page )?\S+$/iu.test(rest)
  if (command.takes === 'number') return /^#?\d+$/u.test(rest)
  return rest.replaceAll(/<at>[^<]*<\/at>/gu, '@').split(' ').length <= (command.takes ?? 0)
}

/** The first word in a chat or channel. */
export async function welcomeView(turn: TurnContext): Promise<CardView> {
  const isForCustomer = turn.channel === null && isOnlyCustomer(turn.actor) && (await isClaimed(turn.deps.documents))
  return isForCustomer
    ? { ...wordBack('greeting', turn.actor.name), title: say('chat.iAmFrontdesk') }
    : await helpView(turn, say('commands.welcome'))
}

/** What this person may ask, here. `lead`: what it begins with, where that is more than that here it is. */
export async function helpView(
  turn: Pick<TurnContext, 'actor' | 'channel' | 'deps'>,
  lead?: string,
): Promise<HelpView> {
  const scope: Scope = turn.channel ? 'team' : 'personal'
  const offered = COMMANDS.filter(
    ({ scopes, right, room }) =>
      scopes.includes(scope) && !room && (right === null || rootsOf(turn.actor.memberships, right).length > 0),
  )
  const claimed = await isClaimed(turn.deps.documents)
  if (claimed && scope === 'personal' && isOnlyCustomer(turn.actor)) return customerHelp(lead)
  return {
    card: 'help',
    lead: lead ?? say('commands.helpLead'),
    commands: offered
      .filter(({ name }) => name !== 'claim' || !claimed)
      .map(({ name, takes }) => ({
        usage: usageOf(name),
        what: whatOf(name),
        button: takes === undefined && name !== 'help' ? buttonFor(name) : null,
      })),
  }
}

/** What a requester sees of their ticket is for them alone. */
async function showHere(turn: TurnContext, ticket: Ticket, notice?: string): Promise<CardView | OneAnswer> {
  const show = async ({ deps, actor }: TurnContext): Promise<CardView> => await showTicket(deps, actor, ticket, notice)
  if (isToAll(turn) || may(turn.actor.memberships, 'see-tickets', placeOf(ticket))) return await show(turn)
  return toOne({ asked: `${shownName('ticket')} ${ticket.number}`, mayBeRead: false, answer: show })
}

function buttonFor(name: CommandName): CommandButton {
  return { title: titleOf(name), command: name }
}

/** What was typed, with the reader's own name of the command where a button sent the stable one. */
function asShown(text: string): string {
  const typed = text.trim()
  const found = parseCommand(typed)
  if (!found) return typed.toLowerCase() === MY_TICKETS ? say('commands.myTickets') : typed
  const { command, rest } = found
  const isStable = typed.toLowerCase().startsWith(command.name)
  const shown = shownName(command.name)
  return isStable && shown !== command.name ? `${shown} ${rest}`.trim() : typed
}

async function claim(turn: TurnContext, rest: string): Promise<CardView> {
  if (turn.channel) {
    throw new InvalidInputError({
      message: 'claim was typed in a channel',
      forPerson: phrase('commands.claimHere'),
    })
  }
  const root = await claimInstallation(turn.deps, turn.deps.claimCodes, turn.actor, rest)
  return {
    card: 'notice',
    tone: 'good',
    title: say('commands.claimed.title'),
    text: say('commands.claimed.text', { organisation: root.name }),
    facts: [],
    commands: [buttonFor('configure')],
  }
}

function pageOf(rest: string) {
  const [, page = 1, place = ''] = /^(?:(?:page|seite) )?(\d{1,6})(?: ((?:older|newer) \d.*))?$/iu.exec(rest) ?? []
  return { page: Math.max(1, Number(page)), place }
}

function numberOf(rest: string): number {
  const match = /^#?(\d{1,9})$/u.exec(rest)
  if (!match) {
    throw new InvalidInputError({
      message: 'ticket was asked for without a number',
      forPerson: phrase('commands.whichNumber'),
    })
  }
  return Number(match[1])
}
