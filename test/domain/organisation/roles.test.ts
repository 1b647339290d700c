// What a person is to an organisation.
import assert from 'node:assert/strict'
import type { Membership } from '../../../src/domain/organisation/person.ts'
import { isAdministered, rolesIn, withRole } from '../../../src/domain/organisation/roles.ts'
import { aPerson, aTree } from '../../support/builders.ts'

const AGENT: Membership = { organisationId: 'partner', role: 'agent' }
const ADMINISTRATOR: Membership = { organisationId: 'partner', role: 'administrator' }

describe('roles', () => {
  const tree = aTree()

  it('are one in each organisation once they are set', () => {
    const elsewhere = { organisationId: 'root', role: 'customer' } as const
    const memberships = [AGENT, elsewhere, ADMINISTRATOR]
    assert.deepEqual(rolesIn(memberships, 'partner'), ['administrator', 'agent'])
    assert.deepEqual(withRole(memberships, 'partner', 'customer'), [elsewhere, { ...AGENT, role: 'customer' }])
    assert.deepEqual(withRole(memberships, 'partner', null), [elsewhere])
  })

  it('count an administrator here or anywhere above as one who administers', () => {
    const administrator = aPerson({ aadObjectId: 'a', memberships: [ADMINISTRATOR] })
    assert.equal(isAdministered([administrator], tree.partner), true)
    assert.equal(isAdministered([administrator], tree.customer), true)
    assert.equal(isAdministered([administrator], tree.root), false)
    assert.equal(isAdministered([administrator], tree.otherPartner), false)
  })

  it('do not count agents, nor who was invited by mail and never wrote', () => {
    assert.equal(isAdministered([aPerson({ aadObjectId: 'a', memberships: [AGENT] })], tree.partner), false)
    assert.equal(isAdministered([aPerson({ aadObjectId: null, memberships: [ADMINISTRATOR] })], tree.partner), false)
  })
})
