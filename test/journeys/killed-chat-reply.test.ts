// The way of a reply from Send to the customer's chat, with the process dead before and after each of its writes.
import assert from 'node:assert/strict'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { openTicket } from '../../src/app/customers/open-ticket.ts'
import { writeReply } from '../../src/domain/ticket/conversation-changes.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { dieAt } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { CARL } from '../support/frontdesk-seed.ts'

const TOO_MANY = 40
const DELAY_MS = 60_000

describe('a process that dies while it posts a reply in a chat', () => {
  let outside: Outside
  before(async () => (outside = await startOutside()))
  after(() => outside.stop())

  const posted = (words: string): number =>
    outside.teams.chat(CARL).filter(({ card }) => textOf(card ?? {}).includes(words)).length

  for (const when of ['before', 'after'] as const) {
    it(`posts it, keeps it once, and posts it twice at most where that was not noted, right ${when} any write`, async function () {
      this.timeout(300_000)
      const counts: number[] = []
      for (let number = 1; ; number += 1) {
        assert.ok(number < TOO_MANY)
        const words = `It works ${when} ${number}.`
        const ticketId = await withReply(outside, words)
        const died = await dieAt(outside, { at: 'write', when, number }, DELAY_MS, async ({ tickets }) => {
          return (await tickets.count({ _id: ticketId, deliverAt: null, deliveryLease: null })) === 1
        })
        // The dead process still holds its leases until then.
        outside.advance(90_000)
        const desk = await startTestFrontdesk({ outside })
        try {
          const ticket = await desk.delivered(ticketId)
          assert.deepEqual(ticket.outbox, [])
          assert.deepEqual([ticket.status, ticket.lastReply?.toPerson?.personId], ['waiting', 'carl'])
          assert.equal(await desk.documents.entries.count({ ticketId, kind: 'reply' }), 1)
        } finally {
          await desk.stop()
        }
        counts.push(posted(words))
        if (!died) break
      }
      assert.ok(counts.length > 2, `only ${counts.length - 1} writes were seen`)
      assert.ok(
        counts.every((count) => count === 1 || count === 2),
        counts.join(),
      )
      // Nobody dies after its last write but before it is known; whoever does so right before it posts once more.
      assert.equal(counts.at(-1), 1)
    })
  }
})

/** A ticket that Carl opened in his chat, with a reply that nobody has delivered yet. */
async function withReply(outside: Outside, text: string): Promise<string> {
  // What one before it left behind, leases and polls to come, is over by then.
  outside.advance(3_600_000)
  const desk = await startTestFrontdesk({ outside })
  try {
    const carl = await carlOf(desk)
    const typed = { key: text, text: 'My printer is broken', categoryId: null, serviceTypeId: null }
    const { ticket } = await openTicket(desk.frontdesk.deps, carl, typed)
    await desk.delivered(ticket._id)
    const now = desk.clock()
    await changeTicket(desk.frontdesk.deps, ticket._id, (current) =>
      writeReply(
        current,
        {
          ...{ entryId: `reply/${text}`, by: { personId: 'bea', name: 'Bea' }, mailboxId: null, to: [], cc: [], text },
          ...{ toPerson: { personId: carl._id, name: carl.name }, writtenAt: now, setTo: 'waiting' },
        },
        new Date(now.getTime() + DELAY_MS),
      ),
    )
    await desk.eventually('the card redrawn', async () => {
      const found = await desk.documents.tickets.findOne({ _id: ticket._id, deliveryLease: null })
      return found?.outbox.length === 1
    })
    return ticket._id
  } finally {
    await desk.stop()
  }
}

async function carlOf(desk: TestFrontdesk) {
  await desk.hands.say(CARL, 'personal', 'help')
  const carl = await desk.documents.people.findOne({ _id: 'carl' })
  assert.ok(carl)
  return carl
}
