// What is only looked up leaves after some years, in small steps, and brings no email back as a new one.
import assert from 'node:assert/strict'
import { dieAtEachWrite } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const DAY_MS = 86_400_000
const KEEP = { keepLogDays: 400, keepAuditDays: 90 }
const MAILS = 3

describe('what is only looked up', () => {
  let outside: Outside
  beforeEach(async () => {
    outside = await startOutside()
    const desk = await startTestFrontdesk({ outside })
    try {
      for (let number = 1; number <= MAILS; number += 1) {
        await desk.ticketOf(await desk.deliver(aMail({ Subject: `Old ${number}` })))
      }
      await desk.documents.audit.insertNew([
        {
          ...{ _id: 'old', at: desk.clock(), by: { personId: 'ann', name: 'Ann' }, organisationId: 'customer' },
          ...{ organisationPath: ['root', 'customer'], action: 'mailbox.paused', subject: 'Old', changes: [] },
        },
      ])
    } finally {
      await desk.stop()
    }
    outside.advance(401 * DAY_MS)
  })
  afterEach(() => outside.stop())

  it('leaves, is counted, and no email is read a second time', async () => {
    const desk = await startTestFrontdesk({ outside, app: KEEP })
    try {
      await theNight(desk)
      assert.ok((await desk.documents.ledger.count({})) <= 1, 'only the row that marks the place may be left')
      assert.equal(await desk.documents.audit.findOne({ _id: 'old' }), undefined)
      const told = await desk.documents.audit.find({ action: 'retention.applied' })
      const counts = told.flatMap(({ changes }) => changes.map(({ field, after }) => `${field} ${after}`))
      assert.deepEqual(counts.toSorted(), ['auditEntries 1', `emailsInLog ${MAILS - 1}`])
      // A full round tells of all that lies in the mailbox.
      await desk.eventually('the end of a poll', () =>
        desk.documents.mailboxes.updateIf(
          { _id: MAILBOX_ID, lease: null },
          { $set: { cursor: null, coveredRow: null } },
        ),
      )
      await desk.ticketOf(await desk.deliver(aMail({ Subject: 'New' })))
      assert.equal(await desk.documents.tickets.count({}), MAILS + 1)
      const rows = await desk.documents.ledger.find({ mailboxId: MAILBOX_ID })
      assert.ok(rows.length <= 2, rows.map(({ subject }) => subject).join(', '))
    } finally {
      await desk.stop()
    }
  })

  it('stays where nobody says otherwise', async () => {
    const desk = await startTestFrontdesk({ outside })
    try {
      await theNight(desk)
      assert.equal(await desk.documents.ledger.count({}), MAILS)
      assert.ok(await desk.documents.audit.findOne({ _id: 'old' }))
    } finally {
      await desk.stop()
    }
  })

  for (const when of ['before', 'after'] as const) {
    it(`is all gone, and counted once, though each process dies ${when} a later write than the last`, async function () {
      this.timeout(300_000)
      const isDone = async ({ audit }: TestFrontdesk['documents']): Promise<boolean> =>
        (await audit.count({ action: 'retention.applied' })) > 0
      const deaths = await dieAtEachWrite(outside, { when, most: 60, app: KEEP }, 30_000, isDone)
      assert.ok(deaths > 4, `it died ${deaths} times only`)
      const desk = await startTestFrontdesk({ outside, app: KEEP })
      try {
        assert.ok((await desk.documents.ledger.count({})) <= 1)
        const told = await desk.documents.audit.find({ action: 'retention.applied' })
        const counts = told.flatMap(({ changes }) => changes.map(({ field, after }) => `${field} ${after}`))
        assert.deepEqual(counts.toSorted(), ['auditEntries 1', `emailsInLog ${MAILS - 1}`])
      } finally {
        await desk.stop()
      }
    })
  }
})

/** The work of the night that is due comes to its end. */
async function theNight(desk: TestFrontdesk): Promise<void> {
  await desk.eventually('the end of the night’s work', async () => {
    const run = await desk.documents.retentionRuns.findOne({ _id: 'retention' })
    return run?.startedAt === null && run.lease === null && run.runId !== ''
  })
}
