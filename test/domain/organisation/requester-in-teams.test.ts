// Whose customer somebody is who asks in Teams.
import assert from 'node:assert/strict'
import type { Membership, Person } from '../../../src/domain/organisation/person.ts'
import { lockAmong } from '../../../src/domain/organisation/identity.ts'
import { lockingTenant } from '../../../src/domain/organisation/memberships-in-force.ts'
import { organisationInTeams } from '../../../src/domain/organisation/requester.ts'
import { aPerson, aTree } from '../../support/builders.ts'

const OWN = 'own-tenant'
const THEIRS = 'contoso-tenant'
const ALLOWED = 'allowed-tenant'

describe('the organisation of somebody in Teams', () => {
  const tree = aTree()
  const root = { ...tree.root, tenantIds: [OWN] }
  const all = Object.values({ ...tree, root, customer: { ...tree.customer, tenantIds: [THEIRS] } })

  function found(person: Partial<Person>, domain: string | null = null, organisations = all): string | null {
    const asker = aPerson({ tenantId: THEIRS, homeTenantId: THEIRS, ...person })
    const lock = lockAmong({ organisations, allowedTenants: [ALLOWED] }, lockingTenant(asker))
    return organisationInTeams({ person: asker, domain, lock }, organisations)?._id ?? null
  }
  const customerOf = (organisationId: string, from?: string): readonly Membership[] => [
    { organisationId, role: 'customer', ...(from === undefined ? {} : { from }) },
  ]

  it('is where they are a customer, before all else that their tenant is locked to', () => {
    for (const tenantId of [OWN, ALLOWED]) {
      const at = { tenantId, homeTenantId: tenantId }
      assert.equal(found({ memberships: customerOf('neighbour', 'root'), ...at }), 'neighbour')
    }
    assert.equal(found({ memberships: customerOf('neighbour', 'root') }), 'customer')
    assert.equal(found({ memberships: customerOf('neighbour'), tenantId: 'x', homeTenantId: 'x' }), null)
  })

  it('is not where a neighbour invited them, who has no say over their tenant', () => {
    assert.equal(found({ memberships: customerOf('neighbour', 'neighbour') }), 'customer')
  })

  it('is not where they are an agent', () => {
    assert.equal(found({ memberships: [{ organisationId: 'partner', role: 'agent', from: 'root' }] }), 'customer')
  })

  it('is the one that holds their tenant, however it is written', () => {
    assert.equal(found({}), 'customer')
    assert.equal(found({ tenantId: THEIRS.toUpperCase(), homeTenantId: null }), 'customer')
  })

  it('is the top one for people of its tenant, or the one below it that has their domain', () => {
    const own = { tenantId: OWN, homeTenantId: OWN }
    assert.equal(found(own), 'root')
    assert.equal(found(own, 'contoso.example'), 'customer')
    assert.equal(found(own, 'mail.adventure.example'), 'neighbour')
  })

  it('is that of a guest’s home before that of the tenant they are a guest in', () => {
    assert.equal(found({ tenantId: OWN, homeTenantId: THEIRS }), 'customer')
    assert.equal(found({ tenantId: OWN, homeTenantId: null }), 'root')
    assert.equal(found({ tenantId: OWN, homeTenantId: 'unknown' }), null)
  })

  it('is none where nobody knows, or where it is no longer active', () => {
    assert.equal(found({ tenantId: 'x', homeTenantId: 'x' }), null)
    const inactive = all.map((one) => (one._id === 'customer' ? { ...one, active: false } : one))
    assert.equal(found({ memberships: customerOf('customer', 'root') }, null, inactive), null)
  })
})
