// Taking an organisation's configuration back to an entry of its audit.
import assert from 'node:assert/strict'
import { showAudit } from '../../../src/app/audit/show-audit.ts'
import { deleteCatalogueItem } from '../../../src/app/catalogue/delete-catalogue-item.ts'
import { setCatalogueItemActive, setCatalogueItemHidden } from '../../../src/app/catalogue/change-catalogue-item.ts'
import { saveCatalogueItem } from '../../../src/app/catalogue/save-catalogue-item.ts'
import { finishChanges } from '../../../src/app/configuration/change-many.ts'
import { readPieces } from '../../../src/app/configuration/read-pieces.ts'
import { rollBack, rollBackForm } from '../../../src/app/configuration/roll-back.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { moveMailRule, removeMailRule } from '../../../src/app/mail-room/change-mail-rules.ts'
import { saveMailRule } from '../../../src/app/mail-room/save-mail-rule.ts'
import { saveMailSetting } from '../../../src/app/mail-room/save-mail-setting.ts'
import { saveRetention } from '../../../src/app/privacy/retention-settings.ts'
import { canonical } from '../../../src/domain/configuration/pieces.ts'
import { ConflictError, NotFoundError } from '../../../src/domain/errors.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import {
  aCategory,
  aChannel,
  aMailbox,
  aMailRule,
  aPerson,
  aTicket,
  aTree,
  countingIds,
  NOON,
} from '../../support/builders.ts'
import { aroundWrites } from '../../support/store-writes.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const NOTHING = { description: '', priority: '', channelId: '', alsoIn: [], categoryIds: [] }
const RULE = { field: 'subject', headerName: '', pattern: 'invoice', outcome: 'ignore' }
const NO_TARGETS = { categoryId: '', serviceTypeId: '', priority: '', targetId: '', channelId: '', alsoIn: [] }

