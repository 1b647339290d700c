// Which ticket a mail follows up.
import assert from 'node:assert/strict'
import {
  chooseThread,
  mailReferences,
  subjectToken,
  ticketNumberFromSubject,
} from '../../../src/domain/mail/thread-mail.ts'
import { aMail } from '../../support/a-mail.ts'
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
      '[#12] [#13]',
    ]) {
      assert.equal(ticketNumberFromSubject(subject), 12, subject)
    }
  })

  it('is not any number', () => {
    for (const subject of ['Order #12', '[12]', '[#0]', '[#1234567890]', '[#-1]', ''])
      assert.equal(ticketNumberFromSubject(subject), null)
  })
})

describe('chooseThread', () => {
  const first = aTicket({ _id: 'first' })
  const second = aTicket({ _id: 'second' })
  const none: ReadonlyMap<string, typeof first> = new Map()

  it('takes the ticket that knows the nearest reference, whoever writes and whatever the subject says', () => {
    const candidates = {
      references: ['<0@x>', '<b@x>', '<a@x>'],
      sender: 'stranger@x.example',
      byReference: new Map([
        ['<a@x>', first],
        ['<b@x>', second],
      ]),
      byToken: first,
    }
    assert.equal(chooseThread(candidates), second)
  })

  it('believes the token of all who belong to the ticket, or to one that was merged into it', () => {
    const named = aTicket({
      requester: { personId: null, name: 'Carla', address: 'carla@contoso.example' },
      askedBy: 'ann@contoso.example',
      followers: [{ name: 'Dana', address: 'dana@contoso.example' }],
    })
    const merged = aTicket({ askedBy: 'eve@contoso.example' })
    const byToken = (sender: string, parts: readonly (typeof merged)[] = []) =>
      chooseThread({ references: [], sender, byReference: none, byToken: named, parts })
    for (const name of ['carla', 'ann', 'Dana']) assert.equal(byToken(`${name}@contoso.example`), named, name)
    assert.equal(byToken('eve@contoso.example'), null)
    assert.equal(byToken('eve@contoso.example', [merged]), named)
    assert.equal(byToken('mallory@contoso.example', [merged]), null)
  })

  it('believes the token of nobody else', () => {
    const byToken = (sender: string | null) =>
      chooseThread({ references: ['<0@x>'], sender, byReference: none, byToken: first })
    assert.equal(byToken('Ann@contoso.example'), first)
    assert.equal(byToken('bob@contoso.example'), null)
    assert.equal(byToken(null), null)
    const nameless = aTicket({ requester: { personId: null, name: '', address: '' } })
    assert.equal(chooseThread({ references: [], sender: '', byReference: none, byToken: nameless }), null)
  })

  it('finds none where nothing fits', () => {
    assert.equal(
      chooseThread({ references: [], sender: 'ann@contoso.example', byReference: none, byToken: null }),
      null,
    )
  })
})
