// Tickets and their entries without the erased person, one ticket after the other.
import {
  eraseEntry,
  eraseTicket,
  hasAsked,
  isWrittenBy,
  namesIn,
  relationOf,
} from '../../domain/privacy/erase-ticket.ts'
import { createEraser, type Eraser } from '../../domain/privacy/traces.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { replace, sweep, type ErasureDeps, type ErasurePlan, type Looking } from './erasing.ts'

/** Each of them is looked at with all its entries. */
const TICKETS_AT_ONCE = 20
const ENTRIES_AT_ONCE = 100

export const sweepTickets = sweep<Ticket>(
  ({ tickets }) => tickets,
  TICKETS_AT_ONCE,
  async (deps, looking, page) => {
    const plans = new Map<Ticket, ErasurePlan>()
    for (const ticket of page) {
      const plan = isMeant(ticket, looking) ? await planTicket(deps, looking, ticket) : null
      if (plan !== null) plans.set(ticket, plan)
    }
    return plans
  },
)

/** What began after the erasure was asked for is somebody new's. */
function isMeant({ createdAt, organisationPath }: Ticket, { erasure: { before, within } }: Looking): boolean {
  return createdAt <= before && (within === null || organisationPath.includes(within))
}

/** What is found out by reading the entries, so that they need not be held. */
interface Found {
  readonly names: readonly string[]
  /** Of the newest emails of others. */
  readonly texts: readonly string[]
  readonly wrote: boolean
  /** An entry names the person by address or id. */
  readonly named: boolean
}

async function planTicket(deps: ErasureDeps, looking: Looking, ticket: Ticket): Promise<ErasurePlan | null> {
  const { erasure, certain } = looking
  const relation = relationOf(ticket, certain, erasure._id)
  const found = await readEntries(deps, looking, ticket)
  if (relation === 'other' && !found.named && certain.scrub(ticket) === ticket) return null
  const { traces } = erasure
  const eraser = createEraser({ ...traces, names: [...traces.names, ...found.names] })
  const how = { ...found, relation, eraser, erasureId: erasure._id }
  const next = eraseTicket(ticket, how, deps.clock(), deps.newId)
  let entries = 0
  for await (const entry of entriesOf(deps, ticket)) if (without(entry, looking, how) !== entry) entries += 1
  if (next === null && entries === 0) return null
  // What a reply that was already leaving brought back is found by the second pass, and the ticket is the same one.
  const isCounted = ticket.removed?.why === 'erased' && ticket.removed.erasureId === erasure._id
  return {
    counts: { ...(next && !isCounted ? { tickets: 1 } : {}), entries },
    names: found.names,
    apply: async () => {
      // What says by address or id that the ticket has to do with the person goes last: a crash in between leaves a trace to go on by.
      for (const isLast of [false, true]) {
        for await (const entry of entriesOf(deps, ticket)) {
          const changed = without(entry, looking, how)
          if (changed !== entry && tells(entry, certain) === isLast)
            await replace(deps.documents.entries, entry, changed)
        }
      }
      await writeTicket(deps, ticket, how)
    },
  }
}

async function readEntries(deps: ErasureDeps, { certain, erasure }: Looking, ticket: Ticket): Promise<Found> {
  const names = new Set(namesIn(ticket, [], certain))
  const texts: string[] = []
  let named = false
  let wrote = hasAsked(ticket, certain)
  for await (const entry of entriesOf(deps, ticket)) {
    const isOfLater = isLater(entry, certain, erasure.before)
    const isTheirs = !isOfLater && isWrittenBy(entry, certain)
    // What an earlier try emptied says so.
    wrote ||= isTheirs || entry.removed === erasure._id
    if (entry.kind === 'mail' && !isTheirs && texts.push(entry.text) > MOST_TEXTS) texts.shift()
    if (isOfLater) continue
    for (const name of namesIn(ticket, [entry], certain)) names.add(name)
    named ||= tells(entry, certain) || entry.removed === erasure._id
  }
  return { names: [...names].slice(0, MOST_NAMES), texts, wrote, named }
}

/** The words of the newest emails are kept. */
const MOST_TEXTS = 10
const MOST_NAMES = 20

function tells(entry: Entry, certain: Eraser): boolean {
  return certain.scrub(entry) !== entry || certain.isPerson(entry.by.personId)
}

/** An email that came after the erasure was asked for. */
function isLater(entry: Entry, eraser: Eraser, before: Date): boolean {
  return entry.at > before && isWrittenBy(entry, eraser)
}

function without(entry: Entry, { certain, erasure }: Looking, how: Parameters<typeof eraseEntry>[1]): Entry {
  return how.relation !== 'own' && isLater(entry, certain, erasure.before) ? entry : eraseEntry(entry, how)
}

/** On the ticket as it is by then. */
async function writeTicket(deps: ErasureDeps, { _id }: Ticket, how: Parameters<typeof eraseTicket>[1]): Promise<void> {
  for (;;) {
    const current = await deps.documents.tickets.findOne({ _id })
    const next = current && eraseTicket(current, how, deps.clock(), deps.newId)
    if (!next) return
    if (!(await replace(deps.documents.tickets, current, next))) continue
    if (next.deliverAt !== null) deps.wakeDelivery()
    return
  }
}

/** All entries of the ticket, the oldest first, a page at a time. */
export async function* entriesOf(
  { documents }: Pick<Deps, 'documents'>,
  { _id: ticketId }: Pick<Ticket, '_id'>,
): AsyncGenerator<Entry> {
  let last: Entry | undefined
  for (;;) {
    const further = last && {
      at: { $gte: last.at },
      $or: [{ at: { $gt: last.at } }, { at: last.at, _id: { $gt: last._id } }],
    }
    const page: readonly Entry[] = await documents.entries.find(
      { ticketId, ...further },
      { sort: { at: 1, _id: 1 }, limit: ENTRIES_AT_ONCE },
    )
    yield* page
    last = page.at(-1)
    if (page.length < ENTRIES_AT_ONCE) return
  }
}
