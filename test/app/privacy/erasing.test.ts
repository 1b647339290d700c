// Whom an administrator may erase, and how far that reaches.
import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { findPerson, reachOf } from '../../../src/app/privacy/find-person.ts'
import { erasablePerson, startErasure } from '../../../src/app/privacy/start-erasure.ts'
import { workErasures } from '../../../src/app/privacy/work-erasures.ts'
import { NotFoundError } from '../../../src/domain/errors.ts'
import type { Membership, Person } from '../../../src/domain/organisation/person.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aLedgerRow, aPerson, aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { testSettings } from '../../support/frontdesk.ts'
import { identityParts, OWN_TENANT } from '../../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const ANN = { address: 'ann@contoso.example', personId: null }
const SURE = { ...ANN, confirmed: ANN.address }
const PATHS = { root: ['root'], partner: ['root', 'partner'], customer: ['root', 'partner', 'customer'] }

describe('erasing a person', () => {
  let store: TestStore
  let documents: Documents
  let now: Date
  let deps: Parameters<typeof workErasures>[0] & Parameters<typeof startErasure>[0]

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    now = NOON
    const { app: settings } = testSettings({ store: store.settings, graphUrl: 'https://127.0.0.1:1' })
    deps = {
      ...identityParts(),
      ...{ documents, settings, newId: countingIds(), workerId: 'test', clock: () => now },
      ...{ isStopping: () => false, wakeDelivery: () => undefined, forget: () => store.store.forget() },
    }
    await documents.organisations.insertNew(Object.values(aTree()))
  })
  afterEach(() => store.dispose())

  const administrator = (organisationId: string): Person =>
    aPerson({ _id: `of-${organisationId}`, memberships: [{ organisationId, role: 'administrator' }] })

  async function ticketIn(place: keyof typeof PATHS, overrides: Partial<Ticket> = {}): Promise<void> {
    const _id = overrides._id ?? `in-${place}`
    const requester = { personId: null, name: 'Ann Lee', address: ANN.address }
    const number = (await documents.tickets.count({})) + 1
    const own = { _id, number, originKey: _id, organisationId: place, organisationPath: PATHS[place] }
    await documents.tickets.insertNew([aTicket({ requester, askedBy: ANN.address, ...own, ...overrides })])
  }

  async function may(place: string): Promise<boolean> {
    const actor = administrator(place)
    return await findPerson(deps, await reachOf(documents, actor, place), ANN).then(
      () => true,
      (error: unknown) => (assert.ok(error instanceof NotFoundError), false),
    )
  }

  async function erase(place = 'root'): Promise<void> {
    const actor = administrator(place)
    await startErasure(deps, actor, await reachOf(documents, actor, place), SURE)
    while (await workErasures(deps));
    now = new Date(now.getTime() + 60_000)
    while (await workErasures(deps));
    assert.equal(await documents.erasures.count({}), 0)
  }

  const known = (memberships: readonly Membership[], overrides: Partial<Person> = {}): Person =>
    aPerson({
      ...{ _id: 'ann', key: 'ann', name: 'Ann Lee', addresses: [ANN.address], aadObjectId: 'ann', memberships },
      ...{ tenantId: OWN_TENANT, homeTenantId: OWN_TENANT, addressesAt: NOON },
      ...overrides,
    })

  describe('is for the administrators', () => {
    it('of whoever holds the domain, and of those above, and of nobody beside', async () => {
      assert.deepEqual(await Promise.all(['root', 'partner', 'customer'].map(may)), [true, true, true])
      assert.deepEqual(await Promise.all(['neighbour', 'other-partner'].map(may)), [false, false])
    })

    it('at the top alone, once a ticket or a role of theirs lies elsewhere', async () => {
      await ticketIn('root')
      assert.deepEqual(await Promise.all(['root', 'partner', 'customer'].map(may)), [true, false, false])
      await documents.tickets.delete({})
      await documents.people.insertNew([known([{ organisationId: 'other-partner', role: 'customer' }])])
      assert.deepEqual(await Promise.all(['root', 'partner', 'customer', 'other-partner'].map(may)), [
        true,
        false,
        false,
        false,
      ])
    })

    it('of whoever has all tickets of an address whose domain is nobody’s', async () => {
      const address = 'ann@post.example'
      const find = async (place: string) =>
        await findPerson(deps, await reachOf(documents, administrator(place), place), { ...ANN, address }).then(
          ({ tickets }) => tickets,
          () => null,
        )
      assert.deepEqual(await Promise.all(['root', 'partner', 'customer'].map(find)), [0, null, null])
      await ticketIn('customer', { requester: { personId: null, name: 'Ann', address } })
      assert.deepEqual(await Promise.all(['root', 'partner', 'customer', 'neighbour'].map(find)), [1, 1, 1, null])
    })

    it('says the same of somebody elsewhere and of nobody', async () => {
      const reach = await reachOf(documents, administrator('neighbour'), 'neighbour')
      const said = async (address: string) =>
        await findPerson(deps, reach, { address, personId: null }).catch((error: unknown) =>
          error instanceof NotFoundError ? error.forPerson : error,
        )
      assert.equal(await said(ANN.address), await said('nobody@nowhere.example'))
      await documents.people.insertNew([known([])])
      await assert.rejects(findPerson(deps, reach, { address: '', personId: 'ann' }), { code: 'not-found' })
      await assert.rejects(reachOf(documents, administrator('neighbour'), 'customer'), { code: 'not-found' })
    })
  })

  it('refuses the last administrator of an organisation by its name, and any agent', async () => {
    const reach = await reachOf(documents, administrator('root'), 'root')
    await documents.people.insertNew([known([{ organisationId: 'customer', role: 'administrator' }])])
    await assert.rejects(erasablePerson(deps, administrator('root'), reach, ANN), {
      code: 'refused',
      forPerson: /last administrator of “Contoso”/,
    })
    await documents.people.updateIf(
      { _id: 'ann' },
      { $set: { memberships: [{ organisationId: 'customer', role: 'agent' }] } },
    )
    await assert.rejects(erasablePerson(deps, administrator('root'), reach, ANN), {
      code: 'refused',
      forPerson: /Remove the role first/,
    })
  })

  it('refuses somebody who is made an agent in the moment in which it is confirmed, and erases nothing', async () => {
    await documents.people.insertNew([known([])])
    await ticketIn('customer')
    const before = await documents.tickets.find({})
    const { people } = documents
    const late: Documents = {
      ...documents,
      people: {
        ...wrapped(people),
        delete: async (filter) => {
          await people.updateIf(
            { _id: 'ann' },
            { $set: { memberships: [{ organisationId: 'root', role: 'agent' }] }, $inc: { revision: 1 } },
          )
          return await people.delete(filter)
        },
      },
    }
    const reach = await reachOf(documents, administrator('root'), 'root')
    await assert.rejects(startErasure({ ...deps, documents: late }, administrator('root'), reach, SURE), {
      code: 'refused',
    })
    while (await workErasures(deps));
    assert.deepEqual(
      [await documents.people.count({}), await documents.erasures.count({}), await documents.audit.count({})],
      [1, 0, 0],
    )
    assert.deepEqual(await documents.tickets.find({}), before)
  })

  it('reaches no further than what is administered', async () => {
    await ticketIn('customer')
    await ticketIn('root', {
      requester: { personId: null, name: 'Bo', address: 'bo@x.example' },
      askedBy: 'bo@x.example',
      text: `Ask ${ANN.address}`,
    })
    await documents.ledger.insertNew([
      aLedgerRow({
        _id: 'm/1',
        mailboxId: 'm',
        from: ANN.address,
        ticketId: 'in-customer',
        state: 'ticket',
        dueAt: null,
      }),
    ])
    await documents.ledger.insertNew([
      aLedgerRow({ _id: 'm/2', mailboxId: 'm', from: ANN.address, ticketId: null, state: 'ignored', dueAt: null }),
    ])
    await erase('customer')
    const [own, other] = await documents.tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual([own?.requester.name, own?.text], ['Erased person', ''])
    assert.equal(other?.text, `Ask ${ANN.address}`)
    const rows = await documents.ledger.find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      rows.map(({ from }) => from),
      ['', ANN.address],
    )
  })

  it('takes former addresses along that nobody else has by now, and leaves those that are somebody else’s', async () => {
    const former = (address: string) => ({ address, until: NOON })
    await documents.people.insertNew([
      known([], { formerAddresses: [former('old@contoso.example'), former('passed-on@contoso.example')] }),
      known([], {
        _id: 'bo',
        key: 'bo',
        name: 'Bo',
        aadObjectId: 'bo',
        addresses: ['passed-on@contoso.example'],
        formerAddresses: [former(ANN.address)],
      }),
    ])
    const by = (address: string) => ({
      requester: { personId: null, name: 'A', address },
      askedBy: address,
      _id: address,
    })
    await ticketIn('root', by('old@contoso.example'))
    await ticketIn('root', by('passed-on@contoso.example'))
    await erase()
    const tickets = await documents.tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual(
      tickets.map(({ requester }) => requester.address),
      ['', 'passed-on@contoso.example'],
    )
    const people = await documents.people.find({})
    assert.deepEqual(
      people.map(({ _id, formerAddresses }) => [_id, formerAddresses]),
      [['bo', []]],
    )
  })

  it('does not take somebody else along who only claims the address', async () => {
    const claimant = known([], {
      _id: 'eve',
      key: 'eve',
      name: 'Eve',
      aadObjectId: 'eve',
      homeTenantId: 'elsewhere',
      tenantId: 'elsewhere',
    })
    await documents.people.insertNew([known([]), claimant])
    await erase()
    const people = await documents.people.find({})
    assert.deepEqual(
      people.map(({ _id, addresses }) => [_id, addresses]),
      [['eve', []]],
    )
  })

  it('leaves alone what came after it was asked for', async () => {
    await ticketIn('customer')
    const later = new Date(NOON.getTime() + 1)
    await ticketIn('customer', { _id: 'later', createdAt: later })
    await erase()
    const tickets = await documents.tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual(
      tickets.map(({ requester }) => requester.address),
      ['', ANN.address],
    )
  })

  it('finds in its second pass what was under way during the first, and counts no ticket twice', async () => {
    await ticketIn('customer')
    const actor = administrator('root')
    await startErasure(deps, actor, await reachOf(documents, actor, 'root'), SURE)
    while (await workErasures(deps));
    // A delivery that had begun before writes down what it sent.
    const lastReply = { entryId: 'r', by: 'Bea', to: [ANN.address], at: NOON, undelivered: null }
    await documents.tickets.updateIf({ _id: 'in-customer' }, { $set: { lastReply }, $inc: { revision: 1 } })
    now = new Date(now.getTime() + 60_000)
    while (await workErasures(deps));
    assert.equal((await documents.tickets.findOne({ _id: 'in-customer' }))?.lastReply, null)
    const [told] = await documents.audit.find({ action: 'personal-data.erased' })
    assert.equal(told?.changes.find(({ field }) => field === 'tickets')?.after, '1')
  })

  it('is worked on by one process at a time, and taken over once that is silent', async () => {
    const actor = administrator('root')
    await startErasure(deps, actor, await reachOf(documents, actor, 'root'), SURE)
    await documents.erasures.updateIf(
      {},
      { $set: { lease: { owner: 'other', until: new Date(NOON.getTime() + 1000) } } },
    )
    assert.equal(await workErasures(deps), false)
    now = new Date(NOON.getTime() + 1001)
    assert.equal(await workErasures(deps), true)
  })
})

/** Methods of a class are not copied by spreading it. */
function wrapped(people: Documents['people']): Documents['people'] {
  return {
    insert: (document) => people.insert(document),
    insertNew: (all) => people.insertNew(all),
    find: (filter, options) => people.find(filter, options),
    findOne: (filter) => people.findOne(filter),
    count: (filter, limit) => people.count(filter, limit),
    updateIf: (filter, update) => people.updateIf(filter, update),
    updateEach: (changes) => people.updateEach(changes),
    delete: (filter) => people.delete(filter),
  }
}
