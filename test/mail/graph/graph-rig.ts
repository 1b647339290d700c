// The real provider before the stand-in for Microsoft, over https on loopback.
import assert from 'node:assert/strict'
import { z } from 'zod'
import { createTrustedFetch } from '../../../src/lib/trusted-fetch.ts'
import { createGraphProvider, type GraphProviderOptions } from '../../../src/mail/graph/graph-provider.ts'
import { createTokenSource } from '../../../src/mail/graph/token-source.ts'
import { startGraphStandIn } from '../../../src/sandbox/graph-stand-in.ts'

const tenantId = '11111111-1111-4111-8111-111111111111'
const clientId = '22222222-2222-4222-8222-222222222222'
const clientSecret = 'right-secret-8Q~'
const address = 'help@contoso.example'

const Message = z.object({ id: z.string() })

export const ACCESS = { address, tenantId, clientId, clientSecret }

/** `waits` lists the pauses that the provider wanted; none is taken. */
export async function startGraphRig(options: Partial<GraphProviderOptions> = {}) {
  const graph = await startGraphStandIn({
    tenants: [{ id: tenantId }],
    apps: [
      { tenantId, clientId, clientSecret, roles: ['Mail.ReadWrite'], mailboxes: [address, 'empty@contoso.example'] },
    ],
    mailboxes: [
      { address, tenantId },
      { address: 'hidden@contoso.example', tenantId },
      { address: 'empty@contoso.example', tenantId, withoutMailbox: true },
    ],
  })
  const clock = () => new Date()
  const waits: number[] = []
  const infos: string[] = []
  const provider = createGraphProvider({
    loginUrl: graph.url,
    graphUrl: graph.url,
    ca: graph.ca,
    clock,
    log: { debug: ignore, info: (message) => void infos.push(message), warn: ignore, error: ignore },
    timeoutMs: 5000,
    pageSize: 10,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
    random: () => 0,
    ...options,
  })
  const fetch = createTrustedFetch({ ca: graph.ca, timeoutMs: 5000 })
  const tokens = createTokenSource({ ...ACCESS, loginUrl: graph.url, graphUrl: graph.url, fetch, clock })
  return {
    graph,
    provider,
    waits,
    infos,
    access: ACCESS,
    client: provider.open(ACCESS),
    deliver: (raw: string, receivedAt?: Date) => graph.deliver(raw, address, receivedAt),
    /** What another program does in the mailbox; the message that it is answered with. */
    call: async (method: string, path: string, body?: object) => {
      const headers = {
        Authorization: `Bearer ${await tokens.token()}`,
        Prefer: 'IdType="ImmutableId"',
        'Content-Type': 'application/json',
      }
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(`${graph.url}/v1.0/users/${address}${path}`, { method, headers, ...sent })
      assert.ok(answer.ok, `${method} ${path} was answered with ${answer.status}`)
      return answer.status === 204 ? { id: '' } : Message.parse(await answer.json())
    },
    stop: () => graph.stop(),
  }
}

export type GraphRig = Awaited<ReturnType<typeof startGraphRig>>

function ignore(): void {
  // The provider's log is of no interest here.
}
