// What a card says of each kind of thing that could not leave.
import assert from 'node:assert/strict'
import { undeliveredText } from '../../../src/app/views/undelivered-text.ts'
import type { Outgoing } from '../../../src/domain/ticket/outbox.ts'
import { eventEntry } from '../../../src/domain/ticket/ticket-events.ts'
import { aTicket, NOON } from '../../support/builders.ts'

const BY = { personId: 'bea', name: 'Bea' }
const POSTED = { serviceUrl: 's', tenantId: 't', conversationId: 'c', activityId: 'a' }
const REPLY = {
  ...{ entryId: 'reply/1', by: BY, mailboxId: 'mailbox', to: [], cc: [], text: 'Hello', writtenAt: NOON },
  setTo: null,
}
const DRAFT = { id: 'draft', messageId: null, version: null }

/** One of each: the compiler asks for those that are new. */
const EACH: Readonly<{ [K in Outgoing['kind']]: Extract<Outgoing, { readonly kind: K }> }> = {
  card: { kind: 'card' },
  copy: { kind: 'copy', channelId: 'escalations' },
  pointer: { kind: 'pointer', posted: POSTED },
  'thread-reply': { kind: 'thread-reply', entryId: 'mail/1' },
  'more-replies': { kind: 'more-replies', told: null },
  tell: { kind: 'tell', personId: 'bea', why: 'assigned', by: null },
  question: { kind: 'question' },
  'question-over': { kind: 'question-over', posted: POSTED },
  news: { kind: 'news', why: 'taken', by: 'Bea', entryId: null },
  mail: { kind: 'mail', answer: 'closing', draft: null },
  reply: { kind: 'reply', reply: REPLY, sendAt: NOON, draft: null },
  'drop-reply': { kind: 'drop-reply', reply: REPLY, draft: DRAFT },
  entry: { kind: 'entry', entry: eventEntry(aTicket(), { at: NOON, by: 'Bea', what: 'took this ticket' }) },
  kin: { kind: 'kin', ticketId: 'other', step: { do: 'relate' }, by: BY },
  alarm: { kind: 'alarm' },
  connect: { kind: 'connect', step: { do: 'bind' } },
}

describe('what could not leave', () => {
  it('is said in words of its own, whatever it is', () => {
    const said = Object.values(EACH).map(undeliveredText)
    assert.equal(new Set(said).size, said.length)
    for (const text of said) assert.match(text, /^[A-Z].*(could not|cannot)/u)
    assert.equal(said.filter((text) => text.includes('This card')).length, 1)
  })
})
