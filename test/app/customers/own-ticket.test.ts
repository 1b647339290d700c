// What a customer does with their own ticket, as use cases: once, by whoever it is for, with a clear word where it cannot be done.
import assert from 'node:assert/strict'
import { answerTicket } from '../../../src/app/customers/answer-ticket.ts'
import { closeOwnTicket } from '../../../src/app/customers/close-own-ticket.ts'
import { linkHolder, type CustomerDeps } from '../../../src/app/customers/own-ticket.ts'
import { rateTicket } from '../../../src/app/customers/rate-ticket.ts'
import { reopenOwnTicket } from '../../../src/app/customers/reopen-own-ticket.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { answerAsCustomer } from '../../../src/app/tickets/answer-question.ts'
import { MAX_WRITTEN } from '../../../src/app/tickets/written-text.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../../../src/domain/errors.ts'
import { NOTHING_SET } from '../../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aCategory, aChannel, aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const DAY = 86_400_000
const ANN = { personId: 'ann', name: 'Ann Lee', address: 'ann@contoso.example' }
const HOLDER = linkHolder({ requester: ANN })
const ON = { ticketId: 'ticket' }
const merged = {
  ...{ mergeId: 'm', ticketId: 'other', number: 13, at: NOON, by: { personId: 'bea', name: 'Bea' } },
  former: { status: 'open', resolvedAt: null } as const,
}

