// The way of a reply, from Send to the customer's mailbox, with the process killed before and after each of its writes.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { writeReply } from '../../src/domain/ticket/conversation-changes.ts'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { startOutside, startTestFrontdesk, type Outside } from '../support/frontdesk.ts'
import { Report, type KillOrder } from '../support/killed-frontdesk.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const SCRIPT = path.join(import.meta.dirname, '../support/killed-frontdesk.ts')
const TOO_MANY = 40

describe('killing the process while it sends a reply', () => {
  for (const when of ['before', 'after'] as const) {
    it(`sends it once and forgets nothing, right ${when} any write`, async function () {
      this.timeout(300_000)
      for (let write = 1; ; write += 1) {
        assert.ok(write < TOO_MANY)
        const outside = await startOutside()
        try {
          const ticketId = await withReply(outside)
          const { store, graph } = outside
          const order = { store, graphUrl: graph.url, ca: graph.ca, write, when, ahead: 61_000 }
          const settled = await live(order)
          await check(outside, ticketId, `killed ${when} write ${write}`)
          if (settled === null) continue
          assert.ok(settled > 3, `only ${settled} writes were seen`)
          break
        } finally {
          await outside.stop()
        }
      }
    })
  }
})

/** A ticket with a note and a reply that nobody has delivered yet. */
async function withReply(outside: Outside): Promise<string> {
  const desk = await startTestFrontdesk({ outside })
  try {
    const { _id, requester } = await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
    const now = outside.clock()
    const by = { personId: 'bea', name: 'Bea' }
    await changeTicket(desk.frontdesk.deps, _id, (ticket) =>
      writeReply(
        ticket,
        { entryId: 'reply/1', by, to: requester, cc: [], text: 'It works.', writtenAt: now, setTo: 'waiting' },
        new Date(now.getTime() + 60_000),
      ),
    )
    return _id
  } finally {
    await desk.stop()
  }
}

async function live(order: KillOrder): Promise<number | null> {
  const child = fork(SCRIPT, { execArgv: ['--import', 'tsx'] })
  let settled: number | null = null
  child.on('message', (message) => {
    const report = Report.parse(message)
    if ('settled' in report) settled = report.settled
    else child.send(order)
  })
  await once(child, 'exit', { signal: AbortSignal.timeout(60_000) })
  return settled
}

async function check(outside: Outside, ticketId: string, round: string): Promise<void> {
  // The dead process still holds its leases.
  outside.advance(90_000)
  const desk = await startTestFrontdesk({ outside })
  try {
    const ticket = await desk.delivered(ticketId)
    assert.equal(outside.graph.sent(SUPPORT).length, 1, round)
    assert.equal(await desk.documents.entries.count({ ticketId, kind: 'reply' }), 1, round)
    const events = await desk.documents.entries.find({ ticketId, kind: 'event' })
    assert.deepEqual([events.map(({ text }) => text)], [['set it to waiting for the customer']], round)
    assert.deepEqual([ticket.status, ticket.lastEvent.by], ['waiting', 'Bea'], round)
  } finally {
    await desk.stop()
  }
}
