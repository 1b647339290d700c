// Buttons of the personal chat that are pressed in a channel: nothing is done there, and what they open is opened in the personal chat.
import { say } from '../texts/say.ts'
import type { ActionAnswer, SaidAnswer } from './action.ts'
import { sendToChat } from './answer-privately.ts'
import type { TurnContext } from './command.ts'
import type { CommandName } from './command-words.ts'
import { runInChat } from './commands.ts'

/** These show something and change nothing. */
const OPENING = new Set([
  ...[
    'mailbox.list',
    'mailbox.open',
    'mailbox.form',
    'mailbox.choose-start',
    'mailbox.ask-read-again',
    'mailbox.ask-remove',
  ],
  ...['catalogue.open', 'catalogue.form', 'mail-settings.open', 'mail-settings.mailboxes', 'mail-settings.form'],
  ...[
    'mail-rules.open',
    'mail-rules.form',
    'mail-rules.confirm-remove',
    'people.open',
    'people.form',
    'people.ask-remove',
  ],
  ...['organisation.list', 'organisation.form', 'organisation.move-form', 'organisation.deactivate-form'],
  ...['audit.list', 'audit.narrow', 'privacy.open', 'privacy.form', 'privacy.person', 'ticket-views.list'],
  ...['connect.open', 'configuration.settings'],
  ...['channel.list', 'channel.also', 'channel.thread-notes', 'channel.confirm-unlink'],
  ...['mine.list', 'mine.find', 'mine.show', 'mine.read', 'mine.form'],
])

/** Where the others belong, by what their verb begins with. */
const ROOMS: Readonly<Record<string, CommandName>> = {
  mailbox: 'support mail',
  channel: 'channels',
  catalogue: 'configure',
  'mail-settings': 'mail',
  'mail-rules': 'mail',
  people: 'people',
  organisation: 'organisations',
  connect: 'connect tenant',
  configuration: 'settings',
  audit: 'audit',
  privacy: 'privacy',
  'ticket-views': 'tickets',
  notify: 'notify me',
  mine: 'tickets',
  chat: 'new ticket',
  mail: 'mail log',
}

/** Throws `FrontdeskError` to refuse; what was entered in a form goes nowhere. */
export async function openInChat(
  turn: TurnContext,
  verb: string,
  run: (turn: TurnContext) => Promise<ActionAnswer>,
): Promise<SaidAnswer> {
  const chatting = { ...turn, channel: null }
  const isOpened = OPENING.has(verb)
  const [area = ''] = verb.split('.')
  const view = isOpened ? await run(chatting) : await runInChat(chatting, ROOMS[area] ?? 'configure')
  if ('said' in view) return view
  const sent = await sendToChat(turn, () => Promise.resolve(view))
  if (sent === 'sent') return { said: say(isOpened ? 'commands.private.opened' : 'commands.private.nothingDone') }
  return { said: say(verb.startsWith('mine.') ? 'commands.private.mine' : 'commands.private.configure') }
}
