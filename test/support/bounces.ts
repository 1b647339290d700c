// Bounces for tests, as mail servers and gateways write them: each about a mail of ours to Carl that had the Message-ID below.

export const BOUNCED_ID = '<sent-7@northwind.example>'
export const REACHED_NOT = 'carl@contoso.example'

export interface SampleBounce {
  readonly raw: string
  /** `report`: it says that the mail arrived. */
  readonly sort: 'bounce' | 'report'
  /** A piece of what is said of it, in English; left out where the report says nothing of an address of ours. */
  readonly says?: RegExp
  readonly isFinal?: boolean
  /** Only an attached part names the mail. */
  readonly inPart?: true
}

const ORIGINAL = [
  ...['From: Support <support@northwind.example>', `To: Carl <${REACHED_NOT}>`, 'Subject: Re: [#7] Printer'],
  ...[`Message-ID: ${BOUNCED_ID}`, 'X-Frontdesk-Draft: ticket-7', '', 'Please restart it.'],
]

function eml(headers: Readonly<Record<string, string>>, lines: readonly string[]): string {
  const all = { Date: 'Fri, 27 Nov 2026 10:00:00 +0000', To: 'support@northwind.example', ...headers }
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ...lines].join('\r\n')
}

interface Part {
  readonly type: string
  readonly lines: readonly string[]
}

function multipart(kind: string, headers: Readonly<Record<string, string>>, ...parts: readonly Part[]): string {
  const body = parts.flatMap(({ type, lines }) => ['--b0', `Content-Type: ${type}`, '', ...lines])
  return eml({ 'MIME-Version': '1.0', 'Content-Type': `multipart/${kind}; boundary=b0`, ...headers }, [
    ...body,
    '--b0--',
  ])
}

const text = (...lines: readonly string[]): Part => ({ type: 'text/plain; charset=utf-8', lines })
const status = (...lines: readonly string[]): Part => ({
  type: 'message/delivery-status',
  lines: ['Reporting-MTA: dns; mx.contoso.example', '', `Final-Recipient: rfc822; ${REACHED_NOT}`, ...lines],
})
const whole: Part = { type: 'message/rfc822', lines: ORIGINAL }
const head: Part = { type: 'text/rfc822-headers', lines: ORIGINAL.slice(0, 5) }
const REPORT = 'report; report-type=delivery-status'
const DAEMON = 'Mail Delivery System <MAILER-DAEMON@mx.contoso.example>'

