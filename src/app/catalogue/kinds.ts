// Categories and service types are configured in the same way: this says what differs.
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { Documents } from '../documents.ts'
import type { Collection } from '../ports/documents.ts'

export const CATALOGUE_KINDS = ['category', 'service-type'] as const
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
    title: 'Service Types',
    one: 'service type',
    lead: 'What needs to be done. Chosen after the category.',
    namePlaceholder: 'Repair',
    descriptionPlaceholder: 'Something is broken and needs fixing',
  },
}

export function itemsOf(
  documents: Pick<Documents, 'categories' | 'serviceTypes'>,
  kind: CatalogueKind,
): Collection<CatalogueItem> {
  return kind === 'category' ? documents.categories : documents.serviceTypes
}
