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

  describe('when the sign-in is in trouble', () => {
    type Answer = 'token' | 'broken' | { readonly status: number; readonly retryAfter?: string }
    const MINUTE = 60_000

    function create() {
      let now = Date.parse('2026-04-01T08:00:00Z')
      let answer: Answer = 'token'
      let asked = 0
      const make = (tenantId: string) =>
        createTokenSource({
          ...{
            loginUrl: 'https://login.example',
            graphUrl: 'https://graph.example',
            clientId: 'app',
            clientSecret: 's',
          },
          tenantId,
          clock: () => new Date(now),
          fetch: (url) => {
            if (!url.includes('/ill.example/')) {
              return Promise.resolve(Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'well' }))
            }
            asked += 1
            if (answer === 'broken') return Promise.reject(new TypeError('fetch failed'))
            if (answer !== 'token') {
              const headers = answer.retryAfter === undefined ? {} : { 'Retry-After': answer.retryAfter }
              return Promise.resolve(Response.json({ error: 'no' }, { status: answer.status, headers }))
            }
            const access_token = `T${asked}`
            return Promise.resolve(Response.json({ token_type: 'Bearer', expires_in: 3599, access_token }))
          },
        })
      const state = { answers: (next: Answer) => void (answer = next), later: (ms: number) => void (now += ms) }
      return { tokens: make('ill.example'), others: make('well.example'), ...state, asked: () => asked }
    }

    it('renews a token before it ends', async () => {
      const { tokens, later } = create()
      assert.equal(await tokens.token(), 'T1')
      later(54 * MINUTE)
      assert.equal(await tokens.token(), 'T1')
      later(1.5 * MINUTE)
      assert.equal(await tokens.token(), 'T2')
    })

    it('uses the kept token as long as it is good, and asks again now and then', async () => {
      const { tokens, answers, later, asked } = create()
      await tokens.token()
      later(56 * MINUTE)
      for (const trouble of [{ status: 503 }, 'broken', { status: 429 }] as const) {
        answers(trouble)
        const before = asked()
        assert.deepEqual([await tokens.token(), await tokens.token()], ['T1', 'T1'])
        assert.equal(asked(), before + 1)
        later(0.6 * MINUTE)
      }
      later(2 * MINUTE)
      await assert.rejects(tokens.token(), { retryable: true })
      answers('token')
      assert.match(await tokens.token(), /^T/)
    })

    it('asks again at once after 429 and 5xx, and hands on how long to wait', async () => {
      const { tokens, answers, asked } = create()
      answers({ status: 429, retryAfter: '40' })
      await assert.rejects(tokens.token(), { retryable: true, retryAfterMs: 40_000 })
      answers({ status: 500 })
      await assert.rejects(tokens.token(), { retryable: true })
      answers('token')
      assert.equal(await tokens.token(), 'T3')
      assert.equal(asked(), 3)
    })

    it('does not use a kept token once the secret is refused, nor one that Graph refused', async () => {
      const { tokens, answers, later } = create()
      await tokens.token()
      later(56 * MINUTE)
      answers({ status: 401 })
      await assert.rejects(tokens.token(), { retryable: false })
      answers('token')
      const token = await tokens.token()
      tokens.refuse(token)
      answers('broken')
      await assert.rejects(tokens.token(), { retryable: true })
    })

    it('touches no other tenant', async () => {
      const { tokens, others, answers } = create()
      answers('broken')
      await assert.rejects(tokens.token())
      assert.equal(await others.token(), 'well')
    })
  })
})
