// The mails the demo starts with: two questions, an answer, and two that a machine wrote.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { ADELE, ALEX, SUPPORT_ADDRESS } from './world.ts'

export interface SampleMail {
  readonly what: string
  readonly from: string
  readonly raw: Buffer
}

/** A red dot, so that there is an image in the text and one beside it. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)

export async function sampleMails(): Promise<readonly SampleMail[]> {
  const first = '<printer-1@contoso.example>'
  return [
    await compose('a question in plain text', ALEX.address, {
      messageId: first,
      from: { name: ALEX.name, address: ALEX.address },
      subject: 'Printer on the second floor prints blank pages',
      text: 'Hello,\n\nsince this morning the printer on the second floor prints blank pages only. We changed the toner, without luck.\nCan somebody have a look today?\n\n-- \nAlex Wilber\nContoso, Facilities\n+49 30 901820',
    }),
    await compose('HTML with an attachment and an inline image', ADELE.address, {
      messageId: '<vpn-1@adventure-works.example>',
      from: { name: ADELE.name, address: ADELE.address },
      subject: 'VPN drops every few minutes',
      html: '<p>Hi team,</p><p>my <b>VPN</b> drops every few minutes when I work from home, see the log and this light:</p><p><img src="cid:dot" alt="red light"></p><ul><li>It started on Monday</li><li>Wi-Fi and cable make no difference</li></ul><p>Thanks<br>Adele</p>',
      attachments: [
        { filename: 'light.png', cid: 'dot', content: DOT, contentType: 'image/png' },
        { filename: 'vpn.log', content: 'tunnel up\ntunnel down\n'.repeat(40), contentType: 'text/plain' },
      ],
    }),
    await compose('a reply to the first', ALEX.address, {
      messageId: '<printer-2@contoso.example>',
      inReplyTo: first,
      references: first,
      from: { name: ALEX.name, address: ALEX.address },
      subject: 'Re: Printer on the second floor prints blank pages',
      text: 'One more thing: the display says "Error 49".\n\nOn Mon, 2 Mar 2026 at 09:12, Alex Wilber wrote:\n> since this morning the printer on the second floor prints blank pages only.\n> Can somebody have a look today?',
    }),
    await compose('an out-of-office note', ADELE.address, {
      messageId: '<ooo-1@adventure-works.example>',
      from: { name: ADELE.name, address: ADELE.address },
      subject: 'Automatic reply: I am out of the office',
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      text: 'I am out of the office until Monday.',
    }),
    await compose('a bounce', '', {
      messageId: '<bounce-1@contoso.example>',
      from: { name: 'Mail Delivery System', address: 'mailer-daemon@contoso.example' },
      subject: 'Undelivered Mail Returned to Sender',
      headers: {
        'Auto-Submitted': 'auto-replied',
        'Return-Path': '<>',
        'X-Failed-Recipients': 'nobody@contoso.example',
      },
      text: 'Your message to nobody@contoso.example could not be delivered: user unknown.',
    }),
  ]
}

async function compose(
  what: string,
  envelopeFrom: string,
  mail: ConstructorParameters<typeof MailComposer>[0],
): Promise<SampleMail> {
  const raw = await new MailComposer({ to: SUPPORT_ADDRESS, ...mail }).compile().build()
  return { what, from: envelopeFrom, raw }
}
