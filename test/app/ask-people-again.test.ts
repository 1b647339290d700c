// Addresses are asked again from time to time, so that one that moved is its new holder's before they say a word.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { askPeopleAgain } from '../../src/app/people/ask-people-again.ts'
import { holdersOf } from '../../src/app/people/requester-of.ts'
import type { Account } from '../../src/domain/organisation/identity.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTree, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const HOUR_MS = 3_600_000

describe('asking again for addresses', () => {
  const tree = aTree()
  let store: TestStore
  let documents: Documents
  let now: Date
  let asked: string[]
  const accounts = new Map<string, Account>()

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(tree))
    await documents.organisations.updateIf({ _id: 'root' }, { $set: { tenantIds: ['tenant'] } })
    now = NOON
    asked = []
    accounts.clear()
  })
  afterEach(() => store.dispose())

  function deps() {
    const parts = identityParts(accounts)
    const readAccount: typeof parts.chat.readAccount = async (person) => {
      asked.push(person.userId)
      return await parts.chat.readAccount(person)
    }
    return { ...parts, chat: { ...parts.chat, readAccount }, documents, clock: () => now, isStopping: () => false }
  }

  async function known(_id: string, addresses: readonly string[], ageMs: number): Promise<void> {
    const teams = { userId: _id, tenantId: 'tenant', serviceUrl: 'https://smba.example/', conversationId: null }
    const addressesAt = new Date(NOON.getTime() - ageMs)
    const inTeams = { key: _id, aadObjectId: _id, tenantId: 'tenant', homeTenantId: 'tenant', teams }
    await documents.people.insert(aPerson({ _id, ...inTeams, addresses, addressesAt }))
  }
  const tell = (_id: string, ...addresses: string[]) => accounts.set(_id, { addresses, homeTenantId: 'tenant' })

  it('finds the new holder of an address that moved, who never wrote since', async () => {
    await known('emil', ['e@anywhere.example'], 13 * HOUR_MS)
    await known('emilia', ['emilia@anywhere.example'], 13 * HOUR_MS)
    tell('emil', 'emil@anywhere.example')
    tell('emilia', 'emilia@anywhere.example', 'e@anywhere.example')
    await askPeopleAgain(deps())
    const tenants = { allowedTenants: [], organisations: await documents.organisations.find({}) }
    const claim = { address: 'e@anywhere.example', name: '' }
    const holders = await holdersOf(deps(), [claim], tenants)
    assert.equal(holders.get(claim.address)?._id, 'emilia')
    const emil = await documents.people.findOne({ _id: 'emil' })
    assert.deepEqual(
      emil?.formerAddresses.map(({ address }) => address),
      ['e@anywhere.example'],
    )
  })

  it('asks a few at a time, each once a round, whoever asks, and those who were told lately not at all', async () => {
    for (let at = 0; at < 24; at += 1) await known(`p${String(at).padStart(2, '0')}`, [], 20 * HOUR_MS)
    await known('fresh', ['f@anywhere.example'], HOUR_MS)
    await Promise.all([askPeopleAgain(deps()), askPeopleAgain(deps())])
    assert.equal(new Set(asked).size, asked.length, 'nobody is asked by two at once')
    for (let looks = 0; looks < 5; looks += 1) await askPeopleAgain(deps())
    assert.equal(asked.length, 24, 'Teams told of none, and none is asked again before the next round')
    assert.ok(!asked.includes('fresh'))
    now = new Date(now.getTime() + 7 * HOUR_MS)
    await askPeopleAgain(deps())
    assert.equal(asked.length, 34)
  })
})
