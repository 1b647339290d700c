import assert from 'node:assert/strict'
import { NEVER_STOPPING } from '../../../src/lib/stopping.ts'
import { createTrustedFetch } from '../../../src/lib/trusted-fetch.ts'
import { startGraphStandIn, type GraphStandIn } from '../../../src/sandbox/graph-stand-in.ts'
import { botCredentials } from '../../../src/teams/wire/bot-token.ts'

const TENANT = '98f13708-2101-4c4f-8f76-8c9b7d4b6e2a'
const BOT = '1f0e3dad-9990-4345-b743-9f8ffabdffc4'

describe('the token of the bot', () => {
  let login: GraphStandIn
  before(async () => {
    login = await startGraphStandIn({
      ...{ tenants: [{ id: TENANT }], mailboxes: [] },
      apps: [{ tenantId: TENANT, clientId: BOT, clientSecret: 'right', roles: [] }],
    })
  })
  after(() => login.stop())

  function credentials(
    given: { readonly appPassword?: string; readonly appId?: string; readonly loginUrl?: string } = {},
  ) {
    const fetch = createTrustedFetch({ ca: login.ca, timeoutMs: 5000, stopping: NEVER_STOPPING })
    const right = { appId: BOT, appPassword: 'right', tenantId: TENANT, loginUrl: login.url, channelService: null }
    return botCredentials({ ...right, ...given, fetch })
  }

  it('says whom it is for, whose it is and where it is from', async () => {
    const wanted = credentials()
    assert.equal(wanted.audience, 'https://api.botframework.com')
    assert.deepEqual(await wanted.token(), { audience: wanted.audience, appId: BOT, tenantId: TENANT })
  })

  it('is refused with Microsoft’s code, and without the secret', async () => {
    const wrong = credentials({ appPassword: 'wr~ng' }).token()
    await assert.rejects(wrong, (error: Error & { code?: string }) => {
      assert.equal(error.code, 'AADSTS7000215')
      assert.ok(!JSON.stringify([error.message, error.stack, error.cause]).includes('wr~ng'))
      return true
    })
    await assert.rejects(credentials({ appId: TENANT }).token(), { code: 'AADSTS700016', retryable: false })
    await assert.rejects(credentials({ loginUrl: 'https://127.0.0.1:2' }).token(), { retryable: true })
  })

  it('is one that Graph does not take, nor the other way round', async () => {
    const options = { ca: login.ca, timeoutMs: 5000, stopping: NEVER_STOPPING }
    const form = { grant_type: 'client_credentials', client_id: BOT, client_secret: 'right' }
    const fetch = createTrustedFetch(options)
    const tokenFor = async (resource: string) => {
      const body = new URLSearchParams({ ...form, scope: `${resource}/.default` }).toString()
      const answer = await fetch(`${login.url}/${TENANT}/oauth2/v2.0/token`, { method: 'POST', headers: {}, body })
      return ((await answer.json()) as { access_token: string }).access_token
    }
    const statusWith = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await fetch(`${login.url}/v1.0/users/nobody@x.example`, { method: 'GET', headers })).status
    }
    assert.equal(await statusWith(await tokenFor('https://api.botframework.com')), 401)
    assert.notEqual(await statusWith(await tokenFor('https://graph.microsoft.com')), 401)
  })
})
