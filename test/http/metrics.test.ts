// The figures' own port: asked by many, worked out once.
import assert from 'node:assert/strict'
import type { Figures } from '../../src/app/watch/read-figures.ts'
import { createMeter } from '../../src/http/meter.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { createMetricsServer } from '../../src/http/metrics-server.ts'
import { collectLog, countingIds } from '../teams/support.ts'

const FIGURES: Figures = {
  ...{ openTickets: 3, deliveriesDue: 2, deliveriesParked: 0, mailsWaiting: 0, mailsFailed: 0 },
  mailboxes: [{ address: 'help@contoso.example', state: 'running', condition: 'throttled', silentSeconds: 7 }],
}

const PARTS = {
  readAges: () => Promise.resolve({ oldestDelivery: 4, oldestMail: 0, pollOverdue: 0 }),
  log: collectLog().log,
}

describe('metrics', () => {
  it('are worked out once for all who ask at once, and again only some seconds later', async () => {
    let reads = 0
    let now = 0
    const { metrics } = createMetrics({
      ...PARTS,
      readFigures: () => Promise.resolve({ ...FIGURES, openTickets: ++reads }),
      now: () => now,
    })
    const texts = await Promise.all(Array.from({ length: 5 }, metrics))
    assert.match(texts[4] ?? '', /^frontdesk_tickets_open 1$/m)
    assert.match(texts[4] ?? '', /^frontdesk_mailboxes\{state="throttled"\} 1$/m)
    now = 4_999
    await metrics()
    assert.equal(reads, 1)
    now = 5_000
    assert.match(await metrics(), /^frontdesk_tickets_open 2$/m)
  })

  it('leave out what the store does not tell, say so in one line, and tell the rest', async () => {
    let fails = true
    let now = 0
    const meter = createMeter()
    meter.called('graph', 'throttled', 20)
    const { log, lines } = collectLog()
    const { metrics } = createMetrics({
      ...PARTS,
      readFigures: () => (fails ? Promise.reject(new Error('no store')) : Promise.resolve(FIGURES)),
      counted: meter.registry,
      log,
      now: () => now,
    })
    for (; now <= 10_000; now += 5_000) {
      const text = await metrics()
      assert.match(text, /^frontdesk_store_up 0$/m)
      assert.match(text, /^frontdesk_calls_total\{service="graph",outcome="throttled"\} 1$/m)
      assert.match(text, /^nodejs_eventloop_lag_p99_seconds \d/m)
      assert.doesNotMatch(text, /^frontdesk_(?:mailbox|tickets_open|oldest)/m)
    }
    assert.equal(lines.length, 1)
    fails = false
    const text = await metrics()
    assert.match(text, /^frontdesk_store_up 1$/m)
    assert.match(text, /^frontdesk_mailbox_silent_seconds\{address="help@contoso\.example",state="running"\} 7$/m)
    assert.match(text, /^frontdesk_oldest_delivery_seconds 4$/m)
  })

  it('count lag, calls, retries and outcomes from 0 on, and no time as negative', async () => {
    const meter = createMeter()
    assert.match(await meter.registry.metrics(), /^frontdesk_calls_total\{service="teams",outcome="timeout"\} 0$/m)
    meter.cardPosted(1_500)
    meter.cardPosted(-1)
    meter.repeated('delivery')
    meter.polled('failed', 40)
    meter.mailWorked('ticket')
    meter.delivered('reply', 'parked')
    meter.workerFailed('delivery')
    const text = await meter.registry.metrics()
    for (const line of [
      'frontdesk_card_lag_seconds_bucket{le="0.5"} 1',
      'frontdesk_card_lag_seconds_bucket{le="2"} 2',
      'frontdesk_card_lag_seconds_sum 1.5',
      'frontdesk_retries_total{what="delivery"} 1',
      'frontdesk_polls_total{outcome="failed"} 1',
      'frontdesk_mails_total{outcome="ticket"} 1',
      'frontdesk_deliveries_total{kind="reply",outcome="parked"} 1',
      'frontdesk_worker_failures_total{worker="delivery"} 1',
    ]) {
      assert.ok(text.includes(`${line}\n`), `${line} is missing in\n${text}`)
    }
  })

  it('have a port of their own, with nothing else on it, and name its variable when it is taken', async () => {
    const options = {
      metrics: createMetrics({ ...PARTS, readFigures: () => Promise.resolve(FIGURES) }),
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
