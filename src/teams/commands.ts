// The one table of commands: it makes the parser, the help card and the manifest's command lists.
import { claimInstallation } from '../app/people/claim-installation.ts'
import { findTicketByNumber, listTickets } from '../app/tickets/list-tickets.ts'
import { showMailLog } from '../app/intake/mail-log.ts'
import { showMenu } from '../app/show-menu.ts'
import { showTicket } from '../app/tickets/show-ticket.ts'
import { whoAmI } from '../app/people/who-am-i.ts'
import type { CardView, CommandButton, HelpView } from '../app/views/card-view.ts'
import { InvalidInputError } from '../domain/errors.ts'
import { rootsOf } from '../domain/organisation/rights.ts'
import { AUDIT_COMMANDS } from './rooms/audit-commands.ts'
import { CATALOGUE_COMMANDS } from './rooms/catalogue-commands.ts'
import { CHANNEL_COMMANDS } from './rooms/channel-commands.ts'
import { MAIL_COMMANDS } from './rooms/mail-commands.ts'
import type { Command, Scope, TurnContext } from './command.ts'
import { ORGANISATION_COMMANDS } from './rooms/organisation-commands.ts'
import { servedHere } from './served-here.ts'
import { PEOPLE_COMMANDS } from './rooms/people-commands.ts'
import { SUPPORT_MAIL_COMMANDS } from './rooms/support-mail-commands.ts'

const BOTH: readonly Scope[] = ['personal', 'team']

export const COMMANDS: readonly Command[] = [
  {
    name: 'tickets',
    usage: 'tickets',
    what: 'The open tickets you may see',
    scopes: BOTH,
    right: null,
    run: (turn, rest) => listTickets(turn.deps, turn.actor, servedHere(turn), pageOf(rest)),
  },
  {
    name: 'ticket',
    usage: 'ticket 12',
    what: 'One ticket, with all its buttons',
    scopes: BOTH,
    right: null,
    run: async (turn, rest) =>
      await showTicket(
        turn.deps,
        turn.actor,
        await findTicketByNumber(turn.deps, turn.actor, servedHere(turn), numberOf(rest)),
      ),
  },
  {
    name: 'configure',
    usage: 'configure',
    what: 'Support Mail, Mail, Categories and Service Types',
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
  ...AUDIT_COMMANDS,
  {
    name: 'mail log',
    usage: 'mail log',
    what: 'What became of every mail, and why',
    scopes: BOTH,
    right: 'see-mail-log',
    run: (turn, rest) => showMailLog(turn.deps, turn.actor, servedHere(turn), pageOf(rest)),
  },
  {
    name: 'whoami',
    usage: 'whoami',
    what: 'Who you are to me, and your roles',
    scopes: BOTH,
    right: null,
    run: (turn) => whoAmI(turn.deps, turn.actor),
  },
  {
    name: 'claim',
    usage: 'claim CODE',
    what: 'Become the first administrator, with the code from the terminal',
    scopes: ['personal'],
    right: null,
    run: claim,
  },
  {
    name: 'help',
    usage: 'help',
    what: 'This list',
    scopes: BOTH,
    right: null,
    run: (turn) => Promise.resolve(helpView(turn, 'This is what you can ask me.')),
  },
]

/** Runs what was typed; what is no command gets the help card, which says so. */
export async function runCommand(turn: TurnContext, text: string): Promise<CardView> {
  const parsed = parseCommand(text)
  if (parsed) return await parsed.command.run(turn, parsed.rest)
  return helpView(
    turn,
    text.trim() === '' ? 'This is what you can ask me.' : 'I did not understand that. This is what you can ask me.',
  )
}

const MOST_WORDS = Math.max(...COMMANDS.map(({ name }) => name.split(' ').length))

/** The longest command name the text starts with, without regard to case and spaces, and what follows it. Linear in the text. */
export function parseCommand(text: string): { readonly command: Command; readonly rest: string } | null {
  const words = text.trim().split(/\s+/u)
  for (let length = Math.min(words.length, MOST_WORDS); length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ').toLowerCase()
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (command) return { command, rest: words.slice(length).join(' ') }
  }
  return null
}

/** What this person may ask, here. */
export function helpView(turn: Pick<TurnContext, 'actor' | 'channel'>, lead: string): HelpView {
  const scope: Scope = turn.channel ? 'team' : 'personal'
  return {
    card: 'help',
    lead,
    commands: COMMANDS.filter(
      ({ scopes, right, name, room }) =>
        scopes.includes(scope) &&
        !room &&
        (right === null || rootsOf(turn.actor.memberships, right).length > 0) &&
        (name !== 'claim' || turn.actor.memberships.length === 0),
    ).map(({ usage, what, name }) => ({
      usage,
      what,
      button: usage === name && name !== 'help' ? buttonFor(name) : null,
    })),
  }
}

function buttonFor(name: string): CommandButton {
  return { title: name.charAt(0).toUpperCase() + name.slice(1), command: name }
}

async function claim(turn: TurnContext, rest: string): Promise<CardView> {
  if (turn.channel) {
    throw new InvalidInputError({
      message: 'claim was typed in a channel',
      forPerson: 'Others can read this here. Claim the installation in our personal chat instead.',
    })
  }
  const root = await claimInstallation(turn.deps, turn.deps.claimCodes, turn.actor, rest)
  return {
    card: 'notice',
    tone: 'good',
    title: 'You are the first administrator',
    text: `You administer ${root.name} and everything below it. Next: link a channel for the ticket cards, then connect a mailbox.`,
    facts: [],
    commands: [{ title: 'Configure', command: 'configure' }],
  }
}

function pageOf(rest: string): number {
  const match = /^(?:page )?(\d{1,6})$/u.exec(rest.toLowerCase())
  return match ? Number(match[1]) : 1
}

function numberOf(rest: string): number {
  const match = /^#?(\d{1,9})$/u.exec(rest)
  if (!match) {
    throw new InvalidInputError({
      message: 'ticket was asked for without a number',
      forPerson: 'Which ticket? Give its number, like this: ticket 12',
    })
  }
  return Number(match[1])
}
