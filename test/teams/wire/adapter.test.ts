import assert from 'node:assert/strict'
import diagnostics from 'node:diagnostics_channel'
import { ConflictError } from '../../../src/domain/errors.ts'
import { MOCK_TEAM } from '../../../src/sandbox/connector/mock-team.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../../src/sandbox/connector-stand-in.ts'
import { createBotAdapter, type Turn } from '../../../src/teams/wire/adapter.ts'
import { ConnectorFault, ConnectorSilence } from '../../../src/teams/wire/connector-http.ts'
import { collectLog, countingIds, startBot, type RunningBot } from '../support.ts'

const [ada] = MOCK_TEAM.users

describe('createBotAdapter', () => {
  const parts = { log: collectLog().log, newId: countingIds() }
  const credentials = { appId: 'app', appPassword: 'secret', tenantId: 'tenant' }

  it('makes an adapter from full credentials', () => {
    assert.equal(createBotAdapter({ ...parts, ...credentials }).botId, '28:app')
  })

  it('refuses to be made without credentials, naming what to set', () => {
    assert.throws(
      () => createBotAdapter(parts),
      /set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TENANT_ID /,
    )
  })

  for (const name of ['appId', 'appPassword', 'tenantId'] as const) {
    it(`refuses a blank ${name}`, () => {
      assert.throws(
        () => createBotAdapter({ ...parts, ...credentials, [name]: ' ' }),
        /does not start without credentials/,
      )
    })
  }

  it('refuses to be unauthenticated when it has credentials', () => {
    assert.throws(
      () => createBotAdapter({ ...parts, ...credentials, unauthenticated: true }),
      /leave out one of the two/,
    )
  })
})

describe('the connector client', () => {
  let teams: ConnectorStandIn
  const options = { unauthenticated: true, log: collectLog().log, newId: countingIds() }
  const adapter = createBotAdapter(options)
  const impatient = createBotAdapter({ ...options, timeoutMs: 100 })
  const conversations = async (by = adapter) => (await by.connector(teams.serviceUrl)).conversations
  const message = { type: 'message', text: 'Hello' }
  const place = '19:tickets@thread.tacv2'

  beforeEach(async () => {
    teams = await startConnectorStandIn()
  })
  afterEach(() => teams.stop())

  for (const status of [408, 412, 429, 500, 502, 503, 504]) {
    it(`sends a POST once although Teams answers ${status}`, async () => {
      teams.faults.add({ times: Infinity, answer: { status, retryAfterSeconds: 1 } })
      await assert.rejects((await conversations()).sendToConversation(place, message), (error) => {
        assert(error instanceof ConnectorFault)
        assert.equal(error.status, status)
        assert.equal(error.retryAfterMs, 1000)
        return true
      })
      assert.equal(teams.calls.length, 1)
    })
  }

  for (const answer of ['reset', 'lost-answer', 'hang'] as const) {
    it(`sends a POST once although the connection ends in '${answer}'`, async () => {
      teams.faults.add({ times: Infinity, answer })
      const client = await conversations(answer === 'hang' ? impatient : adapter)
      await assert.rejects(client.sendToConversation(place, message), ConnectorSilence)
      assert.equal(teams.calls.length, 1)
      assert.equal(teams.channel('Tickets').length, answer === 'lost-answer' ? 1 : 0)
    })
  }

  it('sends a POST once to a port where nobody listens', async () => {
    const gone = teams.serviceUrl
    await teams.stop()
    const { conversations: nobody } = await adapter.connector(gone)
    let connections = 0
    const count = () => (connections += 1)
    diagnostics.subscribe('net.client.socket', count)
    try {
      await assert.rejects(nobody.sendToConversation(place, message), ConnectorSilence)
    } finally {
      diagnostics.unsubscribe('net.client.socket', count)
    }
    assert.equal(connections, 1)
  })

  it('does not offer Teams to pack its answers, which it could not unpack', async () => {
    await (await conversations()).sendToConversation(place, message)
    assert.equal(teams.calls[0]?.headers['accept-encoding'], undefined)
  })

  it('keeps one client per service URL', async () => {
    assert.equal(await adapter.connector(teams.serviceUrl), await adapter.connector(teams.serviceUrl))
    assert.notEqual(await adapter.connector(teams.serviceUrl), await adapter.connector('http://127.0.0.1:1/'))
  })
})

describe('a turn that fails', () => {
  let bot: RunningBot
  const failWith = async (turn: Turn): Promise<void> => {
    bot = await startBot(turn)
  }
  afterEach(() => bot.stop())

  it('tells the sender an id and nothing of the error, and logs the error under it', async () => {
    await failWith(() => Promise.reject(new Error('the password is hunter2')))
    const { status, replies } = await bot.hands.say(ada, 'personal', 'hello')
    assert.equal(status, 200)
    assert.match(replies[0]?.text ?? '', /give your administrator this number: id-1\./)
    assert.doesNotMatch(replies[0]?.text ?? '', /hunter2/)
    const [line] = bot.lines
    assert.equal(line?.fields['id'], 'id-1')
    assert.match(String(line.fields['error']), /hunter2/)
  })

  it('tells the sender the text that an error of the house has for people', async () => {
    await failWith(() => Promise.reject(new ConflictError({ message: 'log', forPerson: 'Somebody was faster.' })))
    const { replies } = await bot.hands.say(ada, 'personal', 'hello')
    assert.equal(replies[0]?.text, 'Somebody was faster.')
  })

  it('tells it in the language of their Teams', async () => {
    await failWith(() => Promise.reject(new Error('x')))
    const { replies } = await bot.hands.say({ ...ada, locale: 'de-DE' }, 'personal', 'hello')
    assert.match(replies[0]?.text ?? '', /Versuchen Sie es noch einmal/)
  })

  it('answers an invoke in the shape of an error, with HTTP status 200', async () => {
    await failWith(() => Promise.reject(new Error('the password is hunter2')))
    await bot.hands.say(ada, 'personal', 'hello')
    const [activity] = bot.hands.sent
    const answer = await bot.hands.send({ ...activity, type: 'invoke', name: 'adaptiveCard/action', value: {} })
    assert.equal(answer.status, 200)
    const text = JSON.stringify(answer.body)
    assert.match(text, /"statusCode":500,"type":"application\/vnd\.microsoft\.error"/)
    assert.doesNotMatch(text, /hunter2|at .*\.ts/)
  })

  it('does not fail anew when the sender cannot be told', async () => {
    await failWith(() => Promise.reject(new Error('first')))
    bot.teams.faults.add({ answer: { status: 403, bare: true } })
    const { status } = await bot.hands.say(ada, 'personal', 'hello')
    assert.equal(status, 200)
    assert.deepEqual(
      bot.lines.map(({ level }) => level),
      ['error', 'warn'],
    )
  })
})
