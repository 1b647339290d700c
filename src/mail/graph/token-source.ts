// Access tokens of one app in one tenant, by its client secret.
import { ConfidentialClientApplication } from '@azure/msal-node'
import type { Clock } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { TrustedFetch } from '../../lib/trusted-fetch.ts'
import { misunderstood, tokenFailure } from './errors.ts'
import { createTokenNetwork } from './token-network.ts'

export interface TokenSourceDeps {
  /** `https://login.microsoftonline.com`, without a path. */
  readonly loginUrl: string
  /** `https://graph.microsoft.com`, without a path. */
  readonly graphUrl: string
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly fetch: TrustedFetch
  readonly clock: Clock
}

export interface TokenSource {
  /** A token that is good for some minutes at least, kept between calls. Throws `OutsideError`. */
  token(): Promise<string>
  /**
   * A token fetched now, whatever is kept; it takes the kept one's place. A token knows only the permissions granted before
   * it was issued, and a secret that has since expired.
   */
  renew(): Promise<string>
  /** Graph answered 401 to this token: the next call fetches a new one. */
  refuse(token: string): void
}

/** A token is renewed while it is still good for so long. In milliseconds. */
const RENEW_BEFORE_MS = 5 * 60_000
/** As long as one exchange may take: a kept token that is good for less is of no use when a new one cannot be had. */
const LAST_USE_MS = 60_000
/** While a new one cannot be had, and the kept one is good still, it is asked for no more often. */
const RENEW_AGAIN_MS = 30_000

interface Kept {
  readonly token: string
  readonly endsAt: number
  renewAt: number
}

export function createTokenSource(deps: TokenSourceDeps): TokenSource {
  const scopes = [`${deps.graphUrl}/.default`]
  const call = 'Fetching an access token'
  let app: ConfidentialClientApplication | undefined
  let kept: Kept | null = null
  let pending: Promise<string> | undefined

  async function fetchNew(): Promise<string> {
    try {
      app ??= createApp(deps, call)
      // What MSAL keeps by its own clock is not asked for: what is kept here is all there is.
      const fresh = await app.acquireTokenByClientCredential({ scopes, skipCache: true })
      if (fresh === null) throw misunderstood(call, undefined)
      const lifeMs = (fresh.expiresOn?.getTime() ?? 0) - Date.now()
      const endsAt = deps.clock().getTime() + lifeMs
      kept = { token: fresh.accessToken, endsAt, renewAt: endsAt - Math.min(RENEW_BEFORE_MS, lifeMs / 2) }
      return fresh.accessToken
    } catch (error) {
      throw tokenFailure(call, error)
    }
  }

  /** An outage of the sign-in is none of the mail as long as the kept token is good. */
  async function acquire(): Promise<string> {
    const now = deps.clock().getTime()
    const current = kept
    if (current !== null && now < current.renewAt) return current.token
    try {
      return await fetchNew()
    } catch (error) {
      const isPassing = error instanceof OutsideError && error.retryable
      // Refused meanwhile, it is not kept any more.
      if (!isPassing || current === null || kept !== current || now >= current.endsAt - LAST_USE_MS) throw error
      current.renewAt = now + Math.max(RENEW_AGAIN_MS, error.retryAfterMs ?? 0)
      return current.token
    }
  }

  return {
    // Without this, all that wait for the first token would each fetch one.
    token: () => (pending ??= acquire().finally(() => (pending = undefined))),
    renew: () => fetchNew(),
    refuse: (token) => void (kept = kept?.token === token ? null : kept),
  }
}

function createApp({ loginUrl, tenantId, clientId, clientSecret, fetch, clock }: TokenSourceDeps, call: string) {
  const authority = `${loginUrl}/${encodeURIComponent(tenantId.trim())}`
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority,
      // Both spare MSAL the questions whose answers the authority's address holds already: discovery at Microsoft's public
      // cloud for an address it does not know, and the tenant's configuration, whose failure would hide the real error code.
      knownAuthorities: [new URL(loginUrl).host],
      authorityMetadata: JSON.stringify({
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
        issuer: `${authority}/v2.0`,
      }),
    },
    system: { networkClient: createTokenNetwork(fetch, clock, call) },
  })
}
