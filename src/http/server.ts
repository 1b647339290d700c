// The HTTP server: the one address that Teams calls, signed links, and whether this process lives and can work.
import type { Log, NewId } from '../app/ports/runtime.ts'
import { parseActivity } from './activity-door.ts'
import { answerJson } from './answers.ts'
import type { BaseServerOptions, HttpServer } from './base-server.ts'
import { createFront, type Front } from './front.ts'
import { serveNotifications, type NotificationDoor } from './notifications.ts'
import { serveLegal } from './page/serve-legal.ts'
import type { LegalFacts } from './page/legal-page.tsx'
import { serveLinks, type ReadLinks } from './links.ts'
import { serveInvitation, type InvitationRoute } from './page/serve-invitation.ts'
import { servePage, type CustomerPage } from './page/serve-page.ts'
import { readJson } from './read-json.ts'

export type { HttpServer }

export interface HttpServerOptions {
  /** Runs an activity whose outer form is right; whether its sender is believed, and its tenant served, is decided in there. */
  readonly handleActivity: (received: {
    readonly activity: object
    /** The `Authorization` header; empty when there was none. */
    readonly authorization: string
  }) => Promise<{
    readonly status: number
    readonly body?: unknown
    /** Work for when the answer is on its way; it never throws. */
    readonly afterwards?: () => Promise<void>
  }>
  /** Each ends with an error while what it is named after cannot work. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>
  /** For what Microsoft Graph tells; left out where it cannot reach this server. */
  readonly notifications?: NotificationDoor | undefined
  /** What signed links lead to. */
  readonly links: ReadLinks
  /** The page of a ticket for its customer. */
  readonly page: CustomerPage
  /** The page for whoever is invited to connect their tenant. */
  readonly invitation: InvitationRoute
  /** What the pages about privacy, terms and support say of whoever runs it; nothing when left out. */
  readonly legal?: LegalFacts
  readonly log: Log
  readonly newId: NewId
  /** The server that was there before all of this; one of its own, by what follows, when left out. */
  readonly front?: Front
  /** Connections at once; 250, 100 of them from one address, when left out. */
  readonly limits?: BaseServerOptions['limits']
  /** How much one address may ask, and which proxies tell whose request it is; the socket alone when left out. */
  readonly addresses?: Pick<NonNullable<BaseServerOptions['addresses']>, 'trustedProxies' | 'limits'>
  /** For the head of a request, in milliseconds; 10 s when left out. */
  readonly headersTimeoutMs?: number
  /** Bytes; 256 KB when left out. */
  readonly bodyLimit?: number
  /** How long one readiness check may take, in milliseconds; 2 s when left out. */
  readonly readinessTimeoutMs?: number
}

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { log, newId } = options
  const { limits, addresses, readinessTimeoutMs, headersTimeoutMs } = options
  const server =
    options.front ??
    createFront({
      ...{ log, newId, limits, addresses, readinessTimeoutMs },
      ...(headersTimeoutMs === undefined ? {} : { headersTimeoutMs }),
    })
  const { routes, guarded } = server

  routes.post(
    '/api/messages',
    guarded(async (req, res) => {
      const activity = parseActivity(await readJson(req, options.bodyLimit ?? 256 * 1024))
      const { status, body, afterwards } = await options.handleActivity({
        activity,
        authorization: req.headers.authorization ?? '',
      })
      answerJson(res, status, body)
      await afterwards?.()
    }),
  )
  if (options.notifications) serveNotifications(server, options.notifications)
  serveLinks(server, options.links, { log, newId })
  servePage(server, options.page, { log, newId })
  serveInvitation(server, options.invitation, { log, newId })
  serveLegal(server, options.legal ?? {})
  server.open(options.readiness)
  return server
}
