// What somebody typed for others to read: cleaned, never empty, never longer than a card can show again.
import { InvalidInputError } from '../../domain/errors.ts'
import { cleanText } from '../../domain/mail/clean-text.ts'
import { phrase } from '../../texts/say.ts'

/** Characters. The card shows it while it is written, and once more before it is sent. */
export const MAX_WRITTEN = 4000

/** Throws `InvalidInputError`. */
export function writtenText(typed: string, what: 'note' | 'reply' | 'message'): string {
  const text = cleanText(typed)
  if (text === '') {
    throw new InvalidInputError({ message: `An empty ${what}`, forPerson: phrase('tickets.written.empty', { what }) })
  }
  if (text.length > MAX_WRITTEN) {
    throw new InvalidInputError({
      message: `A ${what} of ${text.length} characters`,
      forPerson: phrase('tickets.written.tooLong', { what, most: MAX_WRITTEN, length: text.length }),
    })
  }
  return text
}
