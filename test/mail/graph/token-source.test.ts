import assert from 'node:assert/strict'
import { createTokenSource } from '../../../src/mail/graph/token-source.ts'

describe('the token source', () => {
  it('asks every cloud for nothing but the token, for that cloud’s Graph', async () => {
    const clouds = [
      ['https://login.microsoftonline.com', 'https://graph.microsoft.com'],
      ['https://login.microsoftonline.us', 'https://graph.microsoft.us'],
      ['https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
      ['https://127.0.0.1:4443', 'https://127.0.0.1:4443'],
    ] as const
    for (const [loginUrl, graphUrl] of clouds) {
      const asked: string[] = []
      const tokens = createTokenSource({
        ...{ loginUrl, graphUrl, tenantId: 'contoso.example', clientId: 'app', clientSecret: 'secret' },
        clock: () => new Date(),
        fetch: (url, { method, body }) => {
          asked.push(`${method} ${url.split('?')[0] ?? ''}`)
          assert.match(new URLSearchParams(String(body)).get('scope') ?? '', new RegExp(`^${graphUrl}/\\.default\\b`))
          return Promise.resolve(Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'T' }))
        },
      })
      assert.deepEqual([await tokens.token(), await tokens.token()], ['T', 'T'])
      assert.deepEqual(asked, [`POST ${loginUrl}/contoso.example/oauth2/v2.0/token`])
    }
  })
})
