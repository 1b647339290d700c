// The requester's question as it stands: category first, then service type, then what was chosen.
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { offeredCategories, offeredServiceTypes } from '../catalogue/offered.ts'
import type { Documents } from '../documents.ts'
import { nameOf, type Lookups } from '../lookups.ts'
import type { Continued } from '../tickets/kin/continued-in.ts'
import type { QuestionView } from './card-view.ts'
import { shownSubject } from './removed-view.ts'

/**
 * `null` when there is nothing to choose from. `again` asks anew although something is chosen; `continued`: where the ticket was merged.
 */
export async function questionView(
  documents: Pick<Documents, 'categories' | 'serviceTypes' | 'mailboxes'>,
  lookups: Lookups,
  ticket: Ticket,
  extra: { readonly notice?: string; readonly again?: boolean; readonly continued?: Continued | null } = {},
): Promise<QuestionView | null> {
  const step = extra.continued
    ? ({ kind: 'continued', ...extra.continued } as const)
    : await currentStep(documents, lookups, ticket, extra.again ?? false)
  if (step === null) return null
  return {
    card: 'question',
    ticketId: ticket._id,
    number: ticket.number,
    subject: shownSubject(ticket),
    step,
    expected: { categoryId: ticket.categoryId, serviceTypeId: ticket.serviceTypeId },
    notice: extra.notice ?? null,
  }
}

async function currentStep(
  documents: Pick<Documents, 'categories' | 'serviceTypes' | 'mailboxes'>,
  lookups: Lookups,
  ticket: Ticket,
  again: boolean,
): Promise<QuestionView['step'] | null> {
  const category = await nameOf(ticket.categoryId, (id) => lookups.category(id))
  const serviceType = await nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id))
  if (isOpen(ticket.status) && (category === null || again) && !ticket.questionOver) {
    const categories = await offeredCategories(documents, ticket)
    if (categories.length > 0) return { kind: 'category', categories: categories.map(choice) }
  }
  if (serviceType === null && isOpen(ticket.status) && !ticket.questionOver) {
    const types = serviceTypesFor(await offeredServiceTypes(documents, ticket), ticket.categoryId)
    if (types.length > 0) return { kind: 'service-type', category: category ?? '', serviceTypes: types.map(choice) }
  }
  if (category === null && serviceType === null) return isOpen(ticket.status) ? null : { kind: 'closed' }
  const state = !isOpen(ticket.status) ? 'over' : ticket.questionOver ? 'sorted' : 'theirs'
  return { kind: 'done', category: category ?? '', serviceType, state }
}

function choice(item: { readonly _id: string; readonly name: string }): { id: string; title: string } {
  return { id: item._id, title: item.name }
}
