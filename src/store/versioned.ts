// The version of stored documents, above both stores: written with each, never seen by the application.
import type {
  Collection,
  CollectionDeclaration,
  DocumentStore,
  Filter,
  FindOptions,
  StoredDocument,
  Update,
} from '../app/ports/documents.ts'
import { OutsideError } from '../domain/errors.ts'

interface Versioned extends StoredDocument {
  readonly v: number
}

/**
 * Gives every document its version and brings older ones up to date: all of them in `prepare`, before the indexes are made,
 * and any that turns up later when it is read. Processes of an older version must have ended by then: they refuse newer
 * documents with an `OutsideError` (`unknown-version`).
 */
export function withVersions(inner: DocumentStore): DocumentStore {
  return {
    collection: <T extends StoredDocument>(declaration: CollectionDeclaration) =>
      versioned<T>(inner.collection<Versioned>(declaration), declaration),
    async prepare(declarations) {
      for (const declaration of declarations) {
        if (currentVersion(declaration) === 1) continue
        await inner.prepare([{ ...declaration, indexes: [] }])
        await migrateAll(inner.collection<Versioned>(declaration), declaration)
      }
      await inner.prepare(declarations)
    },
    ping: () => inner.ping(),
    close: () => inner.close(),
  }
}

function versioned<T extends StoredDocument>(
  inner: Collection<Versioned>,
  declaration: CollectionDeclaration,
): Collection<T> {
  const current = currentVersion(declaration)

  function toStored(document: T): Versioned {
    return { ...document, v: current }
  }
  // The version says that what is left is a `T`: this is the one place where that is believed.
  function fromStored(stored: Versioned): T {
    const document = stored.v === current ? stored : migrate(stored, declaration)
    Reflect.deleteProperty(document, 'v')
    return document as unknown as T
  }
  // Filters and updates never name the version, so those for `T` are right for what is stored.
  const filtering = (filter: Filter<T>): Filter<Versioned> => defined(filter) as Filter<Versioned>

  return {
    insert: (document) => inner.insert(toStored(document)),
    insertNew: (documents) => inner.insertNew(documents.map(toStored)),
    async findOne(filter) {
      const stored = await inner.findOne(filtering(filter))
      return stored && fromStored(stored)
    },
    async find(filter, options) {
      return (await inner.find(filtering(filter), options as FindOptions<Versioned>)).map(fromStored)
    },
    count: (filter, limit) => inner.count(filtering(filter), limit),
    async updateIf(filter, update) {
      const stored = await inner.updateIf(filtering(filter), update as Update<Versioned>)
      return stored && fromStored(stored)
    },
    updateEach: (changes) =>
      inner.updateEach(
        changes.map(({ filter, update }) => ({ filter: filtering(filter), update: update as Update<Versioned> })),
      ),
    delete: (filter) => inner.delete(filtering(filter)),
  }
}

async function migrateAll(inner: Collection<Versioned>, declaration: CollectionDeclaration): Promise<void> {
  for (const old of await inner.find({ v: { $lt: currentVersion(declaration) } })) {
    const { _id, ...fields } = migrate(old, declaration)
    // Somebody else may have done it in the meantime. A field that a migration took out stays, and means nothing any more.
    await inner.updateIf({ _id, v: old.v }, { $set: fields })
  }
}

function migrate(stored: Versioned, declaration: CollectionDeclaration): Versioned {
  const { migrations = [], name } = declaration
  const current = currentVersion(declaration)
  if (!Number.isInteger(stored.v) || stored.v < 1 || stored.v > current) {
    throw new OutsideError({
      code: 'unknown-version',
      retryable: false,
      message: `Document '${stored._id}' in '${name}' has version '${stored.v}', but this Frontdesk knows versions up to ${current}; run the newer release that wrote it, or restore a backup from before the upgrade`,
      forPerson: 'The data were written by a newer version of Frontdesk. Ask your operator to run that one.',
    })
  }
  const { _id } = stored
  let document: Readonly<Record<string, unknown>> = { ...stored }
  for (const step of migrations.slice(stored.v - 1)) document = step(document)
  return { ...document, _id, v: current }
}

function currentVersion({ migrations = [] }: CollectionDeclaration): number {
  return migrations.length + 1
}

/** MongoDB's driver leaves conditions that are `undefined` out, and would then find, change or delete everything. */
function defined(filter: object): object {
  for (const [key, condition] of Object.entries(filter) as [string, unknown][]) {
    if (condition === undefined)
      throw new Error(`The filter's condition on '${key}' is undefined; leave it out, or use null`)
    if (Array.isArray(condition) && key.startsWith('$')) condition.forEach((part: object) => defined(part))
  }
  return filter
}
