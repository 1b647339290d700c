// Files that a client puts into a draft: at once, or part by part to an address of their own, which asks for no token.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { GraphAnswer } from './answer.ts'
import { type Call, messageOf, ok, unreadable } from './call.ts'
import { badRequest, GraphError, itemNotFound } from './errors.ts'
import { type GraphRequest, jsonOf } from './http.ts'
import type { Mailbox } from './mailbox.ts'
import { FileAttachment } from './outgoing.ts'
import type { PostOffice } from './post-office.ts'
import { attachmentShape } from './shapes.ts'

/** Graph's limits, in bytes. https://learn.microsoft.com/graph/outlook-large-attachments */
const MOST_AT_ONCE = 3 * 1024 * 1024
const MOST_IN_ALL = 150 * 1024 * 1024

interface Session {
  readonly mailbox: Mailbox
  readonly messageId: string
  readonly file: Omit<FileAttachment, 'contentBytes' | '@odata.type'>
  readonly size: number
  readonly parts: Buffer[]
}

const sessions = new WeakMap<PostOffice, Map<string, Session>>()

const Wanted = z.object({
  AttachmentItem: z.object({
    attachmentType: z.literal('file'),
    name: z.string().min(1),
    size: z.int().positive().max(MOST_IN_ALL),
    contentType: z.string().nullish(),
  }),
})

export async function addAttachment(call: Call): Promise<GraphAnswer> {
  const file = FileAttachment.catch(unreadable).parse(jsonOf(call.request))
  if (Buffer.byteLength(file.contentBytes, 'base64') > MOST_AT_ONCE) {
    throw new GraphError(413, 'ErrorMessageSizeExceeded', 'The attachment is too large for one request.')
  }
  await attach(call.office, call.mailbox, messageOf(call).immutableId, file)
  const message = messageOf(call)
  const index = message.content.attachments.length - 1
  const content = message.content.attachments[index]
  if (content === undefined) throw itemNotFound()
  const shape = attachmentShape(message, index, content, call.prefer, null)
  return { ...ok(call, 'messages/attachments/$entity', shape), status: 201 }
}

export function createUploadSession(call: Call): GraphAnswer {
  const { AttachmentItem: item } = Wanted.catch(unreadable).parse(jsonOf(call.request))
  const message = messageOf(call)
  if (message.draft === null) throw badRequest('The message is not a draft.', 'ErrorInvalidRequest')
  const { name, size, contentType } = item
  const id = randomUUID()
  const open = sessions.get(call.office) ?? new Map<string, Session>()
  sessions.set(call.office, open)
  const file = { name, ...(contentType == null ? {} : { contentType }) }
  open.set(id, { mailbox: call.mailbox, messageId: message.immutableId, file, size, parts: [] })
  const body = { uploadUrl: `${call.origin}/uploads/${id}`, nextExpectedRanges: ['0-'] }
  return { ...ok(call, 'uploadSession', body), status: 201 }
}

export function isUpload(path: string): boolean {
  return path.startsWith('/uploads/')
}

export async function takePart(request: GraphRequest, office: PostOffice): Promise<GraphAnswer> {
  const id = request.path.slice('/uploads/'.length)
  const session = sessions.get(office)?.get(id)
  if (session === undefined) throw itemNotFound()
  // The address proves itself; a token beside it is refused.
  if (request.headers['authorization'] !== undefined)
    throw new GraphError(401, 'InvalidAuthenticationToken', 'No token.')
  const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? []
  const have = session.parts.reduce((sum, part) => sum + part.length, 0)
  const fits = Number(from) === have && Number(to) - have + 1 === request.body.length
  if (request.method !== 'PUT' || !fits || Number(total) !== session.size) {
    throw new GraphError(416, 'InvalidContentRange', 'The range is not the one that is expected next.')
  }
  session.parts.push(request.body)
  if (have + request.body.length < session.size) {
    return { status: 200, body: { nextExpectedRanges: [`${have + request.body.length}-`] } }
  }
  sessions.get(office)?.delete(id)
  const contentBytes = Buffer.concat(session.parts).toString('base64')
  const file = { '@odata.type': '#microsoft.graph.fileAttachment' as const, ...session.file, contentBytes }
  await attach(office, session.mailbox, session.messageId, file)
  return { status: 201 }
}

async function attach(office: PostOffice, mailbox: Mailbox, messageId: string, file: FileAttachment): Promise<void> {
  const message = mailbox.message(messageId)
  if (message === undefined) throw itemNotFound()
  if (message.draft === null) throw badRequest('The message is not a draft.', 'ErrorInvalidRequest')
  const { attachments = [], ...draft } = message.draft
  await office.changeDraft(mailbox, message, { ...draft, attachments: [...attachments, file] })
}
