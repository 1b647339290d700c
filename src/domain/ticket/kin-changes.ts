// What happens to tickets that belong together, each change for one of the two. The one that is written first keeps in its
// outbox what the other has to be told, so that a crash between the two leaves nothing half done.
import { phrase } from '../../texts/say.ts'
import { mayUndoMerge, type KinStep, type MergedTicket, type TicketRef } from './kin.ts'
import type { Outgoing } from './outbox.ts'
import { redraw, redrawQuestion, type Actor } from './ticket-changes.ts'
import { doneBy } from './ticket-events.ts'
import type { Ticket, TicketChange } from './ticket.ts'

type Named = Pick<Ticket, '_id' | 'number'>

/** First write of a merge: the target counts the source in, and holds what the source has to become. */
export function beginMerge(
  target: Ticket,
  source: Named & Pick<Ticket, 'version'>,
  by: Actor,
  now: Date,
  mergeId: string,
): TicketChange {
  const merged: MergedTicket = { ...refTo(source), mergeId, at: now }
  return {
    fields: {
      mergedFrom: [...target.mergedFrom.filter(({ ticketId }) => ticketId !== source._id), merged],
      looksLike: target.looksLike?.ticketId === source._id ? null : target.looksLike,
      lastEvent: doneBy(by, phrase('events.mergedHere', { number: source.number }), now),
    },
    outgoing: [tell(source._id, { do: 'merge', mergeId, version: source.version }, by), ...redraw(target)],
  }
}

/** Second write: the source is closed and points to the target. */
export function mergeInto(source: Ticket, target: Named, merge: MergedTicket, by: Actor, now: Date): TicketChange {
  const { status, resolvedAt } = source
  const { mergeId } = merge
  return {
    fields: {
      mergedInto: { ...refTo(target), mergeId, at: now, by: plain(by), former: { status, resolvedAt } },
      status: 'closed',
      resolvedAt: resolvedAt ?? now,
      looksLike: null,
      lastEvent: doneBy(by, phrase('events.mergedInto', { number: source.number, other: target.number }), now),
    },
    outgoing: [...redraw(source), ...redrawQuestion(source)],
    // The target's entry says it, in the conversation that is theirs together.
    event: null,
  }
}

/** The target counts the source out again: the merge was undone, or came to nothing. `null` when it is out already. */
export function dropMerge(target: Ticket, mergeId: string, by: string | null, now: Date): TicketChange | null {
  const dropped = target.mergedFrom.find((merged) => merged.mergeId === mergeId)
  if (!dropped) return null
  const { number } = dropped
  return {
    fields: {
      mergedFrom: target.mergedFrom.filter((merged) => merged !== dropped),
      lastEvent: {
        at: now,
        by,
        what: by === null ? phrase('events.notMerged', { number }) : phrase('events.unmerged', { number }),
      },
    },
    outgoing: redraw(target),
  }
}

/** The source is what it was before. `null` when it is not merged by this merge, or for longer than may be undone. */
export function undoMerge(source: Ticket, mergeId: string, by: Actor, now: Date): TicketChange | null {
  const merged = source.mergedInto
  if (merged?.mergeId !== mergeId || !mayUndoMerge(merged, now)) return null
  return {
    fields: {
      mergedInto: null,
      ...merged.former,
      lastEvent: doneBy(by, phrase('events.unmergedFrom', { number: merged.number }), now),
    },
    outgoing: [tell(merged.ticketId, { do: 'unmerge', mergeId }, by), ...redraw(source), ...redrawQuestion(source)],
  }
}

/** `null` when it is related already. */
export function relate(ticket: Ticket, other: Named, by: Actor, now: Date, telling: boolean): TicketChange | null {
  if (ticket.related.some(({ ticketId }) => ticketId === other._id)) return null
  return {
    fields: {
      related: [...ticket.related, refTo(other)],
      lastEvent: doneBy(by, phrase('events.linked', { number: other.number }), now),
    },
    outgoing: [...(telling ? [tell(other._id, { do: 'relate' }, by)] : []), ...redraw(ticket)],
  }
}

/** `null` when it is not related. */
export function unrelate(ticket: Ticket, otherId: string, by: Actor, now: Date, telling: boolean): TicketChange | null {
  const other = ticket.related.find(({ ticketId }) => ticketId === otherId)
  if (!other) return null
  return {
    fields: {
      related: ticket.related.filter((one) => one !== other),
      lastEvent: doneBy(by, phrase('events.unlinked', { number: other.number }), now),
    },
    outgoing: [...(telling ? [tell(otherId, { do: 'relate' }, by)] : []), ...redraw(ticket)],
  }
}

/** What an email was split off from says so; the two stay linked as long as there is room. `null` when it does already. */
export function saySplit(ticket: Ticket, made: Named, by: Actor, now: Date, most: number): TicketChange | null {
  if (ticket.related.some(({ ticketId }) => ticketId === made._id)) return null
  return {
    fields: {
      related: [...ticket.related, refTo(made)].slice(-most),
      lastEvent: doneBy(by, phrase('events.split', { number: made.number }), now),
    },
    outgoing: redraw(ticket),
  }
}

/** Somebody looked and says that they are two. `null` when nothing is said of that ticket. */
export function keepApart(ticket: Ticket, otherId: string, by: Actor, now: Date): TicketChange | null {
  if (ticket.looksLike?.ticketId !== otherId) return null
  return {
    fields: {
      looksLike: null,
      lastEvent: doneBy(by, phrase('events.keptApart', { number: ticket.looksLike.number }), now),
    },
    outgoing: redraw(ticket),
  }
}

/** It was nobody's request: closed without a word to the sender. */
export function closeAsNoRequest(ticket: Ticket, by: Actor, now: Date): TicketChange {
  return {
    fields: {
      status: 'closed',
      notRequest: true,
      resolvedAt: ticket.resolvedAt ?? now,
      lastEvent: doneBy(by, phrase('events.noRequest'), now),
    },
    outgoing: [...redraw(ticket), ...redrawQuestion(ticket)],
  }
}

export function tell(ticketId: string, step: KinStep, by: Actor): Outgoing {
  return { kind: 'kin', ticketId, step, by: plain(by) }
}

export function refTo({ _id, number }: Named): TicketRef {
  return { ticketId: _id, number }
}

function plain({ personId, name }: Actor): Actor {
  return { personId, name }
}
