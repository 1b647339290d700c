// How often people are told: one alarm for what several have, however often it is found, comes back, or is found by two at once.
import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { endAlarm, tellTrouble } from '../../../src/app/watch/raise-alarm.ts'
import { tellLoop } from '../../../src/app/watch/tell-loop.ts'
import { watchAlarms } from '../../../src/app/watch/watch-alarms.ts'
import { createMailboxWatch, watchMailboxes } from '../../../src/app/watch/watch-mailboxes.ts'
import { membersOf, MOST_MEMBERS, type Alarm } from '../../../src/domain/alarm.ts'
import type { Mailbox, MailboxHealth } from '../../../src/domain/mailbox/mailbox.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aMailbox, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const MINUTE = 60_000
const HEALTHY: MailboxHealth = { lastSuccessAt: NOON, lastErrorAt: null, lastError: null, failuresInRow: 0 }
const DOWN = { code: 'HTTP 503', text: 'Microsoft has a problem.', nature: 'passing' } as const
const DENIED = { code: 'ErrorAccessDenied', text: 'Not allowed.' } as const

describe('telling of an alarm', () => {
  let place: TestStore
  let documents: Documents
  let now: Date
  const newId = countingIds()
  const deps = () => ({
    ...{ documents, clock: () => now, newId, wakeDelivery: () => undefined },
    settings: { pollIntervalMs: 30_000 },
  })

  beforeEach(async () => {
    now = NOON
    place = await openTestStore()
    documents = await openDocuments(place.store)
  })
  afterEach(() => place.dispose())

  const at = (minutes: number) => (now = new Date(NOON.getTime() + minutes * MINUTE))
  const mailboxes = (count: number, more: Partial<Mailbox> = {}) =>
    documents.mailboxes.insertNew(
      Array.from({ length: count }, (_, index) =>
        aMailbox({ _id: `m${index}`, address: `m${index}@northwind.example`, health: HEALTHY, ...more }),
      ),
    )
  const be = async (_id: string, health: Partial<MailboxHealth>) =>
    await documents.mailboxes.updateIf({ _id }, { $set: { health: { ...HEALTHY, lastSuccessAt: now, ...health } } })
  const fail = (_id: string, lastError: MailboxHealth['lastError'] = DOWN) =>
    be(_id, { lastSuccessAt: NOON, lastError, lastErrorAt: now, failuresInRow: 5, failingSince: now })
  const look = async () => {
    await watchMailboxes(deps(), false)
    await watchAlarms(deps())
  }
  /** What the delivery worker writes down once it has posted the alarm. */
  const posted = async () => {
    for (const { _id, cards } of await documents.alarms.find({})) {
      const card = { serviceUrl: 's', tenantId: 't', conversationId: 'c', activityId: newId() }
      const fields = { outbox: [], deliverAt: null, former: [] }
      await documents.alarms.updateIf({ _id }, { $set: { ...fields, cards: cards.length > 0 ? cards : [card] } })
    }
  }
  const only = async (): Promise<Alarm> => {
    const [alarm, ...others] = await documents.alarms.find({})
    assert.deepEqual(others, [])
    return alarm ?? assert.fail('There is no alarm')
  }

  it('is one card for all mailboxes that cannot be read at the same time, which names those that still cannot', async () => {
    await mailboxes(50)
    for (let index = 0; index < 50; index += 1) await fail(`m${index}`)
    await look()
    assert.equal(membersOf(await only()).length, 50)
    for (let index = 1; index < 50; index += 1) await be(`m${index}`, {})
    await look()
    assert.deepEqual(
      membersOf(await only()).map(({ id }) => id),
      ['m0'],
    )
    await be('m0', {})
    await look()
    const alarm = await only()
    assert.notEqual(alarm.endedAt, null)
    assert.equal(alarm.members?.length, 50)
  })

  it('is another card for another cause, another channel, or another organisation', async () => {
    await mailboxes(4)
    await documents.mailboxes.updateIf({ _id: 'm2' }, { $set: { channelId: 'other' } })
    await documents.mailboxes.updateIf({ _id: 'm3' }, { $set: { organisationId: 'other' } })
    await fail('m0')
    await fail('m1', DENIED)
    await fail('m2')
    await fail('m3')
    await look()
    const members = (await documents.alarms.find({})).map((alarm) => membersOf(alarm).map(({ id }) => id))
    assert.deepEqual(members.flat().toSorted(), ['m0', 'm1', 'm2', 'm3'])
    assert.equal(members.length, 4)
  })

  it('stays one when its cause becomes another, and is redrawn', async () => {
    await mailboxes(1)
    await fail('m0')
    await look()
    await posted()
    await fail('m0', DENIED)
    await look()
    const alarm = await only()
    assert.deepEqual(
      membersOf(alarm).map(({ text }) => text),
      ['Not allowed.'],
    )
    assert.equal(alarm.outbox.length, 1)
    assert.equal(alarm.cards.length, 1)
    await posted()
    await look()
    assert.deepEqual((await only()).outbox, [], 'nothing new, nothing redrawn')
  })

  it('is done anew when a mailbox joins later than a moment, and the card of before says so', async () => {
    await mailboxes(2)
    await fail('m0')
    await look()
    await posted()
    at(10)
    await fail('m1')
    await look()
    assert.equal((await only()).cards.length, 1, 'joined the card that was told a moment ago')
    await be('m1', {})
    await look()
    at(45)
    await fail('m1')
    await look()
    const alarm = await only()
    assert.deepEqual([alarm.cards.length, alarm.former?.length], [0, 1])
    assert.deepEqual(alarm.raisedAt, now)
  })

  it('of what comes and goes is done at most twice an hour, and of what then lasts in the end', async () => {
    await mailboxes(1)
    let told = 0
    let before = ''
    const step = async (minute: number, isFailing: boolean) => {
      at(minute)
      await (isFailing ? fail('m0') : be('m0', {}))
      await look()
      await posted()
      const [card] = (await only()).cards
      if (card && card.activityId !== before) told += 1
      before = card?.activityId ?? before
    }
    for (let minute = 0; minute < 120; minute += 1) await step(minute, minute % 4 < 2)
    assert.ok(told >= 3 && told <= 4, `told ${told} times in two hours`)
    const sofar = told
    for (let minute = 120; minute < 180; minute += 1) await step(minute, true)
    assert.equal((await only()).endedAt, null)
    assert.equal(told, sofar + 1)
  })

  it('of anything else that comes and goes is done as seldom', async () => {
    const subject = { kind: 'mails-refused', mailboxId: 'm0', channelId: null } as const
    await mailboxes(1)
    const cards = new Set<string>()
    for (let minute = 0; minute < 60; minute += 1) {
      at(minute)
      if (minute % 2 === 0) await tellTrouble(deps(), subject, { count: 1, since: now, text: 'No.' })
      else await endAlarm(deps(), await only())
      await posted()
      for (const { activityId } of (await only()).cards) cards.add(activityId)
    }
    assert.equal(cards.size, 2)
  })

  it('is one when two processes find the same at the same moment', async () => {
    await mailboxes(20)
    for (let index = 0; index < 20; index += 1) await fail(`m${index}`)
    await Promise.all([watchMailboxes(deps(), false), watchMailboxes(deps(), false), watchMailboxes(deps(), false)])
    assert.equal(membersOf(await only()).length, 20)
    const subject = { kind: 'mails-refused', mailboxId: 'm0', channelId: null } as const
    const trouble = { count: 1, since: now, text: 'No.' }
    await Promise.all([1, 2, 3].map(() => tellTrouble(deps(), subject, trouble)))
    assert.equal(await documents.alarms.count({ kind: 'mails-refused' }), 1)
  })

  it('names the senders that get no more answers, and is over an hour after the last', async () => {
    await mailboxes(1)
    const mailbox = (await documents.mailboxes.findOne({ _id: 'm0' })) ?? assert.fail()
    await tellLoop(deps(), mailbox, 'Helpdesk@other.example')
    at(20)
    await tellLoop(deps(), mailbox, 'robot@other.example')
    for (let index = 0; index < MOST_MEMBERS + 10; index += 1) await tellLoop(deps(), mailbox, `${index}@many.example`)
    const alarm = await only()
    assert.equal(membersOf(alarm).length, MOST_MEMBERS)
    assert.deepEqual(
      membersOf(alarm)
        .slice(0, 2)
        .map(({ id }) => id),
      ['helpdesk@other.example', 'robot@other.example'],
    )
    at(61)
    await watchAlarms(deps())
    assert.equal((await only()).members?.[0]?.over, true)
    at(81)
    await watchAlarms(deps())
    assert.notEqual((await only()).endedAt, null)
  })

  it('goes on about the mailboxes that are left when one of them is removed or paused', async () => {
    await mailboxes(3)
    for (const id of ['m0', 'm1', 'm2']) await fail(id)
    await look()
    await documents.mailboxes.delete({ _id: 'm0' })
    await documents.mailboxes.updateIf({ _id: 'm1' }, { $set: { state: 'paused' } })
    await look()
    const alarm = await only()
    assert.deepEqual([alarm.endedAt, membersOf(alarm).map(({ id }) => id)], [null, ['m2']])
  })

  it('also comes of what was found by a process that died before it could tell', async () => {
    await mailboxes(1)
    await be('m0', { lastError: DENIED, failuresInRow: 9 })
    await look()
    assert.equal((await only()).kind, 'mailbox-failing')
  })
})

