// Which categories, service types and canned texts may be chosen for a ticket.
import {
  inPickerOrder,
  isLinked,
  isOffered,
  serviceTypesFor,
  type CannedText,
  type CatalogueItem,
  type Category,
  type ServiceType,
} from '../../domain/ticket/catalogue.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Documents } from '../documents.ts'
import type { Collection } from '../ports/documents.ts'

/** The active categories of the ticket's organisation and those above, as far as its mailbox offers them: see `isLinked`. */
export async function offeredCategories(
  documents: Pick<Documents, 'categories' | 'mailboxes'>,
  ticket: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
): Promise<readonly Category[]> {
  const [categories, mailbox] = await Promise.all([
    activeOf(documents.categories, ticket),
    ticket.mailboxId === null ? undefined : documents.mailboxes.findOne({ _id: ticket.mailboxId }),
  ])
  return categories.filter((category) => isLinked(category, mailbox, ticket.organisationPath))
}

/** The active service types of the ticket's organisation and those above. */
export async function offeredServiceTypes(
  documents: Pick<Documents, 'serviceTypes'>,
  ticket: Pick<Ticket, 'organisationPath'>,
): Promise<readonly ServiceType[]> {
  return await activeOf(documents.serviceTypes, ticket)
}

/**
 * What somebody can choose from who chooses both at once. Which go together is said when it is saved; without any category, those
 * alone are offered that go with all.
 */
export async function offeredTogether(
  documents: Pick<Documents, 'categories' | 'mailboxes' | 'serviceTypes'>,
  ticket: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
): Promise<{ readonly categories: readonly Category[]; readonly serviceTypes: readonly ServiceType[] }> {
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(documents, ticket),
    offeredServiceTypes(documents, ticket),
  ])
  return { categories, serviceTypes: categories.length === 0 ? serviceTypesFor(serviceTypes, null) : serviceTypes }
}

/** The active canned texts of the ticket's organisation and those above. */
export async function offeredCannedTexts(
  documents: Pick<Documents, 'cannedTexts'>,
  ticket: Pick<Ticket, 'organisationPath'>,
): Promise<readonly CannedText[]> {
  return await activeOf(documents.cannedTexts, ticket)
}

async function activeOf<T extends CatalogueItem>(
  collection: Collection<T>,
  ticket: Pick<Ticket, 'organisationPath'>,
): Promise<readonly T[]> {
  const items = await collection.find({ organisationId: { $in: ticket.organisationPath }, active: true } as never)
  return inPickerOrder(items.filter((item) => isOffered(item, ticket.organisationPath)))
}
