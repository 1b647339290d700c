// The documents of a collection by their ids, for indexes that keep ids.
import { listOf, pairsOf, type NedbIndex, type Pairs } from './nedb.ts'

/** NeDB keeps it up to date and never asks it, as no field has its name. An update makes a new object of a document, but no new id. */
export class DocumentsById<T extends object = object> implements NedbIndex {
  readonly fieldName = 'documents by id'
  readonly unique = false
  readonly sparse = false
  readonly #documents = new Map<string, T>()

  get size(): number {
    return this.#documents.size
  }

  get(id: string): T | undefined {
    return this.#documents.get(id)
  }

  insert(documents: object | readonly object[]): void {
    for (const document of listOf(documents)) this.#documents.set(idOf(document), document as T)
  }

  remove(documents: object | readonly object[]): void {
    for (const document of listOf(documents)) this.#documents.delete(idOf(document))
  }

  update(old: object | Pairs, next?: object): void {
    for (const { newDoc } of pairsOf(old, next)) this.insert(newDoc)
  }

  revertUpdate(old: object | Pairs, next?: object): void {
    for (const { oldDoc } of pairsOf(old, next)) this.insert(oldDoc)
  }

  reset(documents: readonly object[] = []): void {
    this.#documents.clear()
    this.insert(documents)
  }

  getMatching(): never {
    throw new Error(`NeDB does not ask the index '${this.fieldName}'`)
  }

  getBetweenBounds(): never {
    return this.getMatching()
  }

  getAll(): readonly object[] {
    return [...this.#documents.values()]
  }
}

export function idOf(document: object): string {
  return (document as { readonly _id: string })._id
}
