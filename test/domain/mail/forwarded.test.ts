import assert from 'node:assert/strict'
import { forwardedOf } from '../../../src/domain/mail/forwarded.ts'
import { groupSender, namedSender } from '../../../src/domain/mail/named-sender.ts'
import { aMail } from '../../support/a-mail.ts'

const MIA = { name: 'Mia Holt', address: 'mia@holt.example' }

describe('what somebody handed on', () => {
  const BLOCKS: Readonly<Record<string, readonly [subject: string, text: string]>> = {
    Gmail: [
      'Fwd: Till',
      '---------- Forwarded message ---------\nFrom: Mia Holt <mia@holt.example>\nDate: Fri, May 3, 2024 at 9:14 AM\nSubject: Till\nTo: <max@holt.example>',
    ],
    'Gmail, with the name in bold': [
      'Fwd: Till',
      '---------- Forwarded message ---------\nVon: *Mia Holt* <mia@holt.example>\nDate: Fr., 3. Mai 2024 um 09:14 Uhr\nSubject: Till\nTo: max@holt.example',
    ],
    'Outlook, German': [
      'WG: Kasse',
      'Von: Mia Holt <Mia@Holt.example>\nGesendet: Freitag, 3. Mai 2024 09:14\nAn: Max Holt <max@holt.example>\nBetreff: Kasse',
    ],
    'Outlook on the web': [
      'FW: Till',
      '________________________________\nFrom: Mia Holt <mia@holt.example>\nSent: Friday, May 3, 2024 9:14 AM\nTo: Max Holt <max@holt.example>\nSubject: Till',
    ],
    'Outlook of old': [
      'FW: Till',
      '-----Original Message-----\nFrom: Mia Holt [mailto:mia@holt.example] \nSent: Friday, May 03, 2024 9:14 AM\nTo: Max\nSubject: Till',
    ],
    'Apple Mail': [
      'Fwd: Till',
      'Begin forwarded message:\n\nFrom: Mia Holt <mia@holt.example>\nSubject: Till\nDate: 3 May 2024 at 09:14:05 CEST\nTo: max@holt.example',
    ],
    'an iPhone, French': [
      'Fwd: Caisse',
      'Début du message transféré :\n\n> De: Mia Holt <mia@holt.example>\n> Date: 3 mai 2024 à 09:14:05 UTC+2\n> À: max@holt.example\n> Objet: Caisse',
    ],
    'Thunderbird, Italian': [
      'Fwd: Cassa',
      '-------- Messaggio Inoltrato --------\nOggetto: Cassa\nData: Fri, 3 May 2024 09:14:05 +0200\nMittente: Mia Holt <mia@holt.example>\nA: max@holt.example',
    ],
    'Yahoo, with the address below the name': [
      'Fw: Till',
      '----- Forwarded Message -----\nFrom: Mia Holt\n<mia@holt.example>\nTo: Max <max@holt.example>\nSent: Friday, May 3, 2024 at 09:14:05 AM GMT+2\nSubject: Till',
    ],
    Japanese: [
      '転送: レジ',
      '差出人: Mia Holt <mia@holt.example>\n送信日時: 2024年5月3日 9:14\n宛先: Max <max@holt.example>\n件名: レジ',
    ],
    Russian: [
      'Fwd: Касса',
      '-------- Пересылаемое сообщение --------\n03.05.2024, 09:14, "Mia Holt"\nОт: Mia Holt <mia@holt.example>\nКому: max@holt.example\nТема: Касса',
    ],
    'a title alone, under an answer’s subject': [
      'Re: Till',
      '-------- Forwarded Message --------\nSubject: Till\nDate: Fri, 3 May 2024 09:14:05 +0200\nFrom: Mia Holt <mia@holt.example>\nTo: max@holt.example',
    ],
  }
  for (const [program, [subject, block]] of Object.entries(BLOCKS)) {
    it(`is known of ${program}, below a comment and without one`, () => {
      const text = `${block}\n\nThe till does not open.`
      const found = forwardedOf({ subject, text: `Please help her.\n\n${text}` })
      assert.deepEqual(found?.from, MIA)
      assert.equal(found.comment, 'Please help her.')
      assert.match(found.text, /mia@holt\.example[\s\S]*The till does not open\.$/i)
      assert.doesNotMatch(found.text, /Please help her/)
      assert.equal(forwardedOf({ subject, text })?.comment, '')
    })
  }

  const header = 'From: Mia Holt <mia@holt.example>\nSent: Friday, May 3, 2024 9:14 AM\nTo: Max\nSubject: Till'
  const NOT: Readonly<Record<string, readonly [subject: string, text: string]>> = {
    'an answer': ['RE: Till', `It opens.\n\n${header}\n\nThe till?`],
    'an attribution': ['Fwd: Till', 'On 3 May 2024 at 09:14, Mia Holt <mia@holt.example> wrote:\n> The till?'],
    'no address': ['FW: Till', `See below.\n\n${header.replace(' <mia@holt.example>', '')}\n\nThe till?`],
    'two addresses': ['FW: Till', `${header.replace('>', '> on behalf of max@holt.example')}\n\nThe till?`],
    'no more than a name': ['FW: Till', '---- Forwarded message ----\nFrom: Mia Holt <mia@holt.example>\n\nThe till?'],
    'a sentence': ['Fwd: Till', 'From: mia@holt.example I have this till.'],
    'an address that is none': ['FW: Till', `${header.replace('mia@holt.example', 'mia@localhost')}\n\nThe till?`],
  }
  for (const [what, [subject, text]] of Object.entries(NOT)) {
    it(`is nobody’s for ${what}`, () => assert.equal(forwardedOf({ subject, text }), null))
  }

  it('is, of what went from hand to hand, the mail that reached the forwarder', () => {
    const first = 'From: Eve <eve@shop.example>\nSent: Thursday, May 2, 2024 8:00 AM\nTo: Mia\nSubject: Till'
    const found = forwardedOf({
      subject: 'FW: FW: Till',
      text: `Hi\n\n${header}\n\nSee below.\n\n${first}\n\nThe till?`,
    })
    assert.deepEqual(found?.from, MIA)
    assert.match(found.text, /eve@shop/)
  })
})

