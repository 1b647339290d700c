// Stands between the application and its store, and notes what every query looks like and where it is asked from.
import { appendFileSync } from 'node:fs'
import { BSON } from 'mongodb'
import type { Collection, CollectionDeclaration, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'
import { COLLECTIONS } from '../../src/store/collections.ts'
import { isGrowing } from './growing.ts'
import { servedBy } from './served-by.ts'
import { shapeOf, type Query } from './shape.ts'

export interface NotedQuery {
  readonly query: Query
  readonly shape: string
  /** The file of the application that asks, such as `app/intake/mail-log.ts`. */
  readonly asker: string
}

/** A file to which `npm run queries` has every query noted. */
const NOTES = process.env['QUERY_NOTES']

const DECLARATIONS: Readonly<Record<string, CollectionDeclaration>> = COLLECTIONS
const seen = new Set<string>()
const scans = new Map<string, NotedQuery>()

/** Queries of the application so far that no index serves, of collections that grow. */
export function scansSoFar(): readonly NotedQuery[] {
  return [...scans.values()]
}

export function notingQueries(store: DocumentStore): DocumentStore {
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T> {
      const inner = store.collection<T>(declaration)
      const { name: collection } = declaration
      if (DECLARATIONS[collection] === undefined) return inner
      return {
        ...inner,
        findOne: (filter) => noted({ collection, method: 'findOne', filter }, () => inner.findOne(filter)),
        find: (filter, options = {}) =>
          noted({ collection, method: 'find', filter, options }, () => inner.find(filter, options)),
        count: (filter, limit) =>
          noted({ collection, method: 'count', filter, options: limit === undefined ? {} : { limit } }, () =>
            inner.count(filter, limit),
          ),
        updateIf: (filter, update) =>
          noted({ collection, method: 'updateIf', filter }, () => inner.updateIf(filter, update)),
        updateEach: (changes) =>
          changes.reduceRight<() => Promise<number>>(
            (next, { filter }) =>
              () =>
                noted({ collection, method: 'updateEach', filter }, next),
            () => inner.updateEach(changes),
          )(),
        delete: (filter) => noted({ collection, method: 'delete', filter }, () => inner.delete(filter)),
      }
    },
  }
}

function noted<R>(query: Query, run: () => Promise<R>): Promise<R> {
  const { collection } = query
  const shape = shapeOf(query)
  const isServed = !isGrowing(collection) || servedBy(query, declared(collection)) !== null
  if (NOTES === undefined && isServed) return run()
  const asker = askerOf(new Error('who asks'))
  const key = `${collection} ${shape} ${asker ?? ''}`
  if (asker === null || seen.has(key)) return run()
  seen.add(key)
  if (!isServed) scans.set(key, { query, shape, asker })
  if (NOTES !== undefined) appendFileSync(NOTES, `${BSON.EJSON.stringify({ query, shape, asker }, { relaxed: false })}\n`)
  return run()
}

function declared(collection: string): CollectionDeclaration {
  return DECLARATIONS[collection] ?? { name: collection, indexes: [] }
}

/** The file of the application that called; `null` where a test did. */
function askerOf({ stack = '' }: Error): string | null {
  const frames = stack.split('\n').filter((line) => !/\/test\/(?:queries|support\/store-)/u.test(line))
  const caller = frames.find((line) => /\/(?:src|test|bench)\//u.test(line) && !/\/node_modules\//u.test(line))
  return /\/src\/((?:app|teams|http)\/[\w/.-]+\.tsx?|compose\.ts)/u.exec(caller ?? '')?.[1] ?? null
}
