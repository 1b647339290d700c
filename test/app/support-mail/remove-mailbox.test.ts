import assert from 'node:assert/strict'
import type { Documents } from '../../../src/app/documents.ts'
import { secretPlace } from '../../../src/app/support-mail/open-mailbox.ts'
import { pollNextMailbox } from '../../../src/app/intake/poll-mailbox.ts'
import type { MailboxClient } from '../../../src/app/ports/mailbox-provider.ts'
import { askRemoveMailbox, removeMailbox } from '../../../src/app/support-mail/remove-mailbox.ts'
import { createSecretBox } from '../../../src/lib/secret-box.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { startGraphRig, type GraphRig } from '../../mail/graph/graph-rig.ts'
import { aMailbox, anOrganisation, aPerson, aTicket, countingIds } from '../../support/builders.ts'
import { TEST_KEYS } from '../../support/frontdesk.ts'
import { aMail } from '../../support/mails.ts'
import { identityParts } from '../../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

describe('removing a mailbox', () => {
  const clock = () => new Date()
  const secrets = createSecretBox(TEST_KEYS)
  const root = anOrganisation()
  let rig: GraphRig
  let place: TestStore
  let documents: Documents

  beforeEach(async () => {
    rig = await startGraphRig()
    place = await openTestStore()
    documents = await openDocuments(place.store)
    const { clientSecret, ...access } = rig.access
    const sealed = secrets.seal(clientSecret, secretPlace('mailbox'))
    const startFrom = new Date(clock().getTime() - 3_600_000)
    await documents.organisations.insert(root)
    await documents.mailboxes.insert(aMailbox({ ...access, clientSecret: sealed, startFrom, pollAt: startFrom }))
  })
  afterEach(async () => {
    await place.dispose()
    await rig.stop()
  })

  const remove = () => {
    const { provider } = rig
    const rest = { secrets, log: identityParts().log, provider, wakeDelivery: () => undefined }
    return removeMailbox({ documents, clock, newId: countingIds(), ...rest }, aPerson(), root, 'mailbox')
  }

  /** Polls as a worker does, with `meanwhile` happening while Microsoft answers. */
  async function poll(meanwhile: () => Promise<unknown>): Promise<void> {
    const settings = { pollIntervalMs: 1000, leaseMs: 10_000, reopenMs: 1000, replyDelayMs: 0 }
    const rest = {
      ...identityParts(),
      documents,
      clock,
      newId: countingIds('doc'),
      secrets,
      settings,
      workerId: 'worker',
    }
    const open = (): MailboxClient => ({
      ...rig.client,
      changes: async (...wanted) => {
        const page = await rig.client.changes(...wanted)
        await meanwhile()
        return page
      },
    })
    await pollNextMailbox({
      ...rest,
      provider: { open },
      wakeDelivery: () => undefined,
      isStopping: () => false,
    })
  }

  it('says first what becomes of its tickets', async () => {
    await documents.tickets.insertNew([
      aTicket({ _id: 'a', number: 1, originKey: 'a' }),
      aTicket({ _id: 'b', number: 2, originKey: 'b', status: 'resolved' }),
    ])
    const view = await askRemoveMailbox({ documents }, root, aMailbox())
    assert.match(view.lead, /tickets stay.*no longer arrive/)
    assert.deepEqual(
      view.facts.map(({ value }) => value),
      ['2', '1'],
    )
    assert.equal(await documents.mailboxes.count({}), 1)
  })

  it('keeps tickets and ledger, and leaves no mail waiting', async () => {
    await rig.deliver(aMail({ To: rig.access.address }))
    await poll(() => Promise.resolve())
    assert.equal(await documents.tickets.count({}), 1)
    await documents.ledger.updateIf({}, { $set: { state: 'failed', dueAt: clock() } })
    assert.equal(await remove(), rig.access.address)
    assert.equal(await documents.tickets.count({}), 1)
    const [row] = await documents.ledger.find({})
    assert.deepEqual([row?.state, row?.dueAt], ['ignored', null])
    const [entry] = await documents.audit.find({})
    assert.deepEqual([entry?.action, entry?.subject], ['mailbox.removed', rig.access.address])
  })

  it('is for good, also when it is being polled just then', async () => {
    await rig.deliver(aMail({ To: rig.access.address }))
    await poll(remove)
    assert.equal(await documents.mailboxes.count({}), 0)
    assert.equal(await documents.tickets.count({}), 0)
  })

  it('leaves no place of the old mailbox in one that was given another address while it was polled', async () => {
    const address = 'other@contoso.example'
    const started = {
      address,
      cursor: null,
      state: 'running',
      lease: { owner: 'worker', until: new Date('2099-01-01') },
    } as const
    await poll(() => documents.mailboxes.updateIf({ _id: 'mailbox' }, { $set: started }))
    assert.equal((await documents.mailboxes.findOne({ address }))?.cursor, null)
  })
})
