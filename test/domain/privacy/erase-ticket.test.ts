import assert from 'node:assert/strict'
import { clearEntry, clearTicket } from '../../../src/domain/privacy/clear-ticket.ts'
import { eraseEntry, eraseTicket, relationOf } from '../../../src/domain/privacy/erase-ticket.ts'
import { createEraser } from '../../../src/domain/privacy/traces.ts'
import { OF_NO_MAIL } from '../../../src/domain/ticket/entry.ts'
import type { OutboxItem, Reply } from '../../../src/domain/ticket/outbox.ts'
import { ratedEvent } from '../../../src/domain/ticket/rating.ts'
import type { Entry, Ticket } from '../../../src/domain/ticket/ticket.ts'
import { inWords } from '../../../src/texts/say.ts'
import { entryText } from '../../../src/domain/ticket/entry.ts'
import { anOutboxItem, aTicket, countingIds, NOON } from '../../support/builders.ts'

const ANN = { personId: null, name: 'Ann Lee', address: 'ann@contoso.example' }
const BO = { personId: null, name: 'Bo', address: 'bo@contoso.example' }
const TO_ANN = { name: ANN.name, address: ANN.address }
const TO_BO = { name: BO.name, address: BO.address }
const POSTED = { serviceUrl: 'https://x', tenantId: 't', conversationId: 'c', activityId: 'a' }
const DRAFT = { id: 'draft', messageId: null, version: null }
const LATER = new Date(NOON.getTime() + 1000)

const eraser = createEraser({ addresses: [ANN.address], personIds: ['ann'], names: [ANN.name] })

function erased(ticket: Ticket, more: { readonly wrote?: boolean; readonly texts?: readonly string[] } = {}) {
  const relation = relationOf(ticket, eraser, 'e')
  const how = { relation, eraser, erasureId: 'e', wrote: false, texts: [], ...more }
  return eraseTicket(ticket, how, LATER, countingIds('new'))
}

function reply(changes: Partial<Reply>, draft: typeof DRAFT | null = null): OutboxItem {
  const by = { personId: 'bea', name: 'Bea' }
  const written = {
    entryId: 'r',
    by,
    mailboxId: 'm',
    to: [TO_ANN],
    cc: [],
    text: 'Dear Ann Lee',
    writtenAt: NOON,
    setTo: null,
  }
  return anOutboxItem({ kind: 'reply', reply: { ...written, ...changes }, sendAt: LATER, draft })
}

const entry = (changes: Partial<Entry>): Entry => ({
  ...{ _id: 'e1', ticketId: 'ticket', kind: 'mail', audience: 'public', by: ANN, text: 'My words', ...OF_NO_MAIL },
  ...{ at: NOON, ...changes },
})

describe('a ticket of somebody who is erased', () => {
  it('is closed, nobody’s, and says nothing any more', () => {
    const own = aTicket({
      requester: ANN,
      askedBy: ANN.address,
      status: 'waiting',
      question: POSTED,
      followers: [TO_BO],
    })
    const after = erased(own)
    assert.ok(after)
    assert.deepEqual([after.status, after.resolvedAt, after.queue], ['closed', LATER, 'ended'])
    assert.deepEqual([after.subject, after.text, after.askedBy, after.followers], ['', '', '', []])
    assert.deepEqual(after.removed, { at: LATER, why: 'erased', erasureId: 'e' })
    assert.deepEqual(
      after.outbox.map(({ kind }) => kind),
      ['card', 'question-over', 'entry'],
    )
    assert.equal(after.version, own.version + 1)
    assert.equal(erased({ ...after, outbox: [], lanes: [] }), null)
  })

  it('keeps the status that an agent gives it afterwards', () => {
    const after = erased(aTicket({ requester: ANN }))
    assert.ok(after)
    const reopened = { ...after, status: 'open' as const, resolvedAt: null, text: 'late words' }
    const again = erased(reopened)
    assert.deepEqual([again?.status, again?.text], ['open', ''])
  })

  it('sends nothing that waits, and deletes the draft of what was being sent', () => {
    const outbox = [
      reply({}),
      { ...reply({ entryId: 'r2' }, DRAFT), id: 'r2' },
      anOutboxItem({ kind: 'mail', answer: 'acknowledgement', draft: null, id: 'm' }),
      anOutboxItem({ kind: 'thread-reply', entryId: 'x', id: 't' }),
      anOutboxItem({ kind: 'tell', personId: 'bea', why: 'answered', by: ANN.name, id: 'tell' }),
    ]
    const after = erased(aTicket({ requester: ANN, outbox }))
    assert.ok(after)
    assert.deepEqual(
      after.outbox.map(({ kind }) => kind),
      ['drop-reply', 'card', 'entry'],
    )
    assert.ok(!/ann/iu.test(JSON.stringify(after.outbox)), JSON.stringify(after.outbox))
    assert.match(inWords(after.lastEvent.what), /stopped 2 replies that had not left/)
  })
})

