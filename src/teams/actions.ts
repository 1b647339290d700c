// The one table of card actions, by verb.
import { z } from 'zod'
import { retryMail, showMailLog } from '../app/intake/mail-log.ts'
import { treatAsTicket } from '../app/intake/treat-as-ticket.ts'
import { FrontdeskError, InvalidInputError } from '../domain/errors.ts'
import { phrase } from '../texts/say.ts'
import { action, type Action, type ActionAnswer } from './action.ts'
import { answerPress } from './answer-privately.ts'
import type { TurnContext } from './command.ts'
import { ALARM_ACTIONS } from './rooms/alarm-actions.ts'
import { AUDIT_ACTIONS } from './rooms/audit-actions.ts'
import { CATALOGUE_ACTIONS } from './rooms/catalogue-actions.ts'
import { CHANNEL_ACTIONS } from './rooms/channel-actions.ts'
import { CHAT_TICKET_ACTIONS } from './rooms/chat-ticket-actions.ts'
import { CONNECT_ACTIONS } from './rooms/connect-actions.ts'
import { CONFIGURATION_ACTIONS } from './rooms/configuration-actions.ts'
import { runCommand } from './commands.ts'
import { openInChat } from './private-verbs.ts'
import { MAIL_RULES_ACTIONS } from './rooms/mail-rules-actions.ts'
import { MAIL_SETTINGS_ACTIONS } from './rooms/mail-settings-actions.ts'
import { MY_TICKET_ACTIONS } from './rooms/my-ticket-actions.ts'
import { NOTIFY_ACTIONS } from './rooms/notify-room.ts'
import { ORGANISATION_ACTIONS } from './rooms/organisation-actions.ts'
import { servedHere } from './served-here.ts'
import { PLACING_ACTIONS } from './rooms/placing-actions.ts'
import { PEOPLE_ACTIONS } from './rooms/people-actions.ts'
import { PRIVACY_ACTIONS } from './rooms/privacy-actions.ts'
import { QUESTION_ACTIONS } from './rooms/question-actions.ts'
import { SHARED_TICKET_ACTIONS } from './rooms/shared-ticket-actions.ts'
import { SUPPORT_MAIL_ACTIONS } from './rooms/support-mail-actions.ts'
import { TICKET_LIST_ACTIONS, TICKET_VIEW_ACTIONS } from './rooms/ticket-list-actions.ts'
import { TICKET_ACTIONS } from './rooms/ticket-actions.ts'

const LedgerId = z.string().min(1).max(1000)

/** Linking is begun in the channel, where it is known which one is meant; all else about channels is a room. */
const { 'channel.link': linkChannel, ...CHANNEL_ROOM } = CHANNEL_ACTIONS

/** Configuration, and a customer's own tickets: answered in personal chats only, where nobody reads along. */
export const PRIVATE_ACTIONS: Readonly<Record<string, Action>> = {
  ...SUPPORT_MAIL_ACTIONS,
  ...CATALOGUE_ACTIONS,
  ...MAIL_SETTINGS_ACTIONS,
  ...MAIL_RULES_ACTIONS,
  ...PEOPLE_ACTIONS,
  ...ORGANISATION_ACTIONS,
  ...CONNECT_ACTIONS,
  ...AUDIT_ACTIONS,
  ...CONFIGURATION_ACTIONS,
  ...PRIVACY_ACTIONS,
  ...CHANNEL_ROOM,
  ...TICKET_VIEW_ACTIONS,
  ...NOTIFY_ACTIONS,
  ...MY_TICKET_ACTIONS,
  ...CHAT_TICKET_ACTIONS,
  'mail.treat': action(z.object({ ledgerId: LedgerId }), async (turn, data) => {
    await treatAsTicket(turn.deps, turn.actor, data.ledgerId)
    return await showMailLog(turn.deps, turn.actor, servedHere(turn), { page: 1 })
  }),
  'mail.retry': action(z.object({ ledgerId: LedgerId }), async (turn, data) => {
    await retryMail(turn.deps, turn.actor, data.ledgerId)
    return await showMailLog(turn.deps, turn.actor, servedHere(turn), { page: 1 })
  }),
}

export const ACTIONS: Readonly<Record<string, Action>> = {
  ...TICKET_ACTIONS,
  ...TICKET_LIST_ACTIONS,
  ...PLACING_ACTIONS,
  ...SHARED_TICKET_ACTIONS,
  ...QUESTION_ACTIONS,
  ...(linkChannel ? { 'channel.link': linkChannel } : {}),
  ...ALARM_ACTIONS,
  ...PRIVATE_ACTIONS,
  'command.run': action(z.object({ command: z.string().max(1_500) }), async (turn, { command }) => {
    const answer = await runCommand(turn, command)
    return 'toOne' in answer ? await answerPress(turn, answer) : answer
  }),
}

/**
 * Does what a card's button asks. Refusals are answered on the card they are about, if the person may see that, otherwise said.
 * Throws only what is no `FrontdeskError`.
 */
export async function runAction(turn: TurnContext, verb: string, data: unknown): Promise<ActionAnswer> {
  const found = Object.hasOwn(ACTIONS, verb) ? ACTIONS[verb] : undefined
  try {
    if (!found) {
      throw new InvalidInputError({
        message: `A card asked for the unknown verb '${verb.slice(0, 100)}'`,
        forPerson: phrase('chat.button.unknown'),
      })
    }
    if (!turn.channel || !isPrivateVerb(verb)) return await found.run(turn, data)
    turn.deps.log.info('A button of the personal chat was pressed in a channel', { verb, personId: turn.actor._id })
    return await openInChat(turn, verb, (chatting) => found.run(chatting, data))
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    turn.deps.log.info('An action was refused', { verb, personId: turn.actor._id, reason: error.message })
    const mayDraw = !(turn.channel && isPrivateVerb(verb))
    return (mayDraw ? await found?.refuse?.(turn, data, error.forPerson) : null) ?? { said: error.forPerson }
  }
}

function isPrivateVerb(verb: string): boolean {
  return Object.hasOwn(PRIVATE_ACTIONS, verb)
}
