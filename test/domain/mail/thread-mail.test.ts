// Which ticket a mail follows up.
import assert from 'node:assert/strict'
import {
  answersEarlier,
  chooseThread,
  isSameSubject,
  mailReferences,
  subjectToken,
  ticketNumberFromSubject,
  ticketNumbersFromSubject,
} from '../../../src/domain/mail/thread-mail.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { aMail, type MailChanges } from '../../support/a-mail.ts'
import { aTicket } from '../../support/builders.ts'

describe('mailReferences', () => {
  const of = (headers: Readonly<Record<string, string>>) => mailReferences(aMail({ headers }))

  it('gives the nearest first, each once', () => {
    assert.deepEqual(of({ 'in-reply-to': '<c@x>', References: '<a@x> <b@x>\t<c@x>' }), ['<c@x>', '<b@x>', '<a@x>'])
  })

  it('tolerates comments, missing brackets and broken lines', () => {
    assert.deepEqual(of({ 'In-Reply-To': 'Your message of "Mon" <a@x>' }), ['<a@x>'])
    assert.deepEqual(of({ 'In-Reply-To': 'a@x', References: 'b@x, c@x' }), ['<a@x>', '<c@x>', '<b@x>'])
    assert.deepEqual(of({ References: '<a\r\n @x><b@x>' }), ['<b@x>', '<a@x>'])
    assert.deepEqual(of({ 'In-Reply-To': '', References: 'none <> <' }), [])
  })

  it('leaves out the mail itself and what is too long, and bounds the number by the nearest', () => {
    const many = Array.from({ length: 100 }, (_, index) => `<${index}@x>`).join(' ')
    const found = mailReferences(
      aMail({ messageId: '<99@x>', headers: { References: `<${'a'.repeat(600)}@x> ${many}` } }),
    )
    assert.equal(found.length, 30)
    assert.equal(found[0], '<98@x>')
  })
})

describe('the ticket token', () => {
  it('is found again in what people and clients make of the subject', () => {
    for (const subject of [
      `Re: AW: Drucker ${subjectToken(12)}`,
      '[#12] Imprimante',
      'Fwd: [ #12 ] x',
      '回复：【＃１２】打印机',
      '[#12] [#12]',
    ]) {
      assert.deepEqual(ticketNumbersFromSubject(subject), [12], subject)
    }
  })

  it('may stand there more than once: each number counts once, and no more than five do', () => {
    assert.deepEqual(ticketNumbersFromSubject('[#12] Re: [#13] and [#12]'), [12, 13])
    assert.equal(ticketNumberFromSubject('[#12] Re: [#13]'), 12)
    assert.equal(ticketNumberFromSubject('Re: 13'), null)
    const many = Array.from({ length: 100 }, (_, at) => `[#${at + 1}]`).join('')
    assert.deepEqual(ticketNumbersFromSubject(many), [1, 2, 3, 4, 5])
  })

  it('is not any number', () => {
    for (const subject of ['Order #12', '[12]', '[#0]', '[#1234567890]', '[#-1]', ''])
      assert.deepEqual(ticketNumbersFromSubject(subject), [])
  })
})

describe('subjects', () => {
  it('are the same but for tokens, answers, case and blanks', () => {
    assert.ok(isSameSubject('Printer  on fire', 'AW: Re: printer on Fire [#12]'))
    assert.ok(!isSameSubject('Printer on fire', 'Re: Printer on fire again'))
  })

  it('say that a mail is an answer, as its headers and tokens do', () => {
    for (const subject of ['Re: Printer', 'Printer [#12]', 'AW: [#12]']) assert.ok(answersEarlier(aMail({ subject })))
    assert.ok(answersEarlier(aMail({ headers: { References: '<a@x>' } })))
    for (const subject of ['Printer', 'Fwd: Printer', 'Restart']) assert.ok(!answersEarlier(aMail({ subject })))
  })
})

