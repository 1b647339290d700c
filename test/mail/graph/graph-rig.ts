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
const Seen = z.object({ isRead: z.boolean(), categories: z.array(z.string()), parentFolderId: z.string() })
const Folders = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) })

const List = z.object({ value: z.array(z.unknown()) })

/** A mailbox whose sign-in name is not what it sends from. */
export const SIGN_IN = 'desk-login@contoso.example'

/** Further apps of the tenant, by their Client ID; the secret is the same. */
export const APPS = {
  reader: 'reader',
  writer: 'writer',
  sender: 'sender',
  unconsented: 'unconsented',
  expired: 'expired',
  /** May read, write and send everywhere. */
  broad: 'broad',
  /** May read mail, and who users are. */
  directory: 'directory',
} as const

export const ACCESS = { address, tenantId, clientId, clientSecret }

const app = { tenantId, clientId, clientSecret }

/** `waits` lists the pauses that the provider wanted; none is taken. */
export async function startGraphRig(options: Partial<GraphProviderOptions> = {}) {
  const graph = await startGraphStandIn({
    tenants: [{ id: tenantId }],
    apps: [
      { ...app, roles: ['Mail.ReadWrite', 'Mail.Send'], mailboxes: [address, 'empty@contoso.example'] },
      { ...app, clientId: APPS.reader, roles: ['Mail.Read'], mailboxes: [address] },
      { ...app, clientId: APPS.writer, roles: ['Mail.ReadWrite'], mailboxes: [address] },
      { ...app, clientId: APPS.sender, roles: ['Mail.Send'], mailboxes: [address] },
      { ...app, clientId: APPS.unconsented, roles: [] },
      { ...app, clientId: APPS.expired, roles: ['Mail.ReadWrite'], secretExpiresAt: new Date('2020-01-01T00:00:00Z') },
      { ...app, clientId: APPS.directory, roles: ['Mail.Read', 'User.Read.All'] },
      { ...app, clientId: APPS.broad, roles: ['Mail.ReadWrite', 'Mail.Send'] },
    ],
    mailboxes: [
      { address, tenantId },
      { address: SIGN_IN, tenantId, primaryAddress: 'Desk@contoso.example', aliases: ['it@contoso.example'] },
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
  /** What another program does in the mailbox; the JSON that it is answered with. */
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const headers = {
      Authorization: `Bearer ${await tokens.token()}`,
      Prefer: 'IdType="ImmutableId"',
      'Content-Type': 'application/json',
    }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${graph.url}/v1.0/users/${address}${path}`, { method, headers, ...sent })
    assert.ok(answer.ok, `${method} ${path} was answered with ${answer.status}`)
    return answer.status === 204 ? { id: '' } : answer.json()
  }
  async function folders(path = '/mailFolders') {
    return Folders.parse(await ask('GET', `${path}?$top=100`)).value
  }
  return {
    graph,
    provider,
    waits,
    infos,
    access: ACCESS,
    client: provider.open(ACCESS),
    /** The mailbox as another app sees it. */
    as: (clientId: keyof typeof APPS) => provider.open({ ...ACCESS, clientId: APPS[clientId] }),
    deliver: (raw: string, receivedAt?: Date) => graph.deliver(raw, address, receivedAt),
    ask,
    call: async (method: string, path: string, body?: object) => Message.parse(await ask(method, path, body)),
    folders,
    /** What a person sees of a mail in the mailbox. */
    look: async (id: string) => {
      const { isRead, categories, parentFolderId } = Seen.parse(await ask('GET', `/messages/${id}`))
      const all = [...(await folders()), ...(await folders('/mailFolders/inbox/childFolders'))]
      const folder = all.find((one) => one.id === parentFolderId)?.displayName ?? ''
      return { read: isRead, labels: categories, folder }
    },
    makeFolder: async (name: string, inInbox: boolean) => {
      await ask('POST', inInbox ? '/mailFolders/inbox/childFolders' : '/mailFolders', { displayName: name })
    },
    countDrafts: async () => List.parse(await ask('GET', '/mailFolders/drafts/messages')).value.length,
    sent: () =>
      graph.sent(address).map(({ content: { messageId, to, subject, text, html, headers, parents } }) => {
        const addresses = to.map((one) => one.address)
        return { messageId, to: addresses, subject: subject ?? '', text, html: html ?? '', headers, parents }
      }),
    stop: () => graph.stop(),
  }
}

export type GraphRig = Awaited<ReturnType<typeof startGraphRig>>

function ignore(): void {
  // The provider's log is of no interest here.
}
