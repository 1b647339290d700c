import assert from 'node:assert/strict'
import {
  inputOf,
  mailboxForm,
  type MailboxErrors,
  type MailboxFormState,
} from '../../../src/app/support-mail/mailbox-form.ts'
import { mailboxOf } from '../../../src/app/support-mail/mailbox-card.ts'
import { resumeMailbox } from '../../../src/app/support-mail/run-mailbox.ts'
import { saveMailbox, type WantedMailbox } from '../../../src/app/support-mail/save-mailbox.ts'
import type { Mailbox } from '../../../src/domain/mailbox/mailbox.ts'
import type { Organisation } from '../../../src/domain/organisation/organisation.ts'
import type { Person } from '../../../src/domain/organisation/person.ts'
import { aCategory, aChannel } from '../../support/builders.ts'
import { ADA, BEA, CLIENT_ID, CLIENT_SECRET, MAILBOX_ID } from '../../support/frontdesk-seed.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../support/frontdesk.ts'
import { aWantedMailbox } from '../../support/mailbox-inputs.ts'
import { BOSS, SUPPORT } from '../../support/mails.ts'

const HOUR_MS = 3_600_000

describe('saving a mailbox', () => {
  let desk: TestFrontdesk
  let ada: Person
  let bea: Person
  let root: Organisation

  beforeEach(async () => {
    desk = await startTestFrontdesk()
    const { people, organisations } = desk.documents
    ada = (await people.findOne({ aadObjectId: ADA.aadObjectId })) ?? assert.fail()
    bea = (await people.findOne({ aadObjectId: BEA.aadObjectId })) ?? assert.fail()
    root = (await organisations.findOne({ _id: 'root' })) ?? assert.fail()
  })
  afterEach(() => desk.stop())

  async function save(wanted: WantedMailbox, actor = ada, at = root) {
    return await saveMailbox(desk.frontdesk.deps, actor, at, wanted)
  }

  async function saved(wanted: WantedMailbox, actor = ada): Promise<Mailbox> {
    const result = await save(wanted, actor)
    return 'saved' in result ? result.saved : assert.fail(JSON.stringify(result.form))
  }

  async function refused(wanted: WantedMailbox, actor = ada, at = root): Promise<MailboxFormState> {
    const result = await save(wanted, actor, at)
    return 'form' in result ? result.form : assert.fail('it was saved')
  }

  async function edit(changes: Partial<WantedMailbox['input']>, overrides: Partial<WantedMailbox> = {}) {
    const mailbox = await mailboxOf(desk.frontdesk.deps, root, MAILBOX_ID)
    const input = { ...inputOf(mailbox), secretExpiresOn: '2099-01-31', ...changes }
    return aWantedMailbox(input, { mailboxId: MAILBOX_ID, revision: mailbox.revision, ...overrides })
  }

  it('stores what was entered, normalised, paused and never started', async () => {
    const wanted = aWantedMailbox({
      address: ` ${BOSS.toUpperCase()}`,
      clientId: CLIENT_ID.toUpperCase(),
      categoryIds: ['hardware'],
    })
    const mailbox = await saved(wanted)
    assert.equal(mailbox.address, BOSS)
    assert.equal(mailbox.clientId, CLIENT_ID)
    assert.deepEqual([mailbox.state, mailbox.startedAt, mailbox.cursor], ['paused', null, null])
    assert.deepEqual(mailbox.categoryIds, ['hardware'])
    assert.deepEqual(await desk.documents.mailboxes.findOne({ _id: mailbox._id }), mailbox)
  })

  it('says what is wrong at each field and keeps what was entered', async () => {
    await desk.documents.categories.insertNew([aCategory({ _id: 'old', name: 'Old', nameKey: 'old', active: false })])
    await desk.documents.channels.insertNew([
      aChannel({ _id: 'theirs', conversationId: '19:theirs@thread.tacv2', organisationId: 'neighbour' }),
    ])
    const cases: readonly (readonly [keyof MailboxErrors, string | readonly string[], RegExp])[] = [
      ['provider', 'google', /not supported yet/],
      ['provider', 'yahoo', /from the list/],
      ['address', 'help', /not an email address/],
      ['address', SUPPORT, /already connected/],
      ['address', '**x**@<b>.${y}', /not an email address/],
      ['tenantId', 'contoso', /Directory \(tenant\) ID/],
      ['clientId', 'app', /Application \(client\) ID/],
      ['clientSecret', CLIENT_ID, /Secret ID\. Copy the Value/],
      ['clientSecret', '', /Enter the secret/],
      ['secretExpiresOn', '2020-01-01', /has passed/],
      ['secretExpiresOn', 'soon', /Choose the day/],
      ['categoryIds', ['hardware', 'old'], /not offered/],
      ['serviceTypeId', 'hardware', /not offered/],
      ['channelId', 'theirs', /not linked here/],
      ['foreignAddress', 'x', /not an email address/],
      ['foreignAddress', BOSS, /support mailbox itself/],
    ]
    for (const [field, value, text] of cases) {
      const form = await refused(aWantedMailbox({ [field]: value }))
      assert.deepEqual(Object.keys(form.errors), [field])
      assert.match(form.errors[field] ?? '', text)
      assert.deepEqual(form.input[field], value)
    }
    assert.equal(await desk.documents.mailboxes.count({}), 1)
    assert.equal(await desk.documents.audit.count({}), 0)
  })

  it('keeps a typed secret for the same person, form and hour only', async () => {
    const { typedSecretId } = await refused(aWantedMailbox({ tenantId: '?' }))
    assert.ok(typedSecretId)
    const again = aWantedMailbox({ clientSecret: '' }, { typedSecretId })
    assert.match((await refused(again, bea)).errors.clientSecret ?? '', /Enter the secret’s Value again/)
    const partner = (await desk.documents.organisations.findOne({ _id: 'partner' })) ?? assert.fail()
    assert.match((await refused(again, ada, partner)).errors.clientSecret ?? '', /Enter the secret’s Value again/)
    const elsewhere = await edit({ clientSecret: '' }, { typedSecretId })
    assert.match((await refused(elsewhere)).errors.clientSecret ?? '', /Enter the secret’s Value again/)
    desk.advance(HOUR_MS)
    assert.match((await refused(again)).errors.clientSecret ?? '', /Enter the secret’s Value again/)
  })

  it('does not forget a typed secret over several tries, and forgets it once saved', async () => {
    const first = await refused(aWantedMailbox({ tenantId: '?' }))
    const second = await refused(
      aWantedMailbox({ tenantId: '??', clientSecret: '' }, { typedSecretId: first.typedSecretId }),
    )
    assert.equal(second.typedSecretId, first.typedSecretId)
    const { typedSecretId } = second
    await saved(aWantedMailbox({ clientSecret: '' }, { typedSecretId }))
    assert.equal(await desk.documents.typedSecrets.count({}), 0)
  })

  it('stores nothing when the live test fails, unless that is wanted, and then paused', async () => {
    const form = await refused(await edit({ clientSecret: 'wrong' }))
    assert.equal(form.steps[0]?.code, 'AADSTS7000215')
    const { typedSecretId } = form
    const before = await mailboxOf(desk.frontdesk.deps, root, MAILBOX_ID)
    assert.equal(before.state, 'running')
    assert.equal(
      desk.frontdesk.deps.secrets.open(before.clientSecret, `mailbox/${MAILBOX_ID}/client-secret`),
      CLIENT_SECRET,
    )
    const mailbox = await saved(await edit({ clientSecret: '' }, { typedSecretId, anyway: true }))
    assert.deepEqual([mailbox.state, mailbox.lease], ['paused', null])
    assert.equal(desk.frontdesk.deps.secrets.open(mailbox.clientSecret, `mailbox/${MAILBOX_ID}/client-secret`), 'wrong')
    assert.notEqual(mailbox.startedAt, null)
  })

  it('changes settings that have nothing to do with Microsoft without asking Microsoft', async () => {
    const asked = desk.graph.faults.add({ match: { path: /oauth2/ }, times: Infinity, answer: 'reset' })
    const mailbox = await saved(await edit({ channelId: 'escalations' }))
    assert.equal(mailbox.channelId, 'escalations')
    assert.equal(mailbox.state, 'running')
    asked.remove()
  })

  it('starts anew with another address, whose mails have another order', async () => {
    await desk.eventually(
      'a place in the mailbox',
      async () => (await mailboxOf(desk.frontdesk.deps, root, MAILBOX_ID)).cursor !== null,
    )
    const moved = await saved(await edit({ address: BOSS }))
    assert.deepEqual([moved.address, moved.cursor, moved.state, moved.startedAt], [BOSS, null, 'paused', null])
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { pollAt: desk.clock() } })
    assert.equal((await mailboxOf(desk.frontdesk.deps, root, MAILBOX_ID)).cursor, null)
  })

  it('refuses the second of two who edit at once, says what changed, and keeps what was entered', async () => {
    const [mine, theirs] = [await edit({ channelId: 'escalations' }), await edit({ categoryIds: ['software'] })]
    await saved(theirs, bea)
    const form = await refused(mine)
    assert.match(
      form.banner?.text ?? '',
      new RegExp(`${bea.name} changed it in the meantime \\(.*Categories: \\(none\\) → software\\)`),
    )
    assert.equal(form.input.channelId, 'escalations')
    const view = await mailboxForm(desk.frontdesk.deps, root, form)
    assert.equal(view.buttons[0]?.data['revision'], 2)
    assert.equal((await saved({ ...mine, revision: 2 })).channelId, 'escalations')
  })

  it('connects a mailbox once, also when two do it at the same time', async () => {
    const results = await Promise.all([save(aWantedMailbox()), save(aWantedMailbox(), bea)])
    const forms = results.flatMap((result) => ('form' in result ? [result.form] : []))
    assert.equal(forms.length, 1)
    assert.match(forms[0]?.errors.address ?? '', /already connected/)
  })

  it('finds another organisation’s mailbox as little as one that is gone', async () => {
    const partner = (await desk.documents.organisations.findOne({ _id: 'partner' })) ?? assert.fail()
    const form = await refused(await edit({ address: 'x@northwind.example' }), ada, partner)
    assert.match(form.banner?.text ?? '', /removed it in the meantime/)
    assert.equal(form.mailbox, null)
    assert.equal((await mailboxOf(desk.frontdesk.deps, root, MAILBOX_ID)).address, SUPPORT)
  })

  it('lets other settings be changed after the secret has ended', async () => {
    const secretExpiresOn = new Date('2020-01-31T00:00:00.000Z')
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { secretExpiresOn, state: 'paused' } })
    const mailbox = await saved(await edit({ secretExpiresOn: '2020-01-31', serviceTypeId: 'incident' }))
    assert.equal(mailbox.defaultServiceTypeId, 'incident')
    const resumed = await resumeMailbox(desk.frontdesk.deps, ada, root, {
      mailboxId: MAILBOX_ID,
      revision: mailbox.revision,
    })
    assert.equal(resumed.state, 'running')
  })

  it('is in the audit log with what changed, and with the secret only as changed', async () => {
    await saved(await edit({ clientSecret: CLIENT_SECRET, channelId: 'escalations' }))
    const [entry] = await desk.documents.audit.find({})
    assert.equal(entry?.action, 'mailbox.changed')
    assert.equal(entry.by.personId, ada._id)
    assert.deepEqual(
      entry.changes.filter(({ field }) => field !== 'secretExpiresOn'),
      [
        { field: 'clientSecret', before: '', after: 'changed' },
        { field: 'channelId', before: 'tickets', after: 'escalations' },
      ],
    )
  })
})
