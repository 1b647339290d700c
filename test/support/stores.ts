// Stores for tests: MongoDB when TEST_MONGODB_URI names a server, otherwise files in a temporary folder.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import type { DocumentStore } from '../../src/app/ports/documents.ts'
import type { Log } from '../../src/app/ports/runtime.ts'
import { openStore } from '../../src/store/open-store.ts'
import { notingQueries } from '../queries/note-queries.ts'

export const TEST_MONGODB_URI = process.env['TEST_MONGODB_URI'] ?? null

export interface TestStore {
  /** As it is now: another object after each `reopen`. */
  readonly store: DocumentStore
  /** What `openStore` was called with, for tests that open it themselves (in another process, say). */
  readonly settings: {
    readonly mongodbUri: string | null
    readonly mongodbDatabase: string
    readonly dataFolder: string
  }
  /** Closes the store and opens the same data again; collections have to be prepared and opened anew. */
  reopen(): Promise<DocumentStore>
  /** Closes the store and removes its data. */
  dispose(): Promise<void>
}

export function openTestStore(): Promise<TestStore> {
  return TEST_MONGODB_URI === null ? openEmbeddedTestStore() : openMongoTestStore(TEST_MONGODB_URI)
}

export async function openEmbeddedTestStore(): Promise<TestStore> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'frontdesk-store-'))
  return await testStore({ mongodbUri: null, mongodbDatabase: '', dataFolder }, () =>
    rm(dataFolder, { recursive: true }),
  )
}

export async function openMongoTestStore(mongodbUri: string): Promise<TestStore> {
  const mongodbDatabase = `frontdesk-test-${randomUUID()}`
  return await testStore({ mongodbUri, mongodbDatabase, dataFolder: '' }, async () => {
    const client = new MongoClient(mongodbUri)
    await client.db(mongodbDatabase).dropDatabase()
    await client.close()
  })
}

async function testStore(settings: TestStore['settings'], remove: () => Promise<unknown>): Promise<TestStore> {
  let store = notingQueries(await openStore({ ...settings, log: silentLog }))
  return {
    get store() {
      return store
    },
    settings,
    async reopen() {
      await store.close()
      store = notingQueries(await openStore({ ...settings, log: silentLog }))
      return store
    },
    async dispose() {
      await store.close()
      await remove()
    },
  }
}

export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

function nothing(): void {
  // A test that cares for the log brings its own.
}
