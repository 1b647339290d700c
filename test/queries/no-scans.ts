// Loaded by mocha: the tests fail when the application asked for something that no index serves.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { COLLECTIONS } from '../../src/store/collections.ts'
import { openMongoStore } from '../../src/store/mongo/store.ts'
import { explain } from './explain.ts'
import { askedSoFar, scansSoFar, type NotedQuery } from './note-queries.ts'

const ADVICE = 'No index serves these queries of collections that grow: add one in src/store/collections.ts'

export const mochaHooks = {
  async afterAll(): Promise<void> {
    assert.deepEqual(scansSoFar().map(lineOf), [], ADVICE)
    const uri = process.env['TEST_MONGODB_URI']
    if (uri !== undefined) assert.deepEqual((await scansOn(uri)).map(lineOf), [], ADVICE)
  },
}

/** MongoDB's own word for it: what it would scan even though there are indexes. */
async function scansOn(uri: string): Promise<readonly NotedQuery[]> {
  const database = `frontdesk-test-${randomUUID()}`
  const store = await openMongoStore({ uri, database })
  const client = new MongoClient(uri)
  try {
    await store.prepare(Object.values(COLLECTIONS))
    const scans: NotedQuery[] = []
    for (const noted of askedSoFar()) {
      if ((await explain(client.db(database), noted.query, false)).isScan) scans.push(noted)
    }
    return scans
  } finally {
    await client.db(database).dropDatabase()
    await client.close()
    await store.close()
  }
}

function lineOf({ query, shape, asker }: NotedQuery): string {
  return `${query.collection}: ${shape} (${asker})`
}
