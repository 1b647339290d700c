// How much two texts say the same, by the words in them. Bounded however long they are.
import { sameForm } from '../mail/clean-text.ts'

/** Characters of a text that are looked at. */
const MAX_TEXT = 4000
/** From here on two texts say nearly the same. */
const NEARLY = 0.8

/** Each word once; case, accents' form, width, punctuation and order do not count. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = sameForm(text.slice(0, MAX_TEXT))
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word !== ''))
}

/** How many `one` has of the other. */
function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return shared
}

/** The share of all their words that both have (Jaccard index): 1 for the same words, 0 for none in common, or where one has none. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const shared = countShared(one, other)
  return shared / (one.size + other.size - shared)
}

export function isNearlyTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  // They cannot share more words than the one with fewer has.
  const most = Math.min(one.size, other.size) / Math.max(one.size, other.size)
  return most >= NEARLY && likeness(one, other) >= NEARLY
}
