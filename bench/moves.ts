// Moving a branch of the tree: how long until the click is answered, until all tickets have followed, and what others wait meanwhile.
import { setTimeout as rest } from 'node:timers/promises'
import type { Person } from '../src/domain/organisation/person.ts'
import type { Organisation } from '../src/domain/organisation/organisation.ts'
import type { SupportChannel } from '../src/domain/channel.ts'
import type { Ticket } from '../src/domain/ticket/ticket.ts'
import { finishMoves } from '../src/app/organisations/finish-moves.ts'
import { moveOrganisation } from '../src/app/organisations/move-organisation.ts'
import { movePreview } from '../src/app/organisations/move-preview.ts'
import { openDocuments } from '../src/store/collections.ts'
import { openStore } from '../src/store/open-store.ts'
import { newId } from '../src/lib/new-id.ts'
import { newPlace } from './frontdesk.ts'
import { aTicket } from './lists.ts'

export const MOVES_METHOD =
  'a partner with all its customers to another distributor, every ticket open and in a channel it has to leave; in ms, growth beside tenfold size'

/** In milliseconds. */
export interface MoveTimes {
  readonly preview: number
  readonly click: number
  readonly followed: number
  /** The longest that somebody waited who opened a ticket meanwhile. */
  readonly longestWait: number
}

const AT_ONCE = 1_000

/** `organisations` below the partner that is moved share the tickets. */
export async function measureMove(
  mongodbUri: string | null,
  { organisations, tickets }: { readonly organisations: number; readonly tickets: number },
): Promise<MoveTimes> {
  const place = await newPlace(mongodbUri)
  try {
    const store = await openStore(place.store)
    const documents = await openDocuments(store)
    await documents.organisations.insertNew([
      ...['one', 'two'].map((_id) => organisation(_id, 'distributor', [])),
      organisation('partner', 'partner', ['one']),
      ...numbered(organisations).map((index) => organisation(`customer${index}`, 'customer', ['one', 'partner'])),
    ])
    await documents.channels.insertNew(['one', 'two'].map(channel))
    for (let from = 0; from < tickets; from += AT_ONCE) {
      const batch = numbered(Math.min(AT_ONCE, tickets - from)).map((index) => openTicket(from + index, organisations))
      await documents.tickets.insertNew(batch)
    }
    const deps = {
      ...{ documents, newId, clock: () => new Date(), wakeDelivery: () => undefined },
      settings: { pollIntervalMs: 60_000, leaseMs: 60_000, reopenMs: 1, replyDelayMs: 1 },
    }
    const move = { organisationId: 'partner', parentId: 'two', revision: 1 }
    const preview = await timed(() => movePreview(deps, BOSS, move))
    const waits: number[] = []
    const over = { is: false }
    const others = (async () => {
      while (!over.is) {
        waits.push(await timed(() => documents.tickets.findOne({ _id: 'ticket1' })))
        await rest(10)
      }
    })()
    const start = performance.now()
    const click = await timed(() => moveOrganisation(deps, BOSS, move))
    await finishMoves(deps)
    const followed = performance.now() - start
    over.is = true
    await others
    const left = await documents.tickets.count({ organisationPath: 'one' })
    if (left > 0) throw new Error(`${String(left)} tickets did not follow`)
    await store.close()
    return { preview, click, followed, longestWait: Math.max(...waits) }
  } finally {
    await place.remove()
  }
}

const BOSS = {
  ...{ _id: 'boss', name: 'Boss' },
  memberships: ['one', 'two'].map((organisationId) => ({ organisationId, role: 'administrator' })),
} as unknown as Person

function organisation(_id: string, kind: Organisation['kind'], path: readonly string[]): Organisation {
  return {
    ...{ _id, kind, name: _id, parentId: path.at(-1) ?? null, path, domains: [], tenantIds: [], language: null },
    ...{ timeZone: null, active: true, keys: [`id/${_id}`], movedAt: null, revision: 1 },
  }
}

function channel(organisationId: string): SupportChannel {
  return {
    ...{ _id: `of-${organisationId}`, organisationId, conversationId: organisationId, name: organisationId },
    ...{ teamName: 'Team', active: true, offBecause: [] },
  } as unknown as SupportChannel
}

function openTicket(index: number, organisations: number): Ticket {
  const organisationId = `customer${index % organisations}`
  const organisationPath = ['one', 'partner', organisationId]
  return {
    ...aTicket(index * 50),
    organisationId,
    organisationPath,
    channelId: 'of-one',
    mailboxId: null,
    _id: `ticket${index}`,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