describe('rolling back a configuration', () => {
  const { partner, ...others } = aTree()
  const ann = aPerson({ memberships: [{ organisationId: 'partner', role: 'administrator' }] })
  let store: TestStore
  let documents: Documents
  let ids = countingIds()
  let now = NOON
  const depsOf = (at: Documents) => ({
    documents: at,
    newId: ids,
    clock: () => (now = new Date(now.getTime() + 1000)),
    settings: { pollIntervalMs: 1, leaseMs: 1, reopenMs: 86_400_000, replyDelayMs: 1 },
  })
  const deps = () => depsOf(documents)
  const owner = { organisation: partner, mailbox: null }

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    now = NOON
    await seed(documents)
  })
  afterEach(() => store.dispose())

  async function seed(at: Documents): Promise<void> {
    await at.organisations.insertNew([partner, ...Object.values(others)])
    await at.channels.insertNew([aChannel({ _id: 'desk', organisationId: 'partner', conversationId: 'desk' })])
    await at.categories.insertNew([
      aCategory({ _id: 'of-root', organisationId: 'root', nameKey: 'of-root' }),
      aCategory({ _id: 'old', organisationId: 'partner', name: 'Old', nameKey: 'old', channelId: 'desk' }),
      aCategory({ _id: 'typo', organisationId: 'partner', name: 'Tpyo', nameKey: 'tpyo', order: 2 }),
    ])
    await at.mailboxes.insert(aMailbox({ organisationId: 'partner', address: 'help@fabrikam.example' }))
    const rules = ['one', 'two', 'three'].map((id) => aMailRule({ id, name: id, pattern: id }))
    await at.mailRules.insert({ _id: 'organisation/partner', rules, revision: 1 })
    await at.audit.insert({
      ...{ _id: 'start', at: NOON, by: { personId: 'p', name: 'Ann' }, organisationId: 'partner' },
      ...{ organisationPath: ['root', 'partner'], action: 'mail-settings.changed', subject: 'Signature' },
      ...{ changes: [], pieces: [] },
    })
  }

  /** One of each kind. */
  async function change(at: Documents): Promise<void> {
    const on = depsOf(at)
    for (const value of ['true', 'false', 'true']) {
      const stored = await at.mailSettings.findOne({ _id: 'organisation/partner' })
      const wanted = { setting: 'acknowledge', revision: stored?.revision ?? 0, input: { value, name: '' } } as const
      assert.ok('saved' in (await saveMailSetting(on, ann, owner, wanted)))
    }
    await saveRetention(on, ann, partner, { setting: 'textMonths', revision: 0, input: '24' })
    const kind = 'category' as const
    const added = { kind, itemId: null, revision: null, input: { ...NOTHING, name: 'Added' } }
    assert.ok('saved' in (await saveCatalogueItem(on, ann, partner, added)))
    const renamed = { kind, itemId: 'old', revision: 1, input: { ...NOTHING, name: 'Renamed' } }
    assert.ok('saved' in (await saveCatalogueItem(on, ann, partner, renamed)))
    await setCatalogueItemActive(on, ann, partner, { kind, itemId: 'typo', revision: 1, active: false })
    await deleteCatalogueItem(on, ann, partner, { kind, itemId: 'typo', revision: 2 })
    await setCatalogueItemHidden(on, ann, partner, { kind, itemId: 'of-root', hidden: true })
    const rule = { ruleId: null, revision: null, input: { ...RULE, ...NO_TARGETS, name: 'New' } }
    assert.ok('saved' in (await saveMailRule(on, ann, owner, rule)))
    await moveMailRule(on, ann, owner, { ruleId: 'three', by: -1 })
    await removeMailRule(on, ann, owner, { ruleId: 'one', revision: 1 })
  }

  const stateOf = async (at: Documents): Promise<string> =>
    canonical([...(await readPieces({ documents: at }, partner))].toSorted())
  const TO_START = { organisationId: 'partner', entryId: 'start', keep: true }

  async function seenIn(moment = TO_START, at = documents): Promise<string> {
    const { buttons } = await rollBackForm(depsOf(at), ann, moment)
    return buttons.find(({ verb }) => verb === 'audit.roll-back')?.data['seen'] as string
  }

  it('says how much it changes, does it as one entry, and can itself be rolled back', async () => {
    const before = await stateOf(documents)
    await change(documents)
    const after = await stateOf(documents)
    const form = await rollBackForm(deps(), ann, TO_START)
    assert.deepEqual(
      form.facts.map(({ title, value }) => `${title}: ${value}`),
      [
        'Settings: 2 changed',
        'Categories: 1 added, 2 changed, 1 removed',
        'Email rules: 1 added, 1 removed',
        'Mailboxes concerned: 1',
        'Organisations below: 2',
      ],
    )
    assert.match(form.preview ?? '', /Acknowledge.*: On → inherited/)
    const { count, left } = await rollBack(deps(), ann, { ...TO_START, seen: await seenIn() })
    assert.ok(count > 5)
    assert.equal(left, 0)
    assert.equal(await stateOf(documents), before)
    const [entry] = await documents.audit.find({ action: 'configuration.rolled-back' })
    assert.ok(entry)
    assert.match(
      (await showAudit(deps(), ann, WISH, { page: 1 })).rows[0]?.title ?? '',
      /Configuration rolled back: Fabrikam IT, to /,
    )

    const back = { organisationId: 'partner', entryId: entry._id, keep: false }
    await rollBack(deps(), ann, { ...back, seen: await seenIn(back) })
    assert.equal(await stateOf(documents), after)
  })

  it('is refused when something was changed since the preview', async () => {
    await change(documents)
    const seen = await seenIn()
    await saveRetention(deps(), ann, partner, { setting: 'textMonths', revision: 1, input: '36' })
    const before = await stateOf(documents)
    await assert.rejects(rollBack(deps(), ann, { ...TO_START, seen }), (error) => {
      assert.ok(error instanceof ConflictError)
      assert.match(error.forPerson, /^Nothing was changed: someone changed the configuration since this preview/)
      return true
    })
    assert.equal(await stateOf(documents), before)
    assert.equal(await documents.changeJobs.count({}), 0)
  })

  it('leaves out a channel that is gone, retires what is in use, and says so', async () => {
    await change(documents)
    await documents.channels.updateIf({ _id: 'desk' }, { $set: { active: false } })
    const added = await documents.categories.findOne({ name: 'Added' })
    await documents.tickets.insert(aTicket({ categoryId: added?._id ?? null }))
    const { preview } = await rollBackForm(deps(), ann, TO_START)
    assert.match(preview ?? '', /“Old” loses its channel/)
    assert.match(preview ?? '', /“Added” is retired instead of removed, because/)
    await rollBack(deps(), ann, { ...TO_START, seen: await seenIn() })
    const items = await documents.categories.find({ organisationId: 'partner' })
    const old = items.find(({ _id }) => _id === 'old')
    assert.deepEqual([old?.name, old?.channelId], ['Old', null])
    assert.equal(items.find(({ name }) => name === 'Added')?.active, false)
  })

  it('says what an earlier version did not record, and that secrets stay', async () => {
    const entry = { at: new Date(NOON.getTime() + 5), by: { personId: 'p', name: 'Ann' }, organisationId: 'partner' }
    await documents.audit.insertNew([
      {
        ...{ ...entry, _id: 'x', organisationPath: ['root', 'partner'], action: 'category.changed' },
        ...{ subject: 'Hardware', changes: [{ field: 'name', before: 'a', after: 'b' }] },
      },
      {
        ...{ ...entry, _id: 'y', organisationPath: ['root', 'partner'], action: 'mailbox.changed', subject: 'help' },
        changes: [{ field: 'clientSecret', before: '', after: 'changed' }],
      },
    ])
    await change(documents)
    const { preview } = await rollBackForm(deps(), ann, TO_START)
    assert.match(preview ?? '', /One older change cannot be taken back.*: Hardware/)
    assert.match(preview ?? '', /Client secrets .* stay as they are/)
  })

  it('knows entries of its own organisation alone', async () => {
    await documents.audit.insert({
      ...{ _id: 'beside', at: NOON, by: { personId: 'p', name: 'Bo' }, organisationId: 'other-partner' },
      ...{ organisationPath: ['root', 'other-partner'], action: 'category.added', subject: 'Theirs', changes: [] },
    })
    for (const moment of [
      { organisationId: 'partner', entryId: 'beside', keep: false },
      { organisationId: 'other-partner', entryId: 'beside', keep: false },
      { organisationId: 'partner', entryId: 'nowhere', keep: false },
    ]) {
      await assert.rejects(rollBackForm(deps(), ann, moment), NotFoundError)
      await assert.rejects(rollBack(deps(), ann, { ...moment, seen: '' }), NotFoundError)
    }
  })

  it('is finished by the next look, whatever write the process ended before, and refuses another one until then', async function () {
    this.timeout(300_000)
    let last = 0
    for (let lived = false; !lived; last += 1) {
      const place = await openTestStore()
      const sound = await openDocuments(place.store)
      await seed(sound)
      const before = await stateOf(sound)
      await change(sound)
      const seen = await seenIn(TO_START, sound)
      let writes = 0
      const mortal = aroundWrites(place.store, async (write, run) => {
        if (await write.isNeeded()) writes += 1
        if (writes > last) throw new Error('The process ended')
        return await run()
      })
      const at = depsOf(await openDocuments(mortal))
      lived = await rollBack(at, ann, { ...TO_START, seen }).then(
        () => true,
        () => false,
      )
      const isUnderWay = (await sound.changeJobs.count({})) > 0
      if (isUnderWay) await assert.rejects(rollBackForm(depsOf(sound), ann, TO_START), ConflictError)
      now = new Date(now.getTime() + 120_000)
      await finishChanges(depsOf(sound))
      assert.equal(await sound.changeJobs.count({}), 0)
      const isDone = lived || isUnderWay || (await sound.audit.count({ action: 'configuration.rolled-back' })) > 0
      assert.equal((await stateOf(sound)) === before, isDone, `ended before write ${String(last)}`)
      assert.equal(await sound.audit.count({ action: 'configuration.rolled-back' }), isDone ? 1 : 0)
      await place.dispose()
    }
    assert.ok(last > 10)
  })
})

const WISH = { organisationId: 'partner', person: '', from: '', to: '' }
