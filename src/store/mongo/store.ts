// The MongoDB store: any number of processes share it. A stand-alone server, a replica set, Atlas and Azure DocumentDB all serve.
import { MongoClient, MongoServerError } from 'mongodb'
import type { CollectionDeclaration, DocumentStore, StoredDocument } from '../../app/ports/documents.ts'
import { DuplicateKeyError, OutsideError } from '../../domain/errors.ts'
import { createMongoCollection } from './collection.ts'
import { translated } from './faults.ts'
import { phrase } from '../../texts/say.ts'

/** How long a call waits for a server that can serve it, so that a missing one is reported in seconds and an election is waited out. */
const SERVER_SELECTION_MS = 8_000

export interface MongoStoreOptions {
  /** May hold a password: never log it. */
  readonly uri: string
  readonly database: string
}

/** Connects. Throws `OutsideError` when the URI is malformed (`invalid-mongodb-uri`) or no server answers. */
export async function openMongoStore({ uri, database }: MongoStoreOptions): Promise<DocumentStore> {
  const client = createClient(uri)
  const db = client.db(database)
  try {
    await translated(database, () => client.connect())
  } catch (error) {
    await client.close()
    throw error
  }
  return {
    collection: <T extends StoredDocument>({ name }: CollectionDeclaration) =>
      createMongoCollection<T>(db.collection(name)),
    async prepare(declarations) {
      for (const { name, indexes } of declarations) {
        if (indexes.length === 0) continue
        await translated(name, () =>
          db
            .collection(name)
            .createIndexes(indexes.map(({ fields, ...options }) => ({ key: { ...fields }, ...options }))),
        ).catch((error: unknown) => {
          throw error instanceof DuplicateKeyError ? twins(name, error) : error
        })
      }
    },
    // The server sees to its files by itself.
    forget: () => Promise.resolve(),
    async ping() {
      await translated(database, () => db.command({ ping: 1 }))
    },
    close: () => client.close(),
  }
}

function twins(name: string, { cause }: DuplicateKeyError): OutsideError {
  const keys: unknown = cause instanceof MongoServerError ? cause['keyValue'] : undefined
  return new OutsideError({
    code: 'data-damaged',
    retryable: false,
    message: `Two documents in '${name}' have what only one may have${keys ? `, ${JSON.stringify(keys)}` : ''}; restore the database from a backup, or remove one of the two`,
    forPerson: phrase('outside.store.damaged'),
    cause,
  })
}

/** Not connected yet. Throws `OutsideError` (`invalid-mongodb-uri`). */
export function createClient(uri: string): MongoClient {
  try {
    return new MongoClient(uri, {
      appName: 'frontdesk',
      ignoreUndefined: true,
      serverSelectionTimeoutMS: SERVER_SELECTION_MS,
      connectTimeoutMS: SERVER_SELECTION_MS,
      // Acknowledged means: on the disks of most members, so that neither a crash nor an election takes it back.
      writeConcern: { w: 'majority', journal: true },
    })
  } catch {
    // Without the cause: it may quote the password.
    throw new OutsideError({
      code: 'invalid-mongodb-uri',
      retryable: false,
      message: 'MONGODB_URI is not a MongoDB address; it looks like mongodb://user:password@host:27017/',
      forPerson: phrase('outside.store.address'),
    })
  }
}
