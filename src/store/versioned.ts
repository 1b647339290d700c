// The version of stored documents, above both stores: written with each, never seen by the application.
import type {
  Collection,
  CollectionDeclaration,
  DocumentStore,
  Filter,
  Migration,
  Outgrowth,
  StoredDocument,
  Update,
} from '../app/ports/documents.ts'
import { OutsideError } from '../domain/errors.ts'
import { phrase } from '../texts/say.ts'

interface Versioned extends StoredDocument {
  readonly v: number
}

/**
 * Gives every document its version and brings older ones up to date: all of them in `prepare`, before the indexes are made, unless
 * it is noted that this was done, and any that turns up later when it is read. Processes of an older version must have ended by then: they refuse newer
 * documents with an `OutsideError` (`unknown-version`).
 */
export function withVersions(inner: DocumentStore, clock: () => Date = () => new Date()): DocumentStore {
  return {
    collection: <T extends StoredDocument>(declaration: CollectionDeclaration) => versioned<T>(inner, declaration),
    async prepare(declarations) {
      await inner.prepare([SCHEMAS])
      const schemas = inner.collection<Schema>(SCHEMAS)
      for (const declaration of declarations) {
        if (currentVersion(declaration) === 1 || (await isSettled(schemas, declaration, clock()))) continue
        const others = outgrowths(declaration).map(({ into }) => into)
        await inner.prepare([declaration, ...others].map((one) => ({ ...one, indexes: [] })))
        await migrateAll(inner, declaration)
        await noteSchema(schemas, declaration, clock())
      }
      await inner.prepare(declarations)
    },
    ping: () => inner.ping(),
    forget: () => inner.forget(),
    close: () => inner.close(),
  }
}

function versioned<T extends StoredDocument>(store: DocumentStore, declaration: CollectionDeclaration): Collection<T> {
  const inner = store.collection<Versioned>(declaration)
  const current = currentVersion(declaration)

  function toStored(document: T): Versioned {
    return { ...document, v: current }
  }
  // The version says that what is left is a `T`: this is the one place where that is believed.
  function asCurrent(document: Versioned): T {
    Reflect.deleteProperty(document, 'v')
    return document as unknown as T
  }
  async function fromStored(stored: Versioned): Promise<T> {
    if (stored.v === current) return asCurrent(stored)
    const document = migrate(stored, declaration)
    await moveOut(store, declaration, [stored])
    return asCurrent(document)
  }
  // Filters and updates never name the version, so those for `T` are right for what is stored.
  const filtering = (filter: Filter<T>): Filter<Versioned> => defined(filter) as Filter<Versioned>

  return {
    insert: (document) => inner.insert(toStored(document)),
    insertNew: (documents) => inner.insertNew(documents.map(toStored)),
    async findOne(filter) {
      const stored = await inner.findOne(filtering(filter))
      return stored && (await fromStored(stored))
    },
    async find(filter, options) {
      const found = await inner.find(filtering(filter), options)
      return found.every(({ v }) => v === current) ? found.map(asCurrent) : await Promise.all(found.map(fromStored))
    },
    count: (filter, limit) => inner.count(filtering(filter), limit),
    async updateIf(filter, update) {
      const stored = await inner.updateIf(filtering(filter), update as Update<Versioned>)
      return stored && (await fromStored(stored))
    },
    updateEach: (changes) =>
      inner.updateEach(
        changes.map(({ filter, update }) => ({ filter: filtering(filter), update: update as Update<Versioned> })),
      ),
    delete: (filter) => inner.delete(filtering(filter)),
  }
}

/** Of one collection: since when all its documents had at least this version. */
interface Schema extends StoredDocument {
  readonly version: number
  readonly since: Date
}

const SCHEMAS: CollectionDeclaration = { name: 'schemas', indexes: [] }
/** A process of the version before may still have written something while this was noted: starts of the first day look again. */
const LOOKS_AGAIN_MS = 86_400_000

/** Whether nothing older is left, so that a start need not look through all documents for it. */
async function isSettled(schemas: Collection<Schema>, declaration: CollectionDeclaration, now: Date): Promise<boolean> {
  const noted = await schemas.findOne({ _id: declaration.name })
  if (noted?.version !== currentVersion(declaration)) return false
  return now.getTime() - noted.since.getTime() >= LOOKS_AGAIN_MS
}

async function noteSchema(schemas: Collection<Schema>, declaration: CollectionDeclaration, since: Date): Promise<void> {
  const { name: _id } = declaration
  const version = currentVersion(declaration)
  const added = await schemas.insertNew([{ _id, version, since }])
  if (added.length === 0) await schemas.updateIf({ _id, version: { $lt: version } }, { $set: { version, since } })
}

/** How many documents are brought up to date with one write. */
const BATCH = 500

async function migrateAll(store: DocumentStore, declaration: CollectionDeclaration): Promise<void> {
  const inner = store.collection<Versioned>(declaration)
  for (;;) {
    const old = await inner.find({ v: { $lt: currentVersion(declaration) } }, { limit: BATCH })
    if (old.length === 0) return
    const changes = old.map((stored) => {
      const { _id, ...fields } = migrate(stored, declaration)
      // Somebody else may have done it in the meantime. A field that a migration took out stays, and means nothing any more.
      return { filter: { _id, v: stored.v }, update: { $set: fields } }
    })
    await moveOut(store, declaration, old)
    await inner.updateEach(changes)
  }
}

/** Stores what becomes documents of other collections by the steps that these documents have before them. */
async function moveOut(
  store: DocumentStore,
  declaration: CollectionDeclaration,
  documents: readonly Versioned[],
): Promise<void> {
  for (const outgrowth of outgrowths(declaration)) {
    const { into, moved } = outgrowth
    const made = documents.flatMap((stored) => {
      const steps = (declaration.migrations ?? []).slice(stored.v - 1)
      const at = steps.indexOf(outgrowth)
      return at < 0 ? [] : moved(steps.slice(0, at).reduce<Old>(takeStep, { ...stored }))
    })
    if (made.length === 0) continue
    await store.collection<Versioned>(into).insertNew(made.map((one) => ({ ...one, v: currentVersion(into) })))
  }
}

function outgrowths({ migrations = [] }: CollectionDeclaration): readonly Outgrowth[] {
  return migrations.filter((migration) => typeof migration !== 'function')
}

type Old = Readonly<Record<string, unknown>>

function takeStep(document: Old, migration: Migration): Old {
  return typeof migration === 'function' ? migration(document) : migration.step(document)
}

function migrate(stored: Versioned, declaration: CollectionDeclaration): Versioned {
  const { migrations = [], name } = declaration
  const current = currentVersion(declaration)
  if (!Number.isInteger(stored.v) || stored.v < 1 || stored.v > current) {
    throw new OutsideError({
      code: 'unknown-version',
      retryable: false,
      message: `Document '${stored._id}' in '${name}' has version '${stored.v}', but this Frontdesk knows versions up to ${current}; run the newer release that wrote it, or restore a backup from before the upgrade`,
      forPerson: phrase('outside.store.newer'),
    })
  }
  const { _id } = stored
  const document = migrations.slice(stored.v - 1).reduce<Old>(takeStep, { ...stored })
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
