import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node'
import { Client as GraphClient, type Context, type Middleware } from '@microsoft/microsoft-graph-client'
import { type Agent, fetch } from 'undici'
import { z } from 'zod'
import { startGraphStandIn } from '../../src/sandbox/graph-stand-in.ts'
import {
  CLIENT,
  DELTA,
  eachWithStandIn,
  items,
  mail,
  object,
  options,
  round,
  SALES,
  SUPPORT,
  TENANT,
  text,
  withStandIn,
} from './support.ts'

describe('Graph stand-in', () => {
  const at = eachWithStandIn()

  it('is not trusted without its certificate', async () => {
    await assert.rejects(fetch(`${at.standIn.url}/v1.0/users/x`), (error: Error) => {
      return String(error.cause).includes('self-signed certificate')
    })
  })

  it('names the port and the cure when the port is taken', async () => {
    const port = Number(new URL(at.standIn.url).port)
    await assert.rejects(startGraphStandIn(options({ port })), {
      message: new RegExp(`^Port ${port} on 127\\.0\\.0\\.1.*choose another port$`),
    })
  })

  it('listens on loopback only', async () => {
    await assert.rejects(startGraphStandIn(options({ host: '0.0.0.0' })), /must not listen on '0\.0\.0\.0'/)
  })

  it('refuses to deliver to a mailbox it does not have', async () => {
    await assert.rejects(at.standIn.deliver(mail({}), 'nobody@x.example'), /no mailbox 'nobody@x\.example'/)
    assert.deepEqual([at.standIn.hasMailbox(SUPPORT.toUpperCase()), at.standIn.hasMailbox('x')], [true, false])
  })

  it('serves MSAL and the Graph SDK as Microsoft does', async () => {
    await at.standIn.deliver(mail({ Subject: 'Through the SDK' }), SUPPORT)
    const { url, authorityHost } = at.standIn
    const msal = new ConfidentialClientApplication({
      auth: {
        clientId: CLIENT,
        clientSecret: 'right~secret',
        authority: `${url}/${TENANT}`,
        knownAuthorities: [authorityHost],
      },
      system: { networkClient: networkOf(at.client.agent) },
    })
    const token = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })
    assert.ok(token)
    const graph = GraphClient.initWithMiddleware({
      middleware: fetching(at.client.agent, token.accessToken),
      baseUrl: url,
    })
    const page = object(await graph.api(`/users/${SUPPORT}/mailFolders/inbox/messages/delta`).select('subject').get())
    assert.match(JSON.stringify(page['value']), /"subject":"Through the SDK"/)
    assert.deepEqual(object(await graph.api(text(page['@odata.deltaLink'])).get())['value'], [])
  })

  it('gives MSAL the error code of a wrong secret', async () => {
    const auth = { clientId: CLIENT, clientSecret: 'wrong', authority: `${at.standIn.url}/${TENANT}` }
    const msal = new ConfidentialClientApplication({
      auth: { ...auth, knownAuthorities: [at.standIn.authorityHost] },
      system: { networkClient: networkOf(at.client.agent) },
    })
    await assert.rejects(
      msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] }),
      (error) => {
        const { errorCode, errorNo } = object({ ...(error as object) })
        assert.deepEqual([errorCode, String(errorNo)], ['invalid_client', '7000215'])
        return true
      },
    )
  })
})

