// Apps, their access tokens, and what each may do.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { GraphError } from './errors.ts'

export type Role = 'Mail.Read' | 'Mail.ReadWrite' | 'Mail.Send' | 'User.Read.All'

export interface TenantOptions {
  readonly id: string
  /** Verified domains, each of which names the tenant in an authority. */
  readonly domains?: readonly string[]
}

/** An app registration with its consent in one tenant. */
export interface AppOptions {
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly secretExpiresAt?: Date
  readonly disabled?: boolean
  readonly roles: readonly Role[]
  /** Addresses; with it the app reaches these mailboxes only, as Exchange's RBAC for Applications has it. */
  readonly mailboxes?: readonly string[]
}

const GRAPH = 'https://graph.microsoft.com'
const Claims = z.object({ aud: z.string(), tid: z.string(), appid: z.string(), exp: z.int() })

/** Makes and checks access tokens. The key outlives a restart, as Microsoft's does, so that kept tokens stay good. */
export class Tokens {
  private readonly key: string

  constructor(key: string) {
    this.key = key
  }

  /** `audience`: whom it is for; Graph when left out. */
  issue(app: AppOptions, now: Date, seconds: number, audience = GRAPH): string {
    const iat = Math.floor(now.getTime() / 1000)
    const claims = { aud: audience, tid: app.tenantId, appid: app.clientId, roles: app.roles, iat }
    const content = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode({ ...claims, exp: iat + seconds })}`
    return `${content}.${this.sign(content)}`
  }

  /** The app that an Authorization header speaks for. Throws 401 as Graph does. */
  check(authorization: string | undefined, apps: readonly AppOptions[], now: Date): AppOptions {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) throw unauthenticated('Access token is empty.')
    const end = token.lastIndexOf('.')
    const signature = Buffer.from(token.slice(end + 1))
    const expected = Buffer.from(this.sign(token.slice(0, Math.max(end, 0))))
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw unauthenticated('Access token validation failure. Invalid signature.')
    }
    const claims = Claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')))
    if (claims.aud !== GRAPH) throw unauthenticated('Access token validation failure. Invalid audience.')
    if (claims.exp * 1000 <= now.getTime()) throw unauthenticated('Lifetime validation failed, the token is expired.')
    const app = apps.find(({ clientId, tenantId }) => clientId === claims.appid && tenantId === claims.tid)
    if (app === undefined) throw unauthenticated('Access token validation failure. Invalid application.')
    return app
  }

  private sign(content: string): string {
    return createHmac('sha256', this.key).update(content).digest('base64url')
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function unauthenticated(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message)
}
