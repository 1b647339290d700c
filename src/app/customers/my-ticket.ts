// One ticket as its requester sees it in their chat.
import { customerMoves, isTooLate } from '../../domain/ticket/customer-changes.ts'
import { ConflictError } from '../../domain/errors.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { offeredTogether } from '../catalogue/offered.ts'
import type { Deps } from '../deps.ts'
import { createLookups, nameOf } from '../lookups.ts'
import { shownSubject } from '../views/removed-view.ts'
import { placeText } from '../tickets/conversation-place.ts'
import type { MyTicketForm, MyTicketView } from '../views/my-ticket-view.ts'
import { ownContinuation } from '../tickets/kin/continued-in.ts'
import { myStatus } from './last-word.ts'
import { reopenLimit } from './own-ticket.ts'
import { readPublicConversation, type PublicEntry } from './read-public-conversation.ts'

type ViewDeps = Pick<Deps, 'documents' | 'settings' | 'clock'>

/** Entries of a page: as many as a phone shows without long scrolling. */
const PAGE = 4

export interface MyTicketExtra {
  /** A place of the conversation. */
  readonly page?: string
  readonly reading?: { readonly entry: PublicEntry; readonly from: number }
  readonly form?: MyTicketForm
  readonly notice?: MyTicketView['notice']
}

/** Whoever calls this has checked that the ticket is for whoever will look at it. */
export async function myTicketView(deps: ViewDeps, ticket: Ticket, extra: MyTicketExtra = {}): Promise<MyTicketView> {
  const { documents } = deps
  const lookups = createLookups(documents)
  const [category, serviceType, conversation, reopenMs, continuesAs, offered] = await Promise.all([
    nameOf(ticket.categoryId, (id) => lookups.category(id)),
    nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id)),
    readPublicConversation(deps, ticket, extra.page ?? '', PAGE),
    reopenLimit(deps, ticket),
    ownContinuation(deps, ticket),
    categoryForm(deps, ticket),
  ])
  const { _id: ticketId, number, categoryId, serviceTypeId, rating } = ticket
  const now = deps.clock()
  const moves = customerMoves(ticket, reopenMs, now)
  return {
    ...{ card: 'my-ticket', ticketId, number, subject: shownSubject(ticket), status: myStatus(ticket) },
    continuesAs: continuesAs && { ticketId: continuesAs._id, number: continuesAs.number },
    ...{ category, serviceType, expected: { categoryId, serviceTypeId } },
    rating: rating && { stars: rating.stars, word: rating.word },
    moves: { ...moves, sort: moves.sort && offered.categories.length + offered.serviceTypes.length > 0 },
    isTooLate: isTooLate(ticket, reopenMs, now),
    conversation,
    reading: extra.reading ?? null,
    form: extra.form ?? null,
    notice: extra.notice ?? null,
  }
}

/** One entry of the public conversation. Throws `ConflictError` where there is none that they may read. */
export async function readPublicEntry(
  deps: Pick<Deps, 'documents'>,
  ticket: Ticket,
  { entryId, at }: { readonly entryId: string; readonly at: Date },
): Promise<PublicEntry> {
  // The page that begins right before it has it on top.
  const place = placeText('older', { at, entryId: `${entryId} ` })
  const { entries } = await readPublicConversation(deps, ticket, place, 1)
  const [entry] = entries
  if (entry?.entryId === entryId) return entry
  throw new ConflictError({
    message: `Ticket '${ticket._id}' has no public entry '${entryId}'`,
    forPerson: phrase('customers.refused.noEntry'),
  })
}

type CategoryForm = Extract<MyTicketForm, { readonly kind: 'category' }>

/** What there is to choose from; `categoryId` and `serviceTypeId` as entered, or as the ticket has them. */
export async function categoryForm(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
  entered: Partial<CategoryForm> = {},
): Promise<CategoryForm> {
  const { categories, serviceTypes } = await offeredTogether(documents, ticket)
  const choice = ({ _id, name }: { readonly _id: string; readonly name: string }) => ({ id: _id, title: name })
  return {
    ...{ kind: 'category', categories: categories.map(choice), serviceTypes: serviceTypes.map(choice) },
    ...{ categoryId: ticket.categoryId, serviceTypeId: ticket.serviceTypeId, error: null, errorField: null },
    ...entered,
  }
}
