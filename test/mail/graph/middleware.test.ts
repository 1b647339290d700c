import assert from 'node:assert/strict'
import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import { createRetry, createSend } from '../../../src/mail/graph/middleware.ts'
import { createPause } from '../../../src/mail/graph/pause.ts'
import { retryAfterMs } from '../../../src/mail/graph/retry-after.ts'
import { createSlots } from '../../../src/mail/graph/slots.ts'

const NOW = new Date('2026-04-01T08:00:00Z')

describe('the retry middleware', () => {
  function run(method: string, answers: readonly Response[], url = 'https://graph.microsoft.com/v1.0/me') {
    const waits: number[] = []
    let sent = 0
    const policy = {
      ...{ maxWaitMs: 30_000, clock: () => NOW, random: () => 1 },
      wait: (ms: number) => Promise.resolve(void waits.push(ms)),
    }
    const pause = createPause(policy)
    const retry = createRetry({ tries: 3, ...policy, pause })
    const last: Middleware = {
      execute: async (context) => {
        await pause.pass(method)
        const answer = answers[sent++]
        assert.ok(answer !== undefined, 'sent more often than expected')
        context.response = answer
      },
    }
    retry.setNext?.(last)
    const context: Context = { request: url, options: { method } }
    return retry.execute(context).then(() => ({ status: context.response?.status, sent, waits }))
  }
  const answer = (status: number, retryAfter?: string) =>
    new Response(null, { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } })

  it('repeats a GET with growing waits', async () => {
    const result = await run('GET', [answer(503), answer(504), answer(200)])
    assert.deepEqual(result, { status: 200, sent: 3, waits: [500, 1000] })
  })

  it('waits until the date that is asked for, and a little longer', async () => {
    const result = await run('GET', [answer(429, 'Wed, 01 Apr 2026 08:00:09 GMT'), answer(200)])
    assert.deepEqual(result.waits, [9500])
  })

  it('leaves a mailbox alone that says so without a time', async () => {
    assert.deepEqual((await run('GET', [answer(429), answer(429), answer(200)])).waits, [550, 1100])
  })

  it('hands on the last answer when the tries are used up', async () => {
    assert.deepEqual((await run('GET', [answer(503), answer(503), answer(503)])).status, 503)
  })

  it('repeats a PATCH, which does the same when it is done twice', async () => {
    assert.deepEqual(await run('PATCH', [answer(504), answer(200)]), { status: 200, sent: 2, waits: [500] })
  })

  it('never repeats another write', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      assert.deepEqual(await run(method, [answer(429, '1')]), { status: 429, sent: 1, waits: [] }, method)
    }
  })

  it('repeats a batch, which only reads', async () => {
    const result = await run('POST', [answer(503), answer(200)], 'https://graph.microsoft.com/v1.0/$batch')
    assert.equal(result.status, 200)
  })

  it('does not repeat what will not change', async () => {
    for (const status of [200, 400, 401, 403, 404, 410]) assert.equal((await run('GET', [answer(status)])).sent, 1)
  })
})

describe('the send middleware', () => {
  it('keeps to the limit, of which a batch takes as much as Exchange works on at once', async () => {
    let running = 0
    const seen: [url: string, running: number][] = []
    const fetch = async (url: string) => {
      seen.push([url.slice(GRAPH.length), ++running])
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return new Response(null)
    }
    const send = createSend({ fetch, stream: fetch, slots: createSlots(4), pause: NO_PAUSE })
    const paths = ['/a', '/b', '/$batch', '/$batch', '/c', '/d', '/e', '/f', '/g']
    await Promise.all(paths.map((path) => send.execute({ request: GRAPH + path, options: {} })))
    assert.deepEqual(
      seen.filter(([path]) => path === '/$batch').map(([, count]) => count),
      [1, 1],
    )
    assert.equal(Math.max(...seen.map(([, count]) => count)), 4)
  })
})

const NO_PAUSE = { note: () => undefined, pass: () => Promise.resolve() }
const GRAPH = 'https://graph.microsoft.com/v1.0'

describe('retryAfterMs', () => {
  it('reads seconds and dates, and nothing else', () => {
    assert.equal(retryAfterMs('7', NOW), 7000)
    assert.equal(retryAfterMs(' 0 ', NOW), 0)
    assert.equal(retryAfterMs('Wed, 01 Apr 2026 08:01:00 GMT', NOW), 60_000)
    assert.equal(retryAfterMs('Wed, 01 Apr 2026 07:00:00 GMT', NOW), 0)
    assert.equal(retryAfterMs('999999999', NOW), 900_000, 'nobody is left alone for years')
    assert.equal(retryAfterMs('Wed, 01 Apr 2099 08:00:00 GMT', NOW), 900_000)
    for (const text of [null, undefined, '', 'soon', '-5']) assert.equal(retryAfterMs(text, NOW), null, String(text))
  })
})

describe('slots', () => {
  const settle = () => new Promise((resolve) => setImmediate(resolve))

  it('never lets more run than there are, and starts in order', async () => {
    const slots = createSlots(4)
    const log: string[] = []
    const opened = new Map<string, () => void>()
    const start = (name: string, weight: number) =>
      slots(weight, async () => {
        log.push(name)
        await new Promise<void>((open) => opened.set(name, open))
      })
    const works = [start('a', 1), start('b', 1), start('batch', 4), start('c', 1)]
    await settle()
    assert.deepEqual(log, ['a', 'b'])
    opened.get('a')?.()
    await works[0]
    await settle()
    assert.deepEqual(log, ['a', 'b'], 'a single may not overtake the batch, nor the batch start early')
    opened.get('b')?.()
    await works[1]
    await settle()
    assert.deepEqual(log, ['a', 'b', 'batch'])
    opened.get('batch')?.()
    await works[2]
    await settle()
    opened.get('c')?.()
    await works[3]
    assert.deepEqual(log, ['a', 'b', 'batch', 'c'])
  })

  it('gives a slot back after a failure, and runs work that is heavier than all', async () => {
    const slots = createSlots(1)
    await assert.rejects(slots(4, () => Promise.reject(new Error('broken'))))
    assert.equal(await slots(1, () => Promise.resolve('done')), 'done')
  })
})
