// What is in force, what differs between two organisations, and copying one into another.
import assert from 'node:assert/strict'
import { compareOrganisations } from '../../../src/app/configuration/compare.ts'
import { copyConfiguration, copyPreview } from '../../../src/app/configuration/copy-configuration.ts'
import { COPIED_AREAS } from '../../../src/app/configuration/copy-plan.ts'
import { readPieces } from '../../../src/app/configuration/read-pieces.ts'
import { rollBack, rollBackForm } from '../../../src/app/configuration/roll-back.ts'
import { showSettings } from '../../../src/app/configuration/show-settings.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { saveMailSetting } from '../../../src/app/mail-room/save-mail-setting.ts'
import { canonical } from '../../../src/domain/configuration/pieces.ts'
import { NOTHING_SET } from '../../../src/domain/mail/mail-settings.ts'
import type { Organisation } from '../../../src/domain/organisation/organisation.ts'
import { ConflictError, NotFoundError } from '../../../src/domain/errors.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import {
  aCategory,
  aChannel,
  aMailRule,
  anOrganisation,
  aPerson,
  aServiceType,
  aTree,
  countingIds,
  NOON,
} from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

describe('two organisations', () => {
  const tree = aTree()
  const [target, source, partner] = [tree.customer, tree.neighbour, tree.partner].map((one) => ({
    ...one,
    timeZone: null,
  })) as [Organisation, Organisation, Organisation]
  const ann = aPerson({ name: 'Ann Lee', memberships: [{ organisationId: 'partner', role: 'administrator' }] })
  let store: TestStore
  let documents: Documents
  let ids = countingIds()
  let now = NOON
  const deps = () => ({
    documents,
    newId: ids,
    clock: () => (now = new Date(now.getTime() + 1000)),
    settings: { pollIntervalMs: 1, leaseMs: 1, reopenMs: 86_400_000, replyDelayMs: 1 },
  })
  const BOTH = { organisationId: target._id, otherId: source._id }
  const ALL = { ...BOTH, areas: COPIED_AREAS }

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    now = NOON
    await documents.organisations.insertNew([
      ...Object.values({
        ...tree,
        customer: target,
        neighbour: source,
        partner,
        root: anOrganisation({ language: 'en', timeZone: 'Europe/Berlin' }),
      }),
    ])
    await documents.channels.insertNew([
      aChannel({ _id: 'theirs', organisationId: source._id, conversationId: 'theirs' }),
      aChannel({ _id: 'shared', organisationId: 'partner', conversationId: 'shared' }),
    ])
    const of = (organisationId: string, _id: string, name: string, more = {}) =>
      aCategory({ organisationId, _id, name, nameKey: name.toLowerCase(), ...more })
    await documents.categories.insertNew([
      of(source._id, 's-hardware', 'Hardware', { channelId: 'shared', defaultPriority: 'high' }),
      of(source._id, 's-software', 'Software', { channelId: 'theirs', order: 2 }),
      of(source._id, 's-access', 'Access', { order: 3 }),
      of('partner', 'access', 'Access'),
      of(target._id, 't-hardware', 'hardware'),
    ])
    await documents.serviceTypes.insertNew([
      aServiceType({
        _id: 's-type',
        organisationId: source._id,
        name: 'Incident',
        nameKey: 'incident',
        categoryIds: ['s-software'],
      }),
    ])
    const outcome = {
      kind: 'ticket',
      ...{ categoryId: 's-software', serviceTypeId: null, priority: null },
      ...{ organisationId: source._id, channelId: 'theirs' },
    } as const
    await documents.mailRules.insertNew([
      { _id: `organisation/${source._id}`, rules: [aMailRule({ id: 'r', name: 'Invoices', outcome })], revision: 1 },
    ])
    const settings = { ...NOTHING_SET, acknowledge: true, signature: 'Adventure' }
    await documents.mailSettings.insert({ _id: `organisation/${source._id}`, settings, revision: 1 })
  })
  afterEach(() => store.dispose())

  const stateOf = async (): Promise<string> => canonical([...(await readPieces(deps(), target))].toSorted())

  it('says where everything in force comes from, since when, and by whom as far as the reader may know', async () => {
    const chief = aPerson({ name: 'Rita Root', memberships: [{ organisationId: 'root', role: 'administrator' }] })
    const above = { organisation: tree.root, mailbox: null }
    const wanted = { setting: 'acknowledge', revision: 0, input: { value: 'true', name: '' } } as const
    await saveMailSetting(deps(), chief, above, wanted)
    await saveMailSetting(deps(), ann, { organisation: partner, mailbox: null }, { ...wanted, setting: 'sayResolved' })
    await documents.mailSettings.updateIf({ _id: 'organisation/root' }, { $set: { fixed: ['acknowledge'] } })
    const rows = [1, 2, 3].map(async (page) => (await showSettings(deps(), ann, target, page)).rows)
    const all = (await Promise.all(rows)).flat()
    const row = (title: RegExp) => all.find((one) => title.test(one.title))
    assert.deepEqual(
      [row(/^Acknowledge/)?.badge, row(/^Acknowledge/)?.text],
      ['Fixed by Northwind Distribution', 'On\nSince 2026-03-02 13:00 (Europe/Berlin)'],
    )
    assert.match(row(/^Closing email/)?.text ?? '', /^On\nSince .*, Ann Lee$/)
    assert.equal(row(/^Closing email/)?.badge, 'From Fabrikam IT')
    assert.deepEqual(
      [row(/^Time zone/)?.text.split('\n')[0], row(/^Time zone/)?.badge],
      ['Europe/Berlin', 'From Northwind Distribution'],
    )
    assert.deepEqual([row(/^Signature/)?.text, row(/^Signature/)?.badge], ['(none)', 'Default'])
    assert.match(row(/^Categories/)?.text ?? '', /Access/)
  })

  it('are compared by what holds in each, and only by who may configure both', async () => {
    const { rows } = await compareOrganisations(deps(), ann, { ...BOTH, page: 1 })
    const textOf = (title: string) => rows.find((one) => one.title === title)?.text
    assert.equal(textOf('Signature'), 'Contoso: (none)\nAdventure Works: Adventure')
    assert.equal(textOf('Software'), 'Contoso: not there\nAdventure Works: Channel Support')
    assert.match(textOf('Invoices') ?? '', /^Contoso: not there\nAdventure Works: /)
    assert.ok(!rows.some(({ title }) => title === 'Time zone'))
    const only = aPerson({ memberships: [{ organisationId: target._id, role: 'administrator' }] })
    for (const pair of [BOTH, { organisationId: source._id, otherId: target._id }]) {
      await assert.rejects(compareOrganisations(deps(), only, { ...pair, page: 1 }), NotFoundError)
      await assert.rejects(copyPreview(deps(), only, { ...pair, areas: COPIED_AREAS }), NotFoundError)
      await assert.rejects(copyConfiguration(deps(), only, { ...pair, areas: COPIED_AREAS, seen: '' }), NotFoundError)
    }
  })

  const seenIn = async (): Promise<string> => {
    const { buttons } = await copyPreview(deps(), ann, ALL)
    return buttons.find(({ verb }) => verb === 'configuration.copy')?.data['seen'] as string
  }

  it('are copied into one another as one entry, which can be rolled back', async () => {
    const before = await stateOf()
    const form = await copyPreview(deps(), ann, ALL)
    assert.deepEqual(
      form.facts.map(({ title, value }) => `${title}: ${value}`),
      ['Settings: 2 changed', 'Categories: 1 added, 1 changed', 'Service types: 1 added', 'Email rules: 1 added'],
    )
    assert.match(form.preview ?? '', /“Software” loses its channel/)
    assert.match(form.preview ?? '', /“Invoices” loses its channel/)
    assert.match(form.preview ?? '', /“Access” is not copied/)
    const { left } = await copyConfiguration(deps(), ann, { ...ALL, seen: await seenIn() })
    assert.equal(left, 0)
    const categories = await documents.categories.find({ organisationId: target._id })
    const software = categories.find(({ name }) => name === 'Software')
    assert.ok(software)
    assert.equal(software.channelId, null)
    const hardware = categories.find(({ _id }) => _id === 't-hardware')
    assert.deepEqual([hardware?.name, hardware?.channelId, hardware?.defaultPriority], ['Hardware', 'shared', 'high'])
    const [type] = await documents.serviceTypes.find({ organisationId: target._id })
    assert.deepEqual(type?.categoryIds, [software._id])
    const stored = await documents.mailRules.findOne({ _id: `organisation/${target._id}` })
    assert.deepEqual(
      stored?.rules.map(({ outcome }) => outcome),
      [
        {
          ...{ kind: 'ticket', categoryId: software._id, serviceTypeId: null, priority: null },
          ...{ organisationId: target._id, channelId: null },
        },
      ],
    )
    assert.equal((await copyPreview(deps(), ann, ALL)).facts.length, 0)

    const [entry] = await documents.audit.find({ action: 'configuration.copied' })
    assert.ok(entry)
    const moment = { organisationId: target._id, entryId: entry._id, keep: false }
    const { buttons } = await rollBackForm(deps(), ann, moment)
    const seen = String(buttons.find(({ verb }) => verb === 'audit.roll-back')?.data['seen'])
    await rollBack(deps(), ann, { ...moment, seen })
    assert.equal(await stateOf(), before)
  })

  it('are not copied when one of them was changed since the preview', async () => {
    const seen = await seenIn()
    await documents.categories.updateIf({ _id: 's-software' }, { $set: { description: 'Apps' }, $inc: { revision: 1 } })
    await assert.rejects(copyConfiguration(deps(), ann, { ...ALL, seen }), ConflictError)
    assert.equal(await documents.audit.count({}), 0)
  })

  it('keep what one above has fixed, and say who', async () => {
    const settings = { ...NOTHING_SET, signature: 'Fabrikam' }
    await documents.mailSettings.insert({ _id: 'organisation/partner', settings, fixed: ['signature'], revision: 1 })
    const form = await copyPreview(deps(), ann, { ...ALL, areas: ['settings'] })
    assert.match(form.preview ?? '', /“Signature” is fixed by Fabrikam IT and stays/)
    const seen = String(form.buttons.find(({ verb }) => verb === 'configuration.copy')?.data['seen'])
    await copyConfiguration(deps(), ann, { ...ALL, areas: ['settings'], seen })
    const stored = await documents.mailSettings.findOne({ _id: `organisation/${target._id}` })
    assert.deepEqual([stored?.settings.acknowledge, stored?.settings.signature], [true, null])
  })
})
