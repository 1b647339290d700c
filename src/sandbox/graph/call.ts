// A call on a mailbox, and what the handlers of every route make of it.
import { badRequest, itemNotFound } from './errors.ts'
import { type DeltaFault } from './faults.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest, type Preferences } from './http.ts'
import { type Folder, type Mailbox, type StoredMessage } from './mailbox.ts'
import { OutgoingMessage } from './outgoing.ts'
import { type PostOffice } from './post-office.ts'
import { type Json } from './shapes.ts'

/** The folder that nobody sees. */
export const HIDDEN = 'recoverableitemsdeletions'

/** One call on one mailbox, allowed and ready to be answered. */
export interface Call {
  readonly request: GraphRequest
  /** What stood in the path's placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly mailbox: Mailbox
  readonly office: PostOffice
  readonly prefer: Preferences
  /** The server's own address, for links. */
  readonly origin: string
  readonly deltaFault: DeltaFault | null
}

/** Throws 404 when the mailbox has no such folder. */
export function folderOf(call: Call): Folder {
  const folder = call.mailbox.folder(call.params['folder'] ?? '')
  if (folder === undefined) throw itemNotFound()
  return folder
}

/** Throws 404 when the mailbox has no message of that id, or no longer. */
export function messageOf(call: Call): StoredMessage {
  const message = call.mailbox.message(call.params['message'] ?? '')
  if (message === undefined) throw itemNotFound()
  return message
}

/** Throws 400 when this is no message that Graph would take from a client. */
export function outgoingOf(value: unknown): OutgoingMessage {
  const parsed = OutgoingMessage.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badRequest(`Property ${issue?.path.join('/') ?? ''} in payload is not valid: ${issue?.message ?? ''}`)
  }
  const header = parsed.data.internetMessageHeaders?.find(({ name }) => !/^x-/i.test(name))
  if (header !== undefined) {
    const text = `The internet message header name '${header.name}' should start with 'x-' or 'X-'.`
    throw badRequest(text, 'InvalidInternetMessageHeader')
  }
  return parsed.data
}

export function unreadable(): never {
  throw badRequest('The payload does not have the properties that this action needs.', 'RequestBodyRead')
}

export function ok(call: Call, what: string, body: Json): GraphAnswer {
  const context = `${call.origin}/v1.0/$metadata#users('${encodeURIComponent(call.mailbox.address)}')/${what}`
  return { status: 200, body: { '@odata.context': context, ...body } }
}

/** Nothing on the last page. */
export function nextLink(call: Call, skip: number, total: number): Json {
  if (skip >= total) return {}
  const query = new URLSearchParams(call.request.query)
  query.set('$skip', String(skip))
  return { '@odata.nextLink': `${call.origin}${call.request.path}?${query.toString()}` }
}
