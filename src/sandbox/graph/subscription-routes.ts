// `/subscriptions`: made, looked at, prolonged, deleted. https://learn.microsoft.com/graph/api/resources/subscription
import { z } from 'zod'
import { type GraphAnswer } from './answer.ts'
import { type AppOptions } from './auth.ts'
import { unreadable } from './call.ts'
import { badRequest, GraphError } from './errors.ts'
import { type GraphRequest, jsonOf } from './http.ts'
import { type PostOffice } from './post-office.ts'
import { mailboxOfResource, type StoredSubscription, type Subscriptions } from './subscriptions.ts'

const PATH = /^\/v1\.0\/subscriptions(?:\/([^/]+))?$/iu

const Wanted = z.object({
  changeType: z.string(),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().nullish(),
  resource: z.string(),
  expirationDateTime: z.coerce.date(),
  clientState: z.string().max(128).nullish(),
})
const Renewal = z.object({ expirationDateTime: z.coerce.date() })

export function isSubscriptionPath(path: string): boolean {
  return PATH.test(path)
}

/** Throws `GraphError` for everything Graph refuses. */
export async function answerSubscription(
  request: GraphRequest,
  app: AppOptions,
  { office, subscriptions }: { readonly office: PostOffice; readonly subscriptions: Subscriptions },
): Promise<GraphAnswer> {
  const id = PATH.exec(request.path)?.[1]
  if (id === undefined) {
    if (request.method === 'POST') return await create(request, app, office, subscriptions)
    throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  }
  const found = subscriptions.of(app, decodeURIComponent(id))
  if (request.method === 'PATCH') {
    subscriptions.renew(found, Renewal.catch(unreadable).parse(jsonOf(request)).expirationDateTime)
  } else if (request.method === 'DELETE') {
    subscriptions.remove(found.id)
    return { status: 204 }
  }
  return { status: 200, body: shape(found) }
}

async function create(
  request: GraphRequest,
  app: AppOptions,
  office: PostOffice,
  subscriptions: Subscriptions,
): Promise<GraphAnswer> {
  const wanted = Wanted.catch(unreadable).parse(jsonOf(request))
  const mailbox = mailboxOfResource(office, wanted.resource)
  if (wanted.changeType !== 'created') throw badRequest(`changeType '${wanted.changeType}' is not supported here.`)
  const mayRead = app.roles.some((role) => role === 'Mail.Read' || role === 'Mail.ReadWrite')
  const isReached = app.mailboxes?.some((address) => address.toLowerCase() === mailbox?.address) ?? true
  if (mailbox?.options.tenantId !== app.tenantId || !mayRead || !isReached) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
  const made = await subscriptions.create({
    mailbox: mailbox.address,
    tenantId: app.tenantId,
    clientId: app.clientId,
    changeType: wanted.changeType,
    resource: wanted.resource,
    notificationUrl: wanted.notificationUrl,
    lifecycleNotificationUrl: wanted.lifecycleNotificationUrl ?? null,
    clientState: wanted.clientState ?? null,
    endsAt: wanted.expirationDateTime,
  })
  return { status: 201, body: shape(made) }
}

/** Graph keeps the secret to itself. */
function shape({ id, resource, changeType, notificationUrl, lifecycleNotificationUrl, ...one }: StoredSubscription) {
  const expirationDateTime = one.endsAt.toISOString()
  const urls = { notificationUrl, lifecycleNotificationUrl }
  return { id, resource, changeType, ...urls, expirationDateTime, applicationId: one.clientId, clientState: null }
}
