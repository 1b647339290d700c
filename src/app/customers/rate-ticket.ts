// A customer says how their ticket was handled: one to five, and a word. Once; for a week it can be changed.
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import { cleanText } from '../../domain/mail/clean-text.ts'
import { rate, type Customer } from '../../domain/ticket/customer-changes.ts'
import { isRatingOpen, MAX_RATING_WORD, MOST_STARS } from '../../domain/ticket/rating.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { refuseForeign, refuseOver, ticketOf, type CustomerDeps } from './own-ticket.ts'

/** Throws `NotFoundError`, `InvalidInputError` (with its field), and `ConflictError` while it is open or once the week is over. */
export async function rateTicket(
  deps: CustomerDeps,
  by: Customer,
  input: { readonly ticketId: string; readonly stars: number | null; readonly word: string },
): Promise<Ticket> {
  const { ticketId, stars } = input
  await ticketOf(deps, by, ticketId)
  if (stars === null || !Number.isInteger(stars) || stars < 1 || stars > MOST_STARS) {
    throw new InvalidInputError({
      message: `A rating of '${stars ?? 'nothing'}'`,
      forPerson: phrase('customers.refused.stars'),
      field: 'stars',
    })
  }
  const word = checkedWord(input.word)
  return await changeTicket(deps, ticketId, (ticket) => {
    refuseForeign(ticket, by)
    refuseOver(ticket)
    refuseRating(ticket, deps.clock())
    return rate(ticket, { stars, word }, by, deps.clock())
  })
}

function checkedWord(typed: string): string {
  const word = cleanText(typed).replace(/\s+/gu, ' ')
  if (word.length <= MAX_RATING_WORD) return word
  throw new InvalidInputError({
    message: `A rating with ${word.length} characters`,
    forPerson: phrase('customers.refused.word', { most: MAX_RATING_WORD, count: word.length }),
    field: 'word',
  })
}

function refuseRating({ _id, status, rating }: Ticket, now: Date): void {
  if (isOpen(status)) {
    throw new ConflictError({
      message: `Ticket '${_id}' is ${status} and cannot be rated`,
      forPerson: phrase('customers.refused.unrated'),
    })
  }
  if (!isRatingOpen(rating, now)) {
    throw new ConflictError({
      message: `The rating of ticket '${_id}' can no longer be changed`,
      forPerson: phrase('customers.refused.rated'),
    })
  }
}
