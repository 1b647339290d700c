// The buttons of alarms. The alarm stays where it is: what they show comes in the personal chat.
import { z } from 'zod'
import { tryChannelAgain } from '../../app/channels/try-channel-again.ts'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { tryMailboxAgain } from '../../app/support-mail/try-mailbox-again.ts'
import type { Alarm } from '../../domain/alarm.ts'
import { NotFoundError, OutsideError } from '../../domain/errors.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { runInChat } from '../commands.ts'

const AlarmId = z.string().min(1).max(1000)

export const ALARM_ACTIONS: Readonly<Record<string, Action>> = {
  'alarm.open': action(z.object({ alarmId: AlarmId, command: z.enum(['mail log', 'support mail', 'channels']) }), open),
  'alarm.try-again': action(z.object({ alarmId: AlarmId }), async (turn, data) => {
    const count = await tryAlarmAgain(turn, data.alarmId)
    return {
      said: say(count === 0 ? 'alarms.nothingToTry' : 'alarms.tryingAgain'),
    }
  }),
}

/** As they are typed. */
const COMMANDS = {
  'mail log': 'alarms.command.mailLog',
  'support mail': 'alarms.command.supportMail',
  channels: 'alarms.command.channels',
} as const

async function open(
  turn: TurnContext,
  data: { alarmId: string; command: keyof typeof COMMANDS },
): Promise<ActionAnswer> {
  const { deps, actor } = turn
  const alarm = await deps.documents.alarms.findOne({ _id: data.alarmId })
  const configuringId = (alarm && (await ownerOf(turn, alarm))) ?? actor.configuringId
  const view = await runInChat({ ...turn, actor: { ...actor, configuringId } }, data.command)
  const byHand = say('alarms.openByHand', { command: say(COMMANDS[data.command]) })
  if (!actor.teams) return { said: byHand }
  try {
    await deps.chat.direct(actor.teams, view)
    return { said: say('alarms.opened') }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.warn('Somebody could not be answered in their personal chat', { personId: actor._id, error })
    return { said: byHand }
  }
}

/** Answers how much there was to try. */
async function tryAlarmAgain({ deps, actor }: TurnContext, alarmId: string): Promise<number> {
  const alarm = await deps.documents.alarms.findOne({ _id: alarmId })
  if (alarm?.channelId) {
    const { channel, count } = await tryChannelAgain(deps, actor, alarm.channelId)
    return channel.active ? count : count + 1
  }
  const mailbox = alarm?.mailboxId ? await deps.documents.mailboxes.findOne({ _id: alarm.mailboxId }) : undefined
  if (!mailbox) {
    throw new NotFoundError({
      message: `There is no alarm '${alarmId}' with anything to try again`,
      forPerson: phrase('alarms.over'),
    })
  }
  await organisationFor(deps.documents, actor, 'configure', mailbox.organisationId)
  return await tryMailboxAgain(deps, mailbox)
}

/** The organisation that it concerns. */
async function ownerOf({ deps }: TurnContext, { channelId, mailboxId }: Alarm): Promise<string | undefined> {
  const { channels, mailboxes } = deps.documents
  const about =
    channelId === null ? await mailboxes.findOne({ _id: mailboxId ?? '' }) : await channels.findOne({ _id: channelId })
  return about?.organisationId
}
