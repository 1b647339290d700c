// The delivery worker: takes documents whose outbox is due, lets each waiting item leave, and writes down what came of it.
import { OutsideError } from '../../domain/errors.ts'
import type { Alarm } from '../../domain/alarm.ts'
import type { TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import type { Outbox, OutboxItem } from '../../domain/ticket/outbox.ts'
import { isEvent } from '../../domain/ticket/ticket-events.ts'
import { laneOf, withOutbox } from '../../domain/ticket/lanes.ts'
import { dueAt } from '../../domain/ticket/open-forms.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { afterFailure } from './after-failure.ts'
import { deliverAlarm } from './deliver-alarm.ts'
import { deliverInvitation } from './deliver-invitation.ts'
import { deliverTicketItem } from './deliver-item.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { noteAll, refuseTooMany, type DeliveryMemory } from './delivery-memory.ts'
import { roomFor } from './destination.ts'
import type { Deps } from '../deps.ts'
import { createLookups } from '../lookups.ts'
import { notePosted, notingPosts } from './note-posted.ts'
import { dueFor, isHeld, save, take, type Deliverable, type Leaving, type Outgoings } from './hold.ts'
import { isNews, watchedLeaving } from './watched-leaving.ts'
import { createWriteTogether } from './write-together.ts'
import { watchDeliveries } from '../watch/watch-deliveries.ts'
import type { Collection, Filter, Update } from '../ports/documents.ts'

interface SendOutcome<T> {
  readonly delivered: Delivered<T>
  /** The item as it waits on, or is parked; nothing once it left. */
  readonly left: readonly OutboxItem[]
}

/** How many documents one look takes, and how many of them are worked at the same time. */
const LOOK = 200
const CONCURRENCY = 16

/** So many replies that waited outside of its outbox leave while a ticket is held once: then it is others' turn. */
const MOST_IN_A_ROW = 20

/**
 * Delivers what is due now and can leave. Answers true when there may be more of it, otherwise in how many milliseconds a place
 * opens that is closed by a limit of ours, or false. Call it again only when it has ended: whatever it finds under a lease of this
 * worker is held by nobody else, and not under way. `memory` is the worker's own, the same for every call.
 */
export async function deliverDue(given: DeliveryDeps, memory: DeliveryMemory): Promise<boolean | number> {
  await noteAll(given, memory)
  refuseTooMany(memory)
  const { chat, posted } = notingPosts(given.chat)
  try {
    return await deliverWaiting({ ...given, chat }, memory)
  } finally {
    await notePosted(given, posted)
  }
}

async function deliverWaiting(deps: DeliveryDeps, memory: DeliveryMemory): Promise<boolean | number> {
  const lookups = createLookups(deps.documents)
  const { gate } = memory
  // Alarms first: they are few, and a place that was closed may be full again after the next tickets.
  const alarms = await deliverAlarms(deps, memory)
  const invitations = await deliverInvitations(deps, memory)
  const news: unknown[] = []
  const tickets = await deliverFrom<Ticket>(deps, memory, {
    collection: deps.documents.tickets,
    wanted: () => openLanes(gate.closed(), deps.clock()),
    dueAt,
    laneOf,
    roomFor: (ticket, item) => roomFor(deps, lookups, ticket, item, gate.isNarrow(laneOf(ticket, item))),
    send: async (ticket, item) => {
      // Whatever becomes of it is news of that trouble.
      if (item.refused) news.push(item.refused)
      return await deliverTicketItem(deps, lookups, ticket, item)
    },
    store: async (_, items) => {
      const events = items.filter(isEvent)
      await deps.documents.entries.insertNew(events.map(({ entry }) => entry))
      return events
    },
    derived: (ticket) => withOutbox(ticket, ticket.outbox),
  })
  if (news.length > 0) await watchDeliveries(deps)
  return alarms || invitations || tickets || (gate.opensInMs() ?? false)
}

async function deliverAlarms(deps: DeliveryDeps, memory: DeliveryMemory): Promise<boolean> {
  return await deliverFrom<Alarm>(deps, memory, {
    collection: deps.documents.alarms,
    wanted: () => ({}),
    dueAt: (_, { nextAt }) => nextAt,
    laneOf: (alarm) => `alarm/${alarm._id}`,
    roomFor: () => Promise.resolve(null),
    send: (alarm) => deliverAlarm(deps, alarm),
    store: () => Promise.resolve([]),
    derived: () => ({}),
  })
}

async function deliverInvitations(deps: DeliveryDeps, memory: DeliveryMemory): Promise<boolean> {
  return await deliverFrom<TenantInvitation>(deps, memory, {
    collection: deps.documents.tenantInvitations,
    wanted: () => ({}),
    dueAt: (_, { nextAt }) => nextAt,
    laneOf: (invitation, { id }) => `connect/${invitation._id}/${id}`,
    roomFor: () => Promise.resolve(null),
    send: (invitation, item) => deliverInvitation(deps, invitation, item),
    store: () => Promise.resolve([]),
    derived: () => ({}),
  })
}

/** Tickets that wait for nothing but closed lanes are left where they are. */
function openLanes(closed: readonly string[], now: Date): Filter<Ticket> {
  return closed.length === 0 ? {} : { lanes: { $elemMatch: { lane: { $nin: closed }, at: { $lte: now } } } }
}

/** How many leases are let go of with one write. */
const RELEASE = 1000

/** Before this worker ends: lets others deliver at once what it made and could not deliver any more, instead of after the lease. */
export async function releaseDeliveries(deps: Pick<Deps, 'documents' | 'workerId'>): Promise<void> {
  await releaseFrom(deps, deps.documents.tickets)
  await releaseFrom(deps, deps.documents.alarms)
  await releaseFrom(deps, deps.documents.tenantInvitations)
}

async function releaseFrom<T extends Deliverable>(
  { workerId }: Pick<Deps, 'workerId'>,
  collection: Collection<T>,
): Promise<void> {
  const ours = { 'deliveryLease.owner': workerId }
  const update = { $set: { deliveryLease: null }, $inc: { revision: 1 } } as unknown as Update<T>
  for (;;) {
    const held = await collection.find(ours as unknown as Filter<T>, { limit: RELEASE })
    await collection.updateEach(held.map(({ _id }) => ({ filter: { _id, ...ours } as unknown as Filter<T>, update })))
    if (held.length < RELEASE) return
  }
}

/** Answers whether anything was done, or whether there may be more that can be done. */
async function deliverFrom<T extends Deliverable>(
  deps: DeliveryDeps,
  memory: DeliveryMemory,
  given: Outgoings<T>,
): Promise<boolean> {
  const outgoings = { ...given, write: createWriteTogether(given.collection) }
  const due = await outgoings.collection.find({ ...dueFor<T>(deps), ...outgoings.wanted() }, { limit: LOOK })
  const closedBefore = memory.gate.closed().length
  const waiting = [...due]
  let worked = 0
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !deps.isStopping(); next = waiting.shift()) {
      if (await deliverOne(deps, memory, outgoings, next)) worked += 1
    }
  }
  const ends = await Promise.allSettled(
    Array.from({ length: CONCURRENCY }, () =>
      work().catch((error: unknown) => {
        // A store that fails one of them is not tried with all the others.
        waiting.length = 0
        throw error
      }),
    ),
  )
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return worked > 0 || (due.length === LOOK && memory.gate.closed().length > closedBefore)
}

