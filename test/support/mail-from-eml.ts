// A raw mail as the domain's Mail, roughly as a mailbox provider would hand it over: the HTML body where there is one.
import { type AddressObject, simpleParser } from 'mailparser'
import type { Mail, MailAddress } from '../../src/domain/mail/mail.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'

export async function mailFromEml(raw: Buffer): Promise<Mail> {
  const parsed = await simpleParser(raw, { keepCidLinks: true })
  return {
    id: 'mail',
    messageId: parsed.messageId ?? null,
    from: addresses(parsed.from)[0] ?? null,
    subject: parsed.subject ?? '',
    receivedAt: parsed.date ?? new Date(0),
    conversationId: null,
    replyTo: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    text: typeof parsed.html === 'string' ? textFromHtml(parsed.html) : (parsed.text ?? ''),
    headers: parsed.headerLines.map(({ line }) => {
      const [name = '', ...rest] = line.split(':')
      return { name, value: rest.join(':').replace(/\r?\n/g, '').trim() }
    }),
    meeting: null,
    webLink: null,
    attachments: parsed.attachments.map((part, index) => ({
      id: String(index),
      name: part.filename ?? '',
      size: part.size,
      contentType: part.contentType,
      kind: 'file',
      inline: Boolean(part.related),
      mark: null,
    })),
  }
}

function addresses(parsed: AddressObject | AddressObject[] | undefined): readonly MailAddress[] {
  return [parsed ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ name, address }) =>
      address === undefined || address === '' ? [] : [{ name, address: address.toLowerCase() }],
    )
}
