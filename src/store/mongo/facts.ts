// How a MongoDB database stands, by a connection of its own. What its user may not ask, or the server does not know, is left out.
import type { Db } from 'mongodb'
import { z } from 'zod'
import type { CollectionDeclaration } from '../../app/ports/documents.ts'
import type { StoreFacts } from '../../app/ports/doctor.ts'
import { currentVersion } from '../versioned.ts'
import { translated } from './faults.ts'
import { createClient, type MongoStoreOptions } from './store.ts'

const Hello = z.object({ setName: z.string().optional() })
const BuildInfo = z.object({ version: z.string() })
/** https://www.mongodb.com/docs/manual/reference/command/dbStats/ */
const Stats = z.object({ fsUsedSize: z.number(), fsTotalSize: z.number().positive() })
const WithVersion = z.object({ v: z.number() })
const Index = z.object({ key: z.record(z.string(), z.unknown()) })

/** So many documents of a collection are looked at, at either end of its ids. */
const SAMPLE = 50

/** Throws `OutsideError` when no server answers, or refuses whoever asks. */
export async function readMongoFacts(
  { uri, database }: MongoStoreOptions,
  declarations: readonly CollectionDeclaration[],
): Promise<StoreFacts> {
  const client = createClient(uri)
  try {
    return await translated(database, async () => {
      await client.connect()
      const db = client.db(database)
      await db.command({ ping: 1 })
      const names = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name))
      const there = declarations.filter(({ name }) => names.has(name))
      const looks = await Promise.all(there.map((declaration) => lookAt(db, declaration)))
      const [hello, build, stats] = await Promise.all([ask(db, 'hello'), ask(db, 'buildInfo'), ask(db, 'dbStats')])
      const { data: sizes } = Stats.safeParse(stats)
      return {
        ...{ kind: 'mongodb', place: database, isNew: there.length === 0 },
        version: BuildInfo.safeParse(build).data?.version ?? null,
        replicaSet: Hello.safeParse(hello).data?.setName ?? null,
        space: sizes ? { free: sizes.fsTotalSize - sizes.fsUsedSize, total: sizes.fsTotalSize } : null,
        otherVersions: looks.flatMap(({ other }) => other),
        missingIndexes: looks.flatMap(({ missing }) => missing),
      }
    })
  } finally {
    await client.close()
  }
}

async function ask(db: Db, command: string): Promise<unknown> {
  return await db.command({ [command]: 1 }).catch(() => null)
}

async function lookAt(
  db: Db,
  declaration: CollectionDeclaration,
): Promise<{ readonly other: StoreFacts['otherVersions']; readonly missing: readonly string[] }> {
  const collection = db.collection<{ _id: string; v?: number }>(declaration.name)
  const sample = (order: 1 | -1) =>
    collection.find({}, { projection: { v: 1 }, sort: { _id: order }, limit: SAMPLE }).toArray()
  const [first, last, indexes] = await Promise.all([sample(1), sample(-1), collection.listIndexes().toArray()])
  const declared = currentVersion(declaration)
  const versions = [...first, ...last].flatMap((document) => WithVersion.safeParse(document).data?.v ?? [])
  const stored = versions.length === 0 ? declared : Math.max(...versions)
  const known = new Set(indexes.flatMap((index) => describeKey(Index.safeParse(index).data?.key)))
  return {
    other: stored === declared ? [] : [{ collection: declaration.name, stored, declared }],
    missing: declaration.indexes
      .filter(({ fields }) => !describeKey(fields).some((key) => known.has(key)))
      .map(({ fields }) => `${declaration.name} (${Object.keys(fields).join(', ')})`),
  }
}

function describeKey(key: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return key === undefined ? [] : [JSON.stringify(Object.entries(key).map(([name, order]) => [name, Number(order)]))]
}
