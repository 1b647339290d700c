// The choices of a picker, as many as fit into a card.
import type { Choice } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { jsonSize } from './card-size.ts'
import { shortTitle } from './card-text.ts'

export interface ChoiceItem {
  readonly title: string
  readonly value: string
}

export interface OfferedChoices {
  readonly items: readonly ChoiceItem[]
  /** Says that some are left out; empty when none is. */
  readonly hint: string
}

export interface Picker {
  readonly id: string
  readonly choices: readonly Choice[]
  /** Ids of those chosen already: the last to be left out. */
  readonly chosen: readonly string[]
}

const TITLE_LENGTH = 40
const SHORTER_TITLES = [30, 22, 14]
const SHORTEST_TITLE = 14
/** What the hint takes on the card, around its text too. */
const HINT_ROOM = 600

/** The first choices, in their order, whose JSON takes at most `room` bytes in UTF-8 and in UTF-16. */
export function offerChoices(choices: readonly Choice[], room: number): OfferedChoices {
  return offer({ choices, chosen: [] }, room, TITLE_LENGTH)
}

/** Shares `room` among several pickers: titles are shortened first, and choices left out where that is not enough. */
export function offerTogether(pickers: readonly Picker[], room: number): ReadonlyMap<string, OfferedChoices> {
  const length = [TITLE_LENGTH, ...SHORTER_TITLES].find((titleLength) => roomForAll(pickers, titleLength) <= room)
  if (length !== undefined) return new Map(pickers.map((picker) => [picker.id, offer(picker, Infinity, length)]))
  const offers = new Map<string, OfferedChoices>()
  let left = room
  const shortestFirst = pickers.toSorted((one, other) => one.choices.length - other.choices.length)
  for (const [index, picker] of shortestFirst.entries()) {
    const share = left / (pickers.length - index)
    const all = roomForAll([picker])
    const whole = all <= share
    offers.set(
      picker.id,
      whole ? offer(picker, Infinity, SHORTEST_TITLE) : offer(chosenFirst(picker), share - HINT_ROOM, SHORTEST_TITLE),
    )
    left -= whole ? all : share
  }
  return offers
}

/** Bytes that all choices take; with titles as short as they may get when nothing else is said. */
export function roomForAll(pickers: readonly Picker[], titleLength = SHORTEST_TITLE): number {
  return pickers
    .flatMap(({ choices, chosen }) => choices.map((choice) => itemSize(choiceItem(choice, titleLength), chosen)))
    .reduce((sum, size) => sum + size, 0)
}

function offer({ choices, chosen }: Omit<Picker, 'id'>, room: number, titleLength: number): OfferedChoices {
  const items: ChoiceItem[] = []
  let taken = 0
  for (const choice of choices) {
    const item = choiceItem(choice, titleLength)
    taken += itemSize(item, chosen)
    if (taken > room) break
    items.push(item)
  }
  const left = choices.length - items.length
  return {
    items,
    hint: left === 0 ? '' : say('cards.choices.left', { shown: items.length, all: choices.length }),
  }
}

function chosenFirst({ choices, chosen }: Picker): Omit<Picker, 'id'> {
  const isChosen = ({ id }: Choice) => chosen.includes(id)
  return { choices: [...choices.filter(isChosen), ...choices.filter((choice) => !isChosen(choice))], chosen }
}

function choiceItem({ id, title }: Choice, titleLength: number): ChoiceItem {
  return { title: shortTitle(title, titleLength), value: id }
}

/** The id of what is chosen stands on the card once more, as part of the value. */
function itemSize(item: ChoiceItem, chosen: readonly string[]): number {
  return jsonSize(item) + 2 + (chosen.includes(item.value) ? jsonSize(item.value) : 0)
}
