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
import { DuplicateKeyError, OutsideError } from '../domain/errors.ts'
import { phrase } from '../texts/say.ts'
import { isSettled, noteSchema, type Schema, SCHEMAS } from './schema-versions.ts'

interface Versioned extends StoredDocument {
  readonly v: number
}

interface VersionOptions {
  readonly clock?: () => Date
  readonly sweepsAfterMs?: readonly number[]
}

/** After a start that found older documents: processes of the version before may run on for a while, and write some. */
const SWEEPS_AFTER_MS = [60_000, 300_000, 1_800_000, 7_200_000]

/**
 * Gives every document its version and brings older ones up to date: all of them in `prepare`, before the indexes are made, unless it is noted
 * that this was done (`schema-versions.ts`), and any that turns up later when it is read or changed, or by a sweep some time after a start that found any.
 *
 * Two versions may work side by side for as long as an upgrade takes, from the release on that has this. The newer one changes no older document
 * without bringing it up to date first, and does that only where nobody changed it since it was read. The older one changes and
 * deletes no newer document, and refuses to read it by an `OutsideError` (`unknown-version`); from then on it also fails its `ping`,
 * so that nothing is sent its way any more.
 */
export function withVersions(
  inner: DocumentStore,
  { clock = () => new Date(), sweepsAfterMs = SWEEPS_AFTER_MS }: VersionOptions = {},
): DocumentStore {
  const met: Met = { newer: null }
  const sweeps: NodeJS.Timeout[] = []

  return {
    collection: <T extends StoredDocument>(declaration: CollectionDeclaration) => versioned<T>(inner, declaration, met),
    async prepare(declarations) {
      await inner.prepare([SCHEMAS])
      const schemas = inner.collection<Schema>(SCHEMAS)
      const changing = declarations.filter((declaration) => currentVersion(declaration) > 1)
      let found = 0
      for (const declaration of changing) {
        const version = currentVersion(declaration)
        if (await isSettled(schemas, declaration, version, clock())) continue
        const others = outgrowths(declaration).map(({ into }) => into)
        await inner.prepare([declaration, ...others].map((one) => ({ ...one, indexes: [] })))
        found += await migrateAll(inner, declaration)
        await noteSchema(schemas, declaration, version, clock())
      }
      await inner.prepare(declarations)
      if (found > 0)
        for (const ms of sweepsAfterMs) sweeps.push(setTimeout(() => void sweep(inner, changing), ms).unref())
    },
    async ping() {
      if (met.newer) throw met.newer
      await inner.ping()
    },
    forget: () => inner.forget(),
    async close() {
      sweeps.forEach((timer) => clearTimeout(timer))
      await inner.close()
    },
  }
}

async function sweep(store: DocumentStore, declarations: readonly CollectionDeclaration[]): Promise<void> {
  try {
    for (const declaration of declarations) await migrateAll(store, declaration)
  } catch {
    // A store that fails is noticed by all who use it; what is left is found by the next sweep or start.
  }
}

/** What a process learns of others by what it reads. */
interface Met {
  /** The refusal of a document of a newer version. */
  newer: OutsideError | null
}

function versioned<T extends StoredDocument>(
  store: DocumentStore,
  declaration: CollectionDeclaration,
  met: Met,
): Collection<T> {
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
    let now = stored
    for (let tries = 0; now.v !== current; tries += 1) {
      const { found, document } = await upToDate(store, declaration, now, met)
      if (found || tries >= TRIES_TO_STORE) return asCurrent(document)
      now = (await inner.findOne({ _id: stored._id })) ?? document
    }
    return asCurrent(now)
  }
  // Filters and updates never name the version, so those for `T` are right for what is stored.
  const filtering = (filter: Filter<T>): Filter<Versioned> => defined(filter) as Filter<Versioned>
  const currently = (filter: Filter<T>): Filter<Versioned> => ({ ...filtering(filter), v: current })
  /** Brings those up to date that a change meant and did not find, because they are older. Answers with their ids. */
  async function missed(filter: Filter<Versioned>): Promise<ReadonlySet<string>> {
    if (current === 1) return new Set()
    const old = await inner.find({ ...filter, v: { $lt: current } }, { limit: BATCH })
    for (const stored of old) await fromStored(stored)
    return new Set(old.map(({ _id }) => _id))
  }

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
      const change = async (): Promise<Versioned | undefined> =>
        await inner.updateIf(currently(filter), update as Update<Versioned>)
      let stored = await change()
      if (!stored && (await missed(filtering(filter))).size > 0) stored = await change()
      return stored && asCurrent(stored)
    },
    async updateEach(changes) {
      const make = async (some: typeof changes): Promise<number> =>
        await inner.updateEach(
          some.map(({ filter, update }) => ({ filter: currently(filter), update: update as Update<Versioned> })),
        )
      const made = await make(changes)
      if (made === changes.length) return made
      const ids = changes.flatMap(({ filter: { _id } }) => (typeof _id === 'string' ? [_id] : []))
      const old = await missed({ _id: { $in: ids } })
      return old.size === 0
        ? made
        : made + (await make(changes.filter(({ filter }) => typeof filter._id === 'string' && old.has(filter._id))))
    },
    delete: (filter) => inner.delete({ ...filtering(filter), v: { $lte: current } }),
  }
}

