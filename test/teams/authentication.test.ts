import assert from 'node:assert/strict'
import { MOCK_TEAM } from '../../src/sandbox/connector/mock-team.ts'
import type { BotAnswer } from '../../src/sandbox/connector/hands.ts'
import { startLocalIssuer, type LocalIssuer } from './local-issuer.ts'
import { startBot, type RunningBot } from './support.ts'

const [ada] = MOCK_TEAM.users
const APP_ID = '6a000000-0000-4000-8000-000000000001'

describe('authentication of activities', () => {
  let issuer: LocalIssuer
  let bot: RunningBot
  let turns = 0

  const start = async (): Promise<void> => {
    const adapter = {
      unauthenticated: false,
      appId: APP_ID,
      appPassword: 'secret',
      tenantId: MOCK_TEAM.tenantId,
      cloud: issuer.cloud,
    }
    bot = await startBot(() => Promise.resolve(void (turns += 1)), { adapter })
  }
  const say = async (authorization?: string): Promise<BotAnswer> => {
    const hands = bot.teams.hands({
      url: `${bot.url}/api/messages`,
      ...(authorization === undefined ? {} : { authorization }),
    })
    return await hands.say(ada, 'personal', 'hello')
  }
  const claims = () => ({ audience: APP_ID, serviceUrl: bot.teams.serviceUrl })

  before(async () => {
    issuer = await startLocalIssuer()
  })
  after(() => issuer.stop())
  beforeEach(() => {
    turns = 0
  })
  afterEach(() => bot.stop())

  it('lets in who brings a token of the issuer for this bot', async () => {
    await start()
    assert.equal((await say(issuer.token(claims()))).status, 200)
    assert.equal(turns, 1)
  })

  const refused: readonly [string, () => string | undefined][] = [
    ['nothing', () => undefined],
    ['garbage', () => 'Bearer garbage'],
    ['garbage of three parts', () => 'Bearer a.b.c'],
    ['a token without scheme', () => issuer.token(claims()).replace('Bearer ', '')],
    ['a token for another bot', () => issuer.token({ ...claims(), audience: 'other' })],
    ['a token of another issuer', () => issuer.token({ ...claims(), issuer: 'https://issuer.example' })],
    ['a token for another service URL', () => issuer.token({ ...claims(), serviceUrl: 'https://elsewhere.example/' })],
    ['an expired token', () => issuer.token({ ...claims(), expiresIn: -600 })],
    ['a token signed by somebody else', () => issuer.forgedToken(claims())],
  ]
  for (const [what, header] of refused) {
    it(`refuses ${what} with 401, an id and nothing else`, async () => {
      await start()
      const { status, body } = await say(header())
      assert.equal(status, 401)
      assert.deepEqual(body, { error: { code: 'unauthorized', id: 'id-1' } })
      assert.equal(turns, 0)
    })
  }

  it('says 503, and nothing of the reason, when the issuer cannot be asked, and logs that once without a stack', async () => {
    await issuer.stop()
    issuer = await startLocalIssuer()
    await start()
    await issuer.stop()
    const forged = issuer.forgedToken(claims())
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(forged)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([503]))
    assert.deepEqual(answers[0]?.body, { error: { code: 'cannot-verify', id: 'id-1' } })
    const told = bot.lines.filter(({ level }) => level === 'warn' || level === 'error')
    assert.equal(told.length, 1)
    assert.match(String(told[0]?.fields['reason']), /ECONNREFUSED/)
    assert.ok(!JSON.stringify(told).includes('.js:'))
  })
})

describe('a bot without authentication', () => {
  it('believes everybody', async () => {
    const bot = await startBot(() => Promise.resolve())
    try {
      assert.equal((await bot.hands.say(ada, 'personal', 'hello')).status, 200)
    } finally {
      await bot.stop()
    }
  })
})
