// One mail that kills or stalls whoever reads it, and the mails that came with it.
import assert from 'node:assert/strict'
import { retryMail } from '../../../src/app/intake/mail-log.ts'
import { pollNextMailbox } from '../../../src/app/intake/poll-mailbox.ts'
import type { Documents } from '../../../src/app/documents.ts'
import type { MailboxClient, ReadOutcome } from '../../../src/app/ports/mailbox-provider.ts'
import { OutsideError } from '../../../src/domain/errors.ts'
import { COLLECTIONS, openDocuments } from '../../../src/store/collections.ts'
import { aMail } from '../../support/a-mail.ts'
import { aMailbox, anOrganisation, aPerson, countingIds, NOON } from '../../support/builders.ts'
import { identityParts } from '../../support/identity-parts.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'
import { inWords } from '../../../src/texts/say.ts'

const LEASE_MS = 10_000
const GOOD = Array.from({ length: 120 }, (_, index) => `good-${index}`)
const DEADLY = new Set(['deadly', 'deadly-too'])

describe('a mail at which the process dies', () => {
  let place: TestStore
  let documents: Documents
  let now: Date
  let processes: number
  let newId: () => string

  beforeEach(async () => {
    now = NOON
    processes = 0
    newId = countingIds()
    place = await openTestStore()
    documents = await openDocuments(place.store)
    await documents.organisations.insert(anOrganisation())
    await documents.mailboxes.insert(aMailbox({ startFrom: NOON, pollAt: NOON }))
  })
  afterEach(() => place.dispose())

  /** One process that polls until nothing is due, or until it dies reading: it answers nothing any more, and the lease runs out. */
  async function live(
    mailIds: readonly string[],
    read: (ids: readonly string[], die: () => void) => Promise<readonly ReadOutcome[]>,
  ): Promise<'lived' | 'died'> {
    processes += 1
    const client: Partial<MailboxClient> = {
      changes: () => Promise.resolve({ mails: mailIds.map(mailOf), cursor: 'end', more: false }),
    }
    const died = new Promise<'died'>((resolve) => {
      client.read = (ids) => read(ids, () => resolve('died'))
    })
    const deps = {
      ...identityParts(),
      ...{ documents, newId, log: silentLog, clock: () => now, workerId: `process-${processes}` },
      ...{ wakeDelivery: () => undefined, isStopping: () => false },
      settings: { pollIntervalMs: 1000, leaseMs: LEASE_MS, reopenMs: 0, replyDelayMs: 0 },
      provider: { open: () => client as MailboxClient },
      secrets: { open: () => 'secret', seal: () => assert.fail() },
    }
    const polls = async (): Promise<'lived'> => {
      for (let turn = 0; turn < 5; turn += 1) {
        await pollNextMailbox(deps)
        now = new Date(now.getTime() + 60_000)
      }
      return 'lived'
    }
    const end = await Promise.race([polls(), died])
    now = new Date(now.getTime() + LEASE_MS + 1)
    return end
  }

  const deadlyRead = async (ids: readonly string[], die: () => void): Promise<readonly ReadOutcome[]> => {
    if (!ids.some((id) => DEADLY.has(id))) return ids.map((id) => ({ id, mail: mailOf(id) }))
    die()
    return await new Promise<never>(() => undefined)
  }

  function mailOf(id: string) {
    return aMail({ id, messageId: `<${id}@contoso.example>`, subject: id })
  }

  async function states(): Promise<Readonly<Record<string, string>>> {
    const rows = await documents.ledger.find({})
    return Object.fromEntries(rows.map((row) => [row.mailId, row.errorCode ?? row.state]))
  }

  it('is set aside alone after the second death, with an alarm, while all others become tickets', async () => {
    const all = [...GOOD.slice(0, 60), 'deadly', ...GOOD.slice(60)]
    assert.equal(await live(all, deadlyRead), 'died')
    assert.equal(await live(all, deadlyRead), 'died')
    assert.equal(await live(all, deadlyRead), 'lived')
    const { deadly, ...others } = await states()
    assert.equal(deadly, 'stopped-twice')
    assert.deepEqual(new Set(Object.values(others)), new Set(['ticket']))
    assert.equal(await documents.tickets.count({}), GOOD.length)
    const row = await documents.ledger.findOne({ mailId: 'deadly' })
    assert.equal(row?.dueAt, null)
    assert.match(inWords(row.reason ?? ''), /^Frontdesk stopped twice while it read this email/)
    assert.deepEqual(
      (await documents.alarms.find({})).map(({ kind }) => kind),
      ['mails-failed'],
    )
  })

  it('has as little effect when there are two of it in one batch', async () => {
    const all = ['deadly', ...GOOD.slice(0, 20), 'deadly-too']
    const ends: string[] = []
    while (ends.at(-1) !== 'lived') ends.push(await live(all, deadlyRead))
    assert.deepEqual(ends, ['died', 'died', 'died', 'lived'])
    const { deadly, 'deadly-too': too, ...others } = await states()
    assert.deepEqual([deadly, too], ['stopped-twice', 'stopped-twice'])
    assert.deepEqual(new Set(Object.values(others)), new Set(['ticket']))
  })

  it('becomes a ticket when a person tries it again and it does no harm any more; once more it is set aside at once', async () => {
    for (let process = 0; process < 3; process += 1) await live(['deadly'], deadlyRead)
    const admin = aPerson({ memberships: [{ organisationId: 'root', role: 'administrator' }] })
    const retry = (): Promise<void> => retryMail({ documents, clock: () => now }, admin, 'mailbox/deadly')
    await retry()
    assert.equal(await live(['deadly'], deadlyRead), 'died')
    assert.equal(await live(['deadly'], deadlyRead), 'lived')
    assert.deepEqual(await states(), { deadly: 'stopped-twice' })
    await retry()
    const harmless = (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, mail: mailOf(id) })))
    assert.equal(await live(['deadly'], harmless), 'lived')
    assert.deepEqual(await states(), { deadly: 'ticket' })
  })

  it('finds a mailbox of the version before, in which nobody wrote down what is under way', () => {
    const { underWay, ...before } = aMailbox({ _id: 'older', address: 'older@northwind.example' })
    const { migrations } = COLLECTIONS.mailboxes
    const migrated = migrations[2]?.(before)
    assert.deepEqual(migrated, { ...before, underWay })
  })

  it('leaves no trace of the care that is taken where none does harm', async () => {
    await live(GOOD, deadlyRead)
    const mailbox = await documents.mailboxes.findOne({})
    assert.equal(mailbox?.underWay, null)
    assert.deepEqual(new Set((await documents.ledger.find({})).map(({ attempts }) => attempts)), new Set([0]))
  })

  it('is tried by itself when reading stalls at it, and the others are not kept waiting', async () => {
    const timeout = new OutsideError({ code: 'timeout', retryable: true, message: 'Too late', forPerson: 'Too late.' })
    const stalling = (ids: readonly string[]): Promise<readonly ReadOutcome[]> =>
      ids.includes('deadly') ? Promise.reject(timeout) : Promise.resolve(ids.map((id) => ({ id, mail: mailOf(id) })))
    assert.equal(await live(['good-1', 'deadly', 'good-2'], stalling), 'lived')
    assert.deepEqual(await states(), { 'good-1': 'ticket', 'good-2': 'ticket', deadly: 'timeout' })
    const health = (await documents.mailboxes.findOne({}))?.health
    assert.equal(health?.failuresInRow, 0)
  })

  it('is not suspected when no mail at all can be read', async () => {
    const timeout = new OutsideError({ code: 'timeout', retryable: true, message: 'Too late', forPerson: 'Too late.' })
    await live(GOOD.slice(0, 10), () => Promise.reject(timeout))
    assert.deepEqual(new Set(Object.values(await states())), new Set(['received']))
    assert.ok(((await documents.mailboxes.findOne({}))?.health.failuresInRow ?? 0) > 0)
  })
})
