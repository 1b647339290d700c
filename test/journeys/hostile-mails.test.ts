// Mails made to stop Frontdesk, among a hundred others, read by a real process with little memory.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createSecretBox } from '../../src/lib/secret-box.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startOutside, TEST_KEYS, type Outside } from '../support/frontdesk.ts'
import { seedWorld } from '../support/frontdesk-seed.ts'
import { Report, type KillOrder } from '../support/killed-frontdesk.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { silentLog } from '../support/stores.ts'

const SCRIPT = path.join(import.meta.dirname, '../support/killed-frontdesk.ts')
const MEGABYTES = 256
const GOOD = 100
const HTML = { 'Content-Type': 'text/html; charset=utf-8' }
const HOSTILE: Readonly<Record<string, () => string>> = {
  lists: () => `${'<ol><li>'.repeat(190)}${'x<br>'.repeat(200_000)}`,
  tags: () => '<b></i>'.repeat(150_000),
  quotes: () => '<blockquote>a<br>'.repeat(60_000),
  tables: () => '<table><tr><td>a'.repeat(60_000),
  picture: () => `<p>See:</p><img src="data:image/png;base64,${'A'.repeat(20_000_000)}"><p>Call me on 555 0123.</p>`,
  attribute: () => `<p style="${'a'.repeat(10_000_000)}">`,
  comment: () => `<!--${'-'.repeat(5_000_000)}`,
  words: () => 'word '.repeat(4_000_000),
}

describe('mails made to stop Frontdesk', () => {
  let outside: Outside
  beforeEach(async () => {
    outside = await startOutside()
    const { clock, teams } = outside
    await withDocuments((documents) =>
      seedWorld({ documents, clock, secrets: createSecretBox(TEST_KEYS) }, teams.serviceUrl),
    )
  })
  afterEach(() => outside.stop())

  async function withDocuments<T>(
    use: (documents: Awaited<ReturnType<typeof openDocuments>>) => Promise<T>,
  ): Promise<T> {
    const opened = await openStore({ ...outside.store, log: silentLog })
    try {
      return await use(await openDocuments(opened))
    } finally {
      await opened.close()
    }
  }

  /** Lives until all is settled, or until `end` says so, and answers which it was. */
  async function live(ahead: number, end = new Promise<void>(() => undefined)): Promise<'settled' | 'killed'> {
    const child = fork(SCRIPT, { execArgv: ['--import', 'tsx', `--max-old-space-size=${MEGABYTES}`] })
    const reports: unknown[] = []
    const { store, graph } = outside
    const order: KillOrder = {
      store,
      graphUrl: graph.url,
      ca: graph.ca,
      write: Number.MAX_SAFE_INTEGER,
      when: 'before',
      ahead,
    }
    child.on('message', (message) => {
      if ('settled' in Report.parse(message)) reports.push(message)
      else child.send(order)
    })
    const exit = once(child, 'exit') as Promise<[number | null, string | null]>
    await Promise.race([exit, end])
    child.kill('SIGKILL')
    assert.deepEqual(await exit, [null, 'SIGKILL'], 'it ended by itself')
    return reports.length > 0 ? 'settled' : 'killed'
  }

  async function deliverAll(more: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>()
    const hostile = Object.entries(HOSTILE).map(([name, body]): [string, string] => [
      name,
      aMail({ ...HTML, Subject: name }, body()),
    ])
    const good = Array.from({ length: GOOD }, (_, index): [string, string] => [
      `Good ${index}`,
      aMail({ Subject: `Good ${index}` }),
    ])
    for (const [name, raw] of [...good.slice(0, 50), ...hostile, ...Object.entries(more), ...good.slice(50)])
      ids.set(name, await outside.graph.deliver(raw, SUPPORT))
    return ids
  }

  it('become tickets, bounded, and cost the others nothing', async function () {
    this.timeout(600_000)
    await deliverAll()
    assert.equal(await live(0), 'settled')
    const tickets = await withDocuments(({ tickets: all }) => all.find({}))
    assert.equal(tickets.length, GOOD + Object.keys(HOSTILE).length)
    assert.equal(tickets.find(({ subject }) => subject === 'picture')?.text, 'See:\n\nCall me on 555 0123.')
    for (const { text, foldedText } of tickets) assert.ok(text.length + foldedText.length <= 40_000)
  })

  it('are set aside alone where they end the process twice', async function () {
    this.timeout(600_000)
    const ids = await deliverAll({ Deadly: aMail({ Subject: 'Deadly' }) })
    const fault = outside.graph.faults.add({
      match: { path: new RegExp(`messages/${encodeURIComponent(ids.get('Deadly') ?? '')}`) },
      times: Infinity,
      answer: 'hang',
    })
    for (let death = 1; death <= 2; death += 1) {
      const dying = live(
        death * 11_000,
        reads(() => fault.hits() >= death),
      )
      assert.equal(await dying, 'killed')
    }
    assert.equal(await live(33_000), 'settled')
    const rows = await withDocuments(({ ledger }) => ledger.find({}))
    const others = rows.filter(({ state }) => state !== 'ticket')
    assert.deepEqual(
      others.map(({ subject, errorCode }) => [subject, errorCode]),
      [['Deadly', 'stopped-twice']],
    )
    assert.equal(rows.length, GOOD + Object.keys(HOSTILE).length + 1)
    assert.equal(await withDocuments(({ alarms }) => alarms.count({ kind: 'mails-failed' })), 1)
    assert.equal(fault.hits(), 2)
  })
})

/** Ends once it is so; another process makes it so. */
async function reads(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}
