// Who may do what, where.
import assert from 'node:assert/strict'
import { may, rootsOf } from '../../../src/domain/organisation/rights.ts'
import { aTree } from '../../support/builders.ts'

describe('rights', () => {
  const tree = aTree()

  it('reach downwards in the tree, never sideways or up', () => {
    const partnerAdmin = [{ organisationId: 'partner', role: 'administrator' as const }]
    assert.equal(may(partnerAdmin, 'configure', tree.partner), true)
    assert.equal(may(partnerAdmin, 'configure', tree.customer), true)
    assert.equal(may(partnerAdmin, 'configure', tree.root), false)
    assert.equal(may(partnerAdmin, 'configure', tree.otherPartner), false)
  })

  it('let agents work tickets but not configure', () => {
    const agent = [{ organisationId: 'partner', role: 'agent' as const }]
    assert.equal(may(agent, 'work-tickets', tree.customer), true)
    assert.equal(may(agent, 'configure', tree.customer), false)
    assert.equal(may(agent, 'link-channels', tree.partner), false)
  })

  it('give customers nothing but what is their own', () => {
    assert.equal(may([{ organisationId: 'customer', role: 'customer' }], 'see-tickets', tree.customer), false)
  })

  it('name each organisation once in which a right was given', () => {
    const memberships = [
      { organisationId: 'partner', role: 'agent' as const },
      { organisationId: 'partner', role: 'administrator' as const },
      { organisationId: 'customer', role: 'customer' as const },
    ]
    assert.deepEqual(rootsOf(memberships, 'see-tickets'), ['partner'])
  })
})
