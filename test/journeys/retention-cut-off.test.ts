// A night's work whose process dies in the middle, again and again: nothing half emptied is left, and the audit counts each thing once.
import assert from 'node:assert/strict'
import { dieAtEachWrite } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'

const TOO_MANY = 80
/** Longer than a lease, and than the rest between two steps. */
const LATER_MS = 30_000
const TICKETS = 3

describe('a night’s work whose process dies', () => {
  let outside: Outside
  beforeEach(async () => (outside = await startOutside()))
  afterEach(() => outside.stop())

  for (const when of ['before', 'after'] as const) {
    it(`is done by those after it, each of which dies ${when} a later write than the last`, async function () {
      this.timeout(300_000)
      await lived(outside)
      const deaths = await dieAtEachWrite(outside, { when, most: TOO_MANY }, LATER_MS, isDone(outside))
      assert.ok(deaths > 5, `it died ${deaths} times only`)
      const desk = await startTestFrontdesk({ outside })
      try {
        const tickets = await desk.documents.tickets.find({})
        assert.equal(tickets.length, TICKETS)
        const all = JSON.stringify([
          tickets,
          await desk.documents.entries.find({}),
          await desk.documents.ledger.find({}),
        ])
        assert.ok(!all.toLowerCase().includes('marmalade'), all)
        const told = await desk.documents.audit.find({ action: 'retention.applied' }, { sort: { organisationId: 1 } })
        assert.deepEqual(
          told.map(({ organisationId, changes }) => [
            organisationId,
            ...changes.map(({ field, after }) => `${field} ${after}`),
          ]),
          [
            ['customer', `tickets ${TICKETS}`],
            ['root', `emailsInLog ${2 * TICKETS}`],
          ],
        )
      } finally {
        await desk.stop()
      }
    })
  }
})

/** Where it rests between two steps, so much time passes at once. */
function isDone(outside: Outside) {
  return async ({ retentionRuns, audit }: TestFrontdesk['documents']): Promise<boolean> => {
    const run = await retentionRuns.findOne({ _id: 'retention' })
    if (!run) return false
    if (run.startedAt !== null && run.lease === null && run.dueAt > outside.clock())
      outside.advance(run.dueAt.getTime() - outside.clock().getTime())
    return run.startedAt === null && (await audit.count({ action: 'retention.applied' })) > 0
  }
}

/** Tickets with a reply each, closed 40 days before the night that comes. */
async function lived(outside: Outside): Promise<void> {
  const desk = await startTestFrontdesk({ outside })
  try {
    for (let number = 1; number <= TICKETS; number += 1) {
      const first = { Subject: `Marmalade ${number}`, 'Message-ID': `<${number}@contoso.example>` }
      const ticket = await desk.ticketOf(await desk.deliver(aMail(first, 'Marmalade.')))
      const reply = { Subject: 'Re: Marmalade', 'In-Reply-To': first['Message-ID'] }
      await desk.ticketOf(await desk.deliver(aMail(reply, `More marmalade ${number}.`)))
      const { revision } = await desk.delivered(ticket._id)
      const over = { status: 'closed', resolvedAt: desk.clock(), queue: 'ended' } as const
      await desk.documents.tickets.updateIf({ _id: ticket._id, revision }, { $set: over, $inc: { revision: 1 } })
    }
    const settings = { textMonths: 1, logDays: 30 }
    await desk.documents.retention.insertNew([{ _id: 'root', settings, revision: 1 }])
  } finally {
    await desk.stop()
  }
  outside.advance(40 * 86_400_000)
}
