import assert from 'node:assert/strict'
import { app, CLIENT, code, eachWithStandIn, SALES, SUPPORT, TENANT, text, withStandIn } from '../support.ts'
import { type GraphStandInOptions } from '../../../src/sandbox/graph-stand-in.ts'

describe('access to the Graph stand-in', () => {
  const at = eachWithStandIn()

  async function codes(
    overrides: Partial<GraphStandInOptions>,
    ...asks: [method: string, path: string, body?: object][]
  ) {
    const answers: [number, string][] = []
    await withStandIn(overrides, async (client) => {
      for (const [method, path, body] of asks) {
        const answer = await client.ask(path, { method, ...(body === undefined ? {} : { body }) })
        answers.push([answer.status, answer.status < 400 ? '' : code(answer)])
      }
    })
    return answers
  }

  it('refuses a missing, forged or unknown token with 401', async () => {
    const good = text((await at.client.token()).json['access_token'])
    const [head = '', , signature = ''] = good.split('.')
    const longer = Buffer.from(JSON.stringify({ tid: TENANT, appid: CLIENT, exp: 9e9 })).toString('base64url')
    for (const token of ['x', 'a.b.c', `${head}.${longer}.${signature}`]) {
      const answer = await at.client.ask(`/users/${SUPPORT}/messages`, { token })
      assert.deepEqual([answer.status, code(answer)], [401, 'InvalidAuthenticationToken'])
    }
  })

  it('refuses a token after its lifetime', async () => {
    let now = new Date('2026-06-01T08:00:00Z')
    await withStandIn({ clock: () => now, tokenSeconds: 60 }, async (client) => {
      assert.equal((await client.ask(`/users/${SUPPORT}/messages`)).status, 200)
      now = new Date('2026-06-01T08:01:00Z')
      assert.equal((await client.ask(`/users/${SUPPORT}/messages`)).status, 401)
    })
  })

  it('keeps each app to what it was granted', async () => {
    const write = { message: { toRecipients: [{ emailAddress: { address: SALES } }] } }
    const calls: [string, string, object?][] = [
      ['GET', `/users/${SUPPORT}/messages`],
      ['POST', `/users/${SUPPORT}/sendMail`, write],
      ['GET', `/users/${SUPPORT}`],
    ]
    assert.deepEqual(await codes({ apps: [app({ roles: ['Mail.Read'] })] }, ...calls), [
      [200, ''],
      [403, 'ErrorAccessDenied'],
      [403, 'Authorization_RequestDenied'],
    ])
    assert.deepEqual(await codes({ apps: [app({ roles: ['Mail.Send'] })] }, ...calls.slice(0, 2)), [
      [403, 'ErrorAccessDenied'],
      [202, ''],
    ])
  })

  it('keeps a scoped app to its mailboxes', async () => {
    const apps = [app({ mailboxes: [SUPPORT.toUpperCase()] })]
    assert.deepEqual(
      await codes({ apps }, ['GET', `/users/${SUPPORT}/messages`], ['GET', `/users/${SALES}/messages`]),
      [
        [200, ''],
        [403, 'ErrorAccessDenied'],
      ],
    )
  })

  it('tells an unknown user from one without a mailbox, and sees nothing of other tenants', async () => {
    const mailboxes = [
      { address: SUPPORT, tenantId: TENANT, withoutMailbox: true },
      { address: SALES, tenantId: 'another' },
    ]
    const asks = [SUPPORT, SALES, 'nobody@contoso.example'].map((user): [string, string] => [
      'GET',
      `/users/${user}/mailFolders/inbox`,
    ])
    assert.deepEqual(await codes({ mailboxes }, ...asks), [
      [404, 'MailboxNotEnabledForRESTAPI'],
      [404, 'ErrorInvalidUser'],
      [404, 'ErrorInvalidUser'],
    ])
  })

  it('answers a user by address in any case and by object id', async () => {
    const user = await at.client.ask(`/users/${SUPPORT.toUpperCase()}`)
    assert.equal(user.json['mail'], SUPPORT)
    const again = await at.client.ask(`/users/${text(user.json['id'])}`)
    assert.equal(again.json['displayName'], 'Contoso Support')
  })

  it('answers unknown paths, methods and malformed ids as errors with the request id', async () => {
    const unknown = await at.client.ask(`/users/${SUPPORT}/calendar`)
    assert.equal(unknown.status, 400)
    assert.ok(unknown.bytes.includes(unknown.headers.get('request-id') ?? 'none'))
    assert.equal((await at.client.ask(`/users/${SUPPORT}`, { method: 'PUT' })).status, 405)
    assert.equal((await at.client.ask(`/users/${SUPPORT}/messages/%E0%A4%A`)).status, 400)
  })
})
