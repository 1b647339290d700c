// Which handler answers which path of Graph, and what an app must have been granted for it.
import { attachmentBytes, attachments, oneAttachment } from './attachments.ts'
import { addAttachment, createUploadSession } from './uploads.ts'
import { type AppOptions, type Role } from './auth.ts'
import { delta } from './delta.ts'
import { badRequest, GraphError } from './errors.ts'
import type { Call } from './call.ts'
import { type DeltaFault } from './faults.ts'
import { createChildFolder, createFolder, listChildFolders, listFolders, oneFolder } from './folders.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest, preferencesOf } from './http.ts'
import { type Mailbox } from './mailbox.ts'
import {
  deleteForGood,
  deleteMessage,
  listFolder,
  listMailbox,
  mime,
  moveMessage,
  oneMessage,
  patchMessage,
} from './messages.ts'
import { type PostOffice } from './post-office.ts'
import { createMessage, createReply, reply, sendDraft, sendMail } from './send.ts'
import { userShape } from './shapes.ts'

interface Route {
  readonly method: string
  readonly pattern: RegExp
  /** One of these. */
  readonly needs: readonly Role[]
  readonly handle: (call: Call) => GraphAnswer | Promise<GraphAnswer>
}

const READ = ['Mail.Read', 'Mail.ReadWrite'] as const
const WRITE = ['Mail.ReadWrite'] as const
const SEND = ['Mail.Send'] as const
const MESSAGE = '/users/{user}/messages/{message}'

const ROUTES: readonly Route[] = [
  route('GET', '/users/{user}', ['User.Read.All'], ({ mailbox, origin }) => ({
    status: 200,
    body: { '@odata.context': `${origin}/v1.0/$metadata#users/$entity`, ...userShape(mailbox) },
  })),
  route('GET', '/users/{user}/mailFolders', READ, listFolders),
  route('POST', '/users/{user}/mailFolders', WRITE, createFolder),
  route('GET', '/users/{user}/mailFolders/{folder}', READ, oneFolder),
  route('GET', '/users/{user}/mailFolders/{folder}/childFolders', READ, listChildFolders),
  route('POST', '/users/{user}/mailFolders/{folder}/childFolders', WRITE, createChildFolder),
  route('GET', '/users/{user}/mailFolders/{folder}/messages', READ, listFolder),
  route('GET', '/users/{user}/mailFolders/{folder}/messages/delta', READ, delta),
  route('GET', '/users/{user}/messages', READ, listMailbox),
  route('POST', '/users/{user}/messages', WRITE, createMessage),
  route('GET', MESSAGE, READ, oneMessage),
  route('PATCH', MESSAGE, WRITE, patchMessage),
  route('DELETE', MESSAGE, WRITE, deleteMessage),
  route('GET', `${MESSAGE}/$value`, READ, mime),
  route('GET', `${MESSAGE}/attachments`, READ, attachments),
  route('POST', `${MESSAGE}/attachments`, WRITE, addAttachment),
  route('POST', `${MESSAGE}/attachments/createUploadSession`, WRITE, createUploadSession),
  route('GET', `${MESSAGE}/attachments/{attachment}`, READ, oneAttachment),
  route('GET', `${MESSAGE}/attachments/{attachment}/$value`, READ, attachmentBytes),
  route('POST', `${MESSAGE}/move`, WRITE, moveMessage),
  route('POST', `${MESSAGE}/permanentDelete`, WRITE, deleteForGood),
  route('POST', `${MESSAGE}/createReply`, WRITE, createReply),
  route('POST', `${MESSAGE}/reply`, SEND, reply),
  route('POST', `${MESSAGE}/send`, SEND, sendDraft),
  route('POST', '/users/{user}/sendMail', SEND, sendMail),
]

/** Answers a Graph request of an app. Throws `GraphError` for everything Graph refuses. */
export async function answerRoute(
  request: GraphRequest,
  app: AppOptions,
  deltaFault: DeltaFault | null,
  { office, origin }: { readonly office: PostOffice; readonly origin: string },
): Promise<GraphAnswer> {
  const { route: found, params } = findRoute(request)
  if (!found.needs.some((role) => app.roles.includes(role))) {
    throw found.needs.includes('User.Read.All')
      ? new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
      : accessDenied()
  }
  const mailbox = mailboxFor(office, app, params['user'] ?? '', found.needs)
  const prefer = preferencesOf(request.headers['prefer'])
  const answer = await found.handle({ request, params, mailbox, office, prefer, origin, deltaFault })
  if (prefer.applied.length === 0) return answer
  return { ...answer, headers: { ...answer.headers, 'Preference-Applied': prefer.applied.join(', ') } }
}

function mailboxFor(office: PostOffice, app: AppOptions, user: string, needs: readonly Role[]): Mailbox {
  const mailbox = office.mailbox(user)
  if (mailbox?.options.tenantId !== app.tenantId) {
    if (needs.includes('User.Read.All')) {
      const message = `Resource '${user}' does not exist or one of its queried reference-property objects are not present.`
      throw new GraphError(404, 'Request_ResourceNotFound', message)
    }
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`)
  }
  if (needs.includes('User.Read.All')) return mailbox
  if (app.mailboxes?.some((address) => address.toLowerCase() === mailbox.address) === false) throw accessDenied()
  if (mailbox.options.withoutMailbox === true) {
    const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'
    throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', message)
  }
  return mailbox
}

function findRoute(request: GraphRequest): { route: Route; params: Record<string, string> } {
  // OData writes a key in a path as a segment or in brackets: users/x or users('x').
  const path = request.path.replace(/\('([^'/]*)'\)/g, '/$1').replace(/\(\)$/, '')
  let known = false
  for (const route of ROUTES) {
    const found = route.pattern.exec(path)
    if (found === null) continue
    known = true
    if (route.method === request.method) return { route, params: decoded(found.groups ?? {}) }
  }
  if (known)
    throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  throw badRequest(`Resource not found for the segment '${path.split('/').at(-1) ?? ''}'.`)
}

function decoded(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    throw badRequest('Malformed request URL.')
  }
}

function route(method: string, template: string, needs: readonly Role[], handle: Route['handle']): Route {
  const source = template.replaceAll('$', '\\$').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return { method, pattern: new RegExp(`^/v1\\.0${source}$`, 'i'), needs, handle }
}

function accessDenied(): GraphError {
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
}
