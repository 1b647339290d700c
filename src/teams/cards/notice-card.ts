// A short message: answers, refusals, alarms.
import type { NoticeView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { mailText, oneLine, plainTitle } from './card-text.ts'

const STYLES = {
  info: 'default',
  good: 'good',
  warning: 'warning',
  problem: 'attention',
} as const satisfies Record<NoticeView['tone'], string>

const FACTS_SHOWN = 12

export function noticeCardData(view: NoticeView) {
  const more = view.facts.length - FACTS_SHOWN
  return {
    fallback: plainTitle(view.title, 100),
    style: STYLES[view.tone],
    title: oneLine(view.title, 160),
    hasText: view.text !== '',
    text: mailText(view.text, 1000, 20),
    facts: [
      ...view.facts
        .slice(0, FACTS_SHOWN)
        .map(({ title, value }) => ({ title: oneLine(title, 40), value: oneLine(value, 100, 40) })),
      ...(more > 0 ? [{ title: `and ${more} more`, value: '' }] : []),
    ],
    hasButtons: view.commands.length > 0,
    buttons: view.commands.map(({ title, command }) => button(title, 'command.run', { command })),
  }
}
