// The figures' own port: asked by many, worked out once.
import assert from 'node:assert/strict'
import type { Figures } from '../../src/app/watch/read-figures.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { createMetricsServer } from '../../src/http/metrics-server.ts'
import { collectLog, countingIds } from '../teams/support.ts'

const FIGURES: Figures = {
  ...{ openTickets: 3, deliveriesDue: 2, deliveriesParked: 0, mailsWaiting: 0, mailsFailed: 0 },
  mailboxes: [{ address: 'help@contoso.example', state: 'running', condition: 'throttled', silentSeconds: 7 }],
}

describe('metrics', () => {
  it('are worked out once for all who ask at once, and again only some seconds later', async () => {
    let reads = 0
    let now = 0
    const { metrics } = createMetrics(
      () => Promise.resolve({ ...FIGURES, openTickets: ++reads }),
      () => now,
    )
    const texts = await Promise.all(Array.from({ length: 5 }, metrics))
    assert.match(texts[4] ?? '', /^frontdesk_tickets_open 1$/m)
    assert.match(texts[4] ?? '', /^frontdesk_mailboxes\{state="throttled"\} 1$/m)
    now = 4_999
    await metrics()
    assert.equal(reads, 1)
    now = 5_000
    assert.match(await metrics(), /^frontdesk_tickets_open 2$/m)
  })

  it('are not kept when they could not be read', async () => {
    let fails = true
    const { metrics } = createMetrics(() => (fails ? Promise.reject(new Error('no store')) : Promise.resolve(FIGURES)))
    await assert.rejects(metrics())
    fails = false
    assert.match(
      await metrics(),
      /^frontdesk_mailbox_silent_seconds\{address="help@contoso\.example",state="running"\} 7$/m,
    )
  })

  it('have a port of their own, with nothing else on it, and name its variable when it is taken', async () => {
    const options = {
      metrics: createMetrics(() => Promise.resolve(FIGURES)),
      log: collectLog().log,
      newId: countingIds(),
    }
    const server = createMetricsServer(options)
    const port = await server.listen(0, '127.0.0.1')
    try {
      const response = await fetch(`http://127.0.0.1:${port}/metrics`)
      assert.equal(response.headers.get('content-type'), options.metrics.contentType)
      assert.match(await response.text(), /^frontdesk_deliveries_due 2$/m)
      assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 404)
      await assert.rejects(
        createMetricsServer(options).listen(port, '127.0.0.1'),
        new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use: .* set METRICS_PORT `),
      )
    } finally {
      await server.stop(0)
    }
  })
})
