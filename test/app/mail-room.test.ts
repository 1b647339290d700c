// The room Mail: settings and rules of an organisation or a mailbox.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { moveMailRule, removeMailRule, setMailRuleActive } from '../../src/app/mail-room/change-mail-rules.ts'
import { mailRuleForm, ruleInputOf, type RuleInput } from '../../src/app/mail-room/mail-rule-form.ts'
import { mailSettingForm } from '../../src/app/mail-room/mail-setting-form.ts'
import { ownerFor, type Owner } from '../../src/app/mail-room/owner.ts'
import { readMailPolicy } from '../../src/app/mail-room/read-mail-policy.ts'
import { saveMailRule } from '../../src/app/mail-room/save-mail-rule.ts'
import { saveMailSetting } from '../../src/app/mail-room/save-mail-setting.ts'
import { showMailRoom } from '../../src/app/mail-room/show-mail-room.ts'
import { showMailRules } from '../../src/app/mail-room/show-mail-rules.ts'
import { takeSlot } from '../../src/app/delivery/take-slot.ts'
import { ConflictError, NotFoundError } from '../../src/domain/errors.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import type { MailSettingId } from '../../src/domain/mail/mail-settings.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { inWords } from '../../src/texts/say.ts'
import { aCategory, aChannel, aMailbox, aPerson, aServiceType, aTree, countingIds, NOON } from '../support/builders.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

