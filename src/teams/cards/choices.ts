// The choices of a picker, as many as fit into a card.
import type { Choice } from '../../app/views/card-view.ts'
import { plainTitle } from './card-text.ts'

export interface ChoiceItem {
  readonly title: string
  readonly value: string
}

export interface OfferedChoices {
  readonly items: readonly ChoiceItem[]
  /** Says that some are left out; empty when none is. */
  readonly hint: string
}

/** The first choices, in their order, whose JSON takes at most `room` bytes in UTF-8 and in UTF-16. */
export function offerChoices(choices: readonly Choice[], room: number): OfferedChoices {
  const items: ChoiceItem[] = []
  let taken = 0
  for (const choice of choices) {
    const item = { title: plainTitle(choice.title, 40), value: choice.id }
    const json = JSON.stringify(item)
    taken += Math.max(2 * json.length, Buffer.byteLength(json)) + 2
    if (taken > room) break
    items.push(item)
  }
  const left = choices.length - items.length
  return {
    items,
    hint:
      left === 0
        ? ''
        : `The first ${items.length} of ${choices.length} are listed. Retire those that are not used to see the rest.`,
  }
}
