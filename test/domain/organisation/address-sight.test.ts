// Which of somebody's addresses may be shown to whom.
import assert from 'node:assert/strict'
import { addressesFor } from '../../../src/domain/organisation/address-sight.ts'
import type { Membership } from '../../../src/domain/organisation/person.ts'
import { aPerson, aTree } from '../../support/builders.ts'

const administratorOf = (organisationId: string): readonly Membership[] => [{ organisationId, role: 'administrator' }]

describe('somebody’s addresses', () => {
  const all = Object.values(aTree())
  const addresses = ['victim@adventure.example', 'private@elsewhere.example', 'v@contoso.example']
  const victim = (memberships: readonly Membership[]) => aPerson({ aadObjectId: 'v', addresses, memberships })
  const invited: Membership = {
    organisationId: 'customer',
    role: 'customer',
    from: 'customer',
    address: addresses[0] ?? '',
  }

  it('are shown where they were typed or are in a domain of the viewer’s, and no others', () => {
    assert.deepEqual(addressesFor(administratorOf('customer'), victim([invited]), all), [addresses[0], addresses[2]])
    const { address, ...named } = invited
    assert.equal(address, addresses[0])
    assert.deepEqual(addressesFor(administratorOf('customer'), victim([named]), all), [addresses[2]])
    assert.deepEqual(addressesFor(administratorOf('neighbour'), victim([invited]), all), [addresses[0]])
    assert.deepEqual(addressesFor([], victim([invited]), all), [])
  })

  it('are not told by inviting somebody by one of them', () => {
    const person = aPerson({
      aadObjectId: 'v',
      addresses: ['a@elsewhere.example', 'b@elsewhere.example'],
      memberships: [{ ...invited, address: 'a@elsewhere.example' }],
    })
    assert.deepEqual(addressesFor(administratorOf('customer'), person, all), ['a@elsewhere.example'])
  })

  it('are all shown to the administrators at the top', () => {
    assert.deepEqual(addressesFor(administratorOf('root'), victim([invited]), all), addresses)
  })
})
