// One collection: its documents in NeDB, its writes in a journal.
import { setImmediate } from 'node:timers/promises'
import type {
  Change,
  Collection,
  CollectionDeclaration,
  Filter,
  FindOptions,
  IndexDeclaration,
  StoredDocument,
  Update,
} from '../../app/ports/documents.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import { asNedbIsAsked, countCandidates } from './candidates.ts'
import { duplicateFault } from './duplicate-fault.ts'
import { DocumentsById } from './documents-by-id.ts'
import { FieldIndex } from './field-index.ts'
import type { Journal } from './journal.ts'
import { OrderedIndex } from './ordered-index.ts'
import { createNedb, ensureUnique, insertNewOnes, isUniqueViolation, type Nedb } from './nedb.ts'
import { pageOf } from './sort.ts'
import { copyDefined, join, toParts, toUpdate, type FilterPart } from './to-nedb.ts'

/** So few documents are sorted sooner than walked through. */
const FEW = 50
/** Some milliseconds' worth of operations. */
const TURNS_PER_PAUSE = 50

/**
 * NeDB keeps the documents in memory and finds, changes and guards them; its own file handling is not used: it takes a
 * round through the thread pool per write, leaves memory and file different after a failed write, forgets expiry when it is
 * reopened, and tears lines at U+2028.
 * Operations run one after the other, each with its line in the journal, so lines have the order of the changes.
 */
export class EmbeddedCollection<T extends StoredDocument> implements Collection<T> {
  readonly #name: string
  readonly #openJournal: () => Journal
  readonly #onFilled: () => void
  readonly #byId = new DocumentsById<T>()
  readonly #nedb: Nedb<T> = createNedb(this.#byId)
  readonly #fieldIndexes = new Map<string, FieldIndex>()
  readonly #orderedIndexes: OrderedIndex[] = []
  readonly #uniqueFields = new Set(['_id'])
  #journal: Journal | undefined
  #last: Promise<unknown> = Promise.resolve()
  #turns = 0

  /** `onFilled` is called once its file holds something. */
  constructor(name: string, openJournal: () => Journal, onFilled: () => void) {
    this.#name = name
    this.#openJournal = openJournal
    this.#onFilled = onFilled
  }

