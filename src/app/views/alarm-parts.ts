// What the views of all alarms are made of: the frame of a trouble, its end, and the buttons that lead on.
import type { Alarm } from '../../domain/alarm.ts'
import { say } from '../../texts/say.ts'
import type { CommandButton, NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'

export const mailLog = (): CommandButton => ({ title: say('alarms.open.mailLog'), command: 'mail log' })
export const supportMail = (): CommandButton => ({ title: say('alarms.open.supportMail'), command: 'support mail' })
export const channels = (): CommandButton => ({ title: say('alarms.open.channels'), command: 'channels' })

export function problem(alarm: Alarm) {
  return (commands: readonly CommandButton[], mayTryAgain = false) =>
    ({
      card: 'notice',
      tone: 'problem',
      facts: [],
      commands,
      alarm: { id: alarm._id, mayTryAgain },
    }) as const
}

export function ended(alarm: Alarm, endedAt: Date, title: string, zone: string): NoticeView {
  return {
    card: 'notice',
    tone: 'good',
    title,
    text: say('alarms.since', { ended: timeText(endedAt, zone), raised: timeText(alarm.raisedAt, zone) }),
    facts: [],
    commands: [],
  }
}
