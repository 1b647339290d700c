// One collection of a MongoDB database.
import type { Collection as DriverCollection, Filter as DriverFilter, UpdateFilter } from 'mongodb'
import type { Collection, Filter, FindOptions, StoredDocument, Update } from '../../app/ports/documents.ts'
import { duplicatesOf, translated } from './faults.ts'

/** `T` in the driver's eyes: its own types cannot follow ours through dotted paths, though the language is the same. */
type Stored = StoredDocument & Readonly<Record<string, unknown>>

export function createMongoCollection<T extends StoredDocument>(driver: DriverCollection<Stored>): Collection<T> {
  const name = driver.collectionName
  return {
    async insert(document) {
      await translated(name, () => driver.insertOne(stored(document)))
    },
    async insertNew(documents) {
      if (documents.length === 0) return []
      const ids = documents.map((document) => document._id)
      return await translated(name, async () => {
        try {
          await driver.insertMany(documents.map(stored), { ordered: false })
          return ids
        } catch (error) {
          const duplicates = duplicatesOf(error)
          if (!duplicates) throw error
          return ids.filter((_, index) => !duplicates.has(index))
        }
      })
    },
    async findOne(filter) {
      return (await translated(name, () => driver.findOne<T>(matching(filter)))) ?? undefined
    },
    async find(filter, options = {}) {
      return await translated(name, () => driver.find<T>(matching(filter), toDriver(options)).toArray())
    },
    async count(filter, limit) {
      const options = limit === undefined ? {} : { limit }
      return await translated(name, () => driver.countDocuments(matching(filter), options))
    },
    async updateIf(filter, update) {
      const changed = await translated(name, () =>
        driver.findOneAndUpdate(matching(filter), changing(update), { returnDocument: 'after' }),
      )
      return (changed as T | null) ?? undefined
    },
    async updateEach(changes) {
      if (changes.length === 0) return 0
      const operations = changes.map(({ filter, update }) => ({
        updateOne: { filter: matching(filter), update: changing(update) },
      }))
      return (await translated(name, () => driver.bulkWrite(operations, { ordered: false }))).matchedCount
    },
    async delete(filter) {
      return (await translated(name, () => driver.deleteMany(matching(filter)))).deletedCount
    },
  }
}

function stored(document: StoredDocument): Stored {
  return document as Stored
}

function matching<T>(filter: Filter<T>): DriverFilter<Stored> {
  return filter as DriverFilter<Stored>
}

function changing<T>(update: Update<T>): UpdateFilter<Stored> {
  return update as UpdateFilter<Stored>
}

function toDriver<T>({ sort, skip, limit }: FindOptions<T>): {
  sort?: Record<string, 1 | -1>
  skip?: number
  limit?: number
} {
  return {
    ...(sort && { sort: sort }),
    ...(skip !== undefined && { skip }),
    ...(limit !== undefined && { limit }),
  }
}
