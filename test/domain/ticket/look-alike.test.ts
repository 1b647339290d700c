import assert from 'node:assert/strict'
import { lookAlike } from '../../../src/domain/ticket/look-alike.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { aTicket, NOON } from '../../support/builders.ts'

describe('which earlier ticket a new one looks like', () => {
  const other = (number: number, more: Partial<Ticket> = {}): Ticket =>
    aTicket({ _id: `ticket-${number}`, number, messageIds: [`<${number}@contoso.example>`], ...more })
  const made = other(20)

  it('is the one that says nearly the same', () => {
    const looks = lookAlike(made, [made, other(12), other(13, { text: 'Where is my invoice, please? It is late.' })])
    assert.deepEqual(looks, { ticketId: 'ticket-12', number: 12, reason: 'same-words' })
  })

  it('is an open one before one that is done, and the latest of them', () => {
    assert.equal(lookAlike(made, [other(12), other(14), other(15, { status: 'resolved' })])?.number, 14)
    assert.equal(lookAlike(made, [other(15, { status: 'resolved' })])?.number, 15)
  })

  it('is the same email in another mailbox before all others, also when that one was numbered later', () => {
    const copy = other(21, { messageIds: made.messageIds, mailboxId: 'other', text: 'Changed on its way' })
    assert.deepEqual(lookAlike(made, [other(12), copy]), { ticketId: 'ticket-21', number: 21, reason: 'same-mail' })
    assert.equal(lookAlike(made, [{ ...copy, mailboxId: made.mailboxId }]), null)
  })

  it('is where a merged one went', () => {
    const mergedInto = {
      ...{ mergeId: 'merge', ticketId: 'ticket-3', number: 3, at: NOON, by: { personId: 'bea', name: 'Bea' } },
      former: { status: 'new', resolvedAt: null } as const,
    }
    assert.equal(lookAlike(made, [other(12, { status: 'closed', mergedInto })])?.number, 3)
    assert.equal(lookAlike(made, [other(12, { mergedInto: { ...mergedInto, ticketId: made._id } })]), null)
  })

  it('is none of another organisation or requester, none that came later, and none that was no request', () => {
    const requester = { ...made.requester, address: 'eve@contoso.example' }
    const others = [
      other(10, { organisationId: 'neighbour' }),
      other(11, { requester }),
      other(12, { notRequest: true, status: 'closed' }),
      other(13, { looksLike: { ticketId: made._id, number: 20, reason: 'same-words' } }),
      other(21),
    ]
    assert.equal(lookAlike(made, others), null)
  })
})