describe('a sender as text names them', () => {
  it('is one address, with the name in front', () => {
    const FORMS = [
      'Mia Holt <mia@holt.example>',
      '"Mia Holt" <MIA@holt.example>',
      "'Mia Holt' [mailto:mia@holt.example]",
      'Mia Holt <mia@holt.example<mailto:mia@holt.example>>',
      'Mia Holt (mia@holt.example)',
      '*Mia Holt* <mia@holt.example>;',
    ]
    for (const form of FORMS) assert.deepEqual(namedSender(form), MIA, form)
    assert.deepEqual(namedSender('mia@holt.example'), { name: '', address: 'mia@holt.example' })
    for (const other of ['Mia', 'a@x.example, b@x.example', `${'x'.repeat(2_000)}@x.example`]) {
      assert.equal(namedSender(other), null)
    }
  })

  it('is named by a group that sends under its own address, and by nobody else', () => {
    const headers = { 'X-Original-From': 'Mia Holt <mia@holt.example>', 'List-ID': '<help.group.example>' }
    const isOwn = (address: string) => address === 'support@northwind.example'
    const of = (from: string, more: Readonly<Record<string, string>>) =>
      groupSender(aMail({ from, headers: more }), isOwn)
    assert.deepEqual(of('support@northwind.example', headers), MIA)
    const list = 'list help@group.example; contact help+owners@group.example'
    assert.deepEqual(of('help@group.example', { ...headers, 'Mailing-list': list }), MIA)
    assert.equal(of('eve@shop.example', headers), null)
    assert.equal(of('support@northwind.example', { 'X-Original-From': headers['X-Original-From'] }), null)
    assert.equal(of('support@northwind.example', { ...headers, 'X-Original-From': 'a@x.example b@x.example' }), null)
  })
})
