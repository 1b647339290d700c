// A large inbox, swept page by page.
import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { newRow } from '../../../src/app/intake/new-row.ts'
import { sweepInbox } from '../../../src/app/intake/sweep-inbox.ts'
import type { InboxPage, InboxWanted, MailboxClient } from '../../../src/app/ports/mailbox-provider.ts'
import type { MailHead } from '../../../src/domain/mail/mail.ts'
import { MOST_MISSING, PAGE_SIZE, type Sweep } from '../../../src/domain/mailbox/sweep.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aMailbox, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'

const MAILS = 6000
const UNTOLD = 2500
const MINUTE_MS = 60_000
const POLL_MS = 30_000
const MAILBOX = aMailbox({ startFrom: new Date(NOON.getTime() - 200 * 86_400_000) })

describe('sweeping a large inbox', () => {
  let place: TestStore
  let documents: Documents
  let now: Date
  let inbox: MailHead[]
  let asked: InboxWanted[]

  beforeEach(async () => {
    now = NOON
    asked = []
    place = await openTestStore()
    documents = await openDocuments(place.store)
    await documents.mailboxes.insert(MAILBOX)
    // One every minute, the newest first.
    inbox = Array.from({ length: MAILS }, (_, index) => aHead(`mail-${index}`, index + 1))
  })
  afterEach(() => place.dispose())

  /** One poll; answers how many pages it took. */
  async function poll(): Promise<number> {
    const before = asked.length
    const client: Partial<MailboxClient> = {
      inbox: (wanted) => {
        asked.push(wanted)
        return Promise.resolve(pageOf(inbox, wanted))
      },
      inInbox: (ids) => Promise.resolve(inbox.filter(({ id }) => ids.includes(id))),
    }
    const parts = { newId: countingIds(), log: silentLog, isStopping: () => false, wakeDelivery: () => undefined }
    await sweepInbox({ documents, clock: () => now, ...parts }, MAILBOX, client as MailboxClient, () =>
      Promise.resolve(),
    )
    now = new Date(now.getTime() + POLL_MS)
    return asked.length - before
  }
  const sweep = async (): Promise<Sweep> => (await documents.sweeps.findOne({ _id: MAILBOX._id })) ?? assert.fail()

  async function know(heads: readonly MailHead[]): Promise<void> {
    for (let at = 0; at < heads.length; at += 1000) {
      await documents.ledger.insertNew(heads.slice(at, at + 1000).map((head) => newRow(MAILBOX, head, now)))
    }
  }

  it('takes some pages with each poll, and each page once in a pass', async () => {
    await know(inbox)
    let polls = 0
    for (let passed = false; !passed; polls += 1) {
      assert.ok((await poll()) <= 3)
      passed = (await sweep()).passedAt !== null
    }
    assert.ok(asked.length <= Math.ceil(MAILS / PAGE_SIZE) + 1, `${asked.length} pages`)
    assert.ok(polls * POLL_MS < 40 * MINUTE_MS, `${polls} polls`)
    assert.deepEqual([(await sweep()).missing, await documents.inboxBefore.count({})], [[], 0])
    assert.ok(JSON.stringify(await sweep()).length < 1000)
    assert.equal(await poll(), 0)
  })

  it('finds thousands that were not told of within the hour, without keeping more than it may', async () => {
    await know(inbox.slice(UNTOLD))
    const began = now.getTime()
    for (;;) {
      await poll()
      const { missing } = await sweep()
      assert.ok(missing.length <= MOST_MISSING, `${missing.length} are kept`)
      if ((await documents.ledger.count({})) === MAILS && missing.length === 0) break
    }
    assert.ok(now.getTime() - began < 60 * MINUTE_MS, `${(now.getTime() - began) / MINUTE_MS} minutes`)
    assert.deepEqual((await sweep()).days, [{ day: NOON.toISOString().slice(0, 10), worked: UNTOLD, listed: 0 }])
    assert.equal(await documents.ledger.count({ swept: 'worked' }), UNTOLD)
    assert.equal(await documents.alarms.count({ kind: 'sweep-differences' }), 1)
  })
})

function aHead(id: string, minutesAgo: number): MailHead {
  const receivedAt = new Date(NOON.getTime() - minutesAgo * MINUTE_MS)
  return { id, messageId: `<${id}@x.example>`, from: { name: '', address: 'a@x.example' }, subject: id, receivedAt }
}

function pageOf(inbox: readonly MailHead[], { place, since, limit }: InboxWanted): InboxPage {
  const found = inbox.filter(({ receivedAt }) => receivedAt >= since && (place === null || receivedAt <= place.at))
  const from = place?.skip ?? 0
  const mails = found.slice(from, from + limit)
  const last = mails.at(-1)
  return { mails, next: from + limit >= found.length || !last ? null : { at: last.receivedAt, skip: 1 } }
}
