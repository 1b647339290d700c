// The full matrix of rights: role × level × right × where it is asked for.
import assert from 'node:assert/strict'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Role } from '../../src/domain/organisation/person.ts'
import { may, rootsOf, type Right } from '../../src/domain/organisation/rights.ts'
import { ROLES } from '../../src/domain/organisation/roles.ts'
import { anOrganisation, aTree } from '../support/builders.ts'

/** Written out here once more, so that a change of the table is a change of this test. */
const EXPECTED: Readonly<Record<Right, readonly Role[]>> = {
  'see-tickets': ['administrator', 'agent'],
  'work-tickets': ['administrator', 'agent'],
  'link-channels': ['administrator'],
  'see-mail-log': ['administrator'],
  configure: ['administrator'],
  'manage-organisations': ['administrator'],
  'manage-people': ['administrator'],
  'see-audit': ['administrator'],
  'manage-privacy': ['administrator'],
  operate: ['administrator'],
}

const tree = {
  ...aTree(),
  strange: anOrganisation({
    _id: 'strange',
    kind: 'customer',
    parentId: 'other-partner',
    path: ['root', 'other-partner'],
  }),
}

/** For each level, who stands where, as seen from there. */
const PLACES: Readonly<Record<string, { readonly from: Organisation; readonly yes: readonly Organisation[] }>> = {
  distributor: { from: tree.root, yes: Object.values(tree) },
  partner: { from: tree.partner, yes: [tree.partner, tree.customer, tree.neighbour] },
  customer: { from: tree.customer, yes: [tree.customer] },
}

describe('the matrix of rights', () => {
  for (const [level, { from, yes }] of Object.entries(PLACES)) {
    for (const role of ROLES) {
      it(`holds for the ${role} of a ${level}: here and below what the role gives, beside and above nothing`, () => {
        const memberships = [{ organisationId: from._id, role }]
        for (const [right, roles] of Object.entries(EXPECTED) as [Right, readonly Role[]][]) {
          for (const organisation of Object.values(tree)) {
            const expected = roles.includes(role) && yes.includes(organisation)
            assert.equal(may(memberships, right, organisation), expected, `${right} in ${organisation._id}`)
          }
          assert.deepEqual(rootsOf(memberships, right), roles.includes(role) ? [from._id] : [], right)
        }
      })
    }
  }

  it('gives nothing to somebody without a role', () => {
    for (const right of Object.keys(EXPECTED) as Right[]) {
      for (const organisation of Object.values(tree)) assert.equal(may([], right, organisation), false)
    }
  })

  it('adds up several roles, each where it was given', () => {
    const memberships = [
      { organisationId: 'customer', role: 'administrator' as const },
      { organisationId: 'other-partner', role: 'agent' as const },
    ]
    assert.equal(may(memberships, 'configure', tree.customer), true)
    assert.equal(may(memberships, 'work-tickets', tree.strange), true)
    assert.equal(may(memberships, 'configure', tree.strange), false)
    assert.equal(may(memberships, 'work-tickets', tree.neighbour), false)
  })
})
