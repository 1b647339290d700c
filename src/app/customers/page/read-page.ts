// The page of a ticket, for whoever holds its link.
import { shownSubject } from '../../views/removed-view.ts'
import type { CatalogueItem } from '../../../domain/ticket/catalogue.ts'
import { customerMoves, isTooLate } from '../../../domain/ticket/customer-changes.ts'
import { isOpen } from '../../../domain/ticket/ticket.ts'
import { offeredTogether } from '../../catalogue/offered.ts'
import type { Deps } from '../../deps.ts'
import { createLookups, nameOf } from '../../lookups.ts'
import { speakerForRequester } from '../../organisations/speaker-for.ts'
import type { CustomerPageView, PageChoice, PageDone } from '../../views/customer-page-view.ts'
import { reopenLimit } from '../own-ticket.ts'
import { readPublicConversation } from '../read-public-conversation.ts'
import { newPageForm } from './page-form.ts'
import { openPage, type OpenPage, type OpenPageDeps } from './open-page.ts'

export type PageDeps = OpenPageDeps & Pick<Deps, 'newId'>

/** Messages on one page. */
const PAGE_SIZE = 10

/** `place`: where the conversation is read from, empty for the newest. Throws `NotFoundError` for a link that is no good. */
export async function readPage(
  deps: PageDeps,
  token: string,
  { place, done }: { readonly place: string; readonly done: PageDone | null },
): Promise<CustomerPageView> {
  return await pageView(deps, await openPage(deps, token), { place, done, refused: null })
}

export async function pageView(
  deps: PageDeps,
  { ticket, organisation, until }: OpenPage,
  state: Pick<CustomerPageView, 'done' | 'refused'> & { readonly place: string },
): Promise<CustomerPageView> {
  const { documents } = deps
  const lookups = createLookups(documents)
  const [to, conversation, { categories, serviceTypes }, reopenMs, ...about] = await Promise.all([
    speakerForRequester(documents, ticket),
    readPublicConversation(deps, ticket, state.place, PAGE_SIZE),
    offeredTogether(documents, ticket),
    reopenLimit(deps, ticket),
    nameOf(ticket.categoryId, (id) => lookups.category(id)),
    nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id)),
  ])
  const now = deps.clock()
  const late = isTooLate(ticket, reopenMs, now) ? 'new' : 'this'
  return {
    to,
    organisation: organisation.name,
    number: ticket.number,
    subject: shownSubject(ticket),
    status: ticket.mergedInto === null ? ticket.status : 'merged',
    about: about.filter((name) => name !== null),
    conversation,
    moves: customerMoves(ticket, reopenMs, now),
    reopens: isOpen(ticket.status) ? null : late,
    categories: categories.map((one) => choice(one, [])),
    serviceTypes: serviceTypes.map((type) => choice(type, namesOf(type.categoryIds, categories))),
    categoryId: ticket.categoryId,
    serviceTypeId: ticket.serviceTypeId,
    rating: ticket.rating,
    until,
    formToken: newPageForm(deps, ticket),
    done: state.done,
    refused: state.refused,
  }
}

function choice({ _id: id, name }: CatalogueItem, goesWith: readonly string[]): PageChoice {
  return { id, name, goesWith }
}

function namesOf(ids: readonly string[], categories: readonly CatalogueItem[]): readonly string[] {
  return categories.filter(({ _id }) => ids.includes(_id)).map(({ name }) => name)
}
