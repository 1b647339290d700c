// Several processes, real ones, over one database: each reads its share of the mailboxes, and those of one that is killed are taken over.
import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Documents } from '../../src/app/documents.ts'
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import { createSecretBox } from '../../src/lib/secret-box.ts'
import { localCertificate } from '../../src/sandbox/certificate.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aMailbox } from '../support/builders.ts'
import { TEST_KEYS } from '../support/frontdesk.ts'
import type { ShareOrder, ShareReport } from '../support/sharing-frontdesk.ts'
import { openTestStore, TEST_MONGODB_URI, type TestStore } from '../support/stores.ts'

const MAILBOXES = 1000
const LEASE_MS = 5000
const HOUR_MS = 3_600_000

describe('a thousand mailboxes', function () {
  this.timeout(900_000)
  let place: TestStore
  let documents: Documents
  let graph: Server
  let order: ShareOrder
  const processes: Sharer[] = []

  before(function () {
    if (TEST_MONGODB_URI !== null) return
    console.log('      Skipped: files are for one process. Set TEST_MONGODB_URI to run this.')
    this.skip()
  })
  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
    const secrets = createSecretBox(TEST_KEYS)
    const now = new Date()
    await documents.mailboxes.insertNew(
      Array.from({ length: MAILBOXES }, (_, index) => {
        const _id = `desk-${index}`
        const later = new Date(now.getTime() + HOUR_MS)
        return {
          ...aMailbox({ _id, address: `${_id}@northwind.example`, state: 'running', startFrom: now, pollAt: now }),
          ...{ clientSecret: secrets.seal('secret', secretPlace(_id)), tendAt: later, runningSince: now },
          sweepAt: new Date(now.getTime() + 600_000),
        }
      }),
    )
    const certificate = await localCertificate(now)
    graph = createServer(certificate, (req, res) => {
      res.setHeader('Content-Type', 'application/json')
      const base = `https://127.0.0.1:${(graph.address() as AddressInfo).port}/v1.0/users/x/messages/delta?$deltatoken=y`
      const token = { token_type: 'Bearer', expires_in: 3599, access_token: 'a-token' }
      res.end(JSON.stringify(req.url?.endsWith('/token') ? token : { value: [], '@odata.deltaLink': base }))
    })
    await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve))
    const graphUrl = `https://127.0.0.1:${(graph.address() as AddressInfo).port}`
    order = { store: place.settings, graphUrl, ca: certificate.cert, pollIntervalMs: 2000, leaseMs: LEASE_MS }
  })
  afterEach(async () => {
    for (const one of processes.splice(0)) await one.kill()
    graph.closeAllConnections()
    graph.close()
    await place.dispose()
  })

  async function start(count: number): Promise<void> {
    const started = Array.from({ length: count }, () => startSharer(order))
    processes.push(...started)
    await until(() => started.every((one) => one.polls() > 0))
  }

  for (const count of [2, 4]) {
    it(`are shared by ${count} processes within a fifth of even`, async () => {
      await start(count)
      const before = processes.map((one) => one.polls())
      const since = (): readonly number[] => processes.map((one, index) => one.polls() - (before[index] ?? 0))
      const even = (): number => since().reduce((sum, polls) => sum + polls, 0) / count
      await until(() => even() * count >= 1.5 * MAILBOXES)
      for (const share of since()) {
        assert.ok(Math.abs(share - even()) <= even() / 5, `polls of each: ${since().join(', ')}`)
      }
    })
  }

  it('are all read again one lease after a process was killed', async () => {
    await start(2)
    const [killed] = processes
    assert.ok(killed)
    await until(async () => (await documents.mailboxes.count({ 'health.lastSuccessAt': { $ne: null } })) === MAILBOXES)
    // What it holds at this moment is what has to be taken over.
    await killed.kill()
    const died = new Date()
    await until(async () => (await documents.mailboxes.count({ 'health.lastSuccessAt': { $gt: died } })) === MAILBOXES)
    const held = await documents.mailboxes.find({ 'lease.until': { $lte: new Date() } })
    assert.deepEqual(held, [], 'none is left to a process that is no more')
    const taken = Date.now() - died.getTime()
    console.log(`      read again after ${(taken / 1000).toFixed(1)} s, with a lease of ${LEASE_MS / 1000} s`)
  })
})

interface Sharer {
  readonly polls: () => number
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>
}

function startSharer(order: ShareOrder): Sharer {
  const file = new URL('../support/sharing-frontdesk.ts', import.meta.url)
  const child: ChildProcess = fork(file, { execArgv: ['--import', 'tsx'] })
  let polls = 0
  child.on('message', (report: ShareReport) => (polls = report.polls))
  child.send(order)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    polls: () => polls,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(100)
}
