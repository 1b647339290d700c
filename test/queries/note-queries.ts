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
const asked = new Map<string, NotedQuery>()
const written = new Set<string>()

/** What the application asked so far of collections that grow, once for each shape. */
export function askedSoFar(): readonly NotedQuery[] {
  return [...asked.values()]
}

/** Those of them that no index serves. */
export function scansSoFar(): readonly NotedQuery[] {
  return askedSoFar().filter(({ query }) => servedBy(query, declared(query.collection)) === null)
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
  if (NOTES === undefined && !isGrowing(collection)) return run()
  const shape = shapeOf(query)
  const key = `${collection} ${shape}`
  if (NOTES === undefined && asked.has(key)) return run()
  const asker = askerOf(new Error('who asks'))
  if (asker === null) return run()
  const one = { query, shape, asker }
  if (isGrowing(collection) && !asked.has(key)) asked.set(key, one)
  if (NOTES !== undefined && !written.has(`${key} ${asker}`)) {
    written.add(`${key} ${asker}`)
    appendFileSync(NOTES, `${BSON.EJSON.stringify(one, { relaxed: false })}\n`)
  }
  return run()
}

function declared(collection: string): CollectionDeclaration {
  return DECLARATIONS[collection] ?? { name: collection, indexes: [] }
}

/** The file of the application that called; `null` where a test did. */
function askerOf({ stack = '' }: Error): string | null {
  const frames = stack.split('\n').filter((line) => !/\/test\/(?:queries|support\/store-)/u.test(line))
  const caller = frames.find((line) => /\/(?:src|test|bench)\//u.test(line) && !line.includes('/node_modules/'))
  return /\/src\/((?:app|teams|http)\/[\w/.-]+\.tsx?|compose\.ts)/u.exec(caller ?? '')?.[1] ?? null
}
