import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { alarmView } from '../../../src/app/views/alarm-view.ts'
import { raiseAlarm } from '../../../src/app/watch/raise-alarm.ts'
import { watchAlarms } from '../../../src/app/watch/watch-alarms.ts'
import { watchMailboxes } from '../../../src/app/watch/watch-mailboxes.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aLedgerRow, aMailbox, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const DAY_MS = 86_400_000
const settings = { pollIntervalMs: 30_000 }

describe('watching mailboxes', () => {
  let place: TestStore
  let documents: Documents
  let now: Date

  beforeEach(async () => {
    now = NOON
    place = await openTestStore()
    documents = await openDocuments(place.store)
  })
  afterEach(() => place.dispose())

  const deps = () => ({
    documents,
    clock: () => now,
    newId: countingIds(String(now.getTime())),
    wakeDelivery: () => undefined,
    settings,
  })

  /** What the alarms say that are new by then. */
  async function watch(after: number): Promise<readonly string[]> {
    now = new Date(NOON.getTime() + after)
    const before = (await documents.alarms.find({})).map(({ _id }) => _id)
    await watchMailboxes(deps())
    await watchMailboxes(deps())
    const raised = await documents.alarms.find({ _id: { $nin: before } })
    const mailbox = (await documents.mailboxes.findOne({})) ?? assert.fail()
    const views = raised.map((alarm) => alarmView(documents, alarm, mailbox, now))
    return (await Promise.all(views)).map(({ title, text }) => `${title} | ${text}`)
  }

  it('tells of a secret’s end 60, 30, 7 days and 1 day before, each once', async () => {
    await documents.mailboxes.insert(
      aMailbox({ state: 'paused', runningSince: null, secretExpiresOn: new Date(NOON.getTime() + 70 * DAY_MS) }),
    )
    const told: string[] = []
    for (let day = 0; day <= 75; day += 1) {
      for (const text of await watch(day * DAY_MS)) told.push(`${day}: ${text.split(' | ')[0] ?? ''}`)
    }
    assert.deepEqual(told, [
      '10: The client secret of support@northwind.example expires in 60 days',
      '40: The client secret of support@northwind.example expires in 30 days',
      '63: The client secret of support@northwind.example expires in 7 days',
      '69: The client secret of support@northwind.example expires within a day',
      '70: The client secret of support@northwind.example has expired',
    ])
  })

  it('tells once of a quarter of an hour of silence, and of the next one too', async () => {
    await documents.mailboxes.insert(aMailbox())
    const minute = 60_000
    assert.deepEqual(await watch(14 * minute), [])
    assert.match((await watch(15 * minute))[0] ?? '', /is no longer being read/)
    assert.deepEqual(await watch(300 * minute), [])
    await documents.mailboxes.updateIf({ _id: 'mailbox' }, { $set: { 'health.lastSuccessAt': now } })
    await watchAlarms(deps())
    assert.equal(await documents.alarms.count({ endedAt: null }), 0)
    assert.deepEqual(await watch(301 * minute), [])
    await watch(315 * minute)
    assert.equal(await documents.alarms.count({ endedAt: null }), 1)
  })

  it('says why, where that is known', async () => {
    const lastError = { code: 'AADSTS7000222', text: 'The client secret has expired.' }
    await documents.mailboxes.insert(aMailbox({ health: { ...aMailbox().health, lastError } }))
    assert.match((await watch(DAY_MS))[0] ?? '', /The client secret has expired\./)
  })
})

describe('an alarm of a mailbox', () => {
  let place: TestStore
  let documents: Documents
  let now: Date
  const deps = () => ({
    documents,
    clock: () => now,
    newId: countingIds(String(now.getTime())),
    wakeDelivery: () => undefined,
    settings,
  })
  const open = async () => (await documents.alarms.find({ endedAt: null })).map(({ kind }) => kind).toSorted()
  const later = async (minutes: number) => {
    now = new Date(NOON.getTime() + minutes * 60_000)
    await watchMailboxes(deps())
    await watchAlarms(deps())
  }

  beforeEach(async () => {
    now = NOON
    place = await openTestStore()
    documents = await openDocuments(place.store)
  })
  afterEach(() => place.dispose())

  it('ends when the mailbox is read again, when its secret is replaced, or when nothing failed is left', async () => {
    await documents.mailboxes.insert(aMailbox({ secretExpiresOn: new Date(NOON.getTime() + 20 * DAY_MS) }))
    await documents.ledger.insert(aLedgerRow({ state: 'failed' }))
    await raiseAlarm(deps(), 'mails-failed', 'mailbox')
    await later(31)
    assert.deepEqual(await open(), ['mailbox-silent', 'mails-failed', 'secret-expiring'])
    await documents.mailboxes.updateIf(
      { _id: 'mailbox' },
      { $set: { 'health.lastSuccessAt': new Date(now.getTime() + 1) } },
    )
    await documents.ledger.updateIf({ _id: 'row' }, { $set: { state: 'ticket' } })
    await later(32)
    assert.deepEqual(await open(), ['secret-expiring'])
    await documents.mailboxes.updateIf(
      { _id: 'mailbox' },
      { $set: { secretExpiresOn: new Date(NOON.getTime() + 300 * DAY_MS) } },
    )
    await later(33)
    assert.deepEqual(await open(), [])
    const ended = await documents.alarms.find({ endedAt: { $ne: null } })
    assert.ok(
      ended.every(({ outbox }) => outbox.length === 1),
      'their cards are drawn again',
    )
  })

  it('gives way to the next reminder of the same secret', async () => {
    await documents.mailboxes.insert(
      aMailbox({ state: 'paused', runningSince: null, secretExpiresOn: new Date(NOON.getTime() + 31 * DAY_MS) }),
    )
    await later(0)
    await later(2 * 1440)
    assert.equal(await documents.alarms.count({}), 2)
    assert.deepEqual(await open(), ['secret-expiring'])
  })

  it('is one while its trouble lasts, however often that is found, and told anew when it is back', async () => {
    await documents.mailboxes.insert(aMailbox())
    await documents.ledger.insert(aLedgerRow({ state: 'failed' }))
    for (const hours of [0, 1, 5]) {
      now = new Date(NOON.getTime() + hours * 3_600_000)
      await raiseAlarm(deps(), 'mails-failed', 'mailbox')
    }
    assert.equal(await documents.alarms.count({}), 1)
    await documents.ledger.updateIf({ _id: 'row' }, { $set: { state: 'ticket' } })
    await watchAlarms(deps())
    assert.deepEqual(await open(), [])
    await raiseAlarm(deps(), 'mails-failed', 'mailbox')
    assert.deepEqual(await open(), ['mails-failed'])
  })
})
