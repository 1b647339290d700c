import assert from 'node:assert/strict'
import { entryText } from '../../../src/domain/ticket/entry.ts'
import {
  beginMerge,
  closeAsNoRequest,
  dropMerge,
  keepApart,
  mergeInto,
  relate,
  saySplit,
  undoMerge,
  unrelate,
} from '../../../src/domain/ticket/kin-changes.ts'
import { UNDO_MERGE_MS } from '../../../src/domain/ticket/kin.ts'
import { addFollowUp, applyChange, changeStatus } from '../../../src/domain/ticket/ticket-changes.ts'
import type { Ticket, TicketChange } from '../../../src/domain/ticket/ticket.ts'
import { startEntry } from '../../../src/app/tickets/kin/merge-ticket.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'

const BY = { personId: 'bea', name: 'Bea' }
const LATER = new Date(NOON.getTime() + 60_000)

describe('tickets that belong together', () => {
  const source = aTicket({ _id: 'source', number: 13, status: 'waiting', version: 7 })
  const target = aTicket({ _id: 'target', number: 12 })
  const after = (ticket: Ticket, change: TicketChange | null): Ticket => {
    assert.ok(change)
    return applyChange(ticket, change, LATER, countingIds())
  }
  const begun = after(target, beginMerge(target, source, BY, NOON, 'merge'))
  const [merge] = begun.mergedFrom
  assert.ok(merge)
  const merged = after(source, mergeInto(source, target, merge, BY, NOON))

  it('are merged in two writes, of which the first holds what is left to do', () => {
    const item = begun.outbox.find(({ kind }) => kind === 'kin')
    assert.ok(item?.kind === 'kin')
    assert.deepEqual([item.ticketId, item.step], ['source', { do: 'merge', mergeId: 'merge', version: 7 }])
    assert.deepEqual([merged.status, merged.mergedInto?.number, merged.resolvedAt], ['closed', 12, NOON])
    assert.ok(!merged.outbox.some(({ kind }) => kind === 'mail'), 'nothing is sent')
  })

  it('say in their common conversation once that they were merged', () => {
    const events = [...begun.outbox, ...merged.outbox].flatMap((item) =>
      item.kind === 'entry' ? [entryText(item.entry)] : [],
    )
    assert.deepEqual(events, ['merged #13 into this ticket'])
  })

  it('stand in no list of work or of what is resolved while they are part of another, or no request', () => {
    assert.equal(merged.queue, 'set-aside')
    assert.equal(after(merged, undoMerge(merged, 'merge', BY, LATER)).queue, 'waiting-unassigned')
    const closed = after(source, closeAsNoRequest(source, BY, NOON))
    assert.equal(closed.queue, 'set-aside')
    assert.equal(after(closed, changeStatus(closed, 'open', BY, NOON)).queue, 'unassigned')
    assert.equal(after(source, changeStatus(source, 'closed', BY, NOON)).queue, 'ended')
  })

  it('are taken apart: the source is what it was, and tells the target', () => {
    const undone = after(merged, undoMerge(merged, 'merge', BY, LATER))
    assert.deepEqual([undone.status, undone.mergedInto, undone.resolvedAt], ['waiting', null, null])
    const item = undone.outbox.find(({ kind }) => kind === 'kin')
    assert.ok(item?.kind === 'kin' && item.step.do === 'unmerge')
    assert.deepEqual(after(begun, dropMerge(begun, 'merge', 'Bea', LATER)).mergedFrom, [])
  })

  it('are taken apart once, by the merge that is meant, within a day', () => {
    assert.equal(undoMerge(merged, 'other', BY, LATER), null)
    assert.equal(undoMerge(merged, 'merge', BY, new Date(NOON.getTime() + UNDO_MERGE_MS + 1)), null)
    assert.ok(undoMerge(merged, 'merge', BY, new Date(NOON.getTime() + UNDO_MERGE_MS)))
    assert.equal(undoMerge(source, 'merge', BY, LATER), null)
    assert.equal(dropMerge(target, 'merge', 'Bea', LATER), null)
  })

  it('keep both steps that wait for two merges', () => {
    const second = after(begun, beginMerge(begun, { _id: 'third', number: 14, version: 1 }, BY, NOON, 'merge-2'))
    assert.equal(second.outbox.filter(({ kind }) => kind === 'kin').length, 2)
    assert.deepEqual(
      second.mergedFrom.map(({ number }) => number),
      [13, 14],
    )
  })

  it('name each other while they are linked, each once', () => {
    const linked = after(source, relate(source, target, BY, NOON, true))
    assert.deepEqual(linked.related, [{ ticketId: 'target', number: 12 }])
    assert.equal(relate(linked, target, BY, NOON, true), null)
    assert.deepEqual(after(linked, unrelate(linked, 'target', BY, NOON, true)).related, [])
    assert.equal(unrelate(source, 'target', BY, NOON, true), null)
    assert.equal(saySplit(linked, target, BY, NOON, 20), null)
  })

  it('are kept apart where one was said to look like the other', () => {
    const alike = aTicket({ looksLike: { ticketId: 'target', number: 12, reason: 'same-words' } })
    assert.equal(after(alike, keepApart(alike, 'target', BY, NOON)).looksLike, null)
    assert.equal(keepApart(alike, 'other', BY, NOON), null)
  })

  it('that were no request tell nobody, and are requests again once they are open', () => {
    const closed = after(source, closeAsNoRequest(source, BY, NOON))
    assert.deepEqual([closed.status, closed.notRequest], ['closed', true])
    assert.ok(!closed.outbox.some(({ kind }) => kind === 'mail'))
    assert.equal(after(closed, changeStatus(closed, 'open', BY, NOON)).notRequest, false)
    const entry = { ...startEntry(source), _id: 'mail/mailbox/2' }
    assert.equal(after(closed, addFollowUp(closed, entry, [], NOON)).notRequest, false)
    assert.equal(after(closed, addFollowUp(closed, entry, [], NOON, true)).notRequest, true)
  })
})
