import assert from 'node:assert/strict'
import { mendTimes } from '../../../src/app/watch/mend-times.ts'
import { aLedgerRow, aTicket } from '../../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../support/frontdesk.ts'
import { MAILBOX_ID } from '../../support/frontdesk-seed.ts'

const MINUTE_MS = 60_000
const LEASE_MS = 10_000

describe('times of a future that is not', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ app: { leaseMs: LEASE_MS } })
    // What is tested must not be worked meanwhile.
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused', lease: null } })
  })
  afterEach(() => desk.stop())

  const ahead = (minutes: number) => new Date(desk.clock().getTime() + minutes * MINUTE_MS)
  const isPast = (date: Date | null | undefined) => date instanceof Date && date <= desk.clock()

  async function seed(minutes: number): Promise<void> {
    const { documents } = desk
    const at = ahead(minutes)
    const lease = { owner: 'gone', until: at }
    const item = { id: 'card', kind: 'card', attempts: 1, nextAt: at, parked: null } as const
    await documents.tickets.insert(
      aTicket({ _id: 't', number: 1, originKey: 'o', outbox: [item], deliverAt: at, deliveryLease: lease }),
    )
    await documents.alarms.insertNew([
      alarm('waiting', { outbox: [{ ...item, kind: 'alarm' }], deliverAt: at }),
      alarm('told', { outbox: [], deliverAt: null, endedAt: at }),
      alarm('open', { outbox: [], deliverAt: null }),
    ])
    await documents.ledger.insert(row(at))
    await documents.recents.insert({
      _id: 'mail-to/x',
      times: [{ by: 'a', at }],
      revision: 1,
      expiresAt: ahead(2 * minutes),
    })
    await documents.mailboxes.updateIf(
      { _id: MAILBOX_ID },
      {
        $set: {
          ...{ pollAt: at, lease, runningSince: at, startedAt: at, startFrom: at, cursor: 'here' },
          health: { lastSuccessAt: at, lastErrorAt: at, lastError: null, failuresInRow: 0 },
        },
      },
    )
    await documents.organisations.updateIf({ _id: 'partner' }, { $set: { movedAt: at } })

    function alarm(_id: string, fields: object) {
      const named = {
        kind: 'mails-failed',
        mailboxId: 'none',
        ...{ channelId: null, endedAt: null, trouble: null, cards: [] },
        raisedAt: at,
        deliveryLease: lease,
        revision: 1,
      } as const
      return { _id, ...named, outbox: [], deliverAt: null, ...fields }
    }
  }

  function row(at: Date) {
    return aLedgerRow({ mailboxId: MAILBOX_ID, mailId: 'm', receivedAt: at, dueAt: at, seenAt: at })
  }

  async function assertMended(): Promise<void> {
    const { documents } = desk
    const mailbox = (await documents.mailboxes.findOne({ _id: MAILBOX_ID })) ?? assert.fail()
    for (const key of ['pollAt', 'runningSince', 'startedAt', 'startFrom'] as const)
      assert.ok(isPast(mailbox[key]), key)
    assert.equal(mailbox.cursor, null)
    assert.ok(isPast(mailbox.health.lastSuccessAt) && isPast(mailbox.health.lastErrorAt))
    assert.equal(mailbox.lease, null, 'whoever polls it goes by the old start')
    const ticket = (await documents.tickets.findOne({ _id: 't' })) ?? assert.fail()
    assert.ok(isPast(ticket.deliverAt) && isPast(ticket.outbox[0]?.nextAt))
    assert.ok(ticket.deliveryLease && ticket.deliveryLease.until.getTime() <= desk.clock().getTime() + LEASE_MS)
    const waiting = await documents.ledger.findOne({ _id: 'row' })
    assert.ok(isPast(waiting?.dueAt) && isPast(waiting?.seenAt))
    const recent = await documents.recents.findOne({ _id: 'mail-to/x' })
    assert.ok(isPast(recent?.times[0]?.at))
    assert.ok(recent && recent.expiresAt <= ahead(60))
    assert.ok(isPast((await documents.alarms.findOne({ _id: 'waiting' }))?.raisedAt))
    assert.equal(await documents.alarms.findOne({ _id: 'told' }), undefined)
    // Its card stands, and is to say in the end that it is over.
    assert.ok(isPast((await documents.alarms.findOne({ _id: 'open' }))?.raisedAt))
    assert.ok(isPast((await documents.organisations.findOne({ _id: 'partner' }))?.movedAt))
  }

  it('become now when the clock is known to have gone back', async () => {
    await seed(10)
    await mendTimes(desk.frontdesk.deps, 10 * MINUTE_MS)
    await assertMended()
  })

  it('become now when they are further ahead than they can be', async () => {
    await seed(600)
    await mendTimes(desk.frontdesk.deps, null)
    await assertMended()
  })

  it('stay as they are when they can be so far ahead', async () => {
    const { documents, frontdesk } = desk
    const [soon, later] = [ahead(10), ahead(110)]
    await documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { pollAt: soon } })
    const item = { id: 'card', kind: 'card', attempts: 1, nextAt: soon, parked: null } as const
    await documents.tickets.insert(aTicket({ _id: 't', number: 1, originKey: 'o', outbox: [item], deliverAt: soon }))
    await documents.ledger.insert({ ...row(later), seenAt: desk.clock() })
    await mendTimes(frontdesk.deps, null)
    assert.deepEqual((await documents.mailboxes.findOne({ _id: MAILBOX_ID }))?.pollAt, soon)
    assert.deepEqual((await documents.tickets.findOne({ _id: 't' }))?.deliverAt, soon)
    assert.deepEqual((await documents.ledger.findOne({ _id: 'row' }))?.dueAt, later)
  })
})