describe('chooseThread', () => {
  const first = aTicket({ _id: 'first' })
  const second = aTicket({ _id: 'second' })
  const none: ReadonlyMap<string, typeof first> = new Map()
  const named = (from: string | null, tickets: readonly Ticket[], changes: MailChanges = {}) =>
    chooseThread({
      mail: aMail({ from, subject: tickets.map(({ number }) => subjectToken(number)).join(' '), ...changes }),
      references: [],
      byReference: none,
      named: tickets,
    })

  it('takes the ticket that knows the nearest reference, whoever writes and whatever the subject says', () => {
    const candidates = {
      mail: aMail({ from: 'stranger@x.example', subject: subjectToken(first.number) }),
      references: ['<0@x>', '<b@x>', '<a@x>'],
      byReference: new Map([
        ['<a@x>', first],
        ['<b@x>', second],
      ]),
      named: [first],
    }
    assert.equal(chooseThread(candidates), second)
  })

  it('believes the token of all who belong to the ticket, or to one that was merged into it', () => {
    const ticket = aTicket({
      requester: { personId: null, name: 'Carla', address: 'carla@contoso.example' },
      askedBy: 'ann@contoso.example',
      followers: [{ name: 'Dana', address: 'dana@contoso.example' }],
    })
    const merged = aTicket({ askedBy: 'eve@contoso.example' })
    for (const name of ['carla', 'ann', 'Dana']) assert.equal(named(`${name}@contoso.example`, [ticket]), ticket, name)
    const withParts = (from: string) =>
      chooseThread({
        ...{ mail: aMail({ from, subject: subjectToken(ticket.number) }), references: [], byReference: none },
        ...{ named: [ticket], parts: new Map([[ticket.number, [merged]]]) },
      })
    assert.equal(named('eve@contoso.example', [ticket]), null)
    assert.equal(withParts('eve@contoso.example'), ticket)
    assert.equal(withParts('mallory@contoso.example'), null)
  })

  it('believes the token of nobody else', () => {
    assert.equal(named('Ann@contoso.example', [first]), first)
    assert.equal(named('bob@contoso.example', [first]), null)
    assert.equal(named(null, [first]), null)
    const nameless = aTicket({ requester: { personId: null, name: '', address: '' }, askedBy: '' })
    assert.equal(named('', [nameless]), null)
  })

  it('takes of several named the one that the sender belongs to', () => {
    const others = aTicket({
      ...{ _id: 'others', number: 99, askedBy: 'bob@contoso.example' },
      requester: { personId: null, name: 'Bob', address: 'bob@contoso.example' },
    })
    assert.equal(named('ann@contoso.example', [others, first]), first)
    assert.equal(named('bob@contoso.example', [first, others]), others)
  })

  it('takes of several of the sender’s own that of the mail’s conversation, then an open one, then the newest', () => {
    const old = aTicket({ _id: 'old', number: 3, conversationId: 'c-old' })
    const newer = aTicket({ _id: 'newer', number: 8 })
    const newest = aTicket({ _id: 'newest', number: 9, status: 'resolved' })
    const all = [old, newest, newer]
    assert.equal(named('ann@contoso.example', all, { conversationId: 'c-old' })?._id, 'old')
    assert.equal(named('ann@contoso.example', all, { conversationId: 'c-none' })?._id, 'newer')
    assert.equal(
      named(
        'ann@contoso.example',
        [old, newest].map((ticket) => ({ ...ticket, status: 'closed' })),
      )?._id,
      'newest',
    )
  })

  describe('without references and numbers', () => {
    const ticket = aTicket({ subject: 'Printer is on fire', conversationId: 'c' })
    const alike = (changes: MailChanges, tickets: readonly Ticket[] = [ticket]) =>
      chooseThread({
        mail: aMail({ subject: 'Re: Printer is on fire', conversationId: 'c', ...changes }),
        ...{ references: [], byReference: none, named: [], alike: tickets },
      })

    it('takes the ticket of the same conversation, sender and subject', () => {
      assert.equal(alike({}), ticket)
      const [older, newer] = [aTicket({ ...ticket, _id: 'older', number: 2 }), aTicket({ ...ticket, number: 5 })]
      assert.equal(alike({}, [older, newer]), newer)
    })

    it('takes none where one of the three differs, or the mail does not say that it is an answer', () => {
      for (const changes of [
        { conversationId: 'd' },
        { conversationId: null },
        { from: 'mallory@contoso.example' },
        { from: null },
        { subject: 'Re: Scanner is on fire' },
        { subject: 'Printer is on fire' },
        { subject: 'Fwd: Printer is on fire' },
        { headers: { References: '<unknown@x>' } },
        { subject: 'Re: Printer is on fire [#77]' },
      ]) {
        assert.equal(alike(changes), null, JSON.stringify(changes))
      }
      assert.equal(alike({}, [aTicket({ subject: ticket.subject })]), null)
      const untitled = aTicket({ subject: '(no subject)', conversationId: 'c' })
      assert.equal(alike({ subject: 'Re:' }, [untitled]), null)
    })
  })

  it('finds none where nothing fits', () => {
    assert.equal(named('ann@contoso.example', []), null)
  })
})
