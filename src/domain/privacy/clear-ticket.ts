// Emptying a ticket that was closed long ago: its texts and files go, whose it was and what became of it stays.
import { phrase } from '../../texts/say.ts'
import { withOutbox } from '../ticket/lanes.ts'
import { addToOutbox } from '../ticket/copies.ts'
import type { Outgoing } from '../ticket/outbox.ts'
import { NO_CONTENT, type Removed } from '../ticket/removed.ts'
import { placeInLists } from '../ticket/queue.ts'
import { redraw, redrawQuestion } from '../ticket/ticket-changes.ts'
import { eventEntry } from '../ticket/ticket-events.ts'
import { isOpen, type Entry, type Ticket } from '../ticket/ticket.ts'
import { ticketWords } from '../ticket/words.ts'
import { eraseEntry, itemWithout, type EntryErasure } from './erase-ticket.ts'
import { createEraser } from './traces.ts'

/** As in an erasure of nobody. */
const NOBODY: EntryErasure = {
  ...{ erasureId: 'retention', relation: 'own', wrote: false },
  eraser: createEraser({ addresses: [], personIds: [], names: [] }),
}

type Kept = Extract<Removed, { readonly why: 'retention' }>

/** The entry without what it said; the same object where that is gone already, and for what was done. */
export function clearEntry(entry: Entry): Entry {
  return eraseEntry(entry, NOBODY)
}

/** `null` when it is not over: it was reopened, or resolved again since, or is empty already. */
export function clearTicket(
  ticket: Ticket,
  removed: Kept,
  resolvedBefore: Date,
  now: Date,
  newId: () => string,
): Ticket | null {
  const { status, resolvedAt, mergedInto } = ticket
  // One that was merged goes with the one it went into.
  const isOver = !isOpen(status) && (mergedInto !== null || (resolvedAt ?? now) < resolvedBefore)
  if (!isOver || ticket.removed !== null) return null
  const { months, setBy } = removed
  const what = phrase('events.textRemoved', { months, organisation: setBy })
  const lastEvent = { at: now, by: null, what }
  const next: Ticket = {
    ...{ ...ticket, ...NO_CONTENT, to: ticket.to, removed, subject: '', lastEvent, lastMessage: null },
    ...{ warning: null, deliveryNote: null, looksLike: null, questionOver: true },
    rating: ticket.rating && { ...ticket.rating, word: '' },
  }
  const left = ticket.outbox.flatMap((item) => itemWithout(item, NOBODY))
  // A ticket that has no card by now needs none; those in other channels say what was said as well.
  const outgoing = [
    ...(ticket.card === null ? redrawCopies(ticket) : redraw(ticket)),
    ...redrawQuestion(ticket),
    { kind: 'entry', entry: eventEntry(ticket, lastEvent) } as const,
  ]
  return {
    ...next,
    ...withOutbox(next, addToOutbox({ ...next, outbox: left }, outgoing, now, newId)),
    ...placeInLists({ ...next, updatedAt: now }),
    words: ticketWords(next),
    updatedAt: now,
    version: ticket.version + 1,
    // Whatever form stands open is about what is gone.
    actedVersion: ticket.version + 1,
    revision: ticket.revision + 1,
  }
}

function redrawCopies({ copies }: Ticket): readonly Outgoing[] {
  return copies.flatMap(({ channelId, card }) => (card === null ? [] : [{ kind: 'copy', channelId }]))
}
