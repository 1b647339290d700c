// The connector of the other tenants: the Playground's own, which knows one tenant and in a chat one person, and what it cannot know.
import { people } from '../world.ts'

export const OTHER_TENANT_PATH = '/_other-tenant'

/** Answers who somebody of another tenant is, and passes everything else on. `path` is what follows `OTHER_TENANT_PATH`, with its query. */
export async function askElsewhere(
  serviceUrl: string,
  call: { readonly method: string; readonly path: string; readonly body: Buffer },
): Promise<{ readonly status: number; readonly body: Buffer }> {
  const member = call.method === 'GET' ? memberAt(call.path) : null
  if (member) return { status: 200, body: Buffer.from(JSON.stringify(member)) }
  const hasBody = call.method !== 'GET' && call.method !== 'HEAD'
  const answered = await fetch(`${serviceUrl}${call.path}`, {
    method: call.method,
    headers: { 'Content-Type': 'application/json' },
    ...(hasBody ? { body: new Uint8Array(call.body) } : {}),
  })
  return { status: answered.status, body: Buffer.from(await answered.arrayBuffer()) }
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
function memberAt(path: string): object | null {
  const asked = /^\/v3\/conversations\/[^/]+\/members\/([^/?]+)/u.exec(path)?.[1]
  const person = people().find(({ id }) => id === decodeURIComponent(asked ?? ''))
  if (person?.tenantId === undefined) return null
  const { id, aadObjectId, name, address, tenantId } = person
  return { id, aadObjectId, name, email: address, userPrincipalName: address, tenantId, userRole: 'user' }
}
