import assert from 'node:assert/strict'
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import type { Mailbox } from '../../src/domain/mailbox/mailbox.ts'
import type { FaultAnswer } from '../../src/sandbox/graph/faults.ts'
import { type Outside, startOutside, startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { CLIENT_SECRET } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const ILL = Array.from({ length: 12 }, (_, index) => `ill-${index}@northwind.example`)
const WELL = Array.from({ length: 3 }, (_, index) => `well-${index}@northwind.example`)
const ILL_PATH = /\/users[/('%27]+ill-/

describe('mailboxes in trouble', () => {
  let outside: Outside
  let desk: TestFrontdesk
  beforeEach(async () => {
    outside = await startOutside(undefined, { others: [...ILL, ...WELL] })
    desk = await startTestFrontdesk({ outside })
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  /** Beside the support mailbox, read by the same app. */
  async function connectAll(): Promise<void> {
    const support = await desk.documents.mailboxes.findOne({ address: SUPPORT })
    assert.ok(support)
    const { secrets } = desk.frontdesk.deps
    const more = [...ILL, ...WELL].map((address): Mailbox => {
      const clientSecret = secrets.seal(CLIENT_SECRET, secretPlace(address))
      const fresh = { cursor: null, coveredRow: null, lease: null, underWay: null, pollAt: new Date(0) }
      return { ...support, ...fresh, _id: address, address, clientSecret }
    })
    await desk.documents.mailboxes.insertNew(more)
  }

  const TROUBLES: Readonly<Record<string, FaultAnswer>> = {
    'never answer': 'hang',
    'answer late': { slowMs: 20_000 },
    'ask to wait': { status: 429, retryAfterSeconds: 25 },
    'are down': { status: 503 },
    'break connections': 'reset',
    'are denied': { status: 403 },
  }
  for (const [name, answer] of Object.entries(TROUBLES)) {
    it(`delay no other mailbox when they ${name}`, async () => {
      // Nothing of them ends before the others are done: an exchange may take half a minute.
      const ill = desk.graph.faults.add({ match: { path: ILL_PATH }, times: Infinity, answer })
      const wellPolls = WELL.map((address) =>
        desk.graph.faults.add({
          match: { path: new RegExp(`/users[/('%27]+${address.slice(0, 6)}[^/]*/mailFolders`) },
          times: Infinity,
          answer: { slowMs: 0 },
        }),
      )
      await connectAll()
      await desk.eventually('all in trouble', () => Promise.resolve(ill.hits() >= ILL.length))
      const before = wellPolls.map((poll) => poll.hits())
      await desk.eventually('ten polls of each that is well', () =>
        Promise.resolve(wellPolls.every((poll, index) => poll.hits() >= (before[index] ?? 0) + 10)),
      )
      const mailIds = await Promise.all(WELL.map((address) => desk.graph.deliver(aMail(), address)))
      await desk.eventually('tickets of the mailboxes that are well', async () => {
        const rows = await desk.documents.ledger.find({ mailId: { $in: mailIds }, state: 'ticket' })
        return rows.length === WELL.length
      })
      const worked = await desk.documents.mailboxes.count({
        _id: { $in: ILL },
        'health.lastSuccessAt': { $gt: new Date(0) },
      })
      assert.equal(worked, 0, 'none of them had been read in between')
    })
  }
})
