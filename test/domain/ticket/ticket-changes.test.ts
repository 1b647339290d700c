// What can happen to a ticket.
import assert from 'node:assert/strict'
import {
  addFollowUp,
  applyChange,
  categorise,
  changeStatus,
  moveToChannel,
  take,
} from '../../../src/domain/ticket/ticket-changes.ts'
import { addNote, afterReply, writeReply } from '../../../src/domain/ticket/conversation-changes.ts'
import type { Entry, Ticket, TicketChange } from '../../../src/domain/ticket/ticket.ts'
import { inWords } from '../../../src/texts/say.ts'
import { entryText } from '../../../src/domain/ticket/entry.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'

const bob = { personId: 'bob', name: 'Bob' }
const other = { _id: 'other', name: 'Other' }
const later = new Date(NOON.getTime() + 60_000)
const card = { serviceUrl: 's', tenantId: 't', conversationId: 'c', activityId: 'a' }
const entry: Entry = {
  _id: 'mail/mailbox/mail-2',
  ticketId: 'ticket',
  kind: 'mail',
  audience: 'public',
  by: { personId: null, name: 'Ann Lee', address: 'ann@contoso.example' },
  text: 'Still burning',
  subject: null,
  foldedText: '',
  unkept: 0,
  meeting: null,
  webLink: null,
  attachments: [],
  hasFiles: false,
  warning: null,
  at: later,
  counted: false,
  untold: false,
  ...{ to: [], messageIds: [], undelivered: null },
}

