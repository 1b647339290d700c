// Access tokens of one app in one tenant, by its client secret.
import { ConfidentialClientApplication } from '@azure/msal-node'
import type { Clock } from '../../app/ports/runtime.ts'
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

export function createTokenSource(deps: TokenSourceDeps): TokenSource {
  const scopes = [`${deps.graphUrl}/.default`]
  const call = 'Fetching an access token'
  let app: ConfidentialClientApplication | undefined
  let refusedToken: string | undefined
  let pending: Promise<string> | undefined

  async function acquire(renewed: boolean): Promise<string> {
    try {
      app ??= createApp(deps, call)
      const kept = renewed ? null : await app.acquireTokenByClientCredential({ scopes })
      const skipCache = renewed || (kept !== null && kept.accessToken === refusedToken)
      const fresh = skipCache ? await app.acquireTokenByClientCredential({ scopes, skipCache }) : kept
      refusedToken = undefined
      if (fresh === null) throw misunderstood(call, undefined)
      return fresh.accessToken
    } catch (error) {
      throw tokenFailure(call, error)
    }
  }

  return {
    // MSAL does not join calls: without this, all that wait for the first token would each fetch one.
    token: () => (pending ??= acquire(false).finally(() => (pending = undefined))),
    renew: () => acquire(true),
    refuse: (token) => void (refusedToken = token),
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
