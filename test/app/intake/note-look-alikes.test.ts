// Which new tickets say that they look like another one, how many writes that takes, and what happens to those that are changed at that moment.
import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { likeEarlier, noteLookAlikes } from '../../../src/app/intake/note-look-alikes.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

describe('new tickets that look like others', () => {
  let place: TestStore
  let documents: Documents
  const ticket = (number: number, fields: Partial<Ticket> = {}): Ticket =>
    aTicket({
      ...{ _id: `ticket-${number}`, number, originKey: `mail/${number}`, messageIds: [`<${number}@contoso.example>`] },
      createdAt: NOON,
      ...fields,
    })
  const batch = [1, 2, 3].map((number) => ticket(number))

  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
  })
  afterEach(() => place.dispose())

  /** Writes the batch and notes what they look like; `meanwhile` is done between the two. Answers what was called then. */
  async function note(
    written: readonly Ticket[] = batch,
    meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<readonly string[]> {
    await documents.tickets.insertNew(written)
    await meanwhile()
    const calls: string[] = []
    const tickets: Documents['tickets'] = {
      ...{ ...documents.tickets },
      find: (filter, options) => (calls.push('find'), documents.tickets.find(filter, options)),
      findOne: (filter) => (calls.push('findOne'), documents.tickets.findOne(filter)),
      updateIf: (filter, update) => (calls.push('updateIf'), documents.tickets.updateIf(filter, update)),
      updateEach: (changes) => (calls.push(`updateEach ${changes.length}`), documents.tickets.updateEach(changes)),
    }
    await noteLookAlikes({ documents: { ...documents, tickets }, clock: () => NOON, newId: countingIds() }, written)
    return calls
  }

  async function looks(): Promise<readonly (number | undefined)[]> {
    const found = await documents.tickets.find({}, { sort: { number: 1 } })
    return found.map(({ looksLike }) => looksLike?.number)
  }

  it('of their batch say so with one write for all of them', async () => {
    assert.deepEqual(await note(), ['find', 'updateEach 2'])
    assert.deepEqual(await looks(), [undefined, 1, 2])
  })

  it('that came earlier say so from the start, without a write of their own', async () => {
    await documents.tickets.insert(ticket(0))
    const drafts = await likeEarlier({ documents, clock: () => NOON }, batch)
    assert.deepEqual(
      drafts.map(({ looksLike }) => looksLike?.number),
      [0, 0, 0],
    )
    assert.deepEqual(await note(drafts), [])
  })

  it('that came to another mailbox at the same moment say so, as nobody saw them before', async () => {
    const elsewhere = ticket(9, { mailboxId: 'other-mailbox', messageIds: ['<1@contoso.example>'] })
    await documents.tickets.insert(elsewhere)
    await note([ticket(1)])
    assert.deepEqual(await looks(), [9, undefined])
  })

  it('say so also where one of them was written to meanwhile, which loses nothing', async () => {
    await note(batch, () =>
      documents.tickets.updateIf({ _id: 'ticket-2' }, { $set: { linkEpoch: 7 }, $inc: { revision: 1 } }),
    )
    assert.deepEqual(await looks(), [undefined, 1, 2])
    assert.equal((await documents.tickets.findOne({ _id: 'ticket-2' }))?.linkEpoch, 7)
  })

  it('are left as they are where people did something meanwhile', async () => {
    await note(batch, () => documents.tickets.updateIf({ _id: 'ticket-2' }, { $inc: { version: 1, revision: 1 } }))
    assert.deepEqual(await looks(), [undefined, undefined, 2])
  })

  it('are noted once, however often it is done', async () => {
    await note()
    const stored = await documents.tickets.find({})
    assert.deepEqual(await note(stored), ['find', 'updateEach 0'])
    assert.deepEqual(await documents.tickets.find({}), stored)
  })
})
