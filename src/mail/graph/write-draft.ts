// What is to be sent is first written as a draft: an answer to a mail, or a new mail.
import { z } from 'zod'
import type { Draft, NewMailText, ReplyText } from '../../app/ports/mailbox-provider.ts'
import { DRAFT_HEADER, LOOP_HEADER } from '../../domain/mail/classify-mail.ts'
import { isOwnAddress } from '../../domain/mailbox/own-addresses.ts'
import { truncate } from '../../domain/mail/clean-text.ts'
import type { MailAddress } from '../../domain/mail/mail.ts'
import { CONTENT, contentDigest } from './draft-content.ts'
import { misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { MessageJson, type Recipient } from './graph-json.ts'
import { htmlFromText } from './html-from-text.ts'
import { deleteDraft } from './own-drafts.ts'
import { toMessageId } from './to-mail.ts'

export interface WriteDraftDeps {
  readonly client: GraphClient
  /** The mailbox's own, lower case. */
  readonly address: string
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

/** A Reply-To with more addresses than this would make us the sender of somebody's mass mail. */
const MOST_RECIPIENTS = 5
/** Exchange cuts a subject at 255 characters; the token must not be what is lost. */
const MOST_SUBJECT = 200

const Written = z.object({
  id: z.string().min(1),
  internetMessageId: z.string().nullish(),
  changeKey: z.string().nullish(),
  hasAttachments: z.boolean().nullish().catch(null),
  ...CONTENT,
})

/**
 * `createReply` sets the thread and takes the headers, which can be given only when a message is made; the rest is set by an
 * update. Microsoft leaves the choice of Reply-To before From to the client.
 * https://learn.microsoft.com/graph/api/message-createreply
 */
export async function draftReply(deps: WriteDraftDeps, id: string, reply: ReplyText): Promise<Draft> {
  const { client, userPath } = deps
  const original = `${userPath}/messages/${encodeURIComponent(id)}`
  const mail = MessageJson.safeParse(await client.get(`${original}?$select=from,replyTo`))
  if (!mail.success) throw misunderstood(`GET ${original}`, mail.error)

  const draft = written(await client.write('POST', `${original}/createReply`, { message: headersOf(reply) }))
  const path = `${userPath}/messages/${encodeURIComponent(draft.id)}`
  const only = reply.to === undefined ? null : reply.to.flatMap(recipient)
  const toRecipients = only ?? recipientsOf(deps.address, mail.data)
  const update = {
    subject: subjectWith(reply.subjectToken, draft.subject ?? ''),
    body: bodyOf(reply),
    // Without an address to answer to, the draft keeps what Exchange chose, and sending it fails.
    ...(toRecipients.length === 0 ? {} : { toRecipients }),
    // Exchange chose by Reply-To, which anybody may have written: whoever is not named by us gets nothing.
    ...(only === null ? {} : { ccRecipients: (reply.cc ?? []).flatMap(recipient), bccRecipients: [] }),
  }
  const changed = written(
    await client.write('PATCH', path, update).catch(async (error: unknown) => {
      if (reply.mark !== undefined || reply.automatic) await deleteDraft(deps, draft.id).catch(() => false)
      throw error
    }),
  )
  return { ...asDraft(changed), id: draft.id }
}

/**
 * Text and HTML both leave: Exchange adds the plain text to what is HTML. Graph refuses In-Reply-To and References as headers; as the
 * properties that they become in Exchange it takes them. MS-OXCMAIL, sections 2.2.3.2.14 and 2.2.3.2.15.
 */
export async function draftMail({ client, userPath }: WriteDraftDeps, mail: NewMailText): Promise<Draft> {
  const message = {
    subject: subjectWith(mail.subjectToken, mail.subject),
    body: bodyOf(mail),
    toRecipients: mail.to.flatMap(recipient),
    ccRecipients: (mail.cc ?? []).flatMap(recipient),
    ...headersOf(mail),
    ...threadOf(mail.references),
  }
  return asDraft(written(await client.write('POST', `${userPath}/messages`, message)))
}

/** Names of https://learn.microsoft.com/graph/api/resources/singlevaluelegacyextendedproperty */
const IN_REPLY_TO = 'String 0x1042'
const REFERENCES = 'String 0x1039'

function threadOf(references: readonly string[]): object {
  const last = references.at(-1)
  if (last === undefined) return {}
  return {
    singleValueExtendedProperties: [
      { id: IN_REPLY_TO, value: last },
      { id: REFERENCES, value: references.join(' ') },
    ],
  }
}

function bodyOf({ text }: Pick<ReplyText, 'text'>): object {
  return { contentType: 'html', content: htmlFromText(text) }
}

/**
 * Only names with `x-` are accepted, so Auto-Submitted (RFC 3834) cannot be set. The second one is Exchange's own, MS-OXCMAIL. The
 * first one also says whose draft it is, and has a name of its own where a person wrote it.
 */
function headersOf({ automatic, mark }: Pick<ReplyText, 'automatic' | 'mark'>): object {
  const headers = automatic
    ? [
        { name: LOOP_HEADER, value: mark ?? 'yes' },
        { name: 'x-auto-response-suppress', value: 'All' },
      ]
    : mark === undefined
      ? []
      : [{ name: DRAFT_HEADER, value: mark }]
  return headers.length === 0 ? {} : { internetMessageHeaders: headers }
}

function recipientsOf(ownAddress: string, { from, replyTo }: MessageJson): readonly object[] {
  const wanted = (replyTo ?? []).flatMap((one) => addressed(one))
  const others = wanted.filter(({ emailAddress }) => !isOwnAddress(emailAddress.address, [ownAddress]))
  return others.length > 0 && others.length <= MOST_RECIPIENTS ? others : addressed(from)
}

function recipient(address: MailAddress): ReturnType<typeof addressed> {
  return addressed({ emailAddress: address })
}

function addressed(one: Recipient): readonly { emailAddress: { address: string; name?: string } }[] {
  const address = one?.emailAddress?.address?.trim() ?? ''
  const name = one?.emailAddress?.name?.trim() ?? ''
  return address === '' ? [] : [{ emailAddress: { address, ...(name === '' ? {} : { name }) } }]
}

/** The token comes right after the reply prefix: of several tokens in a subject the first one counts. */
function subjectWith(token: string | null, subject: string): string {
  if (token === null || subject.includes(token)) return subject
  const [, prefix = '', rest = ''] = /^([^:\s]{1,12}:(?:\s|$))?(.*)$/s.exec(truncate(subject, MOST_SUBJECT)) ?? []
  return `${prefix.trim()} ${token} ${rest}`.trim()
}

function written(body: unknown): z.infer<typeof Written> {
  const parsed = Written.safeParse(body)
  if (!parsed.success) throw misunderstood('Writing a draft', parsed.error)
  return parsed.data
}

function asDraft({ id, internetMessageId, changeKey, ...content }: z.infer<typeof Written>): Draft {
  // What came with it by itself would be taken for what somebody added.
  const digest = content.hasAttachments === true ? null : contentDigest(content)
  return { id, messageId: toMessageId(internetMessageId), version: changeKey ?? null, digest }
}