describe('ticket changes', () => {
  it('count one version and one revision and put what has to leave into the same document', () => {
    const ticket = aTicket({ version: 4, revision: 9 })
    const next = applyChange(ticket, take(ticket, bob, later), later, countingIds())
    assert.equal(next.version, 5)
    assert.equal(next.revision, 10)
    assert.deepEqual(
      next.outbox.map((item) => item.kind),
      ['card', 'news', 'entry'],
    )
    assert.deepEqual(next.deliverAt, later)
  })

  it('open a new ticket by taking it, and leave a waiting one waiting', () => {
    assert.equal(take(aTicket({ status: 'new' }), bob, later).fields.status, 'open')
    assert.equal(take(aTicket({ status: 'waiting' }), bob, later).fields.status, 'waiting')
  })

  it('say from whom a ticket was taken over', () => {
    const change = take(aTicket({ assignee: { personId: 'cy', name: 'Cy' } }), bob, later)
    assert.equal(inWords(change.fields.lastEvent?.what ?? ''), 'took this ticket over from Cy')
  })

  it('remember when a ticket was first resolved, and forget it when it is opened again', () => {
    const resolved = changeStatus(aTicket({ status: 'open' }), 'resolved', bob, later)
    assert.deepEqual(resolved.fields.resolvedAt, later)
    assert.deepEqual(
      changeStatus(aTicket({ status: 'resolved', resolvedAt: NOON }), 'closed', bob, later).fields.resolvedAt,
      NOON,
    )
    assert.equal(
      changeStatus(aTicket({ status: 'resolved', resolvedAt: NOON }), 'open', bob, later).fields.resolvedAt,
      null,
    )
  })

  it('say what a change of the status is, seen from what it was', () => {
    const said = (from: Ticket['status'], to: Ticket['status']) =>
      inWords(changeStatus(aTicket({ status: from }), to, bob, later).fields.lastEvent?.what ?? '')
    assert.deepEqual(
      [said('resolved', 'open'), said('closed', 'open'), said('waiting', 'open'), said('new', 'open')],
      ['reopened it', 'reopened it', 'set it to open', 'set it to open'],
    )
    assert.deepEqual(
      [said('open', 'waiting'), said('open', 'resolved'), said('resolved', 'closed')],
      ['set it to waiting for the customer', 'resolved it', 'closed it'],
    )
  })

  it('leave a pointer behind when a category moves the card to another channel', () => {
    const chosen = { categoryId: 'hw', serviceTypeId: null, label: 'Hardware', channelId: 'other', priority: null }
    const change = categorise(aTicket({ card }), chosen, bob, later)
    assert.equal(change.fields.channelId, 'other')
    assert.equal(change.fields.card, null)
    assert.deepEqual(change.outgoing, [{ kind: 'pointer', posted: card }, { kind: 'card' }])
  })

  it('take the last answers along into the new thread', () => {
    const entryIds = ['1', '2', '3', '4', '5', '6']
    const replies = moveToChannel(aTicket({ card, entryIds }), other).outgoing.filter(
      ({ kind }) => kind === 'thread-reply',
    )
    assert.deepEqual(
      replies,
      ['2', '3', '4', '5', '6'].map((entryId) => ({ kind: 'thread-reply', entryId })),
    )
  })

  it('redraw in place when the category belongs to the channel it stands in', () => {
    const chosen = { categoryId: 'hw', serviceTypeId: null, label: 'Hardware', channelId: 'channel', priority: null }
    const change = categorise(aTicket({ card }), chosen, bob, later)
    assert.equal('channelId' in change.fields, false)
    assert.deepEqual(change.outgoing, [{ kind: 'card' }])
  })

  it('take over the priority of what is chosen, unless somebody set one', () => {
    const chosen = {
      categoryId: 'hw',
      serviceTypeId: null,
      label: 'Hardware',
      channelId: null,
      priority: 'high' as const,
    }
    assert.equal(categorise(aTicket({ priority: 'normal' }), chosen, bob, later).fields.priority, 'high')
    assert.equal(categorise(aTicket({ priority: 'low' }), chosen, bob, later).fields.priority, 'low')
    assert.equal(categorise(aTicket(), { ...chosen, priority: null }, bob, later).fields.priority, 'normal')
  })

  it('post a card where there was none', () => {
    assert.deepEqual(moveToChannel(aTicket({ channelId: null }), other).outgoing, [{ kind: 'card' }])
  })

  it('reopen a resolved ticket when the requester answers', () => {
    const change = addFollowUp(aTicket({ status: 'resolved', resolvedAt: NOON }), entry, ['<2@x>'], later)
    assert.ok(change)
    assert.equal(change.fields.status, 'open')
    assert.equal(change.fields.resolvedAt, null)
    assert.deepEqual(change.fields.messageIds, ['<1@contoso.example>', '<2@x>'])
    assert.deepEqual(change.outgoing, [{ kind: 'card' }, { kind: 'thread-reply', entryId: entry._id }])
  })

  it('show the last words of the customer, whenever they were worked, and no bounce and nothing automatic', () => {
    const shown = { entryId: 'last', at: later }
    const after = (over: Partial<Entry>, quiet = false) =>
      addFollowUp(aTicket({ lastMessage: shown }), { ...entry, ...over }, [], later, quiet)?.fields.lastMessage
    assert.deepEqual(after({}), { entryId: entry._id, at: later })
    assert.deepEqual(after({ at: NOON }), shown)
    assert.deepEqual(after({ kind: 'bounce' }), shown)
    assert.deepEqual(after({}, true), shown)
    assert.deepEqual(after({ warning: 'Not verified.' }, true), { entryId: entry._id, at: later })
  })

  it('are told by one internal entry, who and when, unless an entry of their own says it', () => {
    const ticket = aTicket({ revision: 9 })
    const told = (change: TicketChange) =>
      applyChange(ticket, change, later, countingIds()).outbox.flatMap((item) =>
        item.kind === 'entry' ? [item.entry] : [],
      )
    const [event, ...others] = told(take(ticket, bob, later))
    assert.deepEqual(others, [])
    assert.deepEqual(
      [
        event?._id,
        event?.kind,
        event?.audience,
        event?.by.personId,
        event?.by.name,
        event && entryText(event),
        event?.at,
      ],
      ['event/ticket/000000010', 'event', 'internal', 'bob', 'Bob', 'took this ticket', later],
    )
    assert.deepEqual(
      told(addNote(ticket, 'Hm.', bob, later, '1')).map(({ kind }) => kind),
      ['note'],
    )
    const to = [ticket.requester]
    const reply = { entryId: 'reply/1', by: bob, mailboxId: 'support', to, cc: [], text: 'Hi', writtenAt: later }
    assert.deepEqual(told(writeReply(ticket, { ...reply, setTo: null }, later)), [])
    assert.deepEqual(told(afterReply(ticket, { ...reply, setTo: null }, later)), [])
    assert.deepEqual(told(afterReply(ticket, { ...reply, setTo: 'resolved' }, later)).map(entryText), ['resolved it'])
    const joined = addFollowUp(ticket, entry, [], later)
    assert.ok(joined)
    assert.deepEqual(told(joined), [])
    assert.deepEqual(
      told(moveToChannel(ticket, other)).map((one) => [one.by.name, entryText(one)]),
      [['', 'moved it to the channel “Other”']],
    )
  })

  it('keep a ticket new that nobody looked at yet', () => {
    assert.equal(addFollowUp(aTicket({ status: 'new' }), entry, [], later)?.fields.status, 'new')
  })

  it('do not reopen a ticket because of a bounce', () => {
    const change = addFollowUp(
      aTicket({ status: 'resolved', resolvedAt: NOON }),
      { ...entry, kind: 'bounce' },
      [],
      later,
    )
    assert.ok(change)
    assert.equal(change.fields.status, 'resolved')
    assert.deepEqual(change.fields.resolvedAt, NOON)
  })

  it('do nothing when the same mail comes a second time', () => {
    assert.equal(addFollowUp(aTicket({ entryIds: [entry._id] }), entry, [], later), null)
  })
})
