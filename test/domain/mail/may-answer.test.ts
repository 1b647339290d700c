import assert from 'node:assert/strict'
import { mayAnswer } from '../../../src/domain/mail/may-answer.ts'
import { aMail } from '../../support/a-mail.ts'

const OWN = ['support@northwind.example', 'info@northwind.example']
const answers = (from: string) => mayAnswer(aMail({ from }), OWN)
const answersWith = (headers: Readonly<Record<string, string>>) => mayAnswer(aMail({ headers }), OWN)

describe('mayAnswer', () => {
  const machines = [
    ...[
      'noreply',
      'no-reply',
      'no_reply',
      'no.reply',
      'noreply-billing',
      'billing-noreply',
      'alerts.no-reply',
      'NoReply',
    ],
    ...['do-not-reply', 'donotreply', 'dont_reply', 'please-do-not-reply', 'never.reply', 'no-response', 'noreply+123'],
    ...[
      'ne-pas-repondre',
      'nepasrepondre',
      'nicht-antworten',
      'bitte-nicht-antworten',
      'keine.antwort',
      'non-rispondere',
    ],
    ...['no-responder', 'nao-responda', 'niet-beantwoorden', 'svara-inte', 'ikke-svar', 'nie-odpowiadaj'],
    ...[
      'mailer-daemon',
      'MAILER-DAEMON',
      'Mailer_Daemon',
      'mailerdaemon',
      'mail.daemon',
      'postmaster',
      'postmaster+eu',
    ],
    ...[
      'post-master',
      'bounce',
      'bounces+7-ab=contoso.example',
      'bounce-17',
      'list-bounces',
      'team-owner',
      'owner-team',
    ],
    ...[
      'team-request',
      'srs0=x=y=z',
      'prvs=abc',
      'majordomo',
      'listserv',
      'auto-reply',
      'autoresponder',
      'root',
      'nobody',
    ],
    ...['notifications', 'mail-delivery-system', 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e'],
  ]
  it('is false for machines, however they spell it', () => {
    assert.deepEqual(
      machines.filter((name) => answers(`${name}@x.example`)),
      [],
    )
  })

  const people = [
    'noreen',
    'nora.eply',
    'juno.replyman',
    'noah',
    'rooth',
    'robert.owner',
    'bouncer.bob',
    'donato',
    'returnia',
  ]
  it('is true for people whose names begin or end alike', () => {
    assert.deepEqual(
      people.filter((name) => !answers(`${name}@x.example`)),
      [],
    )
  })

  it('is false for the mailbox’s own addresses, and for its domain’s mail that reached it as a copy only', () => {
    for (const from of ['info@northwind.example', 'Support+x@Northwind.example']) assert.equal(answers(from), false)
    const from = 'bob@northwind.example'
    assert.equal(answers(from), true)
    assert.equal(mayAnswer(aMail({ from, to: [{ name: '', address: 'all@contoso.example' }] }), OWN), false)
  })

  const headers: readonly (readonly [name: string, value: string])[] = [
    ...(['auto-replied', 'Auto-Generated (x)', 'auto-notified', 'yes'] as const).map(
      (v) => ['Auto-Submitted', v] as const,
    ),
    ...(['X-Auto-Submitted', 'X-Auto-Reply', 'X-AutoReply', 'X-Autoreply-From', 'X-Auto-Respond'] as const).map(
      (name) => [name, 'yes'] as const,
    ),
    ...(['X-Autorespond', 'X-Auto-Responder', 'X-Mail-Autoreply', 'X-Automatic-Reply'] as const).map(
      (name) => [name, ''] as const,
    ),
    ...(['bulk', 'Junk', 'list', 'auto_reply', 'auto-reply', 'bulk (x)'] as const).map(
      (v) => ['Precedence', v] as const,
    ),
    ['X-Precedence', 'bulk'],
    ['X-Auto-Response-Suppress', 'All'],
    ['Return-Path', ' < > '],
    ['X-Loop', 'desk@x.example'],
    ['X-Mailer', 'vacation 1.2'],
    ['Delivered-To', 'Autoresponder'],
    ['List-Id', 'x'],
    ['X-List-Unsubscribe', 'x'],
    ['Mailing-List', 'contact x'],
    ['X-Mailing-List', 'x'],
    ['X-BeenThere', 'x'],
    ['X-Mailman-Version', '2'],
    ['Feedback-ID', '1:x'],
    ['X-Failed-Recipients', 'x'],
    ['Authentication-Results', 'spf=fail; dmarc=fail'],
  ]
  for (const [name, value] of headers) {
    it(`is false with ${name}: ${value}`, () => assert.equal(answersWith({ [name]: value }), false))
  }

  it('is true with headers that say nothing against it', () => {
    const harmless = { 'Auto-Submitted': 'no', 'X-Autoreply': 'no', Precedence: 'first-class', 'X-Mailer': 'Outlook' }
    assert.equal(
      answersWith({ ...harmless, 'X-Auto-Response-Suppress': 'OOF', 'Return-Path': '<ann@x.example>' }),
      true,
    )
  })
})