describe('a customer’s own ticket', () => {
  let store: TestStore
  let documents: Documents
  let deps: CustomerDeps
  let now: Date
  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    now = NOON
    deps = {
      ...{ documents, clock: () => now, newId: countingIds(), wakeDelivery: () => undefined, workerId: 'test' },
      settings: { pollIntervalMs: 1, leaseMs: 1000, reopenMs: 14 * DAY, replyDelayMs: 0 },
    }
    await documents.organisations.insertNew(Object.values(aTree()))
    await documents.channels.insertNew([aChannel()])
    await documents.categories.insertNew([aCategory()])
  })
  afterEach(() => store.dispose())

  const stored = async (_id = 'ticket'): Promise<Ticket> => {
    const ticket = await documents.tickets.findOne({ _id })
    assert.ok(ticket)
    return ticket
  }
  const start = async (overrides: Partial<Ticket> = {}): Promise<void> => documents.tickets.insert(aTicket(overrides))
  const messages = ({ outbox }: Ticket): string[] =>
    outbox.flatMap((item) => (item.kind === 'entry' && item.entry.kind === 'message' ? [item.entry.text] : []))
  const ended = (overrides: Partial<Ticket> = {}) => start({ status: 'resolved', resolvedAt: NOON, ...overrides })

  describe('an answer', () => {
    it('joins it once for each key, also after it was stored and left its latest entries', async () => {
      await start({ status: 'waiting' })
      const answer = { ...ON, text: ' Still\u202E broken\u0000 ', key: 'one' }
      assert.deepEqual((await answerTicket(deps, ANN, answer)).became, 'message')
      await answerTicket(deps, ANN, answer)
      assert.deepEqual(messages(await stored()), ['Still broken'])
      assert.equal((await stored()).status, 'open')
      const { outbox } = await stored()
      await documents.entries.insertNew(outbox.flatMap((item) => (item.kind === 'entry' ? [item.entry] : [])))
      await documents.tickets.updateIf({ _id: 'ticket' }, { $set: { outbox: [], entryIds: [] } })
      await answerTicket(deps, ANN, answer)
      assert.deepEqual(messages(await stored()), [])
    })

    it('keeps the list of latest entries short, and marks what leaves it', async () => {
      await start()
      for (let count = 0; count < 12; count += 1) {
        await answerTicket(deps, HOLDER, { ...ON, text: `Word ${count}`, key: String(count) })
      }
      assert.equal((await stored()).entryIds.length, 10)
    })

    it('reopens what was resolved lately, unless it only says thanks', async () => {
      await ended()
      await answerTicket(deps, ANN, { ...ON, text: 'Thank you, Ann Lee', key: 'thanks' })
      assert.equal((await stored()).status, 'resolved')
      await answerTicket(deps, ANN, { ...ON, text: 'It broke again', key: 'again' })
      assert.deepEqual([(await stored()).status, (await stored()).resolvedAt], ['open', null])
    })

    it('opens a new ticket, linked and in the same organisation, where it ended too long ago; once', async () => {
      await ended()
      now = new Date(NOON.getTime() + 15 * DAY)
      const answer = { ...ON, text: 'It broke again', key: 'again' }
      const { ticket, became } = await answerTicket(deps, HOLDER, answer)
      assert.equal(became, 'opened')
      assert.equal((await answerTicket(deps, HOLDER, answer)).ticket._id, ticket._id)
      assert.equal(await documents.tickets.count({}), 2)
      assert.deepEqual(
        [ticket.text, ticket.subject, ticket.organisationPath, ticket.requester, ticket.channelId, ticket.related],
        [
          ...['It broke again', 'Printer is on fire', ['root', 'partner', 'customer'], ANN, 'channel'],
          [{ ticketId: 'ticket', number: 12 }],
        ],
      )
      assert.ok(ticket.outbox.some((item) => item.kind === 'kin' && item.ticketId === 'ticket'))
      assert.equal((await stored()).status, 'resolved')
    })

    it('shows the new ticket no more once it is somebody else’s', async () => {
      await ended({ resolvedAt: new Date(NOON.getTime() - 15 * DAY) })
      const answer = { ...ON, text: 'Broken again', key: 'late' }
      const { ticket } = await answerTicket(deps, ANN, answer)
      const requester = { personId: 'dora', name: 'Dora', address: 'dora@contoso.example' }
      await documents.tickets.updateIf({ _id: ticket._id }, { $set: { requester } })
      await assert.rejects(answerTicket(deps, ANN, answer), NotFoundError)
    })

    it('goes by the setting of its organisation', async () => {
      await documents.mailSettings.insertNew([
        { _id: 'organisation/partner', settings: { ...NOTHING_SET, reopenDays: 1 }, revision: 1 },
      ])
      await ended({ mailboxId: null })
      now = new Date(NOON.getTime() + 2 * DAY)
      assert.equal((await answerTicket(deps, ANN, { ...ON, text: 'Again', key: 'k' })).became, 'opened')
    })

    it('is refused empty, invisible or too long, with a clear word', async () => {
      await start()
      for (const text of ['', ' \n', '\u200B\u202E', 'x'.repeat(MAX_WRITTEN + 1), 'x'.repeat(100_000)]) {
        await assert.rejects(answerTicket(deps, ANN, { ...ON, text, key: 'k' }), (error) => {
          assert.ok(error instanceof InvalidInputError)
          assert.match(error.forPerson, /Write your message first\.|This message is too long.*Shorten it\./u)
          return true
        })
      }
      assert.deepEqual(messages(await stored()), [])
    })
  })

  describe('whose it is not, any more', () => {
    for (const [what, run] of Object.entries(actsOn())) {
      it(`does not let its former requester ${what}`, async () => {
        await ended({ requester: { personId: 'bob', name: 'Bob', address: 'bob@contoso.example' } })
        const before = await stored()
        for (const by of [ANN, HOLDER]) await assert.rejects(run(deps, by), NotFoundError)
        assert.deepEqual(await stored(), before)
      })

      it(`lets nobody ${what} where it is merged, or was no request, and says why`, async () => {
        for (const over of [{ mergedInto: merged }, { notRequest: true }]) {
          await documents.tickets.delete({})
          await ended({ status: 'closed', ...over })
          const before = await stored()
          await assert.rejects(run(deps, ANN), (error) => {
            assert.ok(error instanceof ConflictError)
            assert.match(error.forPerson, /together with another request|not a request for help|is resolved/)
            assert.doesNotMatch(error.forPerson, /Bea|13/, 'no name or number of others')
            return true
          })
          assert.deepEqual(await stored(), before)
        }
      })
    }
  })

  it('is closed once', async () => {
    await start()
    assert.equal((await closeOwnTicket(deps, HOLDER, ON)).status, 'closed')
    await assert.rejects(closeOwnTicket(deps, HOLDER, ON), /closed already/)
  })

  describe('reopening', () => {
    it('needs no word, takes one along, and happens once', async () => {
      await ended()
      assert.equal((await reopenOwnTicket(deps, ANN, { ...ON, text: ' ', key: 'a' })).status, 'open')
      await assert.rejects(reopenOwnTicket(deps, ANN, { ...ON, text: '', key: 'b' }), /open already/)
      await closeOwnTicket(deps, ANN, ON)
      const reopened = await reopenOwnTicket(deps, ANN, { ...ON, text: 'Thanks', key: 'c' })
      assert.deepEqual([reopened.status, messages(reopened)], ['open', ['Thanks']])
      await reopenOwnTicket(deps, ANN, { ...ON, text: 'Thanks', key: 'c' })
      assert.deepEqual(messages(await stored()), ['Thanks'])
    })

    it('is refused once it is over for too long, and says what to do', async () => {
      await ended()
      now = new Date(NOON.getTime() + 15 * DAY)
      for (const text of ['', 'Again']) {
        await assert.rejects(reopenOwnTicket(deps, ANN, { ...ON, text, key: 'k' }), (error) => {
          assert.ok(error instanceof ConflictError)
          assert.match(error.forPerson, /Write a reply instead/)
          return true
        })
      }
    })
  })

  describe('rating', () => {
    it('waits until it is resolved', async () => {
      await start({ status: 'open' })
      await assert.rejects(rateTicket(deps, ANN, { ...ON, stars: 5, word: '' }), ConflictError)
    })

    it('is one to five, with a short word', async () => {
      await ended()
      for (const stars of [0, 6, -1, 2.5, NaN, Infinity, null]) {
        await assert.rejects(rateTicket(deps, ANN, { ...ON, stars, word: '' }), (error) => {
          assert.ok(error instanceof InvalidInputError)
          assert.equal(error.field, 'stars')
          return true
        })
      }
      await assert.rejects(rateTicket(deps, ANN, { ...ON, stars: 5, word: 'x'.repeat(501) }), /501 characters/)
      const { rating } = await rateTicket(deps, ANN, { ...ON, stars: 5, word: ' Very\n\u202Equick ' })
      assert.deepEqual(rating, { stars: 5, word: 'Very quick', at: NOON, firstAt: NOON })
    })

    it('can be changed for a week, also if the ticket was reopened in between, and no longer', async () => {
      await ended()
      await rateTicket(deps, HOLDER, { ...ON, stars: 1, word: '' })
      now = new Date(NOON.getTime() + 7 * DAY)
      assert.equal((await rateTicket(deps, HOLDER, { ...ON, stars: 4, word: '' })).rating?.stars, 4)
      now = new Date(NOON.getTime() + 7 * DAY + 1)
      await assert.rejects(rateTicket(deps, HOLDER, { ...ON, stars: 5, word: '' }), (error) => {
        assert.ok(error instanceof ConflictError)
        assert.match(error.forPerson, /that week is over/)
        return true
      })
      assert.equal((await stored()).rating?.stars, 4)
    })
  })

  describe('choosing the category', () => {
    const answer = { ...ON, expected: { categoryId: null, serviceTypeId: null }, answer: { categoryId: 'hardware' } }
    it('is for the holder of the link, too', async () => {
      await start()
      const sorted = await answerAsCustomer(deps, HOLDER, answer)
      assert.deepEqual([sorted.categoryId, sorted.lastEvent.by], ['hardware', 'Ann Lee'])
      assert.ok(!('personId' in sorted.lastEvent))
    })

    it('ends when an agent has sorted it', async () => {
      await start({ questionOver: true })
      await assert.rejects(answerAsCustomer(deps, HOLDER, answer), /sorted by an agent/)
    })
  })
})

function actsOn(): Readonly<Record<string, (deps: CustomerDeps, by: typeof ANN | typeof HOLDER) => Promise<unknown>>> {
  return {
    answer: (deps, by) => answerTicket(deps, by, { ...ON, text: 'Again', key: 'k' }),
    close: (deps, by) => closeOwnTicket(deps, by, ON),
    reopen: (deps, by) => reopenOwnTicket(deps, by, { ...ON, text: '', key: 'k' }),
    'reopen with a word': (deps, by) => reopenOwnTicket(deps, by, { ...ON, text: 'Again', key: 'k' }),
    rate: (deps, by) => rateTicket(deps, by, { ...ON, stars: 5, word: '' }),
    'choose a category of': (deps, by) =>
      answerAsCustomer(deps, by, {
        ...{ ...ON, expected: { categoryId: null, serviceTypeId: null } },
        answer: { categoryId: 'hardware' },
      }),
  }
}
