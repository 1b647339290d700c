// What a poll that finds nothing costs: calls of the store, counted one by one.
import assert from 'node:assert/strict'
import type { Collection, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const OF_POLLS = new Set(['mailboxes', 'ledger', 'sweeps', 'inboxBefore', 'organisations'])

describe('a poll that finds nothing', () => {
  let calls: string[]
  let desk: TestFrontdesk

  beforeEach(async () => {
    calls = []
    // Whoever looks is woken by the test; nothing is due by itself.
    desk = await startTestFrontdesk({
      app: { pollIntervalMs: 3_600_000 },
      wrapStore: (store) => noting(store, (call) => calls.push(call)),
    })
  })
  afterEach(() => desk.stop())

  /** Lets one poll take place, and answers what it asked of the store; looks that found nothing to do are of no poll. */
  async function poll(): Promise<readonly string[]> {
    const before = await desk.eventually('the end of a poll', async () => {
      const found = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null, sweepAt: { $ne: null } })
      return found?.health.lastSuccessAt && found.sweepAt && found.sweepAt > desk.clock() ? found : undefined
    })
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { pollAt: desk.clock() } })
    calls = []
    await desk.eventually('a poll', async () => {
      const now = await desk.frontdesk.deps.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null })
      return (now?.health.lastSuccessAt ?? 0) > (before.health.lastSuccessAt ?? 0)
    })
    return calls
  }

  it('asks the store three times, whatever the mailbox held before', async () => {
    const three = ['mailboxes.updateIf', 'ledger.find', 'mailboxes.updateIf']
    assert.deepEqual(await poll(), three)
    const mail = await desk.deliver(aMail())
    await poll()
    await desk.ticketOf(mail)
    // The first one after it holds the new place against the ledger, once.
    await poll()
    assert.deepEqual(await poll(), three)
  })

  it('keeps the new place in the mailbox all the same', async () => {
    await poll()
    const { mailboxes } = desk.documents
    const before = await mailboxes.findOne({ _id: MAILBOX_ID })
    // Older than what is to be read: nothing comes of it but another place.
    await desk.deliver(aMail(), new Date(desk.clock().getTime() - 86_400_000))
    await poll()
    const after = await mailboxes.findOne({ _id: MAILBOX_ID })
    assert.ok(before?.cursor)
    assert.notEqual(after?.cursor, before.cursor)
  })
})

/** Tells of each call that polls may make; not of a look that found nothing due. */
function noting(store: DocumentStore, note: (call: string) => void): DocumentStore {
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: Parameters<DocumentStore['collection']>[0]): Collection<T> {
      const inner = store.collection<T>(declaration)
      const { name } = declaration
      if (!OF_POLLS.has(name)) return inner
      return {
        ...inner,
        findOne: (filter) => {
          // What waits here for the end of a poll asks like this.
          if (!('lease' in filter)) note(`${name}.findOne`)
          return inner.findOne(filter)
        },
        async find(filter, options) {
          const found = await inner.find(filter, options)
          const isLook = name === 'mailboxes' || name === 'organisations'
          if (!isLook || found.length > 0) note(`${name}.find`)
          return found
        },
        insertNew: (documents) => (note(`${name}.insertNew`), inner.insertNew(documents)),
        updateEach: (changes) => (note(`${name}.updateEach`), inner.updateEach(changes)),
        async updateIf(filter, update) {
          const changed = await inner.updateIf(filter, update)
          if (changed) note(`${name}.updateIf`)
          return changed
        },
      }
    },
  }
}