describe('the room Mail', () => {
  const tree = aTree()
  const ann = aPerson({ memberships: [{ organisationId: 'partner', role: 'administrator' }] })
  const mailbox = aMailbox({ organisationId: 'partner' })
  const above: Owner = { organisation: tree.root, mailbox: null }
  const partner: Owner = { organisation: tree.partner, mailbox: null }
  const own: Owner = { organisation: tree.partner, mailbox }
  let store: TestStore
  let documents: Documents
  let now = NOON
  let newId = countingIds()
  const deps = () => ({
    documents,
    newId,
    clock: () => now,
    settings: { pollIntervalMs: 1000, leaseMs: 1000, reopenMs: 14 * 86_400_000, replyDelayMs: 0 },
  })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    newId = countingIds()
    now = NOON
    await documents.organisations.insertNew(Object.values(tree))
    await documents.mailboxes.insert(mailbox)
  })
  afterEach(() => store.dispose())

  describe('settings', () => {
    const save = async (owner: Owner, setting: MailSettingId, value: string | null, name = '', revision?: number) => {
      const room = await showMailRoom(deps(), owner)
      const seen = Number(room.rows[0]?.buttons[0]?.data['revision'])
      const input = value === null ? null : { value, name }
      return await saveMailSetting(deps(), ann, owner, { setting, revision: revision ?? seen, input })
    }
    const row = async (owner: Owner, title: string) =>
      (await showMailRoom(deps(), owner)).rows.find((one) => one.title === title)

    it('show value and origin, are set here, and go back to what is inherited', async () => {
      assert.equal((await row(own, 'Acknowledgement'))?.badge, 'Default')
      await save(above, 'acknowledge', 'true')
      const inherited = await row(own, 'Acknowledgement')
      assert.deepEqual([inherited?.text, inherited?.badge], ['On', 'From Northwind Distribution'])
      await save(own, 'acknowledge', 'false')
      const here = await row(own, 'Acknowledgement')
      assert.deepEqual([here?.text, here?.badge], ['Off', 'Customised'])
      assert.deepEqual(
        here?.buttons.map(({ title }) => title),
        ['Change', 'Reset'],
      )
      assert.equal((await readMailPolicy(deps(), mailbox)).settings.acknowledge, false)
      await save(own, 'acknowledge', null)
      assert.equal((await row(own, 'Acknowledgement'))?.badge, 'From Northwind Distribution')
      assert.equal((await readMailPolicy(deps(), mailbox)).settings.acknowledge, true)
    })

    it('keep what is set beside and below apart', async () => {
      await save(partner, 'signature', 'Fabrikam')
      assert.equal((await row(own, 'Signature'))?.badge, 'From Fabrikam IT')
      assert.equal((await row(above, 'Signature'))?.badge, 'Default')
      assert.equal((await row({ organisation: tree.otherPartner, mailbox: null }, 'Signature'))?.badge, 'Default')
    })

    it('refuse bad input at its field and keep it', async () => {
      const cases: readonly [MailSettingId, string, string, RegExp][] = [
        [
          'closing',
          'Hi {name} {ticket}',
          '',
          /\{name\}.*\{ticket\}, \{subject\}, \{requester\}, \{category\} and \{link\}/,
        ],
        ['acknowledgement', ' \u200b ', '', /^Enter a text\.$/],
        ['signature', 'x'.repeat(2001), '', /Use at most 2000/],
        ['reopenDays', '-1', '', /whole number/],
        ['reopenDays', '366', '', /whole number/],
        ['pageDays', '0', '', /from 1 to 365/],
        ['automatic', 'burn', '', /Choose/],
        ['afterRead', 'burn', '', /Choose/],
        ['afterRead', 'move', ' ', /Enter the name of the folder/],
        ['afterRead', 'move', 'Inbox/..\\bad', /one folder, without/],
        ['afterRead', 'move', '..', /one folder/],
      ]
      for (const [setting, value, name, message] of cases) {
        const result = await save(own, setting, value, name)
        assert.ok('form' in result, setting)
        assert.match(Object.values(result.form.errors).join(), message)
        assert.deepEqual(result.form.input, { value, name })
        const form = await mailSettingForm(deps(), own, result.form)
        assert.ok(form.fields.some(({ error }) => error !== null))
      }
      assert.equal(await documents.mailSettings.count({}), 0)
      assert.equal(await documents.audit.count({}), 0)
    })

    it('refuse the second of two who edit the same, saying how it stands, and keep their input', async () => {
      await save(own, 'signature', 'Mine', '', 0)
      const second = await save(own, 'signature', 'Yours', '', 0)
      assert.ok('form' in second)
      assert.match(second.form.banner?.text ?? '', /“Mine”/)
      assert.equal(second.form.input?.value, 'Yours')
      const again = await saveMailSetting(deps(), ann, own, second.form)
      assert.ok('saved' in again)
    })

    it('record who changed what, with before and after', async () => {
      await save(own, 'afterRead', 'move', 'Done')
      await save(own, 'afterRead', null)
      const entries = await documents.audit.find({}, { sort: { action: 1 } })
      assert.deepEqual(
        entries.map(({ action, subject }) => [action, inWords(subject)]),
        [
          ['mail-settings.changed', 'support@northwind.example: After reading'],
          ['mail-settings.inherited', 'support@northwind.example: After reading'],
        ],
      )
      assert.match(entries[0]?.changes[0]?.after ?? '', /Done/)
    })

    it('are those of the owner that the person may configure, whatever the card says', async () => {
      const of = (organisationId: string, mailboxId: string | null) =>
        ownerFor(documents, ann, { organisationId, mailboxId })
      assert.equal((await of('partner', mailbox._id)).mailbox?._id, mailbox._id)
      assert.equal((await of('customer', null)).organisation._id, 'customer')
      for (const [organisationId, mailboxId] of [
        ['root', null],
        ['other-partner', null],
        ['customer', mailbox._id],
        ['partner', 'unknown'],
      ] as const) {
        await assert.rejects(of(organisationId, mailboxId), NotFoundError)
      }
    })
  })

  describe('rules', () => {
    const INPUT: RuleInput = { ...ruleInputOf(null), name: 'Printers', field: 'subject', pattern: 'printer' }
    const save = (input: Partial<RuleInput>, rule?: MailRule, owner = own) =>
      saveMailRule(deps(), ann, owner, {
        ruleId: rule?.id ?? null,
        revision: rule?.revision ?? null,
        input: { ...INPUT, ...input },
      })
    const saved = async (...args: Parameters<typeof save>): Promise<MailRule> => {
      const result = await save(...args)
      assert.ok('saved' in result, JSON.stringify(result))
      return result.saved
    }
    const names = async (owner = own) => (await showMailRules(deps(), owner)).rows.map(({ title }) => title)

    it('have names of their own', async () => {
      await saved({ name: 'Fires' })
      const second = await save({ name: ' FIRES ' })
      assert.ok('form' in second)
      assert.match(second.form.errors.name ?? '', /already a rule with this name/)
      assert.deepEqual(await names(), ['Fires'])
    })

    it('are added, edited, disabled, moved and removed, each recorded', async () => {
      const [a, b] = [await saved({ name: 'A' }), await saved({ name: 'B' })]
      await moveMailRule(deps(), ann, own, { ruleId: b.id, by: -1 })
      await moveMailRule(deps(), ann, own, { ruleId: b.id, by: -1 })
      assert.deepEqual(await names(), ['B', 'A'])
      const edited = await saved({ name: 'A2', outcome: 'ignore' }, a)
      assert.deepEqual([edited.outcome, edited.revision], [{ kind: 'ignore' }, 2])
      await setMailRuleActive(deps(), ann, own, { ruleId: b.id, revision: b.revision, active: false })
      assert.equal((await showMailRules(deps(), own)).rows[0]?.badge, 'Disabled')
      await removeMailRule(deps(), ann, own, { ruleId: a.id, revision: edited.revision })
      assert.deepEqual(await names(), ['B'])
      const actions = (await documents.audit.find({})).map(({ action }) => action).toSorted()
      assert.deepEqual(actions, [
        'mail-rule.added',
        'mail-rule.added',
        'mail-rule.changed',
        'mail-rule.disabled',
        'mail-rule.moved',
        'mail-rule.removed',
      ])
    })

    it('come before inherited ones, which can be seen and switched off, but not changed here', async () => {
      await saved({ name: 'Above' }, undefined, above)
      await saved({ name: 'Organisation' }, undefined, partner)
      await saved({ name: 'Mailbox' })
      assert.deepEqual(await names(), ['Mailbox', 'Organisation', 'Above'])
      assert.deepEqual(
        (await readMailPolicy(deps(), mailbox)).rules.map(({ name }) => name),
        ['Mailbox', 'Organisation', 'Above'],
      )
      const inherited = (await showMailRules(deps(), own)).rows[2]
      assert.equal(inherited?.badge, 'From Northwind Distribution')
      assert.deepEqual(
        inherited.buttons.map(({ verb }) => verb),
        ['mail-rules.set-off'],
      )
      const [rule] = (await documents.mailRules.findOne({ _id: 'organisation/root' }))?.rules ?? []
      assert.ok(rule)
      await assert.rejects(removeMailRule(deps(), ann, own, { ruleId: rule.id, revision: 1 }), NotFoundError)
    })

    it('name everything that is wrong at its field, and keep what was entered', async () => {
      await documents.channels.insert(aChannel({ _id: 'beside', organisationId: 'other-partner' }))
      await documents.categories.insert(aCategory({ _id: 'foreign', organisationId: 'other-partner' }))
      const input = {
        name: '\u202e',
        field: 'domain',
        pattern: 'not a domain',
        priority: 'huge',
        categoryId: 'foreign',
        targetId: 'root',
        channelId: 'beside',
      }
      const result = await save(input)
      assert.ok('form' in result)
      const wrong = ['categoryId', 'channelId', 'name', 'pattern', 'priority', 'targetId']
      assert.deepEqual(Object.keys(result.form.errors).toSorted(), wrong)
      const form = await mailRuleForm(deps(), own, result.form)
      assert.deepEqual(
        form.fields
          .filter(({ error }) => error !== null)
          .map(({ id }) => id)
          .toSorted(),
        wrong,
      )
      assert.equal(await documents.mailRules.count({}), 0)
    })

    it('take only whole addresses, real header names and service types that go with the category', async () => {
      await documents.categories.insert(aCategory())
      await documents.serviceTypes.insert(aServiceType({ categoryIds: ['other'] }))
      const bad: readonly [Partial<RuleInput>, keyof RuleInput][] = [
        [{ field: 'sender', pattern: 'contoso.example' }, 'pattern'],
        [{ field: 'header', headerName: 'X Priority' }, 'headerName'],
        [{ field: 'elsewhere' }, 'field'],
        [{ pattern: 'x'.repeat(201) }, 'pattern'],
        [{ outcome: '' }, 'outcome'],
        [{ categoryId: 'hardware', serviceTypeId: 'repair' }, 'serviceTypeId'],
      ]
      for (const [input, field] of bad) {
        const result = await save(input)
        assert.ok('form' in result && result.form.errors[field], field)
      }
      assert.equal((await saved({ field: 'domain', pattern: '@Contoso.Example' })).pattern, 'contoso.example')
    })

    it('refuse the second of two who edit the same, and keep their input', async () => {
      const rule = await saved({})
      await saved({ name: 'Devices' }, rule)
      const second = await save({ name: 'Machines' }, rule)
      assert.ok('form' in second)
      assert.match(second.form.banner?.text ?? '', /“Devices”/)
      assert.equal(second.form.input.name, 'Machines')
      const wanted = { ruleId: rule.id, revision: rule.revision, active: false }
      await assert.rejects(setMailRuleActive(deps(), ann, own, wanted), ConflictError)
    })

    it('are all kept when many are added at once', async () => {
      await Promise.all(Array.from({ length: 10 }, (_, n) => saved({ name: `Rule ${n}` })))
      assert.equal((await documents.mailRules.findOne({ _id: `mailbox/${mailbox._id}` }))?.rules.length, 10)
      const view = await showMailRules(deps(), own, { page: 2 })
      assert.deepEqual([view.page, view.pages, view.rows.length], [2, 2, 2])
    })
  })

  describe('a limit of slots', () => {
    const take = (by: string) => takeSlot(deps(), 'mail-to/ann', by, { count: 3, perMs: 60_000 })

    it('holds for those who ask at once, and gives the same one again to whom it was given', async () => {
      const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(take))
      assert.equal(answers.filter((free) => free === null).length, 3)
      const [taken] = (await documents.recents.findOne({ _id: 'mail-to/ann' }))?.times ?? []
      assert.equal(await take(taken?.by ?? ''), null)
    })

    it('frees a slot when its time is over, not at the turn of the hour', async () => {
      for (const by of ['a', 'b', 'c']) assert.equal(await take(by), null)
      assert.deepEqual(await take('d'), new Date(NOON.getTime() + 60_000))
      now = new Date(NOON.getTime() + 59_999)
      assert.notEqual(await take('d'), null)
      now = new Date(NOON.getTime() + 60_000)
      assert.equal(await take('d'), null)
    })
  })
})
