// `npm run queries`: writes docs/queries.md from the queries that the tests noted, as MongoDB plans them on a filled database.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BSON, MongoClient, type Db } from 'mongodb'
import { COLLECTIONS } from '../../src/store/collections.ts'
import { openMongoStore } from '../../src/store/mongo/store.ts'
import { explain, type Plan } from './explain.ts'
import { fill } from './fill.ts'
import { fitted } from './fitted.ts'
import { isGrowing } from './growing.ts'
import type { NotedQuery } from './note-queries.ts'
import { queriesPage, type PlannedQuery } from './queries-page.ts'

const SIZES = [1_000, 10_000] as const

const uri = process.env['TEST_MONGODB_URI']
if (uri === undefined) throw new Error('Set TEST_MONGODB_URI to a MongoDB server')
const notes = process.env['QUERY_NOTES'] ?? (await notedByTests())
const database = `frontdesk-test-${randomUUID()}`
const store = await openMongoStore({ uri, database })
const client = new MongoClient(uri)
try {
  await store.prepare(Object.values(COLLECTIONS))
  const asked = together(readNotes(notes))
  const plans = asked.map(() => [] as Plan[])
  let filled = 0
  for (const size of SIZES) {
    await fill(client.db(database), filled, size - filled)
    filled = size
    for (const [at, { query }] of asked.entries()) {
      if (isGrowing(query.collection)) plans[at]?.push(await planOn(client.db(database), query))
    }
  }
  const planned = asked.map((one, at) => ({ ...one, plans: plans[at] ?? [] }))
  writeFileSync('docs/queries.md', queriesPage(planned, SIZES))
} finally {
  await client.db(database).dropDatabase()
  await client.close()
  await store.close()
}

/** Some minutes. The file to which every query of every test is noted. */
async function notedByTests(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'frontdesk-queries-')), 'queries.jsonl')
  const tests = ['journeys', 'app', 'teams'].map((folder) => `test/${folder}/**/*.test.ts`)
  const run = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot', ...tests], {
    env: { ...process.env, QUERY_NOTES: file },
    stdio: 'inherit',
  })
  const [code] = (await once(run, 'exit')) as [number | null]
  if (code !== 0) console.warn('Some tests failed: queries that come after that may be missing.')
  return file
}

/** With the values of a document in the middle. */
async function planOn(db: Db, query: NotedQuery['query']): Promise<Plan> {
  const documents = db.collection(query.collection)
  const [document] = await documents.find({}, { sort: { _id: 1 }, skip: 500, limit: 1 }).toArray()
  return await explain(db, { ...query, filter: fitted(query.filter, document) }, true)
}

function readNotes(file: string): readonly NotedQuery[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  // What the tests wrote themselves.
  return lines.map((line) => BSON.EJSON.parse(line) as NotedQuery)
}

/** Each shape once, with all who ask it. */
function together(noted: readonly NotedQuery[]): readonly Omit<PlannedQuery, 'plans'>[] {
  const byShape = new Map<string, Omit<PlannedQuery, 'plans'>>()
  for (const { query, shape, asker } of noted) {
    const key = `${query.collection} ${shape}`
    const askers = [...new Set([...(byShape.get(key)?.askers ?? []), asker])].toSorted()
    byShape.set(key, { query, shape, askers })
  }
  return [...byShape.values()]
}
