// Answers: written as a draft, then sent. Only the sending cannot be undone, and a draft can be sent but once.
import { z } from 'zod'
import type { Draft, DraftState, ReplyText } from '../../app/ports/mailbox-provider.ts'
import { LOOP_HEADER } from '../../domain/mail/classify-mail.ts'
import { truncate } from '../../domain/mail/clean-text.ts'
import { isGone, misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { MessageJson, type Recipient } from './graph-json.ts'
import { htmlFromText } from './html-from-text.ts'
import { deleteDraft } from './own-drafts.ts'
import { toMessageId } from './to-mail.ts'

export interface DraftReplyDeps {
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
  subject: z.string().nullish(),
  internetMessageId: z.string().nullish(),
})

/**
 * `createReply` sets the thread (In-Reply-To and References cannot be written by a client) and takes the headers, which can
 * be given only when a message is made; the rest is set by an update. Microsoft leaves the choice of Reply-To before From to
 * the client. https://learn.microsoft.com/graph/api/message-createreply
 */
export async function draftReply(deps: DraftReplyDeps, id: string, reply: ReplyText): Promise<Draft> {
  const { client, userPath } = deps
  const original = `${userPath}/messages/${encodeURIComponent(id)}`
  const mail = MessageJson.safeParse(await client.get(`${original}?$select=from,replyTo`))
  if (!mail.success) throw misunderstood(`GET ${original}`, mail.error)

  const headers = reply.automatic ? automaticHeaders(reply.mark) : []
  const message = headers.length === 0 ? {} : { internetMessageHeaders: headers }
  const draft = written(await client.write('POST', `${original}/createReply`, { message }))
  const path = `${userPath}/messages/${encodeURIComponent(draft.id)}`
  const only = reply.to === undefined ? null : addressed({ emailAddress: reply.to })
  const toRecipients = only ?? recipientsOf(deps.address, mail.data)
  const update = {
    subject: subjectWith(reply.subjectToken, draft.subject ?? ''),
    body: { contentType: 'html', content: htmlFromText(reply.text) },
    // Without an address to answer to, the draft keeps what Exchange chose, and sending it fails.
    ...(toRecipients.length === 0 ? {} : { toRecipients }),
    // Exchange chose by Reply-To, which anybody may have written: whoever is not named by us gets nothing.
    ...(only === null
      ? {}
      : { ccRecipients: (reply.cc ?? []).flatMap((one) => addressed({ emailAddress: one })), bccRecipients: [] }),
  }
  const { internetMessageId } = written(
    await client.write('PATCH', path, update).catch(async (error: unknown) => {
      if (reply.automatic) await deleteDraft(deps, draft.id).catch(() => undefined)
      throw error
    }),
  )
  return { id: draft.id, messageId: toMessageId(internetMessageId) }
}

export async function sendDraft({ client, userPath }: DraftReplyDeps, { id }: Draft): Promise<void> {
  await client.write('POST', `${userPath}/messages/${encodeURIComponent(id)}/send`)
}

const SENT_FIELDS = 'isDraft,internetMessageId'
const SentPage = z.object({ value: z.array(z.object({ internetMessageId: z.string().nullish() })) })

/**
 * The immutable id finds a sent mail too, says https://learn.microsoft.com/graph/outlook-immutable-id, though not at once; it
 * has been seen to change (github.com/microsoftgraph/microsoft-graph-docs/issues/1533). Then the Message-ID finds it.
 */
export async function draftState(deps: DraftReplyDeps, { id, messageId }: Draft): Promise<DraftState> {
  const { client, userPath } = deps
  const path = `${userPath}/messages/${encodeURIComponent(id)}`
  try {
    const parsed = MessageJson.safeParse(await client.get(`${path}?$select=${SENT_FIELDS}`))
    if (!parsed.success || parsed.data.isDraft == null) throw misunderstood(`GET ${path}`, parsed.error)
    const state = parsed.data.isDraft ? 'draft' : 'sent'
    return { state, messageId: toMessageId(parsed.data.internetMessageId) }
  } catch (error) {
    if (!isGone(error)) throw error
  }
  if (messageId === null) return { state: 'gone', messageId }
  const sentItems = `${userPath}/mailFolders/sentitems/messages`
  const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`)
  const page = SentPage.safeParse(await client.get(`${sentItems}?$select=${SENT_FIELDS}&$filter=${filter}`))
  if (!page.success) throw misunderstood(`GET ${sentItems}`, page.error)
  return { state: page.data.value.length > 0 ? 'sent' : 'gone', messageId }
}

/**
 * Only names with `x-` are accepted, so Auto-Submitted (RFC 3834) cannot be set. The second one is Exchange's own, MS-OXCMAIL. The
 * first one also says whose draft it is.
 */
function automaticHeaders(mark = 'yes'): readonly object[] {
  return [
    { name: LOOP_HEADER, value: mark },
    { name: 'x-auto-response-suppress', value: 'All' },
  ]
}

function recipientsOf(ownAddress: string, { from, replyTo }: MessageJson): readonly object[] {
  const wanted = (replyTo ?? []).flatMap((recipient) => addressed(recipient))
  const others = wanted.filter(({ emailAddress }) => emailAddress.address.toLowerCase() !== ownAddress)
  return others.length > 0 && others.length <= MOST_RECIPIENTS ? others : addressed(from)
}

function addressed(recipient: Recipient): readonly { emailAddress: { address: string; name?: string } }[] {
  const address = recipient?.emailAddress?.address?.trim() ?? ''
  const name = recipient?.emailAddress?.name?.trim() ?? ''
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
  if (!parsed.success) throw misunderstood('Writing an answer', parsed.error)
  return parsed.data
}
