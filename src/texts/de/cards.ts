// What stands on the cards, whatever they are about, in German.
import type { CARDS as English } from '../en/cards.ts'

export const CARDS: Readonly<Record<keyof typeof English, string>> = {}
