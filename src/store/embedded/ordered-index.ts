// An index that keeps what shares one value in order, so that a page of it costs the page and not all of it.
import { listOf, pairsOf, type NedbIndex, type Pairs } from './nedb.ts'
import { compare, valueAt } from './sort.ts'

type Sort = Readonly<Record<string, 1 | -1 | undefined>>

interface Field {
  readonly name: string
  readonly path: readonly string[]
  readonly sign: 1 | -1
}

/**
 * Of an index declared as `{ ticketId: 1, at: 1, _id: 1 }`: documents by their `ticketId`, each heap in order of `at` and `_id`.
 * NeDB keeps it up to date and never asks it, as no field has its name. The
 * first field may hold a list, each element of which is a heap; the others hold plain values.
 */
export class OrderedIndex implements NedbIndex {
  readonly fieldName: string
  readonly unique = false
  readonly sparse = false
  /** How many fields it has. */
  readonly width: number
  readonly #group: Field
  readonly #order: readonly Field[]
  readonly #heaps = new Map<unknown, object[]>()

  constructor(fields: Readonly<Record<string, 1 | -1>>) {
    const [group, ...order] = Object.entries(fields).map(([name, sign]) => ({ name, path: name.split('.'), sign }))
    if (!group) throw new Error('An index has a field')
    this.#group = group
    this.#order = order
    this.width = 1 + order.length
    this.fieldName = `${[group, ...order].map(({ name }) => name).join(' ')} in order`
  }

  /**
   * The documents that a page in this order is made of, the first of it first and nothing before the bounds that the filter sets to
   * the first field of the order; `undefined` where this index does not know.
   */
  walk(filter: Readonly<Record<string, unknown>>, sort: Sort): Iterable<object> | undefined {
    const key = filter[this.#group.name]
    if (typeof key !== 'string') return undefined
    // Fields in front of those sorted by that the filter pins to one value leave one stretch of the heap, in the order of the others.
    const wanted = Object.entries(sort)
    const pinned = this.#order.findIndex(({ name }) => name === wanted[0]?.[0])
    const pins = this.#order.slice(0, Math.max(0, pinned)).map(({ name }) => filter[name])
    if (pinned < 0 || pins.some((pin) => !isPlainValue(pin))) return undefined
    const isOrder = (sign: 1 | -1): boolean =>
      wanted.every(
        ([name, wish], at) =>
          this.#order[pinned + at]?.name === name && this.#order[pinned + at]?.sign === (wish ?? 1) * sign,
      )
    const isForward = isOrder(1)
    if (!isForward && !isOrder(-1)) return undefined
    const heap = this.#heaps.get(key) ?? []
    const [low, high] = [this.#bound(filter, pinned, true), this.#bound(filter, pinned, false)]
    const start = firstWhere(heap, (other) => this.#compared(other, pins, low) >= 0)
    const end = firstWhere(heap, (other) => this.#compared(other, pins, high) > 0)
    return isForward ? forwards(heap, start, end) : backwards(heap, start, end)
  }

  insert(documents: object | readonly object[]): void {
    for (const document of listOf(documents)) {
      for (const key of this.#keysOf(document)) {
        const heap = this.#heaps.get(key)
        if (!heap) this.#heaps.set(key, [document])
        else heap.splice(this.#place(heap, document), 0, document)
      }
    }
  }

  remove(documents: object | readonly object[]): void {
    for (const document of listOf(documents)) {
      for (const key of this.#keysOf(document)) {
        const heap = this.#heaps.get(key)
        if (!heap) continue
        // Those that are equal in the order stand beside one another.
        const at = heap.lastIndexOf(document, this.#place(heap, document))
        if (at >= 0) heap.splice(at, 1)
        if (heap.length === 0) this.#heaps.delete(key)
      }
    }
  }

  update(old: object | Pairs, next?: object): void {
    for (const { oldDoc, newDoc } of pairsOf(old, next)) {
      this.remove(oldDoc)
      this.insert(newDoc)
    }
  }

  revertUpdate(old: object | Pairs, next?: object): void {
    this.update(pairsOf(old, next).map(({ oldDoc, newDoc }) => ({ oldDoc: newDoc, newDoc: oldDoc })))
  }

  reset(documents: readonly object[] = []): void {
    this.#heaps.clear()
    this.insert(documents)
  }

  getMatching(): never {
    throw new Error(`NeDB does not ask the index '${this.fieldName}'`)
  }

  getBetweenBounds(): never {
    return this.getMatching()
  }

  getAll(): readonly object[] {
    return [...this.#heaps.values()].flat()
  }

  #keysOf(document: object): Iterable<unknown> {
    const value = valueAt(document, this.#group.path)
    return Array.isArray(value) ? new Set(value) : [value ?? null]
  }

  /** The first place behind all that are not greater. */
  #place(heap: readonly object[], document: object): number {
    const keys = this.#order.map(({ path }) => valueAt(document, path))
    return firstWhere(heap, (other) => {
      for (const [index, { path, sign }] of this.#order.entries()) {
        const order = compare(valueAt(other, path), keys[index]) * sign
        if (order !== 0) return order > 0
      }
      return false
    })
  }

  /** What the filter says of the field at this place of the order, in its direction; the rest of the filter is not this index's to keep. */
  #bound(filter: Readonly<Record<string, unknown>>, at: number, isLow: boolean): unknown {
    const field = this.#order[at]
    const condition = field && filter[field.name]
    if (typeof condition !== 'object' || condition === null || condition instanceof Date) return undefined
    const operators = (field?.sign === 1) === isLow ? ['$gt', '$gte'] : ['$lt', '$lte']
    return operators.map((name) => (condition as Record<string, unknown>)[name]).find((value) => value !== undefined)
  }

  /** Where the document stands beside the stretch of these values and, behind them, this bound, if there is one. */
  #compared(document: object, pins: readonly unknown[], bound: unknown): number {
    for (const [at, value] of (bound === undefined ? pins : [...pins, bound]).entries()) {
      const field = this.#order[at]
      const order = field ? compare(valueAt(document, field.path), value) * field.sign : 0
      if (order !== 0) return order
    }
    return 0
  }
}

/** The first index at which it holds, when it holds from some index on; the length when it never does. */
function firstWhere(heap: readonly object[], holds: (document: object) => boolean): number {
  let low = 0
  let high = heap.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const document = heap[middle]
    if (document && holds(document)) high = middle
    else low = middle + 1
  }
  return low
}

function* forwards(heap: readonly object[], start: number, end: number): Iterable<object> {
  for (let at = start, next = heap[at]; next && at < end; at += 1, next = heap[at]) yield next
}

function* backwards(heap: readonly object[], start: number, end: number): Iterable<object> {
  for (let at = end - 1, next = heap[at]; next && at >= start; at -= 1, next = heap[at]) yield next
}

/** What a filter asks for by being there itself: no `null`, which finds what is absent too, and no operators. */
function isPlainValue(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date
}