describe('a ticket of somebody else', () => {
  const theirs = aTicket({ requester: BO, askedBy: BO.address })

  it('loses what began it where the erased person asked, and stays open', () => {
    const after = erased(aTicket({ requester: BO, askedBy: ANN.address, subject: 'Lamp', status: 'open' }))
    assert.deepEqual([after?.subject, after?.text, after?.askedBy, after?.status], ['', '', '', 'open'])
    assert.deepEqual([after?.requester, after?.removed], [BO, null])
  })

  it('goes on without the person in copies, and drops what was for them alone', () => {
    const outbox = [reply({ to: [TO_BO, TO_ANN], cc: [TO_ANN] }), { ...reply({ entryId: 'r2' }), id: 'r2' }]
    const after = erased({ ...theirs, followers: [TO_ANN, TO_BO], outbox })
    const [left, ...others] = after?.outbox ?? []
    assert.ok(left?.kind === 'reply')
    assert.deepEqual([left.reply.to, left.reply.cc, left.reply.text], [[TO_BO], [], 'Dear Erased person'])
    assert.deepEqual(
      others.map(({ kind }) => kind),
      ['card', 'entry'],
    )
    assert.deepEqual(after?.followers, [TO_BO])
  })

  it('is released where the person had it, and says who did what without a name', () => {
    const assignee = { personId: 'ann', name: ANN.name }
    const lastEvent = { at: NOON, by: 'A. Lee', personId: 'ann', what: 'took this ticket' }
    const open = erased({ ...theirs, status: 'open', assignee, lastEvent, told: { personId: 'ann', at: NOON } })
    assert.deepEqual(
      [open?.assignee, open?.told, open?.lastEvent.by, open?.queue],
      [null, null, 'Erased person', 'unassigned'],
    )
    const ended = erased({ ...theirs, status: 'closed', resolvedAt: NOON, assignee })
    assert.deepEqual(ended?.assignee, { personId: 'erased', name: 'Erased person' })
  })

  it('is found by the words of others, and no longer by theirs', () => {
    const words = [...theirs.words, 'jetsam', 'lovely']
    assert.deepEqual(erased({ ...theirs, words }, { wrote: true, texts: ['How lovely'] })?.words, [
      ...theirs.words,
      'how',
      'lovely',
    ])
  })

  it('that knows nothing of the person is left alone', () => {
    assert.equal(erased(theirs), null)
  })
})

describe('an entry', () => {
  const how = { relation: 'other', wrote: true, eraser, erasureId: 'e' } as const

  it('of the person says nothing any more, and not who it was', () => {
    const after = eraseEntry(entry({ foldedText: 'old', subject: 'Lamp', hasFiles: true, to: [TO_ANN, TO_BO] }), how)
    assert.deepEqual(
      [after.text, after.foldedText, after.subject, after.hasFiles, after.removed],
      ['', '', null, false, 'e'],
    )
    assert.deepEqual([after.by, after.to], [{ personId: null, name: 'Erased person', address: '' }, [TO_BO]])
    assert.equal(eraseEntry(after, how), after)
  })

  it('of somebody else keeps what they said, without quoting the person', () => {
    const after = eraseEntry(entry({ by: BO, text: 'As Ann Lee says', foldedText: '> My words' }), how)
    assert.deepEqual(
      [after.text, after.foldedText, after.by, after.removed],
      ['As Erased person says', '', BO, undefined],
    )
  })

  it('that they wrote for those who serve stays, without the name', () => {
    const note = entry({
      kind: 'note',
      audience: 'internal',
      by: { personId: 'ann', name: ANN.name, address: '' },
      text: 'Done. Ann Lee',
    })
    const after = eraseEntry(note, how)
    assert.deepEqual([after.text, after.by.personId, after.by.name], ['Done. Erased person', 'erased', 'Erased person'])
  })
})

