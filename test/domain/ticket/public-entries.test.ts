import assert from 'node:assert/strict'
import { isOwnStart, publicSide } from '../../../src/domain/ticket/public-entries.ts'
import type { Entry, EntryKind } from '../../../src/domain/ticket/ticket.ts'
import { aTicket } from '../../support/builders.ts'

const ANN = { personId: 'ann', address: 'ann@contoso.example' }
type Judged = Parameters<typeof publicSide>[0]
const entry = (overrides: Partial<Judged> = {}): Judged => ({
  ...{ kind: 'mail', audience: 'public', warning: null, to: [] },
  by: { personId: null, name: 'Ann', address: 'ann@contoso.example' },
  ...overrides,
})
const TO_ANN: Entry['to'] = [{ name: '', address: 'ann@contoso.example' }]
const BOB = { personId: 'bob', name: 'Bob', address: 'bob@contoso.example' }

describe('what a requester may read', () => {
  it('is what they wrote, by email or in Teams', () => {
    assert.equal(publicSide(entry(), ANN), 'you')
    const chat = entry({ kind: 'message', by: { personId: 'ann', name: 'Ann', address: '' } })
    assert.equal(publicSide(chat, ANN), 'you')
  })

  it('is what agents wrote to them, and no reply that went to others', () => {
    assert.equal(publicSide(entry({ kind: 'reply', to: TO_ANN }), ANN), 'team')
    assert.equal(publicSide(entry({ kind: 'reply', to: [{ name: '', address: 'bob@contoso.example' }] }), ANN), null)
    assert.equal(publicSide(entry({ kind: 'reply', to: [] }), ANN), null)
  })

  it('is nothing internal, whatever it says it is, and nothing of a mail system', () => {
    for (const kind of ['note', 'event', 'bounce'] as const satisfies readonly EntryKind[]) {
      assert.equal(publicSide(entry({ kind }), ANN), null)
    }
    for (const kind of ['mail', 'message', 'reply'] as const) {
      assert.equal(publicSide(entry({ kind, audience: 'internal', to: TO_ANN }), ANN), null)
    }
  })

  it('is no email of somebody else, nor one that only says it is theirs', () => {
    assert.equal(publicSide(entry({ by: BOB, to: TO_ANN }), ANN), null)
    assert.equal(publicSide(entry({ warning: 'Its sender could not be verified' }), ANN), null)
  })

  it('is nothing where neither person nor address is known', () => {
    const nobody = { personId: null, address: '' }
    assert.equal(publicSide(entry({ by: { personId: null, name: '', address: '' } }), nobody), null)
    assert.equal(publicSide(entry({ kind: 'reply', to: [{ name: '', address: '' }] }), nobody), null)
  })

  it('begins with their own words, not with those of whom it was opened for before', () => {
    assert.ok(isOwnStart(aTicket()))
    assert.ok(!isOwnStart(aTicket({ warning: 'Its sender could not be verified' })))
    assert.ok(!isOwnStart(aTicket({ askedBy: 'bob@contoso.example', requesterGiven: true })))
    const chat = { askedBy: '', requester: { personId: 'ann', name: 'Ann', address: '' } }
    assert.ok(isOwnStart(aTicket(chat)))
    assert.ok(!isOwnStart(aTicket({ ...chat, requesterGiven: true })))
  })
})
