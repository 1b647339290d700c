import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import type { Fault } from '../../src/sandbox/graph/faults.ts'
import type { GraphRequest } from '../../src/sandbox/graph/http.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const DELTA = /\/messages\/delta/

describe('pages that lead nowhere', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ pageSize: 2 })
    await desk.ticketOf(await desk.deliver(aMail()))
  })
  afterEach(() => desk.stop())

  const mailbox = () => desk.documents.mailboxes.findOne({ address: SUPPORT })

  /** New mails become tickets in spite of it, it is told, and all goes on when it is over. */
  async function bears(fault: Fault, code: string): Promise<number> {
    const added = desk.graph.faults.add({ ...fault, times: Infinity })
    await desk.eventually('the trouble', async () => (await mailbox())?.health.lastError?.code === code)
    await desk.ticketOf(await desk.deliver(aMail()))
    const failed = await desk.eventually('some polls', async () => {
      const found = await mailbox()
      return found && found.health.failuresInRow >= 3 && found
    })
    const hits = added.hits() / (failed.health.failuresInRow + 1)
    added.remove()
    desk.advance(16 * 60_000)
    await desk.ticketOf(await desk.deliver(aMail()))
    await desk.eventually('a poll that went well', async () => (await mailbox())?.health.failuresInRow === 0)
    assert.equal(await desk.documents.tickets.count({}), 3)
    assert.equal(await desk.documents.ledger.count({}), 3)
    return hits
  }

  const linkTo = (request: GraphRequest, token: string) => `${desk.graph.url}${request.path}?$skiptoken=${token}`

  it('are left after some rounds where they lead in a circle', async () => {
    let page = 0
    const json = (request: GraphRequest) => ({
      value: [],
      '@odata.nextLink': linkTo(request, `page-${(page += 1) % 7}`),
    })
    const hits = await bears({ match: { path: DELTA }, answer: { json } }, 'pages-repeat')
    assert.ok(hits <= 12, `${hits} pages a poll`)
  })

  it('are never followed to another server', async () => {
    let visits = 0
    const foreign = createServer((socket) => {
      visits += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = foreign.address() as AddressInfo
      const json = () => ({
        value: [],
        '@odata.nextLink': `https://127.0.0.1:${port}/v1.0/users/x/messages/delta?$skiptoken=x`,
      })
      await bears({ match: { path: DELTA }, answer: { json } }, 'unexpected-answer')
      assert.equal(visits, 0)
    } finally {
      foreign.close()
    }
  })

  it('cost nothing where they are no pages', async () => {
    await bears({ match: { path: DELTA }, answer: { status: 200, html: '<h1>Welcome</h1>' } }, 'unexpected-answer')
  })

  it('cost nothing where they cannot be had at all', async () => {
    await bears({ match: { path: DELTA }, answer: { status: 504 } }, 'UnknownError')
  })
})

describe('a mail that Microsoft cannot deliver', () => {
  for (const answer of [{ status: 504 }, 'hang', 'reset'] as const) {
    it(`is set aside alone: ${JSON.stringify(answer)}`, async () => {
      const desk = await startTestFrontdesk({ timeoutMs: 1000 })
      try {
        await desk.ticketOf(await desk.deliver(aMail()))
        await desk.documents.mailboxes.updateIf({ address: SUPPORT }, { $set: { state: 'paused' } })
        await desk.eventually('the end of a poll', () => desk.documents.mailboxes.findOne({ lease: null }))
        const before = await desk.deliver(aMail())
        const poison = await desk.deliver(aMail())
        const after = await desk.deliver(aMail())
        const path = new RegExp(`/messages/${encodeURIComponent(poison)}`)
        const fault = desk.graph.faults.add({ match: { path }, times: Infinity, answer })
        await desk.documents.mailboxes.updateIf({ address: SUPPORT }, { $set: { state: 'running' } })
        await Promise.all([before, after].map((id) => desk.ticketOf(id)))
        const row = await desk.outcome(poison)
        assert.deepEqual([row.state, row.attempts > 0], ['failed', true])
        fault.remove()
        desk.advance(8 * 3_600_000)
        await desk.eventually('its ticket', () => desk.documents.ledger.findOne({ mailId: poison, state: 'ticket' }))
        assert.equal(await desk.documents.tickets.count({}), 4)
      } finally {
        await desk.stop()
      }
    })
  }
})
