// A message's attachments: the list, one, and its bytes.
import { type Call, messageOf, ok } from './call.ts'
import { attachmentId } from './ids.ts'
import { itemNotFound } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { type AttachmentContent } from './parse-mail.ts'
import { allowOnly, selection } from './query.ts'
import { ATTACHMENT_PROPERTIES, attachmentShape, isAttachedMail, messageId } from './shapes.ts'

export function attachments(call: Call): GraphAnswer {
  const message = messageOf(call)
  const selected = selectedBy(call)
  const value = message.content.attachments.map((file, index) => {
    return attachmentShape(message, index, file, call.prefer, selected)
  })
  return ok(call, 'messages/attachments', { value })
}

export function oneAttachment(call: Call): GraphAnswer {
  const { index, file } = attachmentOf(call)
  const shape = attachmentShape(messageOf(call), index, file, call.prefer, selectedBy(call))
  return ok(call, 'messages/attachments/$entity', shape)
}

export function attachmentBytes(call: Call): GraphAnswer {
  const { file } = attachmentOf(call)
  const type = isAttachedMail(file) ? 'text/plain' : file.contentType
  // What a sender calls a type may not be fit for a header.
  const safe = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'
  return { status: 200, headers: { 'Content-Type': safe }, body: file.content }
}

function selectedBy(call: Call): Set<string> | null {
  allowOnly(call.request.query, '$select')
  return selection(call.request.query, ATTACHMENT_PROPERTIES, 'microsoft.graph.attachment')
}

function attachmentOf(call: Call): { index: number; file: AttachmentContent } {
  const message = messageOf(call)
  const wanted = call.params['attachment'] ?? ''
  // The id holds for either form of the message's id.
  const own = [messageId(message, call.prefer), message.immutableId, message.movingId]
  const index = message.content.attachments.findIndex((_, at) => own.some((id) => attachmentId(id, at) === wanted))
  const file = message.content.attachments[index]
  if (file === undefined) throw itemNotFound()
  return { index, file }
}
