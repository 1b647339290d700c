// What a customer says of how their ticket was handled: one to five, and a word.

import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { Entry } from './entry.ts'

export const MOST_STARS = 5
/** Characters of the word. */
export const MAX_RATING_WORD = 500
/** How long after the first rating it may be changed, in milliseconds. */
export const RATING_CHANGE_MS = 7 * 86_400_000

export interface Rating {
  /** 1 to `MOST_STARS`, whole. */
  readonly stars: number
  /** Empty where none was said. */
  readonly word: string
  readonly at: Date
  /** When it was rated for the first time. */
  readonly firstAt: Date
}

/** What the conversation says of it, and how it says that without the word. */
export function ratedEvent({ stars, word }: Pick<Rating, 'stars' | 'word'>): KeyedPhrase {
  const values = { stars, most: MOST_STARS }
  return word === '' ? phrase('events.rated', values) : phrase('events.ratedWith', { ...values, word })
}

/** Of the event of a rating the stars alone; any other as it is. */
export function withoutWord<E extends Pick<Entry, 'text' | 'phrase'>>(event: E): E {
  if (event.phrase?.key === 'events.ratedWith') {
    const { stars, most } = event.phrase.values
    return { ...event, phrase: phrase('events.rated', { stars: Number(stars), most: Number(most) }) }
  }
  // As earlier versions wrote it.
  const text = event.text.replace(/^(rated it \d of \d): “.*”$/su, '$1')
  return text === event.text ? event : { ...event, text }
}

/** Whether a rating can be given, or changed, at this time. */
export function isRatingOpen(rating: Rating | null, now: Date): boolean {
  return rating === null || now.getTime() - rating.firstAt.getTime() <= RATING_CHANGE_MS
}
