// Where a ticket stands in the lists.
import assert from 'node:assert/strict'
import { placeInLists } from '../../../src/domain/ticket/queue.ts'
import { applyChange, assign, changeStatus, prioritise, release } from '../../../src/domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'

const BEA = { personId: 'bea', name: 'Bea' }
const LATER = new Date(NOON.getTime() + 1)
const FAR = new Date('2199-01-01T00:00:00Z')

describe('the place of a ticket in the lists', () => {
  const turnOf = (overrides: Partial<Ticket>) => placeInLists(aTicket(overrides)).turn

  it('is before all that is less urgent, then before all that is younger', () => {
    const turns = [
      { priority: 'urgent', createdAt: NOON },
      { priority: 'urgent', createdAt: FAR },
      { priority: 'high', createdAt: NOON },
      { priority: 'normal', createdAt: NOON },
      { priority: 'normal', createdAt: LATER },
      { priority: 'low', createdAt: new Date(0) },
    ] as const
    const sorted = turns.map(turnOf)
    assert.deepEqual(
      sorted,
      sorted.toSorted((a, b) => a - b),
    )
    assert.equal(new Set(sorted).size, turns.length)
    for (const turn of sorted) assert.ok(Number.isSafeInteger(turn))
  })

  it('is first for what was resolved last', () => {
    const resolved = (resolvedAt: Date) => turnOf({ status: 'resolved', priority: 'low', resolvedAt })
    assert.ok(resolved(LATER) < resolved(NOON))
  })

  it('follows every change', () => {
    let ticket = aTicket()
    const queues: string[] = [ticket.queue]
    for (const change of [
      assign(ticket, BEA, BEA, NOON),
      changeStatus(ticket, 'waiting', BEA, NOON),
      release(ticket, BEA, NOON),
      changeStatus(ticket, 'resolved', BEA, NOON),
      changeStatus(ticket, 'closed', BEA, NOON),
      changeStatus(ticket, 'open', BEA, NOON),
    ]) {
      ticket = applyChange(ticket, change, NOON, countingIds())
      queues.push(ticket.queue)
    }
    assert.deepEqual(queues, [
      ...['unassigned', 'assigned', 'waiting', 'waiting-unassigned', 'ended', 'ended', 'unassigned'],
    ])
    const urgent = applyChange(ticket, prioritise(ticket, 'urgent', BEA, NOON), NOON, countingIds())
    assert.equal(urgent.turn, ticket.createdAt.getTime())
  })
})
