// Mails that nobody wrote to be read: of machines, huge ones, and broken ones.
import type { SentMail } from '../../src/sandbox/graph-stand-in.ts'
import { aMail } from '../support/mails.ts'
import type { Random } from './random.ts'

export const MACHINES = {
  'auto-reply': [
    { 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Printer' },
    { 'X-Auto-Response-Suppress': 'All', 'Auto-Submitted': 'auto-replied', Subject: 'Out of office' },
    { Precedence: 'auto_reply', 'X-Autoreply': 'yes', Subject: 'Abwesenheitsnotiz' },
  ],
  newsletter: [
    { 'List-Id': '<news.example>', 'List-Unsubscribe': '<mailto:off@news.example>', Precedence: 'bulk' },
    { 'List-Unsubscribe': '<https://news.example/off>', Precedence: 'list', 'List-Id': 'All <all.news.example>' },
  ],
  loop: [
    { 'X-Frontdesk-Automatic': '1', 'Auto-Submitted': 'auto-generated' },
    { 'Auto-Submitted': 'auto-generated', 'X-Loop': 'support@northwind.example' },
    { From: 'support@northwind.example', 'X-Frontdesk-Automatic': 'acknowledgement' },
  ],
} as const satisfies Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

/** RFC 3464, about something that was sent from here where there is anything. */
export function bounceOf(
  random: Random,
  sent: readonly SentMail[],
  { mailbox, mark }: { readonly mailbox: string; readonly mark: string },
): string {
  const about = sent.length === 0 ? null : random.pick(sent)
  const address = about?.content.to[0]?.address ?? 'nobody@contoso.example'
  const body = [
    ...['--b', 'Content-Type: text/plain', '', `Your message could not be delivered. ${mark}`],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.contoso.example', ''],
    ...[`Final-Recipient: rfc822; ${address}`, 'Action: failed', 'Status: 5.1.1', ''],
    ...['--b', 'Content-Type: message/rfc822', '', `From: ${mailbox}`, `To: ${address}`],
    ...[
      `Message-ID: ${about?.content.messageId ?? '<lost@northwind.example>'}`,
      'Subject: Re',
      '',
      'Text',
      '--b--',
      '',
    ],
  ].join('\r\n')
  const headers = {
    ...{ From: 'MAILER-DAEMON@contoso.example', To: mailbox, Subject: 'Undelivered Mail Returned to Sender' },
    ...{ 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
  }
  return aMail(headers, body)
}

export function hugeMail(random: Random, headers: Readonly<Record<string, string>>, text: string): string {
  if (random.chance(0.5)) return aMail(headers, text + 'All of the log follows, line by line.\r\n'.repeat(40_000))
  const file = Buffer.alloc(1_500_000, 'x').toString('base64')
  const body = [
    ...['--b', 'Content-Type: text/plain', '', text],
    ...['--b', 'Content-Type: application/pdf; name=all.pdf', 'Content-Disposition: attachment; filename=all.pdf'],
    ...['Content-Transfer-Encoding: base64', '', ...(file.match(/.{1,76}/gu) ?? []), '--b--', ''],
  ].join('\r\n')
  return aMail({ ...headers, 'Content-Type': 'multipart/mixed; boundary=b' }, body)
}

export function brokenMail(random: Random, mark: string): string {
  return random.pick([
    // Nobody wrote it, to nobody, about nothing.
    aMail({ From: null, To: null, Subject: null, 'Message-ID': null }, mark),
    aMail({ From: '<>', 'Message-ID': null }, mark),
    aMail({ From: 'not an address at all', 'Message-ID': 'no brackets either', Date: 'yesterday' }, mark),
    aMail({ 'Content-Type': 'multipart/mixed; boundary=never', 'Message-ID': null }, `--other\r\n\r\n${mark}`),
    aMail(
      { 'Content-Type': 'text/plain; charset=x-nonsense', 'Message-ID': null },
      `${mark} \u0000\u0001\u001b \ud800`,
    ),
    aMail({ 'Content-Type': 'text/html', 'Message-ID': null }, `${mark}${'<div><table><tr><td>'.repeat(3000)}`),
    aMail({ 'Content-Transfer-Encoding': 'base64', 'Message-ID': null }, `=?&%${mark}`),
    aMail({ Subject: `=?utf-8?Q?${'=E2=80=AE'.repeat(300)}?= [#1] [#2] [#999999]`, 'Message-ID': null }, mark),
    aMail({ References: '<a@b> '.repeat(2000).trim(), 'Message-ID': null }, mark),
    '\r\n\r\n',
  ])
}
