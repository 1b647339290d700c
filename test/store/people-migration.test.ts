// People of the version before, who were told apart by their object id alone.
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/organisation/person.ts'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

describe('people of the version before', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openTestStore()
  })
  afterEach(() => store.dispose())

  it('are known by the tenant in which they spoke; their addresses count once Teams told them again', async () => {
    const teams = { userId: '29:a', tenantId: 'Tenant-A', serviceUrl: 's', conversationId: null }
    const memberships = [{ organisationId: 'root', role: 'agent' }]
    const rest = { name: 'Ann', memberships, configuringId: null, revision: 3 }
    const { migrations, ...before } = COLLECTIONS.people
    assert.ok(migrations.length > 0)
    const old = store.store.collection<Person>(before)
    await store.store.prepare([before])
    for (const person of [
      { ...rest, _id: 'ann', key: 'entra/oid', aadObjectId: 'oid', addresses: ['ann@x.example'], teams },
      { ...rest, _id: 'ben', key: 'mail/ben@x.example', aadObjectId: null, addresses: ['ben@x.example'], teams: null },
    ]) {
      await old.insert(person as never)
    }
    const { people } = await openDocuments(store.store)
    assert.deepEqual(await people.findOne({ key: 'entra/tenant-a/oid' }), {
      ...{ ...rest, _id: 'ann', key: 'entra/tenant-a/oid', aadObjectId: 'oid', addresses: ['ann@x.example'], teams },
      ...{ tenantId: 'tenant-a', homeTenantId: 'tenant-a', addressesAt: null, formerAddresses: [], notify: 'thread' },
    })
    const invited = await people.findOne({ key: 'mail/ben@x.example' })
    assert.deepEqual([invited?.tenantId, invited?.aadObjectId], [null, null])
  })
})
