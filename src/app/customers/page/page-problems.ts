// Why something cannot be done on the page of a ticket, as its customer reads it.
import { InvalidInputError, StaleTicketError, type FrontdeskError } from '../../../domain/errors.ts'
import { cleanText } from '../../../domain/mail/clean-text.ts'
import { customerMoves } from '../../../domain/ticket/customer-changes.ts'
import { MAX_RATING_WORD, MOST_STARS } from '../../../domain/ticket/rating.ts'
import { isOpen } from '../../../domain/ticket/ticket.ts'
import type { TextKey } from '../../../texts/texts.ts'
import { offeredCategories, offeredServiceTypes } from '../../catalogue/offered.ts'
import type { Deps } from '../../deps.ts'
import { MAX_WRITTEN } from '../../tickets/written-text.ts'
import type { PageInput, PageProblem } from '../../views/customer-page-view.ts'
import { reopenLimit } from '../own-ticket.ts'
import type { OpenPage } from './open-page.ts'

export const FORM: PageProblem = plain('page.problem.form')
export const AGAIN: PageProblem = plain('page.problem.again')

/** What is wrong before anything is tried; `null` where nothing is. The use cases ask again at the moment of the change. */
export async function problemBefore(
  deps: Pick<Deps, 'documents' | 'clock' | 'settings'>,
  { ticket }: OpenPage,
  input: PageInput,
): Promise<PageProblem | null> {
  if (ticket.mergedInto !== null) return plain('page.problem.merged')
  if (ticket.notRequest) return plain('page.problem.noRequest')
  const moves = customerMoves(ticket, await reopenLimit(deps, ticket), deps.clock())
  switch (input.act) {
    case 'answer':
      return textProblem(input.text)
    case 'sort':
      if (!isOpen(ticket.status)) return plain('page.problem.over')
      return moves.sort ? await choiceProblem(deps, { ticket }, input) : plain('page.problem.sorted')
    case 'close':
      return null
    case 'reopen':
      if (!moves.reopen && !isOpen(ticket.status)) return plain('page.problem.late')
      return cleanText(input.text) === '' ? null : textProblem(input.text)
    case 'rate':
      if (isOpen(ticket.status)) return plain('page.problem.unrated')
      return moves.rate ? ratingProblem(input) : plain('page.problem.rated')
  }
}

/** What a use case refused after all. */
export function problemOf(error: FrontdeskError, { act }: PageInput): PageProblem {
  if (error instanceof StaleTicketError) return plain('page.problem.stale')
  // What is offered was asked a moment ago.
  if (error instanceof InvalidInputError && act === 'sort')
    return { key: 'page.problem.misfit', field: 'serviceTypeId' }
  return plain('page.problem.changed')
}

function textProblem(typed: string): PageProblem | null {
  const text = cleanText(typed)
  if (text === '') return { key: 'page.problem.empty', field: 'text' }
  if (text.length <= MAX_WRITTEN) return null
  return { key: 'page.problem.long', values: { count: text.length, most: MAX_WRITTEN }, field: 'text' }
}

async function choiceProblem(
  { documents }: Pick<Deps, 'documents'>,
  { ticket }: Pick<OpenPage, 'ticket'>,
  { categoryId, serviceTypeId }: PageInput,
): Promise<PageProblem | null> {
  if (categoryId === '' && serviceTypeId === '') return { key: 'page.problem.choose', field: 'categoryId' }
  const [categories, types] = await Promise.all([
    offeredCategories(documents, ticket),
    offeredServiceTypes(documents, ticket),
  ])
  const isGone = (id: string, held: string | null, offered: readonly { readonly _id: string }[]): boolean =>
    id !== '' && id !== held && !offered.some(({ _id }) => _id === id)
  if (isGone(categoryId, ticket.categoryId, categories)) return { key: 'page.problem.gone', field: 'categoryId' }
  if (isGone(serviceTypeId, ticket.serviceTypeId, types)) return { key: 'page.problem.gone', field: 'serviceTypeId' }
  return null
}

function ratingProblem({ stars, word }: PageInput): PageProblem | null {
  if (!/^\d$/u.test(stars) || Number(stars) < 1 || Number(stars) > MOST_STARS) {
    return { key: 'page.problem.stars', field: 'stars' }
  }
  const length = cleanText(word).length
  return length <= MAX_RATING_WORD
    ? null
    : { key: 'page.problem.word', values: { most: MAX_RATING_WORD }, field: 'word' }
}

function plain(key: TextKey): PageProblem {
  return { key, field: null }
}
