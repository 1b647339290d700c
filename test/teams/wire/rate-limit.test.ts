import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { OutsideError } from '../../../src/domain/errors.ts'
import { createRateLimit, PUBLISHED_LIMITS, type Outgo } from '../../../src/teams/wire/rate-limit.ts'

const outgo = (overrides: Partial<Outgo> = {}): Outgo => ({
  tenantId: 'tenant',
  conversationId: '19:a@thread.tacv2',
  operation: 'send',
  ...overrides,
})

function refusedFor(ms: number): (error: unknown) => boolean {
  return (error) => {
    assert(error instanceof OutsideError)
    assert.equal(error.code, 'too-many-messages')
    assert.equal(error.retryable, true)
    assert.equal(error.retryAfterMs, ms)
    return true
  }
}

describe('createRateLimit', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000_000 }))
  afterEach(() => mock.timers.reset())

  it('refuses the eighth message of a second and says how long to wait', async () => {
    const take = createRateLimit(PUBLISHED_LIMITS)
    for (let count = 0; count < 7; count += 1) await take(outgo())
    mock.timers.tick(300)
    await assert.rejects(take(outgo()), refusedFor(700))
  })

  it('takes one more once the second is over, and then keeps the limit of two seconds', async () => {
    const take = createRateLimit(PUBLISHED_LIMITS)
    for (let count = 0; count < 7; count += 1) await take(outgo())
    mock.timers.tick(1000)
    await take(outgo())
    await assert.rejects(take(outgo()), refusedFor(1000))
  })

  it('does not count for the hour what was refused for the second', async () => {
    const take = createRateLimit({
      perConversation: [
        { messages: 3, seconds: 3600 },
        { messages: 1, seconds: 1 },
      ],
      perTenant: [],
    })
    for (let count = 0; count < 3; count += 1) {
      await take(outgo())
      await assert.rejects(take(outgo()), refusedFor(1000))
      mock.timers.tick(1000)
    }
    await assert.rejects(take(outgo()), refusedFor(3_597_000))
  })

  it('does not count for the conversation what was refused for the tenant', async () => {
    const take = createRateLimit({
      perConversation: [{ messages: 2, seconds: 60 }],
      perTenant: [{ messages: 1, seconds: 1 }],
    })
    await take(outgo())
    await assert.rejects(take(outgo()), refusedFor(1000))
    mock.timers.tick(1000)
    await take(outgo())
    mock.timers.tick(1000)
    await assert.rejects(take(outgo()), refusedFor(58_000))
  })

  it('counts conversations, tenants, and creating and sending, each by themselves', async () => {
    const take = createRateLimit({
      perConversation: [{ messages: 1, seconds: 1 }],
      perTenant: [{ messages: 3, seconds: 1 }],
    })
    await take(outgo())
    await take(outgo({ operation: 'create' }))
    await take(outgo({ conversationId: '19:b@thread.tacv2' }))
    await assert.rejects(take(outgo({ conversationId: '19:c@thread.tacv2' })), refusedFor(1000))
    await take(outgo({ conversationId: '19:c@thread.tacv2', tenantId: 'other' }))
  })

  it('counts a thread for its channel', async () => {
    const take = createRateLimit({ perConversation: [{ messages: 1, seconds: 1 }], perTenant: [] })
    await take(outgo({ conversationId: '19:a@thread.tacv2;messageid=1' }))
    await assert.rejects(take(outgo({ conversationId: '19:a@thread.tacv2;messageid=2' })), refusedFor(1000))
  })

  it('says what room is left and when the next place is free, without taking any', async () => {
    const take = createRateLimit(PUBLISHED_LIMITS)
    assert.deepEqual(await take.room(outgo()), { count: 7, opensInMs: 0 })
    for (let count = 0; count < 7; count += 1) {
      await take(outgo())
      for (let asked = 0; asked < 10; asked += 1) await take.room(outgo())
    }
    mock.timers.tick(300)
    assert.deepEqual(await take.room(outgo({ conversationId: '19:a@thread.tacv2;messageid=1' })), {
      count: 0,
      opensInMs: 700,
    })
    assert.equal((await take.room(outgo({ operation: 'create' }))).count, 7)
    mock.timers.tick(700)
    assert.deepEqual(await take.room(outgo()), { count: 1, opensInMs: 0 })
    await take(outgo())
    assert.deepEqual(await take.room(outgo()), { count: 0, opensInMs: 1000 })
    assert.equal((await createRateLimit(null).room(outgo())).count, Infinity)
  })

  it('has room only while the tenant has', async () => {
    const take = createRateLimit({ perConversation: [], perTenant: [{ messages: 1, seconds: 1 }] })
    await take(outgo({ conversationId: '19:b@thread.tacv2' }))
    assert.deepEqual(await take.room(outgo()), { count: 0, opensInMs: 1000 })
  })

  it('holds under many at once', async () => {
    const take = createRateLimit(PUBLISHED_LIMITS)
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => take(outgo())))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 7)
  })

  it('lets everything pass without limits', async () => {
    const take = createRateLimit(null)
    for (let count = 0; count < 5000; count += 1) await take(outgo())
  })
})
