// Order and pages, in place of NeDB's own, which sorts all that match and looks every field up again for each comparison.
import type { FindOptions } from '../../app/ports/documents.ts'

interface Row<T> {
  readonly document: T
  readonly keys: readonly unknown[]
}

/** One page of the documents, in order. Of values of different types, `null` comes first, then numbers, texts, truth values, dates. */
export function pageOf<T extends object>(documents: readonly T[], { sort = {}, skip = 0, limit }: FindOptions<T>): T[] {
  const fields = Object.entries<1 | -1 | undefined>(sort).map(([field, sign = 1]) => ({ path: field.split('.'), sign }))
  const end = limit ? skip + limit : Infinity

  function inOrder(a: Row<T>, b: Row<T>): number {
    for (const [index, { sign }] of fields.entries()) {
      const order = compare(a.keys[index], b.keys[index])
      if (order !== 0) return order * sign
    }
    return 0
  }

  let first: Row<T>[] = []
  let last: Row<T> | undefined
  for (const document of documents) {
    const row = { document, keys: fields.map(({ path }) => valueAt(document, path)) }
    // Most of a long backlog comes after the page: one comparison settles that.
    if (last && inOrder(row, last) >= 0) continue
    first.push(row)
    if (first.length < 2 * end) continue
    first = first.sort(inOrder).slice(0, end)
    last = first.at(-1)
  }
  return first
    .sort(inOrder)
    .slice(skip, end)
    .map((row) => row.document)
}

export function valueAt(document: object, path: readonly string[]): unknown {
  let value: unknown = document
  for (const name of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return value
}

export function compare(a: unknown, b: unknown): number {
  const kind = kindOf(a)
  const difference = kind - kindOf(b)
  if (difference !== 0 || kind === 0) return difference
  // Two of the same kind, which `<` orders as they should be.
  const [left, right] = [a as number, b as number]
  return left < right ? -1 : left > right ? 1 : 0
}

function kindOf(value: unknown): number {
  if (value === null || value === undefined) return 0
  if (typeof value === 'number') return 1
  if (typeof value === 'string') return 2
  if (typeof value === 'boolean') return 3
  return value instanceof Date ? 4 : 5
}
