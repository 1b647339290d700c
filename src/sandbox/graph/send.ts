// Everything that writes or sends mail. Accepted is 202 without a body, whatever becomes of the mail later.
import { type Call, messageOf, ok, outgoingOf, unreadable } from './call.ts'
import { z } from 'zod'
import { badRequest, GraphError } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { jsonOf } from './http.ts'
import { type StoredMessage } from './mailbox.ts'
import { type OutgoingMessage, threadAnswering } from './outgoing.ts'
import { type MailContent } from './parse-mail.ts'
import { messageShape } from './shapes.ts'

const SendMail = z.object({ message: z.unknown(), saveToSentItems: z.boolean().default(true) })
const Reply = z.object({ comment: z.string().nullish(), message: z.unknown().optional() })

export async function sendMail(call: Call): Promise<GraphAnswer> {
  const { message, saveToSentItems } = SendMail.catch(unreadable).parse(jsonOf(call.request))
  const outgoing = outgoingOf(message)
  checkSender(call, outgoing)
  await call.office.send(call.mailbox, { message: outgoing, thread: null }, saveToSentItems)
  return { status: 202 }
}

export async function createMessage(call: Call): Promise<GraphAnswer> {
  const draft = { message: outgoingOf(jsonOf(call.request)), thread: null }
  return created(call, await call.office.createDraft(call.mailbox, draft))
}

export async function createReply(call: Call): Promise<GraphAnswer> {
  const { content } = messageOf(call)
  const draft = { message: answerTo(call, content), thread: threadAnswering(content) }
  return created(call, await call.office.createDraft(call.mailbox, draft))
}

export async function reply(call: Call): Promise<GraphAnswer> {
  const { content } = messageOf(call)
  const message = answerTo(call, content)
  checkSender(call, message)
  await call.office.send(call.mailbox, { message, thread: threadAnswering(content) }, true)
  return { status: 202 }
}

export async function sendDraft(call: Call): Promise<GraphAnswer> {
  const message = messageOf(call)
  if (message.draft === null) throw badRequest('The message is not a draft.', 'ErrorInvalidRequest')
  checkSender(call, message.draft)
  await call.office.sendDraft(call.mailbox, message)
  return { status: 202 }
}

/** The answer to a mail: its comment above the quoted original, or a body that stands alone. */
function answerTo(call: Call, original: MailContent): OutgoingMessage {
  const given = call.request.body.length === 0 ? {} : Reply.catch(unreadable).parse(jsonOf(call.request))
  const message = outgoingOf(given.message ?? {})
  if (given.comment != null && message.body !== undefined) {
    throw badRequest('Specify either a comment or the body of the message, not both.', 'ErrorInvalidRequest')
  }
  const people = original.replyTo.length > 0 ? original.replyTo : original.from === null ? [] : [original.from]
  const subject = original.subject ?? ''
  return {
    subject: /^re:/i.test(subject) ? subject : `RE: ${subject}`,
    toRecipients: people.map(({ name, address }) => ({ emailAddress: { name, address } })),
    body: { contentType: 'html', content: quoting(given.comment ?? '', original) },
    ...message,
  }
}

function quoting(comment: string, original: MailContent): string {
  const head = `<b>From:</b> ${escape(original.from?.address ?? '')}<br><b>Subject:</b> ${escape(original.subject ?? '')}`
  const quoted = original.html ?? original.textAsHtml
  return `<html><body><div>${escape(comment)}</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg">${head}</div><div>${quoted}</div></body></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}

function checkSender(call: Call, message: OutgoingMessage): void {
  const from = message.from?.emailAddress.address.toLowerCase()
  if (from !== undefined && from !== call.mailbox.address) {
    const text =
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.'
    throw new GraphError(403, 'ErrorSendAsDenied', text)
  }
  const recipients = [message.toRecipients, message.ccRecipients, message.bccRecipients].flatMap((list) => list ?? [])
  const bad = recipients.find(({ emailAddress }) => !/^[^\s@<>]+@[^\s@<>]+$/.test(emailAddress.address))
  if (recipients.length === 0 || bad !== undefined) {
    throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients')
  }
}

function created(call: Call, message: StoredMessage): GraphAnswer {
  return { ...ok(call, 'messages/$entity', messageShape(message, call, null)), status: 201 }
}
