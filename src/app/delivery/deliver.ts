// The delivery worker: takes documents whose outbox is due, lets each waiting item leave, and writes down what came of it.
import { nextDelivery, type Outbox, type OutboxItem } from '../../domain/ticket/outbox.ts'
import { afterFailure } from './after-failure.ts'
import { deliverAlarm } from './deliver-alarm.ts'
import { deliverTicketItem } from './deliver-item.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { Deps } from '../deps.ts'
import { createLookups } from '../lookups.ts'
import { newLease } from '../new-lease.ts'
import { watchDeliveries } from '../watch/watch-deliveries.ts'
import type { Collection, Filter, Update } from '../ports/documents.ts'

type Deliverable = Outbox & { readonly _id: string; readonly revision: number }

interface SendOutcome<T> {
  readonly delivered: Delivered<T>
  /** The item as it waits on, or is parked; nothing once it left. */
  readonly left: readonly OutboxItem[]
}

type Send<T> = (document: T, item: OutboxItem) => Promise<Delivered<T>>

/** How many documents one look takes, and how many of them are worked at the same time. */
const LOOK = 200
const CONCURRENCY = 16

/**
 * Delivers what is due now and answers how many documents that were. Call it again only when it has ended: whatever it finds
 * under a lease of this worker is held by nobody else, and not under way.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const lookups = createLookups(deps.documents)
  const news: unknown[] = []
  const tickets = await deliverFrom(deps, deps.documents.tickets, async (ticket, item) => {
    // Whatever becomes of it is news of that trouble.
    if (item.refused) news.push(item.refused)
    return await deliverTicketItem(deps, lookups, ticket, item)
  })
  if (news.length > 0) await watchDeliveries(deps)
  const alarms = await deliverFrom(deps, deps.documents.alarms, (alarm) => deliverAlarm(deps, alarm))
  return tickets + alarms
}

/** Before this worker ends: lets others deliver at once what it made and could not deliver any more, instead of after the lease. */
export async function releaseDeliveries(deps: Pick<Deps, 'documents' | 'workerId'>): Promise<void> {
  const held = { deliverAt: { $ne: null }, 'deliveryLease.owner': deps.workerId }
  while (await deps.documents.tickets.updateIf(held, { $set: { deliveryLease: null }, $inc: { revision: 1 } }));
}

async function deliverFrom<T extends Deliverable>(
  deps: DeliveryDeps,
  collection: Collection<T>,
  send: Send<T>,
): Promise<number> {
  const due = await collection.find(dueFor<T>(deps), { limit: LOOK })
  const waiting = [...due]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await deliverOne(deps, collection, next, send)
  }
  const ends = await Promise.allSettled(Array.from({ length: CONCURRENCY }, work))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return due.length
}

async function deliverOne<T extends Deliverable>(
  deps: DeliveryDeps,
  collection: Collection<T>,
  found: T,
  send: Send<T>,
): Promise<void> {
  let document = isHeld(deps, found) ? found : await take(deps, collection, found._id)
  if (!document) return
  const now = deps.clock()
  const items = document.outbox.filter((item) => item.parked === null && item.nextAt <= now)
  if (items.length === 0) await save(deps, collection, document, true, () => ({}))
  for (const [index, item] of items.entries()) {
    const outcome: SendOutcome<T> = await trySend(deps, document, item, send)
    document = await save(deps, collection, document, index === items.length - 1, (current) => {
      const fields: Partial<T> & Partial<Outbox> = outcome.delivered(current)
      const outbox = fields.outbox ?? current.outbox
      return { ...fields, outbox: outbox.flatMap((other) => (other.id === item.id ? outcome.left : [other])) }
    })
    // Without the lease somebody else is at it, with what is left.
    if (document?.deliveryLease?.owner !== deps.workerId) return
  }
}

/** New documents are held from their first write on. Half a lease is time enough; with less, a new one is taken. */
function isHeld(deps: DeliveryDeps, { deliveryLease: lease }: Outbox): boolean {
  const leftMs = lease?.owner === deps.workerId ? lease.until.getTime() - deps.clock().getTime() : 0
  return leftMs > deps.settings.leaseMs / 2
}

async function take<T extends Deliverable>(
  deps: DeliveryDeps,
  collection: Collection<T>,
  id: string,
): Promise<T | undefined> {
  return await collection.updateIf({ ...dueFor<T>(deps), _id: id }, {
    $set: { deliveryLease: newLease(deps) },
    $inc: { revision: 1 },
  } as unknown as Update<T>)
}

async function trySend<T extends Deliverable>(
  deps: DeliveryDeps,
  document: T,
  item: OutboxItem,
  send: Send<T>,
): Promise<SendOutcome<T>> {
  try {
    return { delivered: await send(document, item), left: [] }
  } catch (error) {
    const left = afterFailure(item, error, deps.clock())
    deps.log.warn('Something could not be delivered', {
      documentId: document._id,
      kind: item.kind,
      attempts: left.attempts,
      parked: left.parked !== null,
      error,
    })
    return { delivered: () => ({}), left: [left] }
  }
}

/** Writes what a delivery came to, on the document as it is by now: people may have changed it meanwhile. */
async function save<T extends Deliverable>(
  deps: DeliveryDeps,
  collection: Collection<T>,
  document: T,
  release: boolean,
  change: (current: T) => Partial<T>,
): Promise<T | undefined> {
  let current: T | undefined = document
  while (current) {
    const fields: Partial<T> & Partial<Outbox> = change(current)
    const outbox = fields.outbox ?? current.outbox
    const changed = {
      ...fields,
      outbox,
      deliverAt: nextDelivery(outbox),
      revision: current.revision + 1,
      ...(current.deliveryLease?.owner === deps.workerId ? { deliveryLease: release ? null : newLease(deps) } : {}),
    }
    const filter = { _id: current._id, revision: current.revision } as unknown as Filter<T>
    // The revision says that nothing else is different: the document need not be sent back.
    if ((await collection.updateEach([{ filter, update: { $set: changed } }])) === 1) return { ...current, ...changed }
    current = await collection.findOne({ _id: current._id } as unknown as Filter<T>)
  }
  return undefined
}

function dueFor<T extends Deliverable>({ clock, workerId }: DeliveryDeps): Filter<T> {
  const now = clock()
  return {
    deliverAt: { $lte: now },
    $or: [{ deliveryLease: null }, { 'deliveryLease.until': { $lte: now } }, { 'deliveryLease.owner': workerId }],
  } as unknown as Filter<T>
}
