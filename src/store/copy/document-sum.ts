// Count and hash of a collection's documents, whatever order they are read in: what tells that a copy is the same.
import { createHash } from 'node:crypto'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import type { Batch } from './source.ts'

export interface CollectionSum {
  readonly documents: number
  /** The SHA-256 of each document, added up modulo 2^256, as 64 hexadecimal digits. */
  readonly hash: string
}

export type Sums = ReadonlyMap<string, CollectionSum>

const MODULUS = 1n << 256n
export const NOTHING: CollectionSum = { documents: 0, hash: '0'.repeat(64) }

/** The sum with these documents besides. */
export function addTo(sum: CollectionSum, { collection, documents }: Batch): CollectionSum {
  let total = BigInt(`0x${sum.hash}`)
  for (const document of documents) total += BigInt(`0x${hashOf(collection, document)}`)
  return { documents: sum.documents + documents.length, hash: (total % MODULUS).toString(16).padStart(64, '0') }
}

export async function sumsOf(batches: AsyncIterable<Batch>): Promise<Sums> {
  const sums = new Map<string, CollectionSum>()
  for await (const batch of batches) sums.set(batch.collection, addTo(sums.get(batch.collection) ?? NOTHING, batch))
  return sums
}

/** How many documents there are in all. */
export function totalOf(sums: Sums): number {
  return [...sums.values()].reduce((total, { documents }) => total + documents, 0)
}

/** Names of those that differ. A collection without documents is as good as none. */
export function differences(a: Sums, b: Sums): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => {
    const [left, right] = [a.get(name) ?? NOTHING, b.get(name) ?? NOTHING]
    return left.documents !== right.documents || left.hash !== right.hash
  })
}

/** Of all that the document says. The order of its fields does not count: MongoDB and files may keep another one. */
export function hashOf(collection: string, document: StoredDocument): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(document, collection)))
    .digest('hex')
}

function inOrder(value: unknown, collection: string): unknown {
  if (typeof value === 'bigint') throw foreign(collection, 'BigInt')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $$date: value.getTime() }
  if (Array.isArray(value)) return value.map((one) => inOrder(one, collection))
  const kind: unknown = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== null) throw foreign(collection, value.constructor.name)
  return Object.keys(value)
    .toSorted()
    .map((key) => [key, inOrder(Reflect.get(value, key), collection)])
    .filter(([, field]) => field !== undefined)
}

/** Frontdesk stores nothing but JSON and dates: a copy that loses what somebody else put there is not made. */
function foreign(collection: string, type: string): OutsideError {
  return new OutsideError({
    code: 'foreign-value',
    retryable: false,
    message: `A document in '${collection}' has a value of the type ${type}, which Frontdesk does not store; take it out of there`,
    forPerson: phrase('outside.store.damaged'),
  })
}
