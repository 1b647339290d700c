// A sweep whose process dies at any of its writes, and one that two processes work on: what it finds is worked once, and counted once.
import assert from 'node:assert/strict'
import { dieAt } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { TEST_MONGODB_URI } from '../support/stores.ts'
import { firstPass, secondLook, nextPass } from '../support/sweeps.ts'

const TOO_MANY = 80
const MAILS = 3
/** What is done by one that dies stays done: each of the others gets further by less than this. */
const STEP = 3
const PASS_MS = 16 * 60_000

describe('a sweep whose process dies', () => {
  let outside: Outside
  beforeEach(async () => (outside = await startOutside()))
  afterEach(() => outside.stop())

  for (const when of ['before', 'after'] as const) {
    it(`is ended by those after it, each of which dies ${when} a later write than the last`, async function () {
      this.timeout(300_000)
      await prepared(outside)
      let number = when === 'before' ? 1 : 2
      while (await dieAt(outside, { at: 'write', when, number }, PASS_MS, isDone(outside))) {
        number += STEP
        assert.ok(number < TOO_MANY)
      }
      assert.ok(number > 2 * STEP, `it died before write ${number} only`)
      outside.advance(PASS_MS)
      const desk = await startTestFrontdesk({ outside })
      try {
        // One at which two processes died is set aside, until a person has it tried again.
        const again = { $set: { attempts: 0, dueAt: outside.clock() } }
        for (const { _id } of await desk.documents.ledger.find({ errorCode: 'stopped-twice' }))
          await desk.documents.ledger.updateIf({ _id }, again)
        await foundOnce(desk, MAILS)
      } finally {
        await desk.stop()
      }
    })
  }
})

describe('a sweep by two processes', () => {
  it('works each mail once, and counts it once', async function () {
    if (TEST_MONGODB_URI === null) {
      console.log('      Skipped: files are for one process. Set TEST_MONGODB_URI to run this.')
      this.skip()
    }
    const outside = await startOutside()
    const one = await startTestFrontdesk({ outside })
    const two = await startTestFrontdesk({ outside })
    try {
      await firstPass(one)
      for (let mail = 1; mail <= 40; mail += 1) await untold(outside, mail)
      await one.documents.sweeps.updateIf({ _id: MAILBOX_ID }, { $set: { pageSize: 7 }, $inc: { revision: 1 } })
      await nextPass(one)
      await secondLook(two)
      await foundOnce(one, 40)
    } finally {
      await one.stop()
      await two.stop()
      await outside.stop()
    }
  })
})

async function prepared(outside: Outside): Promise<void> {
  const desk = await startTestFrontdesk({ outside })
  try {
    await firstPass(desk)
  } finally {
    await desk.stop()
  }
  for (let mail = 1; mail <= MAILS; mail += 1) await untold(outside, mail)
  const reader = await startTestFrontdesk({ outside, app: { pollIntervalMs: 600_000 } })
  // Several pages, so that it dies between them, too.
  await reader.documents.sweeps.updateIf({ _id: MAILBOX_ID }, { $set: { pageSize: 2 }, $inc: { revision: 1 } })
  await reader.stop()
}

async function untold(outside: Outside, number: number): Promise<void> {
  await outside.graph.deliver(aMail({ Subject: `Mail ${number}` }), SUPPORT, undefined, { untold: true })
}

/** Polls are far apart: where one has ended, so much time passes at once. */
function isDone(outside: Outside) {
  return async ({ mailboxes, sweeps, ledger }: TestFrontdesk['documents']): Promise<boolean> => {
    const mailbox = await mailboxes.findOne({ _id: MAILBOX_ID })
    if (mailbox?.lease === null && mailbox.pollAt > outside.clock())
      outside.advance(mailbox.pollAt.getTime() - outside.clock().getTime())
    const sweep = await sweeps.findOne({ _id: MAILBOX_ID })
    const done = { $or: [{ state: 'ticket' }, { errorCode: 'stopped-twice' }] } as const
    return sweep?.missing.length === 0 && sweep.found !== null && (await ledger.count(done)) === MAILS
  }
}

async function foundOnce(desk: TestFrontdesk, mails: number): Promise<void> {
  await desk.eventually(
    'everything worked',
    async () => (await desk.documents.ledger.count({ state: 'ticket' })) === mails,
  )
  assert.equal(await desk.documents.tickets.count({}), mails)
  const rows = await desk.documents.ledger.find({})
  assert.deepEqual(
    [rows.length, rows.every(({ swept, state }) => swept === 'worked' && state === 'ticket')],
    [mails, true],
  )
  const sweep = await desk.documents.sweeps.findOne({ _id: MAILBOX_ID })
  assert.deepEqual([sweep?.found?.worked, sweep?.found?.listed], [mails, 0])
}
