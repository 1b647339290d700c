// The Entra ID endpoints of a tenant that client credentials need. Errors: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { type Clock, type NewId } from '../../app/ports/runtime.ts'
import { type AppOptions, type TenantOptions, type Tokens } from './auth.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest } from './http.ts'

export interface TokenEndpointDeps {
  readonly tenants: readonly TenantOptions[]
  readonly apps: readonly AppOptions[]
  readonly tokens: Tokens
  readonly tokenSeconds: number
  readonly clock: Clock
  readonly newId: NewId
}

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/v2\.0\/token$/i
const CONFIGURATION_PATH = /^\/([^/]+)\/(?:v2\.0\/)?\.well-known\/openid-configuration$/i

export function isTokenEndpoint(path: string): boolean {
  return TOKEN_PATH.test(path) || CONFIGURATION_PATH.test(path)
}

/** Answers for the paths that `isTokenEndpoint` knows. `origin` is the server's own address. */
export function tokenEndpoint(deps: TokenEndpointDeps, request: GraphRequest, origin: string): GraphAnswer {
  const named = (TOKEN_PATH.exec(request.path) ?? CONFIGURATION_PATH.exec(request.path))?.[1] ?? ''
  const tenant = findTenant(deps.tenants, named)
  if (tenant === 'malformed') {
    return refusal(
      deps,
      400,
      'invalid_request',
      900023,
      `Specified tenant identifier '${named}' is neither a valid DNS name, nor a valid external domain.`,
    )
  }
  if (tenant === 'unknown') {
    return refusal(
      deps,
      400,
      'invalid_request',
      90002,
      `Tenant '${named}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    )
  }
  if (CONFIGURATION_PATH.test(request.path)) return configuration(tenant, origin)
  return request.method === 'POST'
    ? grant(deps, tenant, new URLSearchParams(request.body.toString('utf8')))
    : { status: 405 }
}

function grant(deps: TokenEndpointDeps, tenant: TenantOptions, form: URLSearchParams): GraphAnswer {
  const type = form.get('grant_type')
  const clientId = form.get('client_id')
  if (type === null || clientId === null) {
    const missing = type === null ? 'grant_type' : 'client_id'
    return refusal(
      deps,
      400,
      'invalid_request',
      900144,
      `The request body must contain the following parameter: '${missing}'.`,
    )
  }
  if (type !== 'client_credentials') {
    return refusal(deps, 400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`)
  }
  const app = deps.apps.find((one) => one.clientId === clientId && one.tenantId === tenant.id)
  if (app === undefined) {
    return refusal(
      deps,
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.id}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    )
  }
  if (app.disabled === true) {
    return refusal(deps, 400, 'unauthorized_client', 7000112, `Application '${clientId}' is disabled.`)
  }
  if (form.get('client_secret') !== app.clientSecret) {
    return refusal(
      deps,
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    )
  }
  if (app.secretExpiresAt !== undefined && app.secretExpiresAt <= deps.clock()) {
    return refusal(
      deps,
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app.`,
    )
  }
  // MSAL adds the scopes of OpenID to what its caller asked for; one of the others has to be a resource's `.default`.
  const scope = form.get('scope') ?? ''
  if (!/(?:^|\s)https:\/\/\S+\/\.default(?:\s|$)/.test(scope)) {
    return refusal(
      deps,
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    )
  }
  const bot = /(?:^|\s)(https:\/\/api\.botframework\.(?:com|us))\/\.default(?:\s|$)/.exec(scope)?.[1]
  const access_token = deps.tokens.issue(app, deps.clock(), deps.tokenSeconds, bot)
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: deps.tokenSeconds, ext_expires_in: deps.tokenSeconds, access_token },
  }
}

function findTenant(tenants: readonly TenantOptions[], named: string): TenantOptions | 'unknown' | 'malformed' {
  const wanted = named.toLowerCase()
  const found = tenants.find(({ id, domains }) => id.toLowerCase() === wanted || domains?.includes(wanted) === true)
  if (found !== undefined) return found
  const wellFormed =
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(wanted)
  return wellFormed ? 'unknown' : 'malformed'
}

function configuration(tenant: TenantOptions, origin: string): GraphAnswer {
  const base = `${origin}/${tenant.id}`
  const body = {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'id_token', 'token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  }
  return { status: 200, body }
}

function refusal(deps: TokenEndpointDeps, status: number, error: string, code: number, text: string): GraphAnswer {
  const trace = deps.newId()
  const correlation = deps.newId()
  const timestamp = `${deps.clock().toISOString().slice(0, 19).replace('T', ' ')}Z`
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  }
}