/** By the program or the peculiarity that they stand for. */
export const BOUNCES: Readonly<Record<string, SampleBounce>> = {
  'Postfix, RFC 3464': {
    raw: multipart(
      REPORT,
      { From: DAEMON, Subject: 'Undelivered Mail Returned to Sender', 'Return-Path': '<>' },
      text(
        'This is the mail system at host mx.contoso.example.',
        '',
        `<${REACHED_NOT}>: host said: 550 5.1.1 User unknown`,
      ),
      status('Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 User unknown'),
      head,
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true, inPart: true },
  },
  'Postfix, still trying': {
    raw: multipart(
      REPORT,
      { From: DAEMON, Subject: 'Delayed Mail (still being retried)' },
      text('This is the mail system at host mx.', 'THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.'),
      status('Action: delayed', 'Status: 4.4.1', 'Diagnostic-Code: X-Postfix; connect to mx: Connection timed out'),
      head,
    ),
    ...{ sort: 'bounce', says: /has not been delivered/, isFinal: false, inPart: true },
  },
  'Postfix, delivered': {
    raw: multipart(
      REPORT,
      { From: DAEMON, Subject: 'Successful Mail Delivery Report' },
      text('Your message was successfully delivered to the destination(s) listed below.'),
      status('Action: delivered', 'Status: 2.0.0'),
      head,
    ),
    ...{ sort: 'report', inPart: true },
  },
  'Exim, its own headers and text': {
    raw: eml(
      {
        ...{ From: 'Mail Delivery System <Mailer-Daemon@relay.example>', 'Auto-Submitted': 'auto-replied' },
        ...{ Subject: 'Mail delivery failed: returning message to sender', 'X-Failed-Recipients': REACHED_NOT },
      },
      [
        'This message was created automatically by mail delivery software.',
        '',
        `  ${REACHED_NOT}`,
        '    SMTP error from remote mail server after RCPT TO:',
        '    552 5.2.2 mailbox is full',
        '',
        '------ This is a copy of the message, including all the headers. ------',
        '',
        ...ORIGINAL,
      ],
    ),
    ...{ sort: 'bounce', says: /the mailbox is full/, isFinal: true },
  },
  'Exim, delayed': {
    raw: eml(
      {
        ...{ From: 'Mail Delivery System <Mailer-Daemon@relay.example>', 'Auto-Submitted': 'auto-replied' },
        Subject: 'Warning: message 1abCDe-0001 delayed 24 hours',
      },
      [
        'This message was created automatically by mail delivery software.',
        `A message that you sent has not yet been delivered to: ${REACHED_NOT}`,
        'No action is required on your part. Delivery attempts will continue for some time.',
        `Message-ID: ${BOUNCED_ID}`,
      ],
    ),
    ...{ sort: 'bounce', says: /has not been delivered/, isFinal: false },
  },
  qmail: {
    raw: eml({ From: 'MAILER-DAEMON@q.example', Subject: 'failure notice', 'Return-Path': '<>' }, [
      'Hi. This is the qmail-send program at q.example.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "This is a permanent error; I've given up. Sorry it didn't work out.",
      '',
      `<${REACHED_NOT}>:`,
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      ...ORIGINAL,
    ]),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true },
  },
  'sendmail, before RFC 3464': {
    raw: eml({ From: 'Mail Delivery Subsystem <MAILER-DAEMON@s.example>', Subject: 'Returned mail: User unknown' }, [
      '   ----- The following addresses had permanent fatal errors -----',
      `<${REACHED_NOT}>`,
      '   ----- Transcript of session follows -----',
      '... while talking to mx.contoso.example.:',
      '>>> RCPT To:<carl@contoso.example>',
      '<<< 550 No such user here',
      '',
      '   ----- Original message follows -----',
      ...ORIGINAL,
    ]),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true },
  },
  'Exchange, an HTML notice': {
    raw: eml(
      {
        ...{ From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@n.example>' },
        ...{ Subject: 'Undeliverable: Re: [#7] Printer', 'Content-Type': 'text/html; charset=utf-8' },
        'In-Reply-To': BOUNCED_ID,
      },
      [
        '<html><body><h1>Your message to carl@contoso.example couldn&#39;t be delivered.</h1>',
        '<p><b>carl</b> wasn&#39;t found at <b>contoso.example</b>.</p>',
        '<p>Status code: 550 5.1.10</p><p>Remote server returned &#39;550 5.1.10 RESOLVER.ADR.RecipientNotFound&#39;</p>',
        '<p>Original Message Headers</p><p>Message-ID: &lt;sent-7@northwind.example&gt;</p></body></html>',
      ],
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true },
  },
  'Exchange, German': {
    raw: multipart(
      REPORT,
      { From: 'postmaster@contoso.example', Subject: 'Unzustellbar: Re: [#7] Printer', References: BOUNCED_ID },
      text(
        'Fehler bei der Nachrichtenzustellung an folgende Empfänger:',
        `Carl (${REACHED_NOT})`,
        'Das Postfach ist voll.',
      ),
      status(
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver; quota exceeded',
      ),
      whole,
    ),
    ...{ sort: 'bounce', says: /the mailbox is full/, isFinal: true },
  },
  'Exchange, French, with nothing but its subject and sender': {
    raw: eml({ From: 'postmaster@contoso.example', Subject: 'Non remis : Imprimante', 'In-Reply-To': BOUNCED_ID }, [
      'La remise a échoué. Cette adresse est introuvable.',
    ]),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true },
  },
  'Microsoft 365, a tenant over its limit': {
    raw: multipart(
      REPORT,
      { From: 'postmaster@n.onmicrosoft.example', Subject: 'Undeliverable: Re: [#7] Printer' },
      text(`Your message to ${REACHED_NOT} couldn't be delivered.`, 'Your organization sent too many messages.'),
      status(
        'Action: failed',
        'Status: 5.7.233',
        "Diagnostic-Code: smtp;550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients (tenant external recipient rate limit)",
      ),
      whole,
    ),
    ...{ sort: 'bounce', says: /Microsoft 365 lets us send no more emails/, isFinal: true, inPart: true },
  },
  Gmail: {
    raw: multipart(
      REPORT,
      {
        ...{ From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>', 'X-Failed-Recipients': REACHED_NOT },
        ...{ Subject: 'Delivery Status Notification (Failure)', 'Auto-Submitted': 'auto-replied' },
      },
      text(
        '** Address not found **',
        '',
        `Your message wasn't delivered to ${REACHED_NOT} because the address couldn't be found.`,
      ),
      status(
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
      ),
      whole,
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true, inPart: true },
  },
  'Gmail, refused as spam': {
    raw: multipart(
      REPORT,
      { From: 'mailer-daemon@googlemail.example', Subject: 'Delivery Status Notification (Failure)' },
      text('** Message blocked **', `Your message to ${REACHED_NOT} has been blocked.`),
      status(
        'Action: failed',
        'Status: 5.7.1',
        'Diagnostic-Code: smtp; 550-5.7.1 Our system has detected that this message is likely unsolicited mail.',
      ),
      head,
    ),
    ...{ sort: 'bounce', says: /took it for spam/, isFinal: true, inPart: true },
  },
  'Amazon SES': {
    raw: multipart(
      REPORT,
      { From: 'MAILER-DAEMON@amazonses.example', Subject: 'Delivery Status Notification (Failure)' },
      text('An error occurred while trying to deliver the mail to the following recipients:', REACHED_NOT),
      status(
        'Action: failed',
        'Status: 5.0.0',
        'Diagnostic-Code: smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes',
      ),
      whole,
    ),
    ...{ sort: 'bounce', says: /could not be reached in time/, isFinal: true, inPart: true },
  },
  'Mimecast, under a name of the customer': {
    raw: multipart(
      'mixed',
      { From: 'Postmaster <postmaster@contoso.example>', Subject: '[Postmaster] Email Delivery Failure' },
      text(
        'This is an automatically generated notification that your message could not be delivered.',
        `Recipient: ${REACHED_NOT}`,
        'Reason: The message exceeds the maximum size allowed, 554 Email rejected due to size limit',
      ),
      whole,
    ),
    ...{ sort: 'bounce', says: /the email is too large/, isFinal: true, inPart: true },
  },
  Proofpoint: {
    raw: multipart(
      REPORT,
      {
        From: 'Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example>',
        Subject: 'Returned mail: see transcript for details',
      },
      text(
        'The original message was received at Fri, 27 Nov 2026',
        '----- The following addresses had permanent fatal errors -----',
        `<${REACHED_NOT}>`,
        '(reason: 550 5.4.4 Host not found)',
      ),
      status(
        'Action: failed',
        'Status: 5.4.4',
        'Diagnostic-Code: SMTP; 550 Host unknown (Name server: contoso.example: host not found)',
      ),
      head,
    ),
    ...{ sort: 'bounce', says: /the domain of the address does not exist/, isFinal: true, inPart: true },
  },
  'Lotus Domino': {
    raw: multipart(
      REPORT,
      {
        From: 'Mail Router <postmaster@domino.example>',
        Subject: 'DELIVERY FAILURE: User carl (carl@contoso.example) not listed in Domino Directory',
      },
      text(
        'Your message',
        '  Subject: Re: Printer',
        'was not delivered to:',
        `  ${REACHED_NOT}`,
        'because:',
        '  User carl not listed in Domino Directory',
      ),
      status('Action: failed', 'Status: 5.1.1'),
      whole,
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true, inPart: true },
  },
  'GroupWise, text alone': {
    raw: eml({ From: 'Mailer-Daemon@gw.example', Subject: 'Message status - undeliverable' }, [
      'The message that you sent was undeliverable to the following:',
      `\t${REACHED_NOT} (unknown user)`,
      `Message-Id: ${BOUNCED_ID}`,
    ]),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true },
  },
  'a gateway that sends multipart/mixed with an unknown subject': {
    raw: multipart(
      'mixed',
      { From: 'gateway@relay.example', Subject: 'Notice 4711', 'Return-Path': '<>' },
      text(`<${REACHED_NOT}>: 550 5.1.1 unknown`),
      {
        type: 'message/delivery-status',
        lines: [`Final-Recipient: rfc822; ${REACHED_NOT}`, 'Action: failed', 'Status: 5.1.1'],
      },
      head,
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true, inPart: true },
  },
  'a gateway of which only the empty return path and the attached mail tell': {
    raw: multipart(
      'mixed',
      { From: 'info@relay.example', Subject: 'Re: [#7] Printer', 'Return-Path': '<>' },
      text('Sorry.'),
      whole,
    ),
    ...{ sort: 'bounce', says: /no reason was given/, isFinal: true, inPart: true },
  },
  'a Japanese gateway': {
    raw: multipart(
      'mixed',
      { From: 'postmaster@mx.example', Subject: '=?UTF-8?B?44Oh44O844Or6YWN5L+h44Ko44Op44O8?=', 'Return-Path': '<>' },
      text('メッセージを配信できませんでした。', REACHED_NOT, '宛先のアドレスが見つかりません。'),
      whole,
    ),
    ...{ sort: 'bounce', says: /the address does not exist/, isFinal: true, inPart: true },
  },
  'a report that puts the machine’s part into the text': {
    raw: eml({ From: 'MAILER-DAEMON@x.example', Subject: 'Undeliverable mail' }, [
      `Final-Recipient: rfc822;${REACHED_NOT}`,
      'Action: failed',
      'Status: 5.2.3',
      `Original-Message-ID: ${BOUNCED_ID}`,
    ]),
    ...{ sort: 'bounce', says: /the email is too large/, isFinal: true },
  },
}
