// Which way a text runs, so that its lines start on the right side and its numbers and stops stand where they belong.

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Hanifi_Rohingya}]/u
/** Words that are written in Latin letters in every language: addresses, file names, codes. */
const NO_LANGUAGE = /\S*(?:@|:\/\/|www\.|\d|[._/\\]\S)\S*/gu
/** Enough to tell. */
const LOOKED_AT = 2_000

export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** Whether more of its letters run right to left than left to right; when in balance, whether the first one does. */
export function isRightToLeft(text: string): boolean {
  if (!hasRightToLeft(text)) return false
  const start = text.slice(0, LOOKED_AT)
  const words = start.replace(NO_LANGUAGE, ' ')
  const letters = (hasRightToLeft(words) ? words : start).match(/\p{L}/gu) ?? []
  const right = letters.filter((letter) => hasRightToLeft(letter)).length
  return right * 2 === letters.length ? hasRightToLeft(letters[0] ?? '') : right * 2 > letters.length
}

/**
 * The text so that it cannot reorder what stands beside it on the line, nor be reordered by that: in an isolate of its own direction
 * (Unicode Standard Annex 9, section 2.4). Texts without such letters stay as they are.
 */
export function isolated(text: string): string {
  return hasRightToLeft(text) ? `${isRightToLeft(text) ? '\u2067' : '\u2066'}${text}\u2069` : text
}
