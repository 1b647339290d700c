import assert from 'node:assert/strict'
import { createKeyGate, KeysUnavailableError, NoTokenError } from '../../../src/teams/wire/key-gate.ts'
import { collectLog } from '../support.ts'

function token(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `Bearer ${part({ alg: 'RS256' })}.${part(claims)}.c2ln`
}
const NOW = Math.floor(Date.now() / 1000)
/** These are made when the file is loaded: a long run comes to them late. */
const TOMORROW = NOW + 86_400
const VALID = token({ iss: 'https://issuer.example', exp: TOMORROW })

describe('the gate before Microsoft’s keys', () => {
  let asked: number
  let now: number
  let log: ReturnType<typeof collectLog>
  beforeEach(() => {
    asked = 0
    now = 0
    log = collectLog()
  })
  const gate = (patienceMs?: number) => createKeyGate(log.log, () => now, patienceMs)
  const failing = (): Promise<never> => {
    asked += 1
    return Promise.reject(new Error('connect ECONNREFUSED'))
  }
  const passing = (): Promise<string> => {
    asked += 1
    return Promise.resolve('sender')
  }

  it('asks once while the keys cannot be had, however many come, and again after a while', async () => {
    const pass = gate()
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => pass(VALID, failing)))
    assert.ok(all.every((one) => one.status === 'rejected' && one.reason instanceof KeysUnavailableError))
    assert.equal(asked, 1)
    now = 9_999
    await assert.rejects(pass(VALID, passing), KeysUnavailableError)
    now = 10_000
    assert.equal(await pass(VALID, passing), 'sender')
    assert.equal(asked, 2)
    assert.deepEqual(
      log.lines.map(({ level }) => level),
      ['warn', 'info'],
    )
  })

  it('gives up on keys that do not come', async () => {
    await assert.rejects(
      gate(10)(VALID, () => new Promise(() => undefined)),
      KeysUnavailableError,
    )
  })

  it('lets all in at once who come while the first one is verified', async () => {
    const pass = gate()
    assert.deepEqual(await Promise.all([pass(VALID, passing), pass(VALID, passing)]), ['sender', 'sender'])
  })

  it('hands on a refusal as it is, and lets the next one in', async () => {
    const pass = gate()
    const forged = Object.assign(new Error('invalid signature'), { name: 'JsonWebTokenError' })
    await assert.rejects(
      pass(VALID, () => Promise.reject(forged)),
      forged,
    )
    assert.equal(await pass(VALID, passing), 'sender')
  })

  for (const [what, header] of Object.entries({
    'no token': '',
    'a token of two parts': 'Bearer a.b',
    'a token that is no JSON': 'Bearer YQ.YQ.YQ',
    'a token without an end': token({ iss: 'x' }),
    'an expired token': token({ iss: 'x', exp: NOW - 600 }),
  })) {
    it(`refuses ${what} without asking anybody`, async () => {
      await assert.rejects(gate()(header, passing), NoTokenError)
      assert.equal(asked, 0)
    })
  }
})
