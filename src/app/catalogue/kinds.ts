// Categories, service types and canned texts are configured in the same way: this says what differs.
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { Documents } from '../documents.ts'
import type { Collection } from '../ports/documents.ts'

export const CATALOGUE_KINDS = ['category', 'service-type', 'canned-text'] as const
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number]

/** As texts that differ by the kind choose by it: their choices have no hyphens. */
export const KIND_WORDS: Readonly<Record<CatalogueKind, string>> = {
  category: 'category',
  'service-type': 'serviceType',
  'canned-text': 'cannedText',
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