  /** Reads the file, if that was not done before, and adds the indexes that are missing. */
  prepare({ indexes }: CollectionDeclaration): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#journal) {
        const journal = this.#openJournal()
        const documents = journal.load()
        // As they are: NeDB would copy each, and nobody else has them.
        for (const index of Object.values(this.#nedb.indexes)) index.insert(documents)
        await journal.compactHistory(documents)
        journal.whenFilled(this.#onFilled)
        this.#journal = journal
      }
      for (const index of indexes) await this.#addIndex(index)
    })
  }

  insert(document: T): Promise<void> {
    return this.#write(async (journal) => {
      const stored = copyDefined(document)
      await this.#guarded(this.#nedb.insertAsync(stored))
      journal.write([stored])
    })
  }

  insertNew(documents: readonly T[]): Promise<readonly string[]> {
    return this.#write(async (journal) => {
      const added = await insertNewOnes(this.#nedb, copyDefined(documents))
      journal.write(added)
      return added.map((document) => document._id)
    })
  }

  findOne(filter: Filter<T>): Promise<T | undefined> {
    return this.#read(async () => (await this.#nedb.findOneAsync(this.#query(filter))) ?? undefined)
  }

  find(filter: Filter<T>, options: FindOptions<T> = {}): Promise<T[]> {
    return this.#read(async () => {
      const page = await this.#pageInOrder(filter, options)
      if (page) return page
      const cursor = this.#nedb.findAsync(this.#query(filter))
      if (options.sort) cursor.mapFn = (documents) => copyDefined(pageOf(documents, options))
      else cursor.skip(options.skip ?? 0).limit(options.limit ?? 0)
      return await cursor
    })
  }

  count(filter: Filter<T>, limit = 0): Promise<number> {
    return this.#read(async () => await this.#nedb.countAsync(this.#query(filter)).limit(limit))
  }

  updateIf(filter: Filter<T>, update: Update<T>): Promise<T | undefined> {
    return this.#write(async (journal) => {
      const changed = await this.#change(filter, update)
      if (changed) journal.write([changed])
      return changed
    })
  }

  updateEach(changes: readonly Change<T>[]): Promise<number> {
    return this.#write(async (journal) => {
      const changed: T[] = []
      try {
        for (const { filter, update } of changes) {
          const document = await this.#change(filter, update, typeof filter._id !== 'string')
          if (document) changed.push(document)
        }
      } finally {
        journal.write(changed)
      }
      return changed.length
    })
  }

  delete(filter: Filter<T>): Promise<number> {
    return this.#write(async (journal) => {
      const ids = (await this.#nedb.findAsync(this.#query(filter))).map((document) => document._id)
      for (const _id of ids) await this.#nedb.removeAsync({ _id }, {})
      journal.writeDeletions(ids)
      return ids.length
    })
  }

  forget(): Promise<void> {
    return this.#inTurn(() => this.#sound().forget(() => this.#nedb.getAllData()))
  }

  /** How long its file is; 0 while it is not open. */
  get bytes(): number {
    return this.#journal?.bytes ?? 0
  }

  /** Throws when a write has failed. */
  assertSound(): void {
    this.#sound()
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      const journal = this.#journal
      this.#journal = undefined
      await journal?.close(this.#nedb.getAllData())
    })
  }

  async #addIndex({ fields, unique }: IndexDeclaration): Promise<void> {
    const names = Object.keys(fields)
    if (unique) await this.#addUnique(names)
    if (unique && names[0] !== undefined && names.length === 1) this.#uniqueFields.add(names[0])
    if (!unique && names.length > 1 && names.at(-1) === '_id') this.#addOrdered(fields)
    for (const name of names) {
      if (name in this.#nedb.indexes) continue
      const index = new FieldIndex(name, this.#byId)
      this.#fieldIndexes.set(name, index)
      this.#nedb.indexes[name] = index
    }
  }

  #addOrdered(fields: IndexDeclaration['fields']): void {
    const index = new OrderedIndex(fields)
    if (index.fieldName in this.#nedb.indexes) return
    index.insert(this.#nedb.getAllData())
    this.#orderedIndexes.push(index)
    // Where several know, the one that pins most leaves least to walk through.
    this.#orderedIndexes.sort((a, b) => b.width - a.width)
    this.#nedb.indexes[index.fieldName] = index
  }

  async #addUnique(names: readonly string[]): Promise<void> {
    try {
      await ensureUnique(this.#nedb, names)
    } catch (error) {
      throw isUniqueViolation(error) ? duplicateFault(this.#name, names, this.#nedb.getAllData()) : error
    }
  }

  /** Not `copied`, it is the document itself, for nobody but the journal, found by the `_id` of the filter. */
  async #change(filter: Filter<T>, update: Update<T>, copied = true): Promise<T | undefined> {
    const change = this.#nedb.updateAsync(this.#query(filter), toUpdate(update), { returnUpdatedDocs: copied })
    const { numAffected, affectedDocuments } = await this.#guarded(change)
    return copied || numAffected === 0 ? (affectedDocuments ?? undefined) : this.#byId.get(filter._id as string)
  }

  /** A page of many documents that an index holds in its order: no more of them are looked at than it takes to fill it. */
  async #pageInOrder(filter: Filter<T>, { sort, skip = 0, limit }: FindOptions<T>): Promise<T[] | undefined> {
    if (!sort || !limit || this.#orderedIndexes.length === 0) return undefined
    const parts = toParts(filter)
    if (parts.some((part) => countCandidates(part, this.#fieldIndexes, this.#uniqueFields) <= FEW)) return undefined
    const inOrder = this.#orderedIndexes.map((index) => index.walk(filter, sort)).find((walk) => walk !== undefined)
    if (!inOrder) return undefined
    const page: T[] = []
    let size = skip + limit
    let ids: string[] = []
    const look = async (): Promise<void> => {
      const found = await this.#nedb.findAsync(this.#query({ $and: [filter, { _id: { $in: ids } }] } as Filter<T>))
      const byId = new Map(found.map((document) => [document._id, document]))
      page.push(...ids.flatMap((id) => byId.get(id) ?? []))
      ids = []
      // Where few match, it is to end all the same.
      size *= 2
    }
    for (const document of inOrder as Iterable<T>) {
      ids.push(document._id)
      if (ids.length >= size) await look()
      if (page.length >= skip + limit) break
    }
    if (page.length < skip + limit && ids.length > 0) await look()
    return page.slice(skip, skip + limit)
  }

  /** The filter for NeDB, with the part in front whose index leaves the fewest documents to look at. */
  #query(filter: Filter<T>): object {
    const parts = toParts(filter)
    let best: FilterPart | undefined
    let fewest = Infinity
    for (const part of parts) {
      const count = countCandidates(part, this.#fieldIndexes, this.#uniqueFields)
      if (count < fewest) [best, fewest] = [part, count]
    }
    return { ...join(parts, best), ...asNedbIsAsked(best?.lookup, this.#fieldIndexes) }
  }

  #write<R>(work: (journal: Journal) => Promise<R>): Promise<R> {
    return this.#inTurn(async () => {
      const journal = this.#sound()
      const result = await work(journal)
      if (journal.hasGrown(() => this.#nedb.getAllData())) void journal.compact(this.#nedb.getAllData())
      return result
    })
  }

  #read<R>(work: () => Promise<R>): Promise<R> {
    return this.#inTurn(() => {
      this.#sound()
      return work()
    })
  }

  #sound(): Journal {
    if (!this.#journal)
      throw new Error(`Collection '${this.#name}' is not open: prepare the store first, close it last`)
    this.#journal.assertSound()
    return this.#journal
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    this.#turns += 1
    // Nothing in here waits for the outside, so without a pause a long row of operations would let nothing else run.
    if (this.#turns % TURNS_PER_PAUSE === 0) this.#last = this.#last.then(() => setImmediate())
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  #guarded<R>(change: Promise<R>): Promise<R> {
    return change.catch((error: unknown) => {
      throw isUniqueViolation(error) ? new DuplicateKeyError(this.#name, error) : error
    })
  }
}
