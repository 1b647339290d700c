// How many writes it takes to say what new tickets look like, and what happens to those that are changed at that moment.
import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { noteLookAlikes } from '../../../src/app/intake/note-look-alikes.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const IDS = ['ticket-1', 'ticket-2', 'ticket-3']

describe('new tickets that look like earlier ones', () => {
  let place: TestStore
  let documents: Documents
  const ticket = (number: number): Ticket =>
    aTicket({
      ...{ _id: `ticket-${number}`, number, originKey: `mail/${number}`, messageIds: [`<${number}@contoso.example>`] },
      createdAt: NOON,
    })

  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
    await documents.tickets.insertNew([1, 2, 3].map(ticket))
  })
  afterEach(() => place.dispose())

  /** `meanwhile` is done between reading the tickets and writing them. Answers what was called. */
  async function note(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<readonly string[]> {
    const calls: string[] = []
    const tickets: Documents['tickets'] = {
      ...{ ...documents.tickets },
      async find(filter, options) {
        calls.push('find')
        const found = await documents.tickets.find(filter, options)
        await meanwhile()
        return found
      },
      findOne: (filter) => (calls.push('findOne'), documents.tickets.findOne(filter)),
      updateIf: (filter, update) => (calls.push('updateIf'), documents.tickets.updateIf(filter, update)),
      updateEach: (changes) => (calls.push('updateEach'), documents.tickets.updateEach(changes)),
    }
    const deps = { documents: { ...documents, tickets }, clock: () => NOON, newId: countingIds() }
    await noteLookAlikes(deps, new Set(IDS), [ticket(1).requester.address])
    return calls
  }

  async function looks(): Promise<readonly (number | undefined)[]> {
    const found = await documents.tickets.find({}, { sort: { number: 1 } })
    return found.map(({ looksLike }) => looksLike?.number)
  }

  it('say so with one write for all of them', async () => {
    assert.deepEqual(await note(), ['find', 'updateEach'])
    assert.deepEqual(await looks(), [undefined, 1, 2])
  })

  it('say so also where one of them was written to meanwhile, which loses nothing', async () => {
    await note(() => documents.tickets.updateIf({ _id: 'ticket-2' }, { $set: { linkEpoch: 7 }, $inc: { revision: 1 } }))
    assert.deepEqual(await looks(), [undefined, 1, 2])
    assert.equal((await documents.tickets.findOne({ _id: 'ticket-2' }))?.linkEpoch, 7)
  })

  it('are left as they are where people did something meanwhile', async () => {
    await note(() => documents.tickets.updateIf({ _id: 'ticket-2' }, { $inc: { version: 1, revision: 1 } }))
    assert.deepEqual(await looks(), [undefined, undefined, 2])
  })
})
