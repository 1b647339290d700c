// Which channel, which organisation.
import assert from 'node:assert/strict'
import { organisationOfSender } from '../../../src/domain/organisation/requester.ts'
import { routeTicket } from '../../../src/domain/ticket/routing.ts'
import { aChannel, aPerson, aTree } from '../../support/builders.ts'

describe('routing a ticket', () => {
  const tree = aTree()
  const channels = [
    aChannel({ _id: 'root-channel', organisationId: 'root' }),
    aChannel({ _id: 'partner-b', organisationId: 'partner', name: 'B' }),
    aChannel({ _id: 'partner-a', organisationId: 'partner', name: 'A' }),
    aChannel({ _id: 'gone', organisationId: 'customer', active: false }),
  ]

  it('takes the first wish that can be fulfilled', () => {
    assert.equal(
      routeTicket({ channelIds: [null, 'gone', 'unknown', 'root-channel'], organisation: tree.customer }, channels),
      'root-channel',
    )
  })

  it('falls back to the nearest organisation that has a channel, in the order of names', () => {
    assert.equal(routeTicket({ channelIds: [], organisation: tree.customer }, channels), 'partner-a')
    assert.equal(routeTicket({ channelIds: [], organisation: tree.otherPartner }, channels), 'root-channel')
  })

  it('answers null when there is no channel at all', () => {
    assert.equal(routeTicket({ channelIds: ['gone'], organisation: tree.customer }, []), null)
  })
})

describe('the organisation of a sender', () => {
  const tree = aTree()
  const all = Object.values(tree)

  it('is where the known person is a customer, not where they work', () => {
    const person = aPerson({
      memberships: [
        { organisationId: 'partner', role: 'agent' },
        { organisationId: 'neighbour', role: 'customer' },
      ],
    })
    assert.equal(organisationOfSender({ person, domain: 'contoso.example' }, tree.root, all)._id, 'neighbour')
  })

  it('is the one that has the domain, or a parent of it', () => {
    assert.equal(organisationOfSender({ person: null, domain: 'contoso.example' }, tree.root, all)._id, 'customer')
    assert.equal(
      organisationOfSender({ person: null, domain: 'mail.eu.contoso.example' }, tree.root, all)._id,
      'customer',
    )
    assert.equal(organisationOfSender({ person: null, domain: 'notcontoso.example' }, tree.root, all)._id, 'root')
  })

  it('is never one that the mailbox has no part in', () => {
    assert.equal(
      organisationOfSender({ person: null, domain: 'contoso.example' }, tree.otherPartner, all)._id,
      'other-partner',
    )
  })

  it('is the mailbox’s own for strangers and for inactive organisations', () => {
    const inactive = all.map((organisation) =>
      organisation._id === 'customer' ? { ...organisation, active: false } : organisation,
    )
    assert.equal(organisationOfSender({ person: null, domain: null }, tree.partner, all)._id, 'partner')
    assert.equal(organisationOfSender({ person: null, domain: 'contoso.example' }, tree.root, inactive)._id, 'root')
  })
})