describe('Graph stand-in with a folder', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stand-in-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('continues after a restart with the same ids, flags, links, tokens, drafts and certificate', async () => {
    const messages = `/users/${SUPPORT}/messages`
    const before = await withStandIn({ folder }, async (client, standIn) => {
      const ids = await Promise.all(['a', 'b', 'c'].map((Subject) => standIn.deliver(mail({ Subject }), SUPPORT)))
      const [kept = '', moved = '', gone = ''] = ids
      const { link } = await round(client, DELTA)
      await client.ask(`${messages}/${kept}`, { method: 'PATCH', body: { isRead: true, categories: ['x'] } })
      await client.ask(`${messages}/${moved}/move`, { method: 'POST', body: { destinationId: 'Done' } })
      await client.ask(`${messages}/${gone}/permanentDelete`, { method: 'POST' })
      const draft = text((await client.ask(`${messages}/${kept}/createReply`, { method: 'POST' })).json['id'])
      await client.ask(`${messages}/${draft}`, { method: 'PATCH', body: { subject: 'Rewritten' } })
      const listed = items(await client.ask(messages))
      const token = text((await client.token()).json['access_token'])
      return { ids, link, draft, listed, token, port: Number(new URL(standIn.url).port), ca: standIn.ca }
    })
    // A line that a crash cut short.
    await appendFile(path.join(folder, 'mail', 'journal.jsonl'), '{"op":"store","mail')

    await withStandIn({ folder, port: before.port }, async (client, standIn) => {
      assert.equal(standIn.ca, before.ca)
      assert.deepEqual(items(await client.ask(messages, { token: before.token })), before.listed)
      const { found } = await round(client, before.link)
      assert.deepEqual(
        found.map((item) => [item['id'], '@removed' in item]),
        before.ids.map((id, index) => [id, index > 0]),
      )
      const body = { toRecipients: [{ emailAddress: { address: SALES } }] }
      await client.ask(`${messages}/${before.draft}`, { method: 'PATCH', body })
      await client.ask(`${messages}/${before.draft}/send`, { method: 'POST' })
      const late = await standIn.deliver(mail({ Subject: 'd' }), SUPPORT)
      assert.ok(!before.ids.includes(late))
    })
    await withStandIn({ folder }, (_client, standIn) => {
      assert.deepEqual(
        standIn.sent(SUPPORT).map(({ content }) => content.subject),
        ['Rewritten'],
      )
      return Promise.resolve()
    })
  })

  it('names a journal that it cannot read', async () => {
    await withStandIn({ folder }, () => Promise.resolve())
    await appendFile(path.join(folder, 'mail', 'journal.jsonl'), '{"op":"dance"}\n')
    await assert.rejects(
      startGraphStandIn(options({ folder })),
      /^Error: Line 2 of '.*journal\.jsonl' cannot be read: move/,
    )
  })

  it('gives other ids to another set of mailboxes', async () => {
    const ids = []
    for (const place of ['one', 'two']) {
      const overrides = { folder: path.join(folder, place) }
      ids.push(await withStandIn(overrides, (_client, standIn) => standIn.deliver(mail({}), SUPPORT)))
    }
    assert.notEqual(ids[0], ids[1])
  })
})

function networkOf(agent: Agent): INetworkModule {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- INetworkModule is generic in just this way
  async function send<T>(method: string, url: string, headers: Record<string, string> = {}, body?: string) {
    const response = await fetch(url, { method, headers, dispatcher: agent, ...(body === undefined ? {} : { body }) })
    // The module's own contract leaves it to the caller to know what comes back.
    return {
      headers: Object.fromEntries(response.headers),
      status: response.status,
      body: (await response.json()) as T,
    }
  }
  return {
    sendGetRequestAsync: (url, more) => send('GET', url, more?.headers),
    sendPostRequestAsync: (url, more) => send('POST', url, more?.headers, more?.body),
  }
}

/** The last link of the SDK's chain, with a dispatcher that trusts the stand-in. */
function fetching(agent: Agent, token: string): Middleware {
  return {
    execute: async (context: Context) => {
      const url = z
        .union([z.string(), z.object({ url: z.string() }).transform((request) => request.url)])
        .parse(context.request)
      const headers = { ...(context.options?.headers as Record<string, string>), authorization: `Bearer ${token}` }
      const method = context.options?.method ?? 'GET'
      const response = await fetch(url, { method, headers, dispatcher: agent })
      context.response = new Response(await response.arrayBuffer(), {
        status: response.status,
        headers: Object.fromEntries(response.headers),
      })
    },
  }
}
