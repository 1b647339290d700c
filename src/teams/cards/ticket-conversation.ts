// The conversation as a ticket's card shows it: each entry says who, what and when, and what is internal looks so.
import type { ConversationEntryView } from '../../app/views/card-view.ts'
import { block, cardTime, oneLine } from './card-text.ts'
import { fitText } from './fold-text.ts'
import { isRightToLeft } from './text-direction.ts'

const MAX_TEXT = 3000
const MAX_LINES = 40
/** Bytes that an entry takes besides its text. */
const AROUND = 2600
const LEFT_OUT = '… (shortened)'

/** All of them, their texts as long as `room` bytes of the card allow. */
export function shownEntries(entries: readonly ConversationEntryView[], room: number) {
  const each = Math.max(0, Math.floor(room / Math.max(1, entries.length)) - AROUND)
  return entries.map(({ who, what, internal, at, text }) => {
    const whole = block(text, MAX_TEXT, MAX_LINES)
    const fitting = fitText(whole, each)
    const shown = fitting === whole ? whole : `${fitting.trimEnd()}${LEFT_OUT}`
    return {
      entryStyle: internal ? 'emphasis' : 'default',
      entryMark: internal ? 'Internal · ' : '',
      entryWho: oneLine(who, 60),
      entryWhat: oneLine(what, 160, 60),
      entryAt: cardTime(at),
      entryText: shown === '' ? '(no text)' : shown,
      entryRtl: isRightToLeft(text),
    }
  })
}
