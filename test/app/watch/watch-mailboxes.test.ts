import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { alarmView } from '../../../src/app/views/alarm-view.ts'
import { watchMailboxes } from '../../../src/app/watch/watch-mailboxes.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aMailbox, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const DAY_MS = 86_400_000

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

  /** What the alarms say that are new by then. */
  async function watch(after: number): Promise<readonly string[]> {
    now = new Date(NOON.getTime() + after)
    const before = (await documents.alarms.find({})).map(({ _id }) => _id)
    const deps = { documents, clock: () => now, newId: countingIds(String(after)), wakeDelivery: () => undefined }
    await watchMailboxes(deps)
    await watchMailboxes(deps)
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
      '10: The client secret of support@northwind.example ends in 60 days',
      '40: The client secret of support@northwind.example ends in 30 days',
      '63: The client secret of support@northwind.example ends in 7 days',
      '69: The client secret of support@northwind.example ends within a day',
    ])
  })

  it('tells once of half an hour of silence, and of the next one too', async () => {
    await documents.mailboxes.insert(aMailbox())
    const minute = 60_000
    assert.deepEqual(await watch(29 * minute), [])
    assert.match((await watch(30 * minute))[0] ?? '', /has not been read for half an hour/)
    assert.deepEqual(await watch(300 * minute), [])
    await documents.mailboxes.updateIf({ _id: 'mailbox' }, { $set: { 'health.lastSuccessAt': now } })
    assert.deepEqual(await watch(301 * minute), [])
    assert.equal((await watch(330 * minute)).length, 1)
  })

  it('says why, where that is known', async () => {
    const lastError = { code: 'AADSTS7000222', text: 'The client secret has expired.' }
    await documents.mailboxes.insert(aMailbox({ health: { ...aMailbox().health, lastError } }))
    assert.match((await watch(DAY_MS))[0] ?? '', /The client secret has expired\./)
  })
})
