// The life of a mail as a collector of traces sees it.
import assert from 'node:assert/strict'
import { startCollector, type CollectedSpan } from '../support/collector.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'

describe('a trace', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>
  let desk: TestFrontdesk | undefined
  beforeEach(async () => {
    collector = await startCollector()
  })
  afterEach(async () => {
    await desk?.stop()
    await collector.stop()
  })

  /** All that was traced, once the desk has ended. */
  async function traced(): Promise<readonly CollectedSpan[]> {
    await desk?.stop()
    desk = undefined
    return collector.spans
  }

  it('leads from the poll that found a mail to its card and answer, without a word of it', async () => {
    desk = await startTestFrontdesk({ tracesTo: collector.url })
    const ticket = await desk.ticketOf(
      await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>', Subject: 'Zanzibar' }, 'Xylophone is broken.')),
    )
    const spans = await traced()
    const card = spans.find(({ name }) => name === 'post card') ?? assert.fail('no card was traced')
    const trace = spans.filter(({ traceId }) => traceId === card.traceId)
    const names = trace.map(({ name }) => name)
    for (const name of [
      'poll',
      'read page',
      'record',
      'work',
      'read mails',
      'create tickets',
      'call graph',
      'call teams',
    ]) {
      assert.ok(names.includes(name), `${name} is missing in ${names.join(', ')}`)
    }
    const nameOf = (id: string | undefined): string | undefined => trace.find(({ spanId }) => spanId === id)?.name
    assert.equal(nameOf(card.parentSpanId), 'create tickets')
    assert.deepEqual(
      trace.filter(({ parentSpanId }) => parentSpanId === undefined || parentSpanId === '').map(({ name }) => name),
      ['poll'],
    )
    const id = card.attributes?.find(({ key }) => key === 'frontdesk.documentId')?.value['stringValue']
    assert.equal(id, ticket._id)
    const sent = collector.texts.join('\n')
    assert.match(sent, /^\/v1\/traces /)
    for (const word of ['Zanzibar', 'Xylophone', 'contoso.example', 'northwind.example', 'Nora']) {
      assert.ok(!sent.includes(word), `the traces hold '${word}'`)
    }
    // Polls that found nothing are not told of; one that the end broke off is.
    for (const { traceId } of spans.filter(({ name, status }) => name === 'poll' && status?.code !== 2)) {
      const steps = spans.filter((span) => span.traceId === traceId).map(({ name }) => name)
      assert.ok(steps.includes('record') && steps.includes('work'), steps.join(', '))
    }
  })

  it('says where it failed, by a code', async () => {
    desk = await startTestFrontdesk({ tracesTo: collector.url })
    desk.graph.faults.add({
      ...{ match: { path: /messages\/delta/ }, times: Infinity },
      answer: { status: 403, code: 'ErrorAccessDenied' },
    })
    await desk.eventually(
      'a poll that failed',
      () => desk?.documents.mailboxes.findOne({ 'health.failuresInRow': { $gt: 0 } }) ?? Promise.resolve(undefined),
    )
    const failed = (await traced()).filter(({ status }) => status?.code === 2)
    assert.ok(failed.some(({ name }) => name === 'poll') && failed.some(({ name }) => name === 'read page'))
    for (const { attributes } of failed) {
      const code = attributes?.find(({ key }) => key === 'frontdesk.error')?.value['stringValue']
      assert.equal(code, 'ErrorAccessDenied')
    }
  })
})

describe('a collector that is gone', () => {
  it('costs traces and nothing else', async () => {
    const collector = await startCollector()
    await collector.stop()
    const desk = await startTestFrontdesk({ tracesTo: collector.url, stopMs: 2_000 })
    try {
      assert.ok((await desk.ticketOf(await desk.deliver(aMail()))).card)
    } finally {
      await desk.stop()
    }
  })
})
