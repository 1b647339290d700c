// What a ticket is called that began with a text and without a subject.
import { truncate } from '../mail/clean-text.ts'

const LONGEST = 80

/** The first line that says something, cut to what a list shows. */
export function subjectOf(text: string): string {
  const line = text.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? text
  return truncate(line.trim(), LONGEST)
}
