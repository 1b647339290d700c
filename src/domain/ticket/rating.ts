// What a customer says of how their ticket was handled: one to five, and a word.

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
export function ratedText({ stars, word }: Pick<Rating, 'stars' | 'word'>): string {
  return word === '' ? `rated it ${stars} of ${MOST_STARS}` : `rated it ${stars} of ${MOST_STARS}: “${word}”`
}

/** Of what `ratedText` says the stars alone; any other text as it is. */
export function withoutWord(text: string): string {
  return text.replace(/^(rated it \d of \d): “.*”$/su, '$1')
}

/** Whether a rating can be given, or changed, at this time. */
export function isRatingOpen(rating: Rating | null, now: Date): boolean {
  return rating === null || now.getTime() - rating.firstAt.getTime() <= RATING_CHANGE_MS
}
