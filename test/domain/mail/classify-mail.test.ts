// What a person wrote, what a machine did, and to whom an automatic answer may go.
import assert from 'node:assert/strict'
import { bouncedMessageIds, classifyMail, LOOP_HEADER } from '../../../src/domain/mail/classify-mail.ts'
import { aMail, type MailChanges } from '../../support/a-mail.ts'
import { inWords } from '../../../src/texts/say.ts'

const OWN = 'support@northwind.example'
const classify = (changes: MailChanges) => classifyMail(aMail(changes), { ownAddresses: [OWN] })
const withHeaders = (headers: Readonly<Record<string, string>>) => classify({ headers })
const REPLY = { 'In-Reply-To': '<0@northwind.example>' }

function sortOf(changes: MailChanges): string {
  const verdict = classify(changes)
  return verdict.kind === 'normal' ? `normal, ${verdict.mayAnswer ? 'answer' : 'no answer'}` : verdict.sort
}

const aFile = (name: string, contentType = 'application/gzip') =>
  ({ id: '1', name, size: 9, contentType, kind: 'file', inline: false, mark: null }) as const

type AutomaticVerdict = Extract<ReturnType<typeof classifyMail>, { kind: 'automatic' }>

describe('classifyMail', () => {
  it('lets an ordinary mail through and may answer it', () => {
    assert.deepEqual(classify({}), { kind: 'normal', mayAnswer: true })
    assert.deepEqual(withHeaders({ 'Auto-Submitted': 'no', ...REPLY }), { kind: 'normal', mayAnswer: true })
  })

  it('says of ordinary mail whether it names a machine itself', () => {
    const alarm = { kind: 'normal', mayAnswer: false, machine: true } as const
    assert.deepEqual(withHeaders({ 'Auto-Submitted': 'auto-generated' }), alarm)
    assert.deepEqual(withHeaders({ 'X-Precedence': 'bulk' }), alarm)
    assert.deepEqual(withHeaders({ Precedence: 'list' }), { kind: 'normal', mayAnswer: false })
  })

  it('names the header that decided', () => {
    const { evidence, ...verdict } = withHeaders({ 'auto-submitted': 'Auto-Replied (vacation)' }) as AutomaticVerdict
    assert.deepEqual(verdict, { kind: 'automatic', mayAnswer: false, sort: 'auto-reply' })
    assert.equal(inWords(evidence), 'header Auto-Submitted: auto-replied')
  })

  const cases: readonly [what: string, changes: MailChanges, expected: string][] = [
    ['a generated answer', { headers: { 'Auto-Submitted': 'auto-generated', ...REPLY } }, 'auto-reply'],
    ['an alarm that no mail caused', { headers: { 'Auto-Submitted': 'auto-generated' } }, 'normal, no answer'],
    ['a notice', { headers: { 'Auto-Submitted': 'auto-notified; owner-email="x"' } }, 'normal, no answer'],
    ['X-Autoreply', { headers: { 'X-Autoreply': 'yes', ...REPLY } }, 'auto-reply'],
    ['X-Autoreply alone', { headers: { 'X-Autoreply': 'yes' } }, 'normal, no answer'],
    ['X-Autoreply: no', { headers: { 'X-Autoreply': 'no', ...REPLY } }, 'normal, answer'],
    ['X-Autorespond', { headers: { 'X-Autorespond': '', 'Return-Path': '<>' } }, 'auto-reply'],
    ['Precedence: auto_reply', { headers: { Precedence: 'auto_reply', ...REPLY } }, 'auto-reply'],
    ['Precedence: auto_reply alone', { headers: { Precedence: 'auto_reply' } }, 'normal, no answer'],
    ['Exchange’s subject', { subject: 'Automatische Antwort: Drucker', headers: REPLY }, 'auto-reply'],
    ['a question about automatic replies', { subject: 'Automatic reply: how do I set it up?' }, 'normal, no answer'],
    ['an answer to such a one', { subject: 'Re: Automatic reply: Printer', headers: REPLY }, 'normal, answer'],
    ['an out-of-office answer', { subject: 'Out of office', headers: REPLY }, 'auto-reply'],
    ['a short absence that names our subject', { subject: 'Abwesend: Re: Drucker', headers: REPLY }, 'auto-reply'],
    [
      'a new question in an old thread',
      { subject: 'Out of office stays on, help', headers: REPLY },
      'normal, no answer',
    ],
    [
      'such a one that a machine marked',
      { subject: 'Absent until 3 May', headers: { 'Return-Path': '<>' } },
      'auto-reply',
    ],
    ['a Chinese responder', { subject: '自动回复:打印机', headers: REPLY }, 'auto-reply'],
    ['a Japanese responder', { subject: '自動返信：プリンター', headers: REPLY }, 'auto-reply'],
    ['a Russian responder', { subject: 'Автоответ: принтер', headers: REPLY }, 'auto-reply'],
    ['a question about out-of-office notes', { subject: 'Out of office: how do I set it up?' }, 'normal, no answer'],
    ['a French absence', { subject: 'Absence du bureau', headers: { 'Return-Path': '<>' } }, 'auto-reply'],
    ['suppression of everything alone', { headers: { 'X-Auto-Response-Suppress': 'All' } }, 'normal, no answer'],
    ['suppression by a phone', { headers: { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' } }, 'normal, no answer'],
    ['suppression of out-of-office only', { headers: { 'X-Auto-Response-Suppress': 'OOF' } }, 'normal, answer'],
    [
      'a delivery report',
      { headers: { 'Content-Type': 'multipart/report; boundary=x;\r\n report-type="delivery-status"' } },
      'bounce',
    ],
    [
      'a report of success',
      { subject: 'Delivered: x', headers: { 'Content-Type': 'multipart/report; report-type=delivery-status' } },
      'report',
    ],
    [
      'a read receipt',
      { headers: { 'Content-Type': 'multipart/report; report-type=disposition-notification' } },
      'report',
    ],
    [
      'a receipt that says so by its subject',
      { subject: 'Gelesen: Drucker', headers: { 'Return-Path': '<>' } },
      'report',
    ],
    ['somebody who begins alike', { subject: 'Read: the manual is wrong' }, 'normal, answer'],
    [
      'a DMARC report',
      { subject: 'Report Domain: northwind.example Submitter: mx.example Report-ID: <7@mx.example>' },
      'report',
    ],
    [
      'a DMARC report that only its file tells',
      { subject: 'x', attachments: [aFile('mx.example!northwind.example!1764201600!1764287999.xml.gz')] },
      'report',
    ],
    ['somebody who sends a file like it', { attachments: [aFile('report!final.xml.gz')] }, 'normal, answer'],
    ['a TLS report', { headers: { 'TLS-Report-Domain': 'northwind.example' } }, 'report'],
    [
      'a complaint with the mail that it is about',
      { subject: 'complaint about message from 192.0.2.77', attachments: [aFile('Till', 'message/rfc822')] },
      'report',
    ],
    ['an abuse report without its type', { attachments: [aFile('x', 'message/feedback-report')] }, 'report'],
    [
      'a meeting accepted',
      { subject: 'Accepted: Visit', text: '', meeting: { kind: 'answer', when: null } },
      'meeting',
    ],
    [
      'a meeting accepted in the words of a calendar',
      { text: 'Ann Lee has accepted this invitation.\nVisit', meeting: { kind: 'answer', when: null } },
      'meeting',
    ],
    [
      'a meeting declined with a word about it',
      { text: 'Sorry, could we do Tuesday?', meeting: { kind: 'answer', when: null } },
      'normal, no answer',
    ],
    ['an invitation', { meeting: { kind: 'invitation', when: null } }, 'normal, answer'],
    ['an abuse report', { headers: { 'Content-Type': 'Multipart/Report; Report-Type=feedback-report' } }, 'report'],
    ['failed recipients', { headers: { 'X-Failed-Recipients': 'x@y.example', 'Return-Path': '<>' } }, 'bounce'],
    ['failed recipients alone', { headers: { 'X-Failed-Recipients': 'x@y.example' } }, 'normal, no answer'],
    ['the mailer daemon', { from: 'MAILER-DAEMON@x.example' }, 'bounce'],
    [
      'Exchange itself',
      { from: 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@x.example', subject: 'Undeliverable: x' },
      'bounce',
    ],
    ['Exchange on quotas', { from: 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@x.example' }, 'notification'],
    ['a postmaster with a bounce', { from: 'postmaster@x.example', subject: 'Unzustellbar: Drucker' }, 'bounce'],
    ['a postmaster with a question', { from: 'postmaster@x.example' }, 'normal, no answer'],
    ['a customer whose mail bounced', { subject: 'Undeliverable: my order' }, 'normal, no answer'],
    ['no sender', { from: null }, 'normal, no answer'],
    ['an empty return path', { headers: { 'Return-Path': '<>' } }, 'normal, no answer'],
    ['a web form from a no-reply address', { from: 'no-reply@shop.example' }, 'normal, no answer'],
    ['somebody whose name starts alike', { from: 'noreen@shop.example' }, 'normal, answer'],
    [
      'a service that may tell of a fault',
      { from: 'noreply@s.example', headers: { 'List-Unsubscribe': '<x>' } },
      'normal, no answer',
    ],
    ['Precedence: bulk alone', { headers: { Precedence: 'Bulk' } }, 'normal, no answer'],
    ['one-click unsubscribing alone', { headers: { 'List-Unsubscribe-Post': 'x' } }, 'normal, no answer'],
    [
      'monitoring that many subscribe to',
      { headers: { 'List-Unsubscribe-Post': 'x', 'List-Id': 'x', 'Auto-Submitted': 'auto-generated' } },
      'normal, no answer',
    ],
    ['a newsletter', { headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'List-Id': 'x' } }, 'list'],
    [
      'a customer through a Google group',
      {
        headers: {
          Precedence: 'list',
          'List-ID': '<s.g.example>',
          'List-Post': '<mailto:s>',
          'List-Unsubscribe': '<x>',
        },
      },
      'normal, no answer',
    ],
    ['an old list', { headers: { Precedence: 'bulk', 'List-Post': '<mailto:l@x.example>' } }, 'normal, no answer'],
    ['a list nobody may write to', { headers: { Precedence: 'bulk', 'List-Post': 'NO' } }, 'list'],
    ['our own automatic mail', { headers: { [LOOP_HEADER.toUpperCase()]: '1' } }, 'loop'],
    ['our own address', { from: OWN.toUpperCase() }, 'normal, no answer'],
    ['a web form in our name', { from: OWN, replyTo: [{ name: '', address: 'c@x.example' }] }, 'normal, no answer'],
  ]
  for (const [what, changes, expected] of cases) {
    it(`takes ${what} for ${expected}`, () => assert.equal(sortOf(changes), expected))
  }

  it('tells no more of a subject than the words it knows', () => {
    const verdict = classify({ subject: 'Automatic reply: my secret', headers: REPLY })
    assert.equal(verdict.kind === 'automatic' && inWords(verdict.evidence), 'subject “Automatic reply:”')
  })
})

describe('bouncedMessageIds', () => {
  it('reads the report’s text first, then what the bounce answers', () => {
    const text =
      'Sorry.\n\nOriginal message headers:\nReceived: x\n> Message-ID:\n <2@northwind.example>\nResent-Message-ID: <9@x>'
    const bounce = aMail({ text, headers: { References: '<1@northwind.example>' } })
    assert.deepEqual(bouncedMessageIds(bounce), ['<2@northwind.example>', '<1@northwind.example>'])
  })

  it('is empty where nothing tells', () => assert.deepEqual(bouncedMessageIds(aMail()), []))
})
