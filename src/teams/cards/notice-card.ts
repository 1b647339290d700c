// A short message: answers, refusals, alarms.
import type { CommandButton, NoticeView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { block, oneLine, plainTitle } from './card-text.ts'
import { TONE_STYLES } from './tones.ts'

const FACTS_SHOWN = 12

export function noticeCardData(view: NoticeView) {
  const more = view.facts.length - FACTS_SHOWN
  return {
    fallback: plainTitle(view.title || view.text, 100),
    style: TONE_STYLES[view.tone],
    hasTitle: view.title !== '',
    title: oneLine(view.title, 160),
    hasText: view.text !== '',
    text: block(view.text, 1000, 20),
    facts: [
      ...view.facts
        .slice(0, FACTS_SHOWN)
        .map(({ title, value }) => ({ title: oneLine(title, 40), value: oneLine(value, 100, 32) })),
      ...(more > 0 ? [{ title: say('cards.more', { count: more }), value: '' }] : []),
    ],
    hasButtons: view.commands.length > 0,
    buttons: view.alarm ? alarmButtons(view.commands, view.alarm) : view.commands.map(commandButton),
  }
}

function commandButton({ title, command }: CommandButton): Button {
  return button(title, 'command.run', { command })
}

function alarmButtons(
  commands: readonly CommandButton[],
  { id: alarmId, mayTryAgain }: NonNullable<NoticeView['alarm']>,
): readonly Button[] {
  return [
    ...(mayTryAgain ? [button(say('cards.button.tryAgain'), 'alarm.try-again', { alarmId }, 'positive')] : []),
    ...commands.map(({ title, command }) => button(title, 'alarm.open', { alarmId, command })),
  ]
}
