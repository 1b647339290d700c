// Messages: list, read, change, move, delete.
import { z } from 'zod'
import { badRequest, GraphError, itemNotFound } from './errors.ts'
import { type GraphAnswer, jsonOf } from './http.ts'
import { type Folder, type StoredMessage } from './mailbox.ts'
import { OutgoingMessage } from './outgoing.ts'
import { allowOnly, messageFilter, positive, selection } from './query.ts'
import { type Call } from './routes.ts'
import { type Json, MESSAGE_PROPERTIES, messageShape } from './shapes.ts'

export const HIDDEN = 'recoverableitemsdeletions'

export function listFolder(call: Call): GraphAnswer {
  return list(call, call.mailbox.inFolder(folderOf(call)))
}

export function listMailbox(call: Call): GraphAnswer {
  return list(
    call,
    [...call.mailbox.messages()].filter(({ folder }) => folder !== HIDDEN),
  )
}

function list(call: Call, messages: StoredMessage[]): GraphAnswer {
  const { query } = call.request
  allowOnly(query, '$select', '$filter', '$orderby', '$top', '$skip')
  const selected = selection(query, MESSAGE_PROPERTIES, 'microsoft.graph.message')
  const found = messages.filter(messageFilter(query.get('$filter')))
  const ascending = direction(query.get('$orderby'))
  found.sort((a, b) => ascending * (a.receivedAt.getTime() - b.receivedAt.getTime() || a.seq - b.seq))
  const top = positive(query, '$top', call.prefer.pageSize ?? 10, 1000)
  const skip = positive(query, '$skip', 0, found.length)
  const value = found.slice(skip, skip + top).map((message) => messageShape(message, call, selected))
  return ok(call, 'messages', { value, ...nextLink(call, skip + top, found.length) })
}

function direction(orderby: string | null): 1 | -1 {
  const found = /^receivedDateTime(?:\s+(asc|desc))?$/i.exec((orderby ?? 'receivedDateTime desc').trim())
  if (found === null) throw badRequest(`The query option '$orderby=${orderby ?? ''}' is not supported here.`)
  return found[1]?.toLowerCase() === 'desc' ? -1 : 1
}

export function oneMessage(call: Call): GraphAnswer {
  allowOnly(call.request.query, '$select')
  const selected = selection(call.request.query, MESSAGE_PROPERTIES, 'microsoft.graph.message')
  return ok(call, 'messages/$entity', messageShape(messageOf(call), call, selected))
}

export function mime(call: Call): GraphAnswer {
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: messageOf(call).raw }
}

const Flags = z.object({ isRead: z.boolean().optional(), categories: z.array(z.string()).optional() })

/** Marks and categories of any mail; the text and the recipients only of a draft. */
export async function patchMessage(call: Call): Promise<GraphAnswer> {
  const message = messageOf(call)
  const { isRead, categories, ...rest } = z.looseObject(Flags.shape).catch(unreadable).parse(jsonOf(call.request))
  if (Object.keys(rest).length > 0) {
    if (message.draft === null) {
      const text = `The property '${Object.keys(rest)[0] ?? ''}' can be set only on a draft.`
      throw badRequest(text, 'ErrorInvalidPropertySet')
    }
    await call.office.changeDraft(call.mailbox, message, { ...message.draft, ...outgoingOf(rest) })
  }
  if (isRead !== undefined || categories !== undefined) {
    const change = { ...(isRead === undefined ? {} : { isRead }), ...(categories === undefined ? {} : { categories }) }
    call.office.change(call.mailbox, message, change)
  }
  return ok(call, 'messages/$entity', messageShape(messageOf(call), call, null))
}

export function moveMessage(call: Call): GraphAnswer {
  const message = messageOf(call)
  const { destinationId } = z.object({ destinationId: z.string() }).catch(unreadable).parse(jsonOf(call.request))
  const folder = call.mailbox.folder(destinationId)
  if (folder === undefined) throw itemNotFound()
  call.office.move(call.mailbox, message, folder.key)
  return { ...ok(call, 'messages/$entity', messageShape(message, call, null)), status: 201 }
}

/**
 * Into the Recoverable Items, where the immutable id still finds the mail and a second delete is refused with 403,
 * as seen of the service (github.com/microsoftgraph/msgraph-sdk-dotnet/issues/3047).
 */
export function deleteMessage(call: Call): GraphAnswer {
  const message = messageOf(call)
  if (message.folder === HIDDEN) throw new GraphError(403, 'ErrorCannotDeleteObject', 'Object cannot be deleted.')
  call.office.move(call.mailbox, message, HIDDEN)
  return { status: 204 }
}

/** After this no id finds the mail. */
export function deleteForGood(call: Call): GraphAnswer {
  call.office.remove(call.mailbox, messageOf(call))
  return { status: 204 }
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
