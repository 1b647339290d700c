// How a delivery worker holds a document, and writes down what became of it.
import { nextDelivery, type Outbox, type OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { DeliveryMemory } from './delivery-memory.ts'
import type { WriteTogether } from './write-together.ts'
import { newLease } from '../new-lease.ts'
import type { Room } from '../ports/chat.ts'
import type { Collection, Filter, Update } from '../ports/documents.ts'

export type Deliverable = Outbox & { readonly _id: string; readonly revision: number }

/** What leaves from one collection, and how. */
export interface Outgoings<T extends Deliverable> {
  readonly collection: Collection<T>
  /** On top of being due. */
  readonly wanted: () => Filter<T>
  /** Not before its `nextAt`. */
  readonly dueAt: (document: T, item: OutboxItem) => Date
  readonly laneOf: (document: T, item: OutboxItem) => string
  readonly roomFor: (document: T, item: OutboxItem) => Promise<Room | null>
  readonly send: (document: T, item: OutboxItem) => Promise<Delivered<T>>
  /** Stores those of the items that need no more than that, all with one write; answers which they were. */
  readonly store: (document: T, items: readonly OutboxItem[]) => Promise<readonly OutboxItem[]>
  /** Fields that follow from the others. */
  readonly derived: (document: T) => Partial<T>
}

/** The same, with the way in which one look writes down what came of it. */
export type Leaving<T extends Deliverable> = Outgoings<T> & { readonly write: WriteTogether<T> }

/**
 * New documents are held from their first write on. Half a lease is time enough; with less, a new one is taken, and also when
 * the store did not take a write just now: what leaves and cannot be written down would leave again.
 */
export function isHeld(deps: DeliveryDeps, memory: DeliveryMemory, { deliveryLease: lease }: Outbox): boolean {
  const leftMs = lease?.owner === deps.workerId ? lease.until.getTime() - deps.clock().getTime() : 0
  return leftMs > deps.settings.leaseMs / 2 && memory.isProven()
}

export async function take<T extends Deliverable>(
  deps: DeliveryDeps,
  { collection }: Outgoings<T>,
  id: string,
): Promise<T | undefined> {
  return await collection.updateIf({ ...dueFor<T>(deps), _id: id }, {
    $set: { deliveryLease: newLease(deps) },
    $inc: { revision: 1 },
  } as unknown as Update<T>)
}

/** Writes what a delivery came to, on the document as it is by now: people may have changed it meanwhile. */
export async function save<T extends Deliverable>(
  deps: DeliveryDeps,
  { collection, derived, write }: Leaving<T>,
  document: T,
  release: boolean,
  change: (current: T) => Partial<T>,
): Promise<T | undefined> {
  let current: T | undefined = document
  while (current) {
    const fields: Partial<T> & Partial<Outbox> = change(current)
    const outbox = fields.outbox ?? current.outbox
    const isOurs: boolean = current.deliveryLease?.owner === deps.workerId
    const changed = {
      ...fields,
      outbox,
      deliverAt: nextDelivery(outbox),
      ...derived({ ...current, ...fields, outbox }),
      revision: current.revision + 1,
      ...(isOurs ? { deliveryLease: release ? null : newLease(deps) } : {}),
    }
    const filter = { _id: current._id, revision: current.revision } as unknown as Filter<T>
    const one = { filter, update: { $set: changed } }
    // Nobody but its holder lets go of a document, so that of those which leave together it says itself whether it was written.
    const isToldByLease = isOurs && release
    const matched: boolean | null = isToldByLease ? await write(one) : (await collection.updateEach([one])) === 1
    // The revision says that nothing else is different: the document need not be sent back.
    if (matched === true) return { ...current, ...changed }
    current = await collection.findOne({ _id: current._id } as unknown as Filter<T>)
    if (matched === null && current?.deliveryLease === null) return current
  }
  return undefined
}

export function dueFor<T extends Deliverable>({ clock, workerId }: DeliveryDeps): Filter<T> {
  const now = clock()
  return {
    deliverAt: { $lte: now },
    $or: [{ deliveryLease: null }, { 'deliveryLease.until': { $lte: now } }, { 'deliveryLease.owner': workerId }],
  } as unknown as Filter<T>
}
