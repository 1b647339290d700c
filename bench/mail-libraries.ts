// What libraries alone make of a mail: one for MIME, and one for replies. In a process of its own, since some mails make them go on for ever.
import { simpleParser } from 'mailparser'
import readReply from 'node-email-reply-parser'
import { z } from 'zod'

/** What somebody makes of a mail. A MIME parser says of its kind only whether it refers to another. */
export interface Seen {
  readonly kind?: string
  readonly subject: string
  readonly from: string
  readonly replyText: string
  readonly bodyText: string
  readonly attachments: number
}

const Asked = z.object({ raw: z.instanceof(Uint8Array), format: z.string() })

async function read({ raw, format }: z.infer<typeof Asked>): Promise<Seen> {
  if (format !== 'eml') {
    const text = Buffer.from(raw).toString('utf8')
    return { subject: '', from: '', replyText: readReply(text, true), bodyText: text, attachments: 0 }
  }
  const mail = await simpleParser(Buffer.from(raw))
  const text = mail.text ?? ''
  return {
    kind: mail.inReplyTo === undefined && mail.references === undefined ? 'new' : 'reply',
    subject: mail.subject ?? '',
    from: mail.from?.value[0]?.address?.toLowerCase() ?? '',
    ...{ replyText: readReply(text, true), bodyText: text, attachments: mail.attachments.length },
  }
}

process.on('message', (message: unknown) => {
  void read(Asked.parse(message))
    .catch(() => null)
    .then((seen) => process.send?.(seen))
})
