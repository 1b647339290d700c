// Categories, service types and canned texts are configured in the same way: this says what differs.
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { Documents } from '../documents.ts'
import type { Collection } from '../ports/documents.ts'

export const CATALOGUE_KINDS = ['category', 'service-type', 'canned-text'] as const
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number]

interface KindTexts {
  readonly title: string
  readonly one: string
  readonly lead: string
  readonly namePlaceholder: string
  readonly descriptionPlaceholder: string
}

export const KIND_TEXTS: Readonly<Record<CatalogueKind, KindTexts>> = {
  category: {
    title: 'Categories',
    one: 'category',
    lead: 'What tickets are about. Customers choose one with a button.',
    namePlaceholder: 'Hardware',
    descriptionPlaceholder: 'Printers, laptops, phones',
  },
  'service-type': {
    title: 'Service types',
    one: 'service type',
    lead: 'What needs to be done. Chosen after the category.',
    namePlaceholder: 'Repair',
    descriptionPlaceholder: 'Something is broken and needs fixing',
  },
  'canned-text': {
    title: 'Canned texts',
    one: 'canned text',
    lead: 'Texts that agents start a reply from. They can change them before they send.',
    namePlaceholder: 'Ask for the serial number',
    descriptionPlaceholder: 'Hello {requester}, could you send us the serial number of the device?',
  },
}

export function itemsOf(
  documents: Pick<Documents, 'categories' | 'serviceTypes' | 'cannedTexts'>,
  kind: CatalogueKind,
): Collection<CatalogueItem> {
  const collections = {
    category: documents.categories,
    'service-type': documents.serviceTypes,
    'canned-text': documents.cannedTexts,
  }
  return collections[kind]
}
