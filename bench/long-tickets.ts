// A ticket with many entries beside one with few: opening its conversation, and redraws of its card.
import type { Documents } from '../src/app/documents.ts'
import { createLookups } from '../src/app/lookups.ts'
import { readConversation } from '../src/app/tickets/read-conversation.ts'
import { changeTicket } from '../src/app/tickets/change-ticket.ts'
import { ticketView } from '../src/app/views/ticket-view.ts'
import { OF_NO_MAIL, type Entry } from '../src/domain/ticket/entry.ts'
import { take } from '../src/domain/ticket/ticket-changes.ts'
import type { Ticket } from '../src/domain/ticket/ticket.ts'
import { renderCard } from '../src/teams/cards/render-card.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { newPlace, startFrontdesk } from './frontdesk.ts'
import { inTurns, startClock, type Figures, type Run } from './measure.ts'
import type { Outside } from './outside.ts'

const MANY = 10_000
const FEW = 10

export const OPENING_METHOD = `bare: the same ticket with ${FEW} entries; the newest page of its conversation and the one after it, each drawn`
export const REDRAWS_METHOD = `bare: the same ticket with ${FEW} entries; each change is written with what the timeline says of it, redrawn and stored`

export interface LongTicketFigures {
  readonly opening: Figures
  readonly redraws: Figures
}

/** Per second, of a ticket with 10,000 entries (ours) and of one with ten (bare). */
export async function measureLongTickets(
  outside: Outside,
  mongodbUri: string | null,
  { runs, count }: { readonly runs: number; readonly count: number },
): Promise<LongTicketFigures> {
  await outside.fillMailbox(2)
  const place = await newPlace(mongodbUri)
  const frontdesk = await startFrontdesk(outside, place)
  const { deps } = frontdesk
  const { documents } = deps
  while ((await documents.tickets.count({ deliverAt: null })) < 2) await wait(20)
  const [long, short] = await documents.tickets.find({}, { sort: { number: 1 } })
  if (!long || !short) throw new Error('The mails became no tickets')
  await addEntries(documents, long, MANY)
  await addEntries(documents, short, FEW)

  const openAll = async ({ _id }: Ticket): Promise<Run> => {
    const stopClock = startClock()
    for (let done = 0; done < count; done += 1) {
      const ticket = await documents.tickets.findOne({ _id })
      if (!ticket) throw new Error('The ticket is gone')
      let page: string | null = ''
      for (let pages = 0; pages < 2 && page !== null; pages += 1) {
        const panel = await readConversation(deps, { _id: 'reader' }, ticket, page)
        renderCard(await ticketView(createLookups(documents), ticket, { panel }))
        page = panel.older
      }
    }
    return stopClock(count)
  }
  const redrawAll = async ({ _id }: Ticket): Promise<Run> => {
    const stopClock = startClock()
    for (let done = 0; done < count; done += 1) {
      const by = { personId: `agent-${done}`, name: `Agent ${done}` }
      await changeTicket(deps, _id, (ticket) => take(ticket, by, deps.clock()))
      while ((await documents.tickets.findOne({ _id }))?.deliverAt !== null) await wait(1)
    }
    return stopClock(count)
  }
  const opening = await inTurns(
    runs,
    () => openAll(long),
    () => openAll(short),
  )
  const redraws = await inTurns(
    runs,
    () => redrawAll(long),
    () => redrawAll(short),
  )
  await frontdesk.stop()
  await place.remove()
  return { opening, redraws }
}

async function addEntries(documents: Documents, { _id, createdAt }: Ticket, count: number): Promise<void> {
  const text = 'The label printer prints again, but only every second label.\n'.repeat(12)
  const entries = Array.from({ length: count }, (_, index): Entry => {
    const at = new Date(createdAt.getTime() - (count - index) * 1000)
    const by = { personId: null, name: 'Customer 1', address: 'customer1@contoso.example' }
    return { ...OF_NO_MAIL, _id: `${_id}/${index}`, ticketId: _id, kind: 'mail', audience: 'public', by, text, at }
  })
  await documents.entries.insertNew(entries)
}
