import assert from 'node:assert/strict'
import { OutsideError } from '../../src/domain/errors.ts'
import { startTestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'
import { aroundWrites, type Write } from '../support/store-writes.ts'

type Place = `${string}.${Write['method']}`

/** A follow-up and the delivery's lease are the ticket's first updates; what was delivered is written by `updateEach`. */
const PLACES: readonly (readonly [place: Place, nth: number])[] = [
  ['mailboxes.updateIf', 2],
  ['ledger.insertNew', 1],
  ['counters.updateIf', 1],
  ['tickets.insertNew', 1],
  ['ledger.updateEach', 1],
  ['entries.insertNew', 1],
  ['mailThreads.insertNew', 1],
  ['mailThreads.insertNew', 2],
  ['tickets.updateIf', 1],
  ['tickets.updateIf', 2],
  ['tickets.updateEach', 1],
]

describe('a write that fails once', () => {
  for (const [place, nth] of PLACES) {
    it(`loses and doubles nothing: ${place}, number ${nth}`, async () => {
      let armed = false
      let seen = 0
      const desk = await startTestFrontdesk({
        wrapStore: (store) =>
          aroundWrites(store, async ({ collection, method, isNeeded }, run) => {
            if (!armed || `${collection}.${method}` !== place || !(await isNeeded())) return await run()
            seen += 1
            if (seen !== nth) return await run()
            throw new OutsideError({ code: 'disk', message: 'No', forPerson: 'No.', retryable: true })
          }),
      })
      try {
        const first = aMail({ From: 'Nora <nora@contoso.example>', 'Message-ID': '<first@contoso.example>' })
        const answer = aMail({ From: 'Nora <nora@contoso.example>', 'In-Reply-To': '<first@contoso.example>' })
        const [ticketMail = '', answerMail = ''] = await desk.deliverTogether([{ raw: first }, { raw: answer }])
        armed = true
        await desk.eventually('the fault', () => Promise.resolve(seen >= nth))
        // Past the leases, the pauses between tries, and the next look of everybody.
        const ticket = await desk.eventually('everything done', async () => {
          desk.advance(11_000)
          const [only, ...more] = await desk.documents.tickets.find({})
          assert.deepEqual(more, [])
          const isDone = only?.deliverAt === null && only.card !== null && only.entryIds.length === 1
          return isDone && (await desk.documents.ledger.count({ dueAt: { $ne: null } })) === 0 && only
        })
        assert.equal((await desk.outcome(ticketMail)).state, 'ticket')
        assert.equal((await desk.outcome(answerMail)).state, 'follow-up')
        assert.equal(await desk.documents.entries.count({}), 1)
        const live = await desk.cardOf(ticket)
        const cards = desk.teams.channel('Tickets')
        assert.ok(cards.includes(live))
        // Posted, but not written down: docs/decisions/0004.
        const replies = cards.flatMap((card) => desk.teams.replies(card))
        const doubles = cards.length - 1 + replies.length - 1
        assert.ok(
          doubles <= (place.startsWith('tickets.update') ? 1 : 0),
          `${cards.length} cards, ${replies.length} replies`,
        )
      } finally {
        await desk.stop()
      }
    })
  }
})