/** Answers whether anything was done: what waits for a closed lane only is not touched. */
async function deliverOne<T extends Deliverable>(
  deps: DeliveryDeps,
  memory: DeliveryMemory,
  outgoings: Leaving<T>,
  found: T,
): Promise<boolean> {
  if (memory.unnoted.has(found._id)) return false
  const due = dueItems(outgoings, found, deps.clock())
  const entered = await enterLanes(memory, outgoings, found, due)
  if (due.length > 0 && entered.size === 0) return false
  try {
    const taken = isHeld(deps, memory, found) ? found : await memory.proving(() => take(deps, outgoings, found._id))
    if (!taken) return true
    const ready = dueItems(outgoings, taken, deps.clock()).filter(({ id }) => entered.has(id))
    const stored = await outgoings.store(taken, ready)
    const items = ready.filter((item) => !stored.includes(item))
    // Taken out by whatever is written next. Where somebody else was faster they stay, and are stored once more, which changes nothing.
    let document: T = stored.length === 0 ? taken : { ...taken, outbox: without(taken.outbox, stored) }
    if (items.length === 0) await memory.proving(() => save(deps, outgoings, document, true, () => ({})))
    const ids = items.map(({ id }) => id)
    for (let id = ids.shift(), more = MOST_IN_A_ROW; id !== undefined; id = ids.shift()) {
      // As it is after those before it, which may have changed it, or taken it back.
      const item = document.outbox.find((one) => one.id === id)
      const goesOn = item?.kind === 'more-replies' && (more -= 1) > 0
      const isLast = (ids.length === 0 && !goesOn) || deps.isStopping()
      if (!item) {
        if (isLast) await memory.proving(() => save(deps, outgoings, document, true, () => ({})))
        continue
      }
      const left = await letLeave(deps, memory, outgoings, document, item, isLast)
      // Without the lease somebody else is at it, with what is left.
      if (left?.deliveryLease?.owner !== deps.workerId || isLast) break
      document = left
      if (!goesOn) continue
      const next = dueItems(outgoings, left, deps.clock()).find(({ kind }) => kind === 'more-replies')
      if (next) ids.push(next.id)
      else if (ids.length === 0) await memory.proving(() => save(deps, outgoings, document, true, () => ({})))
    }
    return true
  } finally {
    for (const lane of entered.values()) memory.gate.leave(lane)
  }
}

