// Categories and service types, which say what a ticket is about, and canned texts, which replies start from. All have the same shape.
import { sameForm } from '../mail/clean-text.ts'
import type { Priority } from './ticket.ts'

export interface CatalogueItem {
  readonly _id: string
  readonly organisationId: string
  readonly name: string
  /** `nameKey(name)`: unique per organisation and kind. */
  readonly nameKey: string
  /** Of a canned text: the text itself, which may hold the placeholders of mail texts. */
  readonly description: string
  readonly defaultPriority: Priority | null
  /** Where tickets of it go; `null` leaves them where the mailbox sends them. */
  readonly channelId: string | null
  /** Channels that show its tickets, too, `MOST_COPIES` at most. */
  readonly alsoIn: readonly string[]
  /** Position in pickers; smaller comes first. */
  readonly order: number
  /** A retired one stays readable on old tickets and leaves all pickers. */
  readonly active: boolean
  /** Service types: only offered with these categories; empty means with all. Always empty for categories. */
  readonly categoryIds: readonly string[]
  /** Organisations below that do not want to see it, for themselves and those below them. */
  readonly hiddenIn: readonly string[]
  /** Those below cannot hide it: it is offered wherever it was hidden before. Absent: a default. */
  readonly fixed?: boolean
  readonly revision: number
}

export type Category = CatalogueItem
export type ServiceType = CatalogueItem
export type CannedText = CatalogueItem

/**
 * Whether it is offered where `organisationPath` (the organisation and all above it) leads: of one of them, active, and fixed or
 * hidden by none.
 */
export function isOffered(item: CatalogueItem, organisationPath: readonly string[]): boolean {
  return (
    item.active &&
    organisationPath.includes(item.organisationId) &&
    (item.fixed === true || !item.hiddenIn.some((organisationId) => organisationPath.includes(organisationId)))
  )
}

/**
 * Whether a mailbox offers the category: one that is linked to some offers those, and what is fixed above its organisation.
 * `organisationPath` is the ticket's, the root first.
 */
export function isLinked(
  category: Category,
  mailbox: { readonly organisationId: string; readonly categoryIds: readonly string[] } | undefined,
  organisationPath: readonly string[],
): boolean {
  if (!mailbox || mailbox.categoryIds.length === 0 || mailbox.categoryIds.includes(category._id)) return true
  const isAbove = organisationPath.indexOf(category.organisationId) < organisationPath.indexOf(mailbox.organisationId)
  return category.fixed === true && isAbove
}

/** Two names that a person would read as the same have the same key: case, width, accents' form and spaces do not count. */
export function nameKey(name: string): string {
  return sameForm(name).toLowerCase().trim().replace(/\s+/gu, ' ')
}

/** In the order of the pickers: by position, then by name. */
export function inPickerOrder<T extends CatalogueItem>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => a.order - b.order || a.nameKey.localeCompare(b.nameKey))
}

/** The service types that may go with the category (or with none chosen yet). */
export function serviceTypesFor(types: readonly ServiceType[], categoryId: string | null): readonly ServiceType[] {
  return types.filter(
    (type) => type.categoryIds.length === 0 || categoryId === null || type.categoryIds.includes(categoryId),
  )
}
