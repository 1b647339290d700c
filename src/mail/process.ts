// The door for mails from elsewhere: what Frontdesk makes of one message of Graph, by the code that it works its own mailboxes with.
// Nothing is asked, stored or sent.
import { z } from 'zod'
import { mailContent } from '../app/intake/mail-content.ts'
import type { AutomaticSort } from '../domain/mail/automatic-mail.ts'
import { classifyMail } from '../domain/mail/classify-mail.ts'
import { cleanText } from '../domain/mail/clean-text.ts'
import type { Mail } from '../domain/mail/mail.ts'
import { replyText as writtenIn } from '../domain/mail/quoted-text.ts'
import { readingOf } from '../domain/mail/reading.ts'
import { answersEarlier } from '../domain/mail/thread-mail.ts'
import { AttachmentJson, FileJson, MessageJson } from './graph/graph-json.ts'
import { calendarFile, readInvitation } from './graph/meeting.ts'
import { bodyText, toMail } from './graph/to-mail.ts'

/** `reply`: it says that it answers something; whether that is known, only a mailbox's own tickets say. */
export type MailKind = 'new' | 'reply' | 'auto-reply' | 'bounce' | 'loop' | 'list' | 'ignore' | 'report'

export interface MailboxAddresses {
  /** That it is connected by. */
  readonly address: string
  readonly aliases?: readonly string[] | undefined
}

export interface ProcessedMail {
  readonly kind: MailKind
  /** As it was sent, decoded: `Re:` and the like included. */
  readonly subject: string
  /** The sender's address, lower case; empty where the mail names none. */
  readonly from: string
  /** What was written now: without what it quotes, and without the signature. */
  readonly replyText: string
  /** All of the text, cleaned. */
  readonly bodyText: string
  /** Whether an automatic mail may go back. */
  readonly mayAnswer: boolean
}

/** A message as `GET /messages/ID` answers it; with its attachments, where they were asked for along with it. */
const Message = MessageJson.extend({
  id: MessageJson.shape.id.catch('message'),
  attachments: z.array(z.unknown()).nullish().catch(null),
})
const NOTHING = Message.parse({})

const Addresses = z.object({
  address: z.string().catch(''),
  aliases: z.array(z.string()).optional().catch([]),
})

/**
 * `graphMessage`: a message in Graph's JSON, with its `internetMessageHeaders` and its `body`; `attachments` and their bytes may be
 * there. Throws for no message: whatever is missing or odd counts as not there. Linear in the message.
 * https://learn.microsoft.com/graph/api/resources/message
 */
export function process(graphMessage: unknown, mailbox: MailboxAddresses): ProcessedMail {
  const mail = readMessage(graphMessage)
  const own = ownOf(mailbox)
  const verdict = classifyMail(mail, { ownAddresses: own })
  return {
    kind: kindOf(mail, verdict),
    subject: mail.subject.trim(),
    from: mail.from?.address ?? '',
    replyText: mailContent(mail).text,
    bodyText: cleanText(mail.text),
    mayAnswer: verdict.mayAnswer,
  }
}

/** What somebody wrote now, of the text of an answer. `contentType`: `text` or `html`, or a MIME type of these. */
export function replyText(content: string, contentType: string): string {
  const text = bodyText({ content, contentType: /html/i.test(contentType) ? 'html' : 'text' }, []).text
  return writtenIn(text)
}

/** The mail that Frontdesk would work. */
export function readMessage(graphMessage: unknown): Mail {
  const json = Message.safeParse(graphMessage).data ?? NOTHING
  const files = (json.attachments ?? []).flatMap((file) => {
    const { data } = AttachmentJson.safeParse(file)
    return data === undefined ? [] : [{ data, file }]
  })
  const attachments = files.map(({ data }) => data)
  const calendar = calendarFile(attachments)
  const bytes = FileJson.safeParse(files.find(({ data }) => data === calendar)?.file).data?.contentBytes ?? ''
  const meeting = calendar === null ? null : readInvitation(Buffer.from(bytes, 'base64').toString('utf8'))
  return toMail(json, attachments, new Date(0), meeting)
}

function kindOf(mail: Mail, verdict: ReturnType<typeof classifyMail>): MailKind {
  if (verdict.kind === 'automatic') return KINDS[verdict.sort]
  if (readingOf(verdict, null, false, 'by-kind').kind === 'ignored') return 'ignore'
  return answersEarlier(mail) ? 'reply' : 'new'
}

const KINDS = {
  ...{ 'auto-reply': 'auto-reply', bounce: 'bounce', report: 'report', list: 'list', loop: 'loop' },
  notification: 'ignore',
  meeting: 'ignore',
} as const satisfies Record<AutomaticSort, MailKind>

function ownOf(mailbox: unknown): readonly string[] {
  const { address = '', aliases = [] } = Addresses.safeParse(mailbox).data ?? {}
  return [address, ...aliases].map((one) => one.trim().toLowerCase()).filter((one) => one !== '')
}
