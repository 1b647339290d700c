// Messages: list, read, change, move, delete.
import { type Call, folderOf, HIDDEN, messageOf, nextLink, ok, outgoingOf, unreadable } from './call.ts'
import { z } from 'zod'
import { badRequest, GraphError, itemNotFound } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { jsonOf } from './http.ts'
import { type StoredMessage } from './mailbox.ts'
import { allowOnly, messageFilter, positive, selection } from './query.ts'
import { MESSAGE_PROPERTIES, messageShape } from './shapes.ts'

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
  refuseInefficient(query)
  found.sort((a, b) => ascending * (a.receivedAt.getTime() - b.receivedAt.getTime() || a.seq - b.seq))
  const top = positive(query, '$top', call.prefer.pageSize ?? 10, 1000)
  const skip = positive(query, '$skip', 0, found.length)
  const value = found.slice(skip, skip + top).map((message) => messageShape(message, call, selected))
  return ok(call, 'messages', { value, ...nextLink(call, skip + top, found.length) })
}

/** What is sorted by has to be filtered by, too, and before all else: https://learn.microsoft.com/graph/api/user-list-messages */
function refuseInefficient(query: URLSearchParams): void {
  const [filter, order] = [query.get('$filter'), query.get('$orderby')]
  if (filter === null || order === null || /^\s*receivedDateTime\s/i.test(filter)) return
  throw badRequest('The restriction or sort order is too complex for this operation.', 'InefficientFilter')
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
