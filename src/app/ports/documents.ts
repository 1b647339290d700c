// The store as the application sees it: small typed collections whose every write is atomic for one document.

/** What every stored document has. Absent values are `null`, never `undefined`, so that both stores treat them alike. */
export interface StoredDocument {
  readonly _id: string
}

/** A comparison on one field. On an array field a plain value matches when one element equals it. */
export type Condition<V> =
  | V
  | (V extends readonly (infer E)[] ? E : never)
  | {
      readonly $ne?: V
      readonly $in?: readonly (V extends readonly (infer E)[] ? E : V)[]
      readonly $nin?: readonly (V extends readonly (infer E)[] ? E : V)[]
      readonly $lt?: V
      readonly $lte?: V
      readonly $gt?: V
      readonly $gte?: V
      /** One and the same element of the array holds all of it. */
      readonly $elemMatch?: V extends readonly (infer E)[] ? (E extends object ? Filter<E> : Range<E>) : never
    }

/** From where to where a plain value may lie. */
export interface Range<V> {
  readonly $lt?: V
  readonly $lte?: V
  readonly $gt?: V
  readonly $gte?: V
}

/** The part of the MongoDB query language that both stores speak. Keys with a dot reach into nested documents and arrays. */
export type Filter<T> = {
  readonly [K in keyof T]?: Condition<T[K]>
} & {
  readonly [path: `${string}.${string}`]: unknown
  readonly $or?: readonly Filter<T>[]
  readonly $and?: readonly Filter<T>[]
}

/** The part of the MongoDB update language that both stores speak. `$set` keys with a dot reach into nested documents. */
export interface Update<T> {
  readonly $set?: { readonly [K in keyof T]?: T[K] } & Readonly<Record<`${string}.${string}`, unknown>>
  readonly $inc?: { readonly [K in keyof T]?: number } & Readonly<Record<`${string}.${string}`, number>>
  /** Appends the elements at the end of the array. */
  readonly $push?: {
    readonly [K in keyof T]?: T[K] extends readonly (infer E)[] ? { readonly $each: readonly E[] } : never
  }
  /** Takes out the elements equal to the value, or, for nested documents, those that have these fields. */
  readonly $pull?: { readonly [K in keyof T]?: T[K] extends readonly (infer E)[] ? E | Partial<E> : never }
}

/** The one document that is meant (or none, when the filter no longer matches), and what becomes of it. */
export interface Change<T> {
  readonly filter: Filter<T>
  readonly update: Update<T>
}

export interface FindOptions<T> {
  /** 1 ascending, -1 descending; earlier keys weigh more. Without it the order is not defined. */
  readonly sort?: { readonly [K in keyof T]?: 1 | -1 } & Readonly<Record<`${string}.${string}`, 1 | -1>>
  readonly skip?: number
  readonly limit?: number
}

export interface Collection<T extends StoredDocument> {
  /** Adds one document. Throws `DuplicateKeyError` when a unique index (or `_id`) already holds its key. */
  insert(document: T): Promise<void>
  /** Adds many at once and answers with the `_id`s that were new; those whose key is already held are left out, without an error. */
  insertNew(documents: readonly T[]): Promise<readonly string[]>
  findOne(filter: Filter<T>): Promise<T | undefined>
  find(filter: Filter<T>, options?: FindOptions<T>): Promise<T[]>
  /** Stops counting at `limit`, when there is one: whatever there is, it costs no more than that. */
  count(filter: Filter<T>, limit?: number): Promise<number>
  /**
   * Changes the one document that matches and answers with it as it then stands, or with `undefined` when none matches
   * (any more). Atomic: of many callers with the same filter, each sees the outcome of those before it.
   * Throws `DuplicateKeyError` when the change would break a unique index. With several matches any one of them is changed.
   */
  updateIf(filter: Filter<T>, update: Update<T>): Promise<T | undefined>
  /**
   * Many changes in one go, in no certain order, each as `updateIf` does it; answers how many found their document. When it
   * throws, some may have been made.
   */
  updateEach(changes: readonly Change<T>[]): Promise<number>
  /** Removes every match and answers how many there were. */
  delete(filter: Filter<T>): Promise<number>
}

/** How a collection is stored. Declared once, above both stores. */
export interface CollectionDeclaration {
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
  /**
   * How documents of older versions become current: the first takes version 1 to 2, the next 2 to 3, and so on.
   * Without any, version 1 is current. Append one when the shape of the documents changes; never change or remove one.
   */
  readonly migrations?: readonly Migration[]
}

/** Takes a stored document of one version to the next; it is untyped because its type is history. Keeps `_id`. */
export type Migration = MigrationStep | Outgrowth
export type MigrationStep = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** A step by which a part of the document becomes documents of another collection. */
export interface Outgrowth {
  readonly step: MigrationStep
  readonly into: CollectionDeclaration
  /** They are stored, those whose key is new, before the step is: a crash in between loses nothing and doubles nothing. */
  readonly moved: (document: Readonly<Record<string, unknown>>) => readonly StoredDocument[]
}

export interface IndexDeclaration {
  /**
   * Field names in order of weight; 1 ascending, -1 descending. A field that is an array is indexed by each element. One that ends
   * with `_id` serves pages: those of its first field's value, in the order of the others, none of which is an array.
   */
  readonly fields: Readonly<Record<string, 1 | -1>>
  readonly unique?: boolean
  /** Documents that have none of the fields are left out: for what few have. It serves no question for `null`. Not with `unique`. */
  readonly sparse?: boolean
  /** Documents vanish this many seconds after the date in the (one) field. They may linger for a minute or so; `null` never expires. */
  readonly expireAfterSeconds?: number
}

/** Opens collections; one per running process and data place. */
export interface DocumentStore {
  collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T>
  /** Creates what is declared and missing (collections, indexes). Call before the first use of a collection. */
  prepare(declarations: readonly CollectionDeclaration[]): Promise<void>
  /** Ends with an error when the store cannot be reached or written. */
  ping(): Promise<void>
  /**
   * What was replaced or deleted is nowhere on disk any more when it ends, as far as that is in the store's hands: databases and their
   * copies keep their own history.
   */
  forget(): Promise<void>
  /** Finishes what was begun and lets go of files and sockets. */
  close(): Promise<void>
}