describe('a ticket that was kept long enough', () => {
  const removed = { why: 'retention', at: LATER, months: 12, setBy: 'Contoso' } as const
  const old = aTicket({ status: 'closed', resolvedAt: NOON, card: POSTED })
  const cleared = (ticket: Ticket) => clearTicket(ticket, removed, LATER, LATER, countingIds())

  it('keeps whose it was and what became of it', () => {
    const after = cleared(old)
    assert.ok(after)
    assert.deepEqual([after.subject, after.text, after.attachments], ['', '', []])
    assert.deepEqual(
      [after.requester, after.status, after.resolvedAt, after.removed],
      [old.requester, 'closed', NOON, removed],
    )
    assert.deepEqual(
      after.outbox.map(({ kind }) => kind),
      ['card', 'entry'],
    )
    assert.match(inWords(after.lastEvent.what), /after 12 months, as set by Contoso/)
  })

  it('is left alone while it is open, younger, or empty already', () => {
    for (const other of [
      { ...old, status: 'open' as const },
      { ...old, resolvedAt: LATER },
      { ...old, removed },
    ]) {
      assert.equal(cleared(other), null)
    }
  })

  it('drops what could never be sent, and posts no card where none stands', () => {
    const after = cleared({ ...old, card: null, outbox: [reply({})] })
    assert.deepEqual(
      after?.outbox.map(({ kind }) => kind),
      ['entry'],
    )
  })

  it('keeps of its entries who wrote to whom, and what was done', () => {
    const after = clearEntry(entry({ to: [TO_BO] }))
    assert.deepEqual([after.text, after.by, after.to, after.removed], ['', ANN, [TO_BO], 'retention'])
    const event = entry({ kind: 'event', text: 'took this ticket' })
    assert.equal(clearEntry(event), event)
  })

  it('keeps the stars of a rating, not the word', () => {
    const rating = { stars: 2, word: 'My husband died', at: NOON, firstAt: NOON }
    assert.deepEqual(cleared({ ...old, rating })?.rating, { ...rating, word: '' })
    const event = entry({ kind: 'event', text: '', phrase: ratedEvent(rating) })
    assert.equal(entryText(clearEntry(event)), 'rated it 2 of 5')
    const earlier = entry({ kind: 'event', text: 'rated it 2 of 5: “My husband died”' })
    assert.equal(entryText(clearEntry(earlier)), 'rated it 2 of 5')
  })
})

describe('of somebody who is erased', () => {
  it('a rating keeps its stars alone, on the ticket and in the conversation, whoever the ticket is of by now', () => {
    const rating = { stars: 2, word: 'Bob was rude', at: NOON, firstAt: NOON }
    assert.deepEqual(erased(aTicket({ requester: ANN, rating }))?.rating, { ...rating, word: '' })
    const event = entry({
      kind: 'event',
      by: { personId: 'ann', name: 'Ann Lee', address: '' },
      ...{ text: '', phrase: ratedEvent(rating) },
    })
    const how = { erasureId: 'e', relation: 'other', wrote: false, eraser } as const
    assert.equal(entryText(eraseEntry(event, how)), 'rated it 2 of 5')
    const ofBo = { ...event, by: BO }
    assert.equal(eraseEntry(ofBo, how), ofBo)
  })

  it('goes what they asked in Teams without an address, though the ticket is somebody else’s by now', () => {
    const firstRequester = { personId: 'ann', name: 'Ann Lee', address: '' }
    const after = erased(
      aTicket({ requester: BO, askedBy: '', firstRequester, text: 'I am ill', subject: 'My disease' }),
    )
    assert.deepEqual([after?.text, after?.subject], ['', ''])
    assert.doesNotMatch(JSON.stringify(after), /Ann Lee|"ann"/u)
  })

  it('stay replies in the chat of others', () => {
    const toBo = reply({ to: [], mailboxId: null, toPerson: { personId: 'bo', name: 'Bo' } })
    const after = erased(aTicket({ requester: BO, followers: [TO_ANN], outbox: [toBo] }))
    assert.ok(after?.outbox.some((item) => item.kind === 'reply'))
    const toAnn = reply({ to: [], mailboxId: null, toPerson: { personId: 'ann', name: 'Ann Lee' } })
    const without = erased(aTicket({ requester: BO, followers: [TO_ANN], outbox: [toAnn] }))
    assert.ok(!without?.outbox.some((item) => item.kind === 'reply'))
  })
})
