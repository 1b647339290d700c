// What a move says before it is done, and two of them at once.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { finishMoves } from '../../src/app/organisations/finish-moves.ts'
import { moveOrganisation } from '../../src/app/organisations/move-organisation.ts'
import { movePreview } from '../../src/app/organisations/move-preview.ts'
import { setOrganisationActive } from '../../src/app/organisations/set-organisation-active.ts'
import { ticketFor } from '../../src/app/tickets/ticket-access.ts'
import { ConflictError, FrontdeskError, NotFoundError } from '../../src/domain/errors.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { openDocuments } from '../../src/store/collections.ts'
import {
  aCategory,
  aChannel,
  aMailRule,
  anOrganisation,
  aPerson,
  aTicket,
  aTree,
  countingIds,
  NOON,
} from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { aroundWrites } from '../support/store-writes.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const ADMINISTRATORS = [
  { organisationId: 'root', role: 'administrator' },
  { organisationId: 'root2', role: 'administrator' },
] as const

describe('a move', () => {
  const tree = aTree()
  const boss = aPerson({ memberships: ADMINISTRATORS })
  let store: TestStore
  const ids = countingIds()
  let now = NOON
  const depsOf = (documents: Documents) => ({
    ...identityParts(),
    documents,
    clock: () => now,
    newId: ids,
    wakeDelivery: () => undefined,
    settings: { pollIntervalMs: 1, leaseMs: 1, reopenMs: 86_400_000, replyDelayMs: 1 },
  })

  beforeEach(async () => {
    store = await openTestStore()
    now = NOON
  })
  afterEach(() => store.dispose())

  async function seed(place: TestStore): Promise<Documents> {
    const documents = await openDocuments(place.store)
    await documents.organisations.insertNew([
      ...Object.values(tree),
      anOrganisation({ _id: 'root2', name: 'Second', keys: ['name//second'] }),
      anOrganisation({ _id: 'third', kind: 'partner', name: 'Third', parentId: 'root', path: ['root'] }),
    ])
    await documents.channels.insertNew([
      aChannel({ _id: 'of-partner', conversationId: '2', organisationId: 'partner', name: 'Old desk' }),
      aChannel({ _id: 'of-other', conversationId: '3', organisationId: 'other-partner', name: 'New desk' }),
    ])
    await documents.tickets.insertNew([
      aTicket({ channelId: 'of-partner' }),
      aTicket({ _id: 'two', number: 13, originKey: 'two', channelId: 'of-partner' }),
    ])
    return documents
  }

  const TO_OTHER = { organisationId: 'customer', parentId: 'other-partner', revision: 1 }

  it('says which settings, lists and rules change, who loses and gains access, and where tickets go', async () => {
    const documents = await seed(store)
    const own = { ...NOTHING_SET, closing: 'Ours' }
    const old = { ...NOTHING_SET, signature: 'Fabrikam', acknowledge: true, closing: 'Theirs' }
    await documents.mailSettings.insertNew([
      { _id: 'organisation/customer', settings: own, revision: 1 },
      { _id: 'organisation/partner', settings: old, revision: 1 },
      {
        ...{ _id: 'organisation/other-partner', settings: { ...NOTHING_SET, signature: 'Tailspin' }, revision: 1 },
        fixed: ['signature'],
      },
    ])
    await documents.categories.insertNew([
      aCategory({ _id: 'old', organisationId: 'partner', name: 'Printers', nameKey: 'printers' }),
      aCategory({ _id: 'new', organisationId: 'other-partner', name: 'Planes', nameKey: 'planes' }),
      aCategory({ _id: 'all', organisationId: 'root', name: 'Everywhere', nameKey: 'everywhere' }),
    ])
    await documents.mailRules.insert({
      ...{ _id: 'organisation/partner', rules: [aMailRule({ id: 'r', name: 'Invoices' })], revision: 1 },
    })
    const agent = (name: string, organisationId: string) =>
      aPerson({ _id: name, key: name, name, memberships: [{ organisationId, role: 'agent' }] })
    await documents.people.insertNew([
      agent('Old Agent', 'partner'),
      agent('New Agent', 'other-partner'),
      agent('All', 'root'),
    ])
    const form = await movePreview(depsOf(documents), boss, TO_OTHER)
    assert.deepEqual((form.preview ?? '').split('\n'), [
      'Acknowledgement: On → Off',
      'Signature: Fabrikam → Tailspin, fixed by Tailspin',
      'Categories no longer there: Printers',
      'Categories new here: Planes',
      'Email rules no longer there: Invoices',
      'One person loses access: Old Agent',
      'One person gains access: New Agent',
    ])
    assert.deepEqual(
      form.facts.map(({ value }) => value),
      ['1', '2', '2, mostly to Helpdesk: New desk'],
    )
    assert.deepEqual(form.buttons[0]?.data, TO_OTHER)
  })

  it('takes the rights for its tickets along at once, however long those take to follow', async () => {
    const documents = await seed(store)
    const agent = aPerson({ memberships: [{ organisationId: 'partner', role: 'agent' }] })
    const next = aPerson({ memberships: [{ organisationId: 'other-partner', role: 'agent' }] })
    const deps = depsOf(documents)
    await ticketFor(deps, agent, 'work-tickets', 'ticket')
    // The process ends before any ticket has followed.
    const slow = {
      ...documents,
      tickets: { ...documents.tickets, updateEach: () => Promise.reject(new Error('ended')) },
    }
    await assert.rejects(moveOrganisation({ ...deps, documents: slow }, boss, TO_OTHER), /ended/)
    await assert.rejects(ticketFor(deps, agent, 'see-tickets', 'ticket'), NotFoundError)
    assert.equal((await ticketFor(deps, next, 'work-tickets', 'ticket'))._id, 'ticket')
  })

  it('leaves tickets that take too long to the next call, which goes on where it ended', async () => {
    const documents = await seed(store)
    const deps = depsOf(documents)
    await documents.organisations.updateIf({ _id: 'customer' }, { $set: { parentId: 'other-partner', movedAt: NOON } })
    await finishMoves(deps, { budgetMs: 0 })
    assert.deepEqual((await documents.organisations.findOne({ _id: 'customer' }))?.path, ['root', 'other-partner'])
    assert.equal(await documents.tickets.count({ organisationPath: 'other-partner' }), 0)
    const followed = new Map<string, number>()
    await finishMoves(deps, { followed })
    assert.equal(await documents.tickets.count({ organisationPath: 'other-partner', channelId: 'of-other' }), 2)
    assert.deepEqual([...followed.keys()], ['customer'])
  })

  /** `other` runs as a whole just before each write of `one` in turn. */
  async function atOnce(
    one: (documents: Documents) => Promise<unknown>,
    other: (documents: Documents) => Promise<unknown>,
    check: (documents: Documents, outcomes: readonly unknown[]) => Promise<void>,
  ): Promise<void> {
    let last = 0
    for (let isReached = true; isReached; last += 1) {
      const place = await openTestStore()
      const sound = await seed(place)
      let writes = 0
      const outcomes: unknown[] = []
      const told = (work: Promise<unknown>) =>
        work.then(
          () => null,
          (error: unknown) => error,
        )
      const between = aroundWrites(place.store, async (_write, run) => {
        if (writes === last) {
          writes += 1
          outcomes[1] = await told(other(sound))
        } else writes += 1
        return await run()
      })
      outcomes[0] = await told(one(await openDocuments(between)))
      isReached = writes > last
      if (!isReached) outcomes[1] = await told(other(sound))
      now = new Date(NOON.getTime() + 120_000)
      await finishMoves(depsOf(sound))
      await finishMoves(depsOf(sound))
      now = NOON
      await assertWhole(sound)
      for (const outcome of outcomes) assert.ok(outcome === null || outcome instanceof FrontdeskError, String(outcome))
      await check(sound, outcomes)
      await place.dispose()
    }
    assert.ok(last > 1)
  }

  /** Every path is that of the parents, no circle, and every ticket knows where it stands. */
  async function assertWhole(documents: Documents): Promise<void> {
    const all = new Map((await documents.organisations.find({})).map((one) => [one._id, one]))
    for (const { _id, parentId, path, movedAt } of all.values()) {
      const parent = parentId === null ? undefined : all.get(parentId)
      assert.deepEqual(path, parent ? [...parent.path, parent._id] : [], _id)
      assert.ok(!path.includes(_id))
      assert.equal(movedAt, null)
    }
    for (const { organisationId, organisationPath } of await documents.tickets.find({})) {
      assert.deepEqual(organisationPath, [...(all.get(organisationId)?.path ?? []), organisationId])
    }
  }

  it('of one organisation to two places is made by one, and the other is told', async function () {
    this.timeout(300_000)
    await atOnce(
      (documents) => moveOrganisation(depsOf(documents), boss, TO_OTHER),
      (documents) => moveOrganisation(depsOf(documents), boss, { ...TO_OTHER, parentId: 'third' }),
      async (documents, [one, other]) => {
        assert.equal([one, other].filter((outcome) => outcome === null).length, 1)
        assert.ok([one, other].some((outcome) => outcome instanceof ConflictError))
        const parentId = (await documents.organisations.findOne({ _id: 'customer' }))?.parentId
        assert.equal(parentId, one === null ? 'other-partner' : 'third')
      },
    )
  })

  it('out of a branch that is moved itself ends where both said', async function () {
    this.timeout(300_000)
    await atOnce(
      (documents) =>
        moveOrganisation(depsOf(documents), boss, { ...TO_OTHER, organisationId: 'other-partner', parentId: 'root2' }),
      (documents) => moveOrganisation(depsOf(documents), boss, TO_OTHER),
      async (documents, outcomes) => {
        assert.deepEqual(outcomes, [null, null])
        const customer = await documents.organisations.findOne({ _id: 'customer' })
        assert.deepEqual(customer?.path, ['root2', 'other-partner'])
      },
    )
  })

  it('below one that is deactivated at the same time leaves nothing active below it', async function () {
    this.timeout(300_000)
    const move = (documents: Documents) => moveOrganisation(depsOf(documents), boss, TO_OTHER)
    const deactivate = (documents: Documents) =>
      setOrganisationActive(depsOf(documents), boss, { organisationId: 'other-partner', revision: 1, active: false })
    const check = async (documents: Documents, outcomes: readonly unknown[]): Promise<void> => {
      const customer = await documents.organisations.findOne({ _id: 'customer' })
      const parent = await documents.organisations.findOne({ _id: customer?.parentId ?? '' })
      assert.equal(parent?.active, true)
      assert.ok(outcomes.some((outcome) => outcome !== null))
    }
    await atOnce(move, deactivate, check)
    await atOnce(deactivate, move, check)
  })
})