function dueItems<T extends Deliverable>(
  { dueAt: dueAtOf }: Outgoings<T>,
  document: T,
  now: Date,
): readonly OutboxItem[] {
  return document.outbox.filter((item) => item.parked === null && dueAtOf(document, item) <= now)
}

function without(outbox: readonly OutboxItem[], items: readonly OutboxItem[]): readonly OutboxItem[] {
  return outbox.filter((item) => !items.includes(item))
}

/** Those that can leave now, each with the lane it has a place in. What follows the card, as a reply does, waits with it. */
async function enterLanes<T extends Deliverable>(
  { gate }: DeliveryMemory,
  { laneOf: laneFor, roomFor: roomOf }: Outgoings<T>,
  document: T,
  items: readonly OutboxItem[],
): Promise<ReadonlyMap<string, string>> {
  const entered = new Map<string, string>()
  const full = new Set<string>()
  for (const item of items) {
    const lane = laneFor(document, item)
    if (!full.has(lane) && gate.enter(lane, await roomOf(document, item))) entered.set(item.id, lane)
    else full.add(lane)
  }
  return entered
}

async function letLeave<T extends Deliverable>(
  deps: DeliveryDeps,
  memory: DeliveryMemory,
  outgoings: Leaving<T>,
  document: T,
  item: OutboxItem,
  isLast: boolean,
): Promise<T | undefined> {
  const outcome: SendOutcome<T> = await trySend(deps, memory, document, item, outgoings)
  const note = (from: T, release: boolean): Promise<T | undefined> =>
    memory.proving(() =>
      save(deps, outgoings, from, release, (current) => {
        const fields: Partial<T> & Partial<Outbox> = outcome.delivered(current)
        const outbox = fields.outbox ?? current.outbox
        return { ...fields, outbox: outbox.flatMap((other) => (other.id === item.id ? outcome.left : [other])) }
      }),
    )
  if (outcome.left.length > 0) return await note(document, isLast)
  // It is out: should the note fail, it is tried again, and nothing of this document leaves before.
  memory.unnoted.set(document._id, () => note(document, true))
  const noted = await note(document, isLast)
  memory.unnoted.delete(document._id)
  return noted
}

async function trySend<T extends Deliverable>(
  deps: DeliveryDeps,
  { gate }: DeliveryMemory,
  document: T,
  item: OutboxItem,
  { laneOf: laneFor, send }: Outgoings<T>,
): Promise<SendOutcome<T>> {
  try {
    return { delivered: await watchedLeaving(deps, document._id, item, () => send(document, item)), left: [] }
  } catch (error) {
    const left = afterFailure(item, error, deps.clock())
    if (isOwnLimit(error)) {
      gate.close(laneFor(document, item), left.nextAt.getTime() - deps.clock().getTime())
      return { delivered: () => ({}), left: [left] }
    }
    deps.meter?.delivered(item.kind, left.parked === null ? 'failed' : 'parked')
    deps.log[isNews(item, left) ? 'warn' : 'debug']('Something could not be delivered', {
      documentId: document._id,
      kind: item.kind,
      attempts: left.attempts,
      parked: left.parked !== null,
      error,
    })
    return { delivered: () => ({}), left: [left] }
  }
}

function isOwnLimit(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'too-many-messages'
}
