// Moving an organisation, and what follows from it, however it is interrupted.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { finishMoves } from '../../src/app/organisations/finish-moves.ts'
import { moveForm, moveOrganisation } from '../../src/app/organisations/move-organisation.ts'
import { addOrganisation } from '../../src/app/organisations/save-organisation.ts'
import { ConflictError, InvalidInputError, NotFoundError, RefusedError } from '../../src/domain/errors.ts'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aCategory, aChannel, anOrganisation, aPerson, aTicket, aTree, countingIds, NOON } from '../support/builders.ts'
import { aroundWrites } from '../support/store-writes.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

function administratorOf(organisationId: string): Person {
  return aPerson({ memberships: [{ organisationId, role: 'administrator' }] })
}

describe('moving an organisation', () => {
  const tree = aTree()
  const [atTop, atPartner] = [administratorOf('root'), administratorOf('partner')]
  let store: TestStore
  let documents: Documents
  let now = NOON
  let ids = countingIds()
  const deps = () => ({ ...identityParts(), documents, clock: () => now, newId: ids, wakeDelivery: () => undefined })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    now = NOON
    await seed(documents)
  })
  afterEach(() => store.dispose())

  const find = async (_id: string): Promise<Organisation> => {
    const found = await documents.organisations.findOne({ _id })
    assert.ok(found)
    return found
  }

  const move = (organisationId = 'customer', parentId = 'other-partner', actor = atTop, revision = 1) =>
    moveOrganisation(deps(), actor, { organisationId, parentId, revision })
  const NEW_PATH = ['root', 'other-partner']

  async function seed(into: Documents): Promise<void> {
    await into.organisations.insertNew(Object.values(tree))
    await into.channels.insertNew([
      aChannel({ _id: 'of-root', conversationId: '1' }),
      aChannel({ _id: 'of-partner', conversationId: '2', organisationId: 'partner' }),
      aChannel({ _id: 'of-other', conversationId: '3', organisationId: 'other-partner' }),
    ])
    await into.categories.insertNew([
      aCategory({ _id: 'a', organisationId: 'customer', channelId: 'of-partner', alsoIn: ['of-partner', 'of-root'] }),
      aCategory({ _id: 'b', organisationId: 'customer', nameKey: 'b', channelId: 'of-root' }),
    ])
    const card = { serviceUrl: 'https://smba.example/', tenantId: 't', conversationId: '2', activityId: '7' }
    await into.tickets.insertNew([
      aTicket({ channelId: 'of-partner', card }),
      aTicket({
        ...{ _id: 'rooted', number: 13, originKey: 'b', channelId: 'of-root' },
        copies: [{ channelId: 'of-partner', card }],
      }),
      aTicket({ _id: 'done', number: 14, originKey: 'c', channelId: 'of-partner', status: 'closed' }),
      aTicket({
        _id: 'beside',
        number: 15,
        originKey: 'd',
        organisationId: 'neighbour',
        organisationPath: ['root', 'partner', 'neighbour'],
        channelId: 'of-partner',
      }),
    ])
  }

  async function assertMoved(at = documents): Promise<void> {
    assert.deepEqual((await at.organisations.findOne({ _id: 'customer' }))?.path, NEW_PATH)
    const categories = await at.categories.find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      categories.map(({ channelId }) => channelId),
      [null, 'of-root'],
    )
    const tickets = await at.tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual(
      tickets.map(({ organisationPath, channelId }) => [organisationPath.join(' '), channelId]),
      [
        ['root other-partner customer', 'of-other'],
        ['root other-partner customer', 'of-root'],
        ['root other-partner customer', 'of-partner'],
        ['root partner neighbour', 'of-partner'],
      ],
    )
    assert.deepEqual(categories[0]?.alsoIn, ['of-root'])
    const [open, shown] = tickets
    assert.deepEqual(shown?.copies, [])
    assert.deepEqual(
      shown.outbox.map(({ kind }) => kind),
      ['pointer', 'card'],
    )
    assert.deepEqual(
      open?.outbox.map(({ kind }) => kind),
      ['pointer', 'card', 'entry'],
    )
  }

  it('takes tickets along, and their cards out of channels of the old place', async () => {
    await move()
    await assertMoved()
    const [audit] = await documents.audit.find({ action: 'organisation.moved' })
    assert.deepEqual(audit?.changes, [{ field: 'below', before: 'Fabrikam IT', after: 'Tailspin' }])
  })

  it('is finished by the next call, whatever write the process ended before', async () => {
    let last = 0
    for (let lived = false; !lived; last += 1) {
      const place = await openTestStore()
      const sound = await openDocuments(place.store)
      await seed(sound)
      let writes = 0
      const mortal = aroundWrites(place.store, async (write, run) => {
        if (await write.isNeeded()) writes += 1
        if (writes > last) throw new Error('The process ended')
        return await run()
      })
      const wanted = { organisationId: 'customer', parentId: 'other-partner', revision: 1 }
      try {
        await moveOrganisation({ ...deps(), documents: await openDocuments(mortal) }, atTop, wanted)
        lived = true
      } catch (error) {
        assert.match(String(error), /The process ended/)
        if (last > 0) {
          await finishMoves({ ...deps(), documents: sound })
          await assertMoved(sound)
        } else assert.deepEqual(await sound.organisations.findOne({ _id: 'customer' }), tree.customer)
      }
      await place.dispose()
    }
    assert.ok(last > 5, `the move took only ${last} writes`)
  })

  it('puts right what was written with the old path in the minute after, and then rests', async () => {
    await move()
    await documents.organisations.insert(
      anOrganisation({ _id: 'late', kind: 'customer', parentId: 'other-partner', path: ['root', 'other-partner'] }),
    )
    await documents.tickets.insert(aTicket({ _id: 'late', number: 99, originKey: 'late', channelId: 'of-root' }))
    now = new Date(NOON.getTime() + 60_000)
    await finishMoves(deps())
    const late = await documents.tickets.findOne({ _id: 'late' })
    assert.deepEqual(late?.organisationPath, [...NEW_PATH, 'customer'])
    assert.equal((await find('customer')).movedAt, null)
  })

  it('takes those below along', async () => {
    // Partners stand below the one distributor, so the path of a whole branch changes only when it was never right.
    await documents.organisations.updateIf({ _id: 'partner' }, { $set: { path: ['gone'], movedAt: NOON } })
    await documents.organisations.updateIf({ _id: 'customer' }, { $set: { path: ['gone', 'partner'] } })
    await finishMoves(deps())
    assert.deepEqual((await find('partner')).path, ['root'])
    assert.deepEqual((await find('customer')).path, ['root', 'partner'])
  })

  it('refuses the top, oneself, a circle, a wrong kind, and one that is inactive', async () => {
    await assert.rejects(move('root', 'partner'), RefusedError)
    await assert.rejects(move('partner', 'partner'), InvalidInputError)
    await assert.rejects(move('partner', 'customer'), InvalidInputError)
    await assert.rejects(move('customer', 'neighbour'), InvalidInputError)
    await assert.rejects(move('customer', 'root'), InvalidInputError)
    await documents.organisations.updateIf({ _id: 'other-partner' }, { $set: { active: false } })
    await assert.rejects(move(), InvalidInputError)
    assert.deepEqual(await find('customer'), tree.customer)
  })

  it('refuses a place outside of one’s own part of the tree, and somebody whose own organisation it is', async () => {
    await assert.rejects(move('customer', 'other-partner', atPartner), NotFoundError)
    await assert.rejects(move('customer', 'other-partner', administratorOf('customer')), RefusedError)
    await assert.rejects(move('neighbour', 'other-partner', administratorOf('other-partner')), NotFoundError)
  })

  it('refuses when somebody changed it meanwhile, and when the name is taken there', async () => {
    await assert.rejects(move('customer', 'other-partner', atTop, 7), ConflictError)
    const input = { name: 'CONTOSO', domains: '', tenantIds: '', language: '', timeZone: '' }
    assert.ok('saved' in (await addOrganisation(deps(), atTop, { parentId: 'other-partner', input })))
    await assert.rejects(move(), /named like/)
    assert.deepEqual(await find('customer'), tree.customer)
  })

  it('offers only places where it can stand', async () => {
    const { fields } = await moveForm(deps(), atTop, 'customer')
    assert.ok(fields[0]?.kind === 'choice')
    assert.deepEqual(fields[0].choices, [{ id: 'other-partner', title: 'Tailspin' }])
    assert.deepEqual((await moveForm(deps(), atPartner, 'customer')).fields, [])
  })
})
