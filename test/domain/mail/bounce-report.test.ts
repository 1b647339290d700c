import assert from 'node:assert/strict'
import { bounceReport } from '../../../src/domain/mail/bounce-report.ts'
import { inWords } from '../../../src/texts/say.ts'

const TO = ['ann@contoso.example', 'bo@contoso.example']

function report(text: string, { subject = 'Undeliverable: Printer', to = TO, headers = {} } = {}) {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }))
  const found = bounceReport({ text, subject, headers: list }, to)
  assert.ok(found, 'It says that the mail arrived')
  return found
}

describe('what a bounce says', () => {
  for (const [text, reason] of [
    ['Status: 5.1.1', 'the address does not exist'],
    ["Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'", 'the address does not exist'],
    ['said: 552-5.2.2 The email account is over quota', 'the mailbox is full'],
    ['#< #5.4.310 DNS domain does not exist>', 'the domain of the address does not exist'],
    ['550 5.4.1 Recipient address rejected', 'their mail server does not know the address'],
    ['550 5.7.606 Access denied, banned sending IP', 'their mail server refused it for security reasons'],
    ['Your mail from 5.1.1.1 was 4.2.2.9', 'no reason was given'],
    ['It could not be delivered.', 'no reason was given'],
    ['550 5.9.9 odd', 'their mail server answered 5.9.9'],
  ] as const) {
    it(`reads “${text}” as: ${reason}`, () => assert.equal(inWords(report(text).reason), reason))
  }

  it('believes the machine’s line before what is quoted', () => {
    assert.equal(inWords(report('Ticket 5.1.1 is full\nStatus: 5.2.2').reason), 'the mailbox is full')
  })

  it('names whom it did not reach: only somebody who was written to', () => {
    assert.equal(report('550 5.1.1 <BO@contoso.example>').address, 'bo@contoso.example')
    assert.equal(report('5.1.1', { headers: { 'X-Failed-Recipients': 'ann@contoso.example' } }).address, TO[0])
    assert.equal(report('550 5.1.1 <eve@evil.example>').address, '')
    assert.equal(report('550 5.1.1', { to: ['ann@contoso.example'] }).address, 'ann@contoso.example')
  })

  it('tells what is late from what is lost', () => {
    assert.equal(report('Status: 4.4.1').isFinal, false)
    assert.equal(report('450 4.2.2 full', { subject: 'Delivery delayed: Printer' }).isFinal, false)
    assert.equal(report('Action: delayed\nStatus: 5.0.0').isFinal, false)
    assert.equal(report('Action: failed\nStatus: 4.4.7').isFinal, true)
    assert.equal(report('550 4.4.7 QUEUE.Expired').isFinal, true)
    assert.equal(report('nothing').isFinal, true)
  })

  it('reads hostile reports in no time', () => {
    const started = process.cpuUsage().user
    for (const piece of ['5.', 'Status: ', '550 ', '#5.1', ' \t', '(5.1.']) report(piece.repeat(200_000))
    assert.ok(process.cpuUsage().user - started < 2_000_000)
  })
})
