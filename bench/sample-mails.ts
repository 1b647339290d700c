// Mails for the benchmark, in Graph's JSON: half of them plain text, half HTML, 2 to 4 KB each, every one from a customer.

const SENTENCES = [
  'Since this morning the label printer at gate 4 feeds labels without printing anything on them.',
  'We have changed the ribbon and restarted the device twice, and the test page comes out blank as well.',
  'The colleagues in the other hall see the same, so I do not think that it is the cable.',
  'Could somebody have a look before noon? The carrier comes at two and will not wait for us.',
  'The display says E-204, which the manual calls a problem of the print head (page 31).',
  'I attach nothing for now; tell me if you need the log or a photo, and how to get them.',
  'Access to the shared folder stopped working after the change of password on Monday, too.',
]

/** One message as `GET /users/…/messages/ID?$select=…` answers it. */
export function sampleMail(index: number): Record<string, unknown> & { readonly id: string } {
  const domain = index % 3 === 0 ? 'adventure-works.example' : 'contoso.example'
  const customer = `customer${index % 200}@${domain}`
  const messageId = `<mail-${index}@${domain}>`
  const html = index % 2 === 1
  return {
    id: `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${String(index).padStart(8, '0')}AAA=`,
    internetMessageId: messageId,
    subject: `The label printer at gate ${index} prints blank labels`,
    from: recipient(`Customer ${index % 200}`, customer),
    receivedDateTime: new Date(Date.now() - 600_000 + index * 100).toISOString().replace(/\.\d+Z$/u, 'Z'),
    isDraft: false,
    conversationId: `AAQkAGI1AAAoZ${String(index).padStart(8, '0')}AoqA=`,
    replyTo: [],
    toRecipients: [recipient('Northwind Support', 'support@northwind.example')],
    ccRecipients: [],
    body: { contentType: html ? 'html' : 'text', content: html ? htmlBody(index) : textBody(index) },
    internetMessageHeaders: [
      {
        name: 'Received',
        value: `from mx1.${domain} (192.0.2.17) by mail.northwind.example with Microsoft SMTP Server`,
      },
      { name: 'Received', value: `from desk-${index}.${domain} by mx1.${domain} (Postfix) with ESMTPS` },
      {
        name: 'Authentication-Results',
        value: `spf=pass (sender IP is 192.0.2.17) smtp.mailfrom=${domain}; dkim=pass`,
      },
      { name: 'Message-ID', value: messageId },
      { name: 'Content-Type', value: html ? 'text/html; charset="utf-8"' : 'text/plain; charset="utf-8"' },
      { name: 'Content-Language', value: 'en-US' },
      { name: 'X-Mailer', value: 'Example Mail 7.2' },
      { name: 'Return-Path', value: customer },
    ],
    hasAttachments: false,
  }
}

/** Message `index`, by which the customer who wrote message `to` answers what became of it. */
export function sampleAnswer(index: number, to: number): ReturnType<typeof sampleMail> {
  const mail = sampleMail(index)
  const answered = sampleMail(to)
  const headers = mail['internetMessageHeaders'] as readonly object[]
  return {
    ...mail,
    subject: `Re: ${String(answered['subject'])}`,
    from: answered['from'],
    conversationId: answered['conversationId'],
    internetMessageHeaders: [
      ...headers,
      { name: 'In-Reply-To', value: answered['internetMessageId'] },
      { name: 'References', value: answered['internetMessageId'] },
    ],
  }
}

function recipient(name: string, address: string) {
  return { emailAddress: { name, address } }
}

function paragraphs(index: number): readonly string[] {
  const sentence = (at: number): string => SENTENCES[(index + at) % SENTENCES.length] ?? ''
  return Array.from({ length: 4 + (index % 3) }, (_, at) => [0, 1, 2].map((next) => sentence(at + next)).join(' '))
}

const SIGNATURE = ['Kind regards', 'Ines Duarte', 'Warehouse lead', 'Phone 555 0134']
const QUOTED = SENTENCES.slice(0, 4)

function textBody(index: number): string {
  const quoted = QUOTED.map((line) => `> ${line}`)
  return [
    'Hello,',
    '',
    ...paragraphs(index).flatMap((text) => [text, '']),
    ...SIGNATURE,
    '',
    'On Mon, Mar 2, 2026 at 9:14 AM Gate 4 <gate4@contoso.example> wrote:',
    ...quoted,
  ].join('\r\n')
}

function htmlBody(index: number): string {
  const texts = paragraphs(index).map(
    (text) => `<p class="MsoNormal"><span style="font-size:11.0pt">${text}</span></p>`,
  )
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body lang="EN-US"><div class="WordSection1"><p class="MsoNormal">Hello,</p>${texts.join(
    '<p class="MsoNormal">&nbsp;</p>',
  )}<p class="MsoNormal">${SIGNATURE.join('<br>')}</p></div><blockquote>${QUOTED.join('<br>')}</blockquote></body></html>`
}
