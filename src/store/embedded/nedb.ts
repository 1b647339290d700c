// The part of NeDB that we use. Its own types describe a default export that is not there under ES modules.
import { createRequire } from 'node:module'

/** Documents before and after an update. */
export type Pairs = readonly { oldDoc: object; newDoc: object }[]

/** NeDB keeps any object of this form among its indexes and asks it for candidates. */
export interface NedbIndex {
  readonly fieldName: string
  readonly unique: boolean
  readonly sparse: boolean
  reset(documents?: readonly object[]): void
  insert(documents: object | readonly object[]): void
  remove(documents: object | readonly object[]): void
  update(old: object | Pairs, next?: object): void
  revertUpdate(old: object | Pairs, next?: object): void
  getMatching(value: unknown): readonly object[]
  getBetweenBounds(bounds: Readonly<Record<string, unknown>>): readonly object[]
  getAll(): readonly object[]
}

/** What an index is handed, which may be one document or several. */
export function listOf(documents: object | readonly object[]): readonly object[] {
  return Array.isArray(documents) ? (documents as readonly object[]) : [documents]
}

/** What `update` of an index is handed, which may be one pair or several. */
export function pairsOf(old: object | Pairs, next: object | undefined): Pairs {
  return next === undefined ? (old as Pairs) : [{ oldDoc: old, newDoc: next }]
}

export interface NedbCursor<T, R = T[]> extends PromiseLike<R> {
  skip(count: number): this
  limit(count: number): this
  /** Makes the answer from the documents themselves; by default it copies them. */
  mapFn: (documents: T[]) => R
}

/** https://github.com/seald/nedb, 4.1. Every answer is a deep copy, except those of `getAllData`. */
export interface Nedb<T> {
  readonly indexes: Record<string, NedbIndex>
  ensureIndexAsync(options: { fieldName: string | readonly string[]; unique: true }): Promise<void>
  insertAsync(documents: T | readonly T[]): Promise<unknown>
  findAsync(query: object): NedbCursor<T>
  findOneAsync(query: object): PromiseLike<T | null>
  countAsync(query: object): NedbCursor<T, number>
  updateAsync(
    query: object,
    update: object,
    options: { returnUpdatedDocs: boolean },
  ): Promise<{ numAffected: number; affectedDocuments: T | null | undefined }>
  removeAsync(query: object, options: object): Promise<number>
  getAllData(): T[]
}

// The package is CommonJS: what it exports is the class itself.
const Datastore = createRequire(import.meta.url)('@seald-io/nedb') as new <T>(options: {
  inMemoryOnly: true
}) => Nedb<T>

/** No two documents have the same in all of these fields from now on; one that is there already throws. */
export async function ensureUnique<T>(nedb: Nedb<T>, fields: readonly string[]): Promise<void> {
  const [field] = fields
  const isThere = fields.join(',') in nedb.indexes
  await nedb.ensureIndexAsync({ fieldName: fields, unique: true })
  if (field !== undefined && fields.length === 1 && !isThere) exchangeInPlace(nedb, field)
}

/** NeDB's own index on one field, a search tree by key. */
interface TreeIndex extends NedbIndex {
  /** What it holds under the key, itself. */
  readonly tree: { search(key: string | number): object[] }
}

/**
 * NeDB takes a document out of the tree and puts its new state in also where the key stays the same, as an id always does. From now on
 * the index on this field only exchanges the two then.
 */
function exchangeInPlace({ indexes }: { readonly indexes: Record<string, NedbIndex> }, field: string): void {
  const index = indexes[field] as TreeIndex
  const update = index.update.bind(index)
  index.update = (old, next) => {
    const pairs = Array.isArray(old) ? (old as { oldDoc: object; newDoc: object }[]) : []
    const keys = pairs.map(({ oldDoc, newDoc }) => keyThatStays(Reflect.get(oldDoc, field), Reflect.get(newDoc, field)))
    if (pairs.length === 0 || keys.includes(undefined)) {
      update(old, next)
      return
    }
    for (const [at, { oldDoc, newDoc }] of pairs.entries()) {
      const there = index.tree.search(keys[at] ?? '')
      there.splice(there.indexOf(oldDoc), 1, newDoc)
    }
  }
}

function keyThatStays(before: unknown, after: unknown): string | number | undefined {
  return before === after && (typeof before === 'string' || typeof before === 'number') ? before : undefined
}

/** `index` is kept up to date from the start. */
export function createNedb<T>(index: NedbIndex): Nedb<T> {
  const nedb = new Datastore<T>({ inMemoryOnly: true })
  nedb.indexes[index.fieldName] = index
  exchangeInPlace(nedb, '_id')
  return nedb
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'errorType' in error && error.errorType === 'uniqueViolated'
}

/** Those whose keys are not held: all at once when all are new, which they mostly are; otherwise one by one. Answers which. */
export async function insertNewOnes<T>(nedb: Nedb<T>, documents: readonly T[]): Promise<readonly T[]> {
  try {
    await nedb.insertAsync(documents)
    return documents
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  const added: T[] = []
  for (const document of documents) {
    try {
      await nedb.insertAsync(document)
      added.push(document)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  return added
}
