import assert from 'node:assert/strict'
import { fetch } from 'undici'
import { app, eachWithStandIn, object, TENANT, text, withStandIn } from '../support.ts'

describe('token endpoint of the stand-in', () => {
  const at = eachWithStandIn()

  it('gives a bearer token for the right secret, by tenant id or domain', async () => {
    for (const tenant of [TENANT, 'contoso.example']) {
      const { status, json } = await at.client.token({}, tenant)
      assert.equal(status, 200)
      assert.deepEqual([json['token_type'], json['expires_in']], ['Bearer', 3599])
    }
  })

  it('refuses with the codes of Entra ID', async () => {
    const cases: [number, number, string, Record<string, string>, string?][] = [
      [401, 7000215, 'invalid_client', { client_secret: 'wrong' }],
      [400, 700016, 'unauthorized_client', { client_id: 'nobody' }],
      [400, 90002, 'invalid_request', {}, '99999999-9999-4999-8999-999999999999'],
      [400, 900023, 'invalid_request', {}, 'not_a_tenant'],
      [400, 70003, 'unsupported_grant_type', { grant_type: 'password' }],
      [400, 1002012, 'invalid_scope', { scope: 'Mail.Read' }],
    ]
    for (const [status, number, error, form, tenant] of cases) {
      const answer = await at.client.token(form, tenant)
      assert.deepEqual([answer.status, answer.json['error_codes'], answer.json['error']], [status, [number], error])
      assert.match(
        text(answer.json['error_description']),
        new RegExp(`^AADSTS${number}: .*Trace ID: ${text(answer.json['trace_id'])}`),
      )
    }
  })

  it('refuses an expired secret and a disabled app', async () => {
    for (const [number, overrides] of [
      [7000222, { secretExpiresAt: new Date('2020-01-01') }],
      [7000112, { disabled: true }],
    ] as const) {
      await withStandIn({ apps: [app(overrides)] }, async (client) => {
        assert.deepEqual((await client.token()).json['error_codes'], [number])
      })
    }
  })

  it('never repeats the secret in a refusal', async () => {
    const { bytes } = await at.client.token({ client_secret: 'oops-mine' })
    assert.ok(!bytes.includes('oops-mine'))
  })

  it('describes itself under the tenant', async () => {
    const url = `${at.standIn.url}/${TENANT}/v2.0/.well-known/openid-configuration`
    const answer = object(await (await fetch(url, { dispatcher: at.client.agent })).json())
    assert.equal(answer['token_endpoint'], `${at.standIn.url}/${TENANT}/oauth2/v2.0/token`)
    assert.equal(answer['issuer'], `${at.standIn.url}/${TENANT}/v2.0`)
  })

  it('can be down, slow or out of order on demand, in its own error form', async () => {
    const match = { path: /\/token$/ }
    at.standIn.faults.add({ match, answer: { status: 503, code: 'temporarily_unavailable', retryAfterSeconds: 2 } })
    const down = await at.client.token()
    assert.deepEqual(
      [down.status, down.json['error'], down.headers.get('retry-after')],
      [503, 'temporarily_unavailable', '2'],
    )
    at.standIn.faults.add({ match, answer: 'reset' })
    await assert.rejects(at.client.token())
    assert.equal((await at.client.token()).status, 200)
  })
})
