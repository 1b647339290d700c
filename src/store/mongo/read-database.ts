// Reads a database as it stands: of one moment where the server can do that.
import { MongoServerError, type ClientSession, type Db } from 'mongodb'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { translated } from './faults.ts'
import { createClient, type MongoStoreOptions } from './store.ts'

export interface DatabaseReader {
  /** Whether all that is read is of one moment, which is now or shortly before, and after all that was acknowledged. */
  readonly isOneMoment: boolean
  /** Names of all collections that are there, but for MongoDB's own. */
  readonly collections: readonly string[]
  /** The documents of one collection; so many at once. */
  documents(collection: string, atOnce: number): AsyncGenerator<readonly StoredDocument[]>
  close(): Promise<void>
}

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const SNAPSHOT_TOO_OLD = 239
const REFUSED = [13, 18]

/**
 * A snapshot takes a replica set or a sharded cluster of MongoDB 5.0 or newer
 * (https://www.mongodb.com/docs/manual/reference/read-concern-snapshot/); elsewhere, or where it is not wanted, each collection is of
 * the time at which it is read. Throws `OutsideError` when the server cannot be reached.
 */
export async function readDatabase({
  snapshot,
  ...place
}: MongoStoreOptions & { readonly snapshot: boolean }): Promise<DatabaseReader> {
  const client = createClient(place.uri)
  const db = client.db(place.database)
  try {
    await translated(place.database, () => client.connect())
    const all = await translated(place.database, () => db.listCollections({}, { nameOnly: true }).toArray())
    const collections = all.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
    const session = snapshot
      ? await snapshotOf(db, collections[0], () => client.startSession({ snapshot: true }))
      : null
    return {
      isOneMoment: session !== null,
      collections,
      documents: (collection, atOnce) => documentsOf(db, session, collection, atOnce),
      async close() {
        await session?.endSession()
        await client.close()
      },
    }
  } catch (error) {
    await client.close()
    throw error
  }
}

/** Begins with the first read, which says whether the server can do it. */
async function snapshotOf(
  db: Db,
  first: string | undefined,
  start: () => ClientSession,
): Promise<ClientSession | null> {
  if (first === undefined) return null
  const session = start()
  try {
    await db.collection(first).findOne({}, { session, projection: { _id: 1 } })
    return session
  } catch (error) {
    await session.endSession()
    if (error instanceof MongoServerError && !REFUSED.includes(Number(error.code))) return null
    return await translated(first, () => Promise.reject(error as Error))
  }
}

async function* documentsOf(
  db: Db,
  session: ClientSession | null,
  collection: string,
  atOnce: number,
): AsyncGenerator<readonly StoredDocument[]> {
  const cursor = db
    .collection<StoredDocument>(collection)
    .find<StoredDocument>({}, { batchSize: atOnce, ...(session && { session }) })
  try {
    let documents: StoredDocument[] = []
    for (;;) {
      const document = await translated(collection, () => cursor.next().catch(tooOld))
      if (document !== null) documents.push(document)
      if (documents.length > 0 && (document === null || documents.length >= atOnce)) {
        yield documents
        documents = []
      }
      if (document === null) return
    }
  } finally {
    await cursor.close()
  }
}

function tooOld(error: unknown): never {
  if (!(error instanceof MongoServerError) || error.code !== SNAPSHOT_TOO_OLD) throw error
  throw new OutsideError({
    code: 'snapshot-too-old',
    retryable: false,
    message:
      'Reading took longer than MongoDB keeps a moment; raise its parameter minSnapshotHistoryWindowInSeconds (300 unless it was set), ' +
      'or add --without-snapshot to read one collection after the other',
    forPerson: phrase('outside.store.database'),
    cause: error,
  })
}