describe('silence', () => {
  let place: TestStore
  let documents: Documents
  let now: Date
  const deps = () => ({
    ...{ documents, clock: () => now, newId: countingIds(String(now.getTime())), wakeDelivery: () => undefined },
    settings: { pollIntervalMs: 30_000 },
  })
  beforeEach(async () => {
    now = NOON
    place = await openTestStore()
    documents = await openDocuments(place.store)
    await documents.mailboxes.insert(aMailbox({ health: HEALTHY }))
  })
  afterEach(() => place.dispose())

  const at = (minutes: number) => (now = new Date(NOON.getTime() + minutes * MINUTE))
  const count = () => documents.alarms.count({})

  it('is none while a process that was not there has its first polls, and is told after them', async () => {
    at(600)
    const look = createMailboxWatch(deps())
    for (let minute = 600; minute < 605; minute += 1) {
      at(minute)
      await look()
      assert.equal(await count(), 0, `minute ${minute - 600}`)
    }
    at(605)
    await look()
    assert.equal(await count(), 1)
  })

  it('is none after a sleep of the machine, or a clock that jumps ahead or back', async () => {
    const look = createMailboxWatch(deps())
    for (let minute = 0; minute < 14; minute += 1) {
      at(minute)
      await look()
    }
    for (const jump of [600, 3_000, 100, 9_000]) {
      at(jump)
      await look()
      at(jump + 1)
      await look()
      assert.equal(await count(), 0, `after ${jump} minutes`)
    }
  })

  it('of all mailboxes is one card', async () => {
    await documents.mailboxes.insert(aMailbox({ _id: 'other', address: 'other@northwind.example', health: HEALTHY }))
    const look = createMailboxWatch(deps())
    for (let minute = 0; minute <= 20; minute += 1) {
      at(minute)
      await look()
    }
    const [alarm, ...others] = await documents.alarms.find({})
    assert.deepEqual([alarm?.kind, alarm?.members?.length, others], ['mailbox-silent', 2, []])
  })
})