/**
 * Brings a document up to date where it is stored. `found` is false where somebody else changed it since it was read: what they did counts.
 * Throws `OutsideError` where it is newer.
 */
async function upToDate(
  store: DocumentStore,
  declaration: CollectionDeclaration,
  stored: Versioned,
  met: Met,
): Promise<{ readonly found: boolean; readonly document: Versioned }> {
  const document = migrateOrNote(stored, declaration, met)
  await moveOut(store, declaration, [stored])
  const { _id, ...fields } = document
  try {
    const inner = store.collection<Versioned>(declaration)
    const written = await inner.updateIf(unchanged(stored), { $set: fields })
    return { found: written !== undefined || (await inner.findOne({ _id })) === undefined, document }
  } catch (error) {
    // Another one has its new key. It can be read, as it could before.
    if (error instanceof DuplicateKeyError) return { found: true, document }
    throw error
  }
}

function migrateOrNote(stored: Versioned, declaration: CollectionDeclaration, met: Met): Versioned {
  try {
    return migrate(stored, declaration)
  } catch (error) {
    if (error instanceof OutsideError && stored.v > currentVersion(declaration)) met.newer = error
    throw error
  }
}

/** Finds the document only as it was read, field by field: processes of the version before may be at work on it. */
function unchanged(stored: Versioned): Filter<Versioned> {
  return { ...stored }
}

/** A stored document, read past the store, as this release knows it; nothing is written. Throws `OutsideError` (`unknown-version`). */
export function asKnown(stored: StoredDocument, declaration: CollectionDeclaration): StoredDocument {
  const document = migrate(stored as Versioned, declaration)
  Reflect.deleteProperty(document, 'v')
  return document
}

/** How many documents are brought up to date with one write. */
const BATCH = 500

/** A document that is changed again and again is read all the same. */
const TRIES_TO_STORE = 20
/** Those that change under our hands are read again, but not for ever. */
const ROUNDS_WITHOUT_SUCCESS = 100

/** Answers with how many there were. */
async function migrateAll(store: DocumentStore, declaration: CollectionDeclaration): Promise<number> {
  const inner = store.collection<Versioned>(declaration)
  let done = 0
  for (let rounds = 0; rounds < ROUNDS_WITHOUT_SUCCESS; rounds += 1) {
    const old = await inner.find({ v: { $lt: currentVersion(declaration) } }, { limit: BATCH })
    if (old.length === 0) return done
    const changes = old.map((stored) => {
      const { _id, ...fields } = migrate(stored, declaration)
      // A field that a migration took out stays, and means nothing any more.
      return { filter: { ...unchanged(stored), _id }, update: { $set: fields } }
    })
    await moveOut(store, declaration, old)
    const changed = await inner.updateEach(changes)
    if (changed > 0) rounds = 0
    done += changed
  }
  throw new OutsideError({
    code: 'not-migrated',
    retryable: true,
    message: `Documents of an earlier version in '${declaration.name}' are changed all the time; stop the processes of the earlier version, and start this one again`,
    forPerson: phrase('outside.store.database'),
  })
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

/** What this release writes. */
export function currentVersion({ migrations = [] }: CollectionDeclaration): number {
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
