// Whose an address is.
import assert from 'node:assert/strict'
import {
  afterTold,
  certainHolder,
  isFresh,
  isRequester,
  ownsAddress,
  requesterSight,
} from '../../../src/domain/organisation/identity.ts'
import { personKey } from '../../../src/domain/organisation/person.ts'
import { aPerson, aTicket, aTree, NOON } from '../../support/builders.ts'

const DAY_MS = 86_400_000
const after = (ms: number): Date => new Date(NOON.getTime() + ms)

describe('an address', () => {
  const tree = aTree()
  const organisations = [
    { ...tree.root, domains: ['northwind.example'], tenantIds: ['own'] },
    { ...tree.partner, domains: ['fabrikam.example'], tenantIds: ['of-partner'] },
    { ...tree.customer, tenantIds: ['of-customer', 'second'] },
    tree.neighbour,
  ]
  const tenants = { allowedTenants: ['allowed'], organisations }

  for (const [home, address, expected] of [
    ['own', 'anybody@anywhere.example', true],
    ['of-customer', 'ann@contoso.example', true],
    ['Second', 'ann@mail.contoso.example', true],
    ['of-customer', 'ann@notcontoso.example', false],
    ['of-customer', 'ann@adventure.example', false],
    ['of-customer', 'ann@fabrikam.example', false],
    ['of-customer', 'boss@northwind.example', false],
    ['of-customer', 'ann@gmail.com', false],
    ['of-partner', 'ann@contoso.example', true],
    ['of-partner', 'boss@northwind.example', false],
    ['allowed', 'ann@contoso.example', false],
    ['stranger', 'ann@contoso.example', false],
    [null, 'ann@contoso.example', false],
    ['of-customer', 'no-address', false],
  ] as const) {
    it(`${expected ? 'counts' : 'does not count'} when ${home ?? 'nobody knows which tenant'} claims ${address}`, () => {
      assert.equal(ownsAddress(home, address, tenants), expected)
    })
  }

  it('of a domain that somebody below has for themselves is theirs, not that of who has the domain above it', () => {
    const below = { ...tree.customer, domains: ['dept.fabrikam.example'], tenantIds: ['of-customer'] }
    const all = { ...tenants, organisations: [{ ...tree.partner, domains: ['fabrikam.example'] }, below] }
    assert.equal(ownsAddress('of-customer', 'a@dept.fabrikam.example', all), true)
    assert.equal(ownsAddress('of-customer', 'a@fabrikam.example', all), false)
  })

  const known = (fields = {}) => aPerson({ aadObjectId: 'a', homeTenantId: 'own', addressesAt: NOON, ...fields })

  it('is certain for a day after Teams told it, and not by a clock that was ahead', () => {
    const holder = (now: Date) => certainHolder('ann@contoso.example', [known()], tenants, now)?._id
    assert.equal(holder(after(DAY_MS)), 'ann')
    assert.equal(holder(after(DAY_MS + 1)), undefined)
    assert.equal(isFresh(known(), after(-1)), false)
    assert.equal(isFresh({ addressesAt: null }, NOON), false)
  })

  it('is nobody’s when two have it, and one’s when the other only claims it', () => {
    const [second, stranger] = [known({ _id: 'ben' }), known({ _id: 'mallory', homeTenantId: 'stranger' })]
    assert.equal(certainHolder('ann@contoso.example', [known(), second], tenants, NOON), null)
    assert.equal(certainHolder('ann@contoso.example', [known(), stranger], tenants, NOON)?._id, 'ann')
  })

  it('makes nobody one person with somebody of another tenant', () => {
    const of = (tenantId: string) => personKey({ _id: 'x', tenantId, aadObjectId: 'a' })
    assert.notEqual(of('own'), of('stranger'))
  })

  describe('that was lost', () => {
    const renamed = (person = known()) => ({
      ...person,
      ...afterTold(person, { addresses: ['ann.lee@contoso.example'], homeTenantId: 'own' }, after(10)),
    })
    const ticket = (createdAt: Date, personId: string | null = 'ann') =>
      aTicket({ createdAt, requester: { personId, name: '', address: 'ann@contoso.example' } })

    it('leaves what came before Teams last confirmed it, and nothing that came later or was never bound', () => {
      const sight = requesterSight(renamed(), ['ann.lee@contoso.example'], tenants)
      assert.equal(isRequester(sight, ticket(NOON)), true)
      assert.equal(isRequester(sight, ticket(after(1))), false)
      assert.equal(isRequester(sight, ticket(NOON, null)), false)
      assert.equal(isRequester(sight, ticket(NOON, 'somebody-else')), false)
    })

    it('leaves nothing when Teams never confirmed it', () => {
      const sight = requesterSight(renamed(known({ addressesAt: null })), [], tenants)
      assert.equal(isRequester(sight, ticket(NOON)), false)
    })

    it('is remembered, the latest first, but not for ever', () => {
      let person = known()
      for (let n = 0; n < 50; n += 1) {
        person = { ...person, ...afterTold(person, { addresses: [`a${n}@x.example`], homeTenantId: 'own' }, after(n)) }
      }
      assert.equal(person.formerAddresses.length, 20)
      assert.equal(person.formerAddresses[0]?.address, 'a48@x.example')
    })
  })
})
