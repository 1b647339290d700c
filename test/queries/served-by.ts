// Whether an index serves a query, by rules that both stores share: no plan is better than these allow.
import type { CollectionDeclaration } from '../../src/app/ports/documents.ts'
import { toParts } from '../../src/store/embedded/to-nedb.ts'
import type { Query } from './shape.ts'

/**
 * The index (its fields, as `mailboxId, -receivedAt`) by which a query finds what it may be about; `null` where it looks at every
 * document. An index serves what must equal something, be one of some, or lie between bounds in its first field, and a page in its
 * order. An alternative needs an index for each way; the embedded store looks through all for one, which only rare acts of
 * administrators ask for.
 */
export function servedBy({ filter, options = {} }: Query, { indexes }: CollectionDeclaration): string | null {
  const all = [{ fields: { _id: 1 as const } }, ...indexes].map(({ fields }) => fields)
  const asked = fieldsAsked(filter)
  const byField = all.find((fields) => asked.has(Object.keys(fields)[0] ?? ''))
  if (byField) return nameOf(byField)
  const sorted = Object.keys(options.sort ?? {})
  const inOrder = all.find((fields) => sorted.every((field, at) => Object.keys(fields)[at] === field))
  if (sorted.length > 0 && options.limit && inOrder && Object.keys(filter).length === 0) return nameOf(inOrder)
  const ways = alternativesOf(filter)
  for (const way of ways) {
    const each = way.map((one) => servedBy({ collection: '', method: 'find', filter: one }, { name: '', indexes }))
    if (each.every((one) => one !== null)) return [...new Set(each)].join(' | ')
  }
  return null
}

export function nameOf(fields: Readonly<Record<string, 1 | -1>>): string {
  return Object.entries(fields)
    .map(([field, sign]) => `${sign === -1 ? '-' : ''}${field}`)
    .join(', ')
}

/** Those by which an index can be asked: the embedded store goes by the same. MongoDB finds what is `null` by an index, too. */
function fieldsAsked(filter: object): ReadonlySet<string> {
  return new Set(toParts(filter).flatMap(({ lookup }) => lookup?.field ?? []))
}

function alternativesOf(filter: object): readonly (readonly object[])[] {
  return Object.entries(filter).flatMap(([key, value]: [string, unknown]) => {
    if (key === '$or') return [value as readonly object[]]
    return key === '$and' ? (value as readonly object[]).flatMap(alternativesOf) : []
  })
}
