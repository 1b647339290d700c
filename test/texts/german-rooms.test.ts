// The rooms as a German administrator reads them, where a sentence is made of parts.
import assert from 'node:assert/strict'
import { catalogueForm, inputOf } from '../../src/app/catalogue/catalogue-form.ts'
import { deleteCatalogueItem } from '../../src/app/catalogue/delete-catalogue-item.ts'
import { showCatalogue } from '../../src/app/catalogue/show-catalogue.ts'
import type { Documents } from '../../src/app/documents.ts'
import { ruleInputOf } from '../../src/app/mail-room/mail-rule-form.ts'
import { saveMailRule } from '../../src/app/mail-room/save-mail-rule.ts'
import { valueText } from '../../src/app/mail-room/setting-texts.ts'
import { showMailRules } from '../../src/app/mail-room/show-mail-rules.ts'
import { auditView } from '../../src/app/views/audit-view.ts'
import { rowPageOf } from '../../src/app/views/row-pages.ts'
import { confirmUnlinkView } from '../../src/app/views/channel-views.ts'
import { ConflictError } from '../../src/domain/errors.ts'
import { PLACEHOLDERS } from '../../src/domain/mail/placeholders.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { aCategory, aChannel, aMailRule, aPerson, aTicket, aTree, countingIds, NOON } from '../support/builders.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

describe('the rooms in German', () => {
  const tree = aTree()
  const ann = aPerson({ memberships: [{ organisationId: 'root', role: 'administrator' }] })
  const owner = { organisation: tree.partner, mailbox: null }
  const GERMAN = speaker({ language: 'de', timeZone: 'Europe/Berlin' })
  let store: TestStore
  let documents: Documents
  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(tree))
  })
  afterEach(() => store.dispose())

  const deps = () => ({ documents, clock: () => NOON, newId: countingIds() })
  const inGerman = <T>(work: () => T): T => speakingTo(GERMAN, work)

  it('say of a category what choosing it does, and where it comes from', async () => {
    await documents.channels.insert(aChannel({ _id: 'c', name: 'Geräte' }))
    const inherited = aCategory({ defaultPriority: 'urgent', channelId: 'c' })
    await documents.categories.insertNew([inherited, aCategory({ _id: 'fax', name: 'Fax', order: 2, active: false })])
    const atRoot = await inGerman(() => showCatalogue({ documents }, tree.root, 'category'))
    assert.deepEqual(
      atRoot.rows.map(({ text, badge }) => [text, badge]),
      [
        ['Priorität dringend · Kanal Geräte', null],
        ['', 'Nicht mehr angeboten'],
      ],
    )
    const below = await inGerman(() => showCatalogue({ documents }, tree.partner, 'category'))
    assert.deepEqual(
      below.rows.map(({ badge }) => badge),
      [`Von ${tree.root.name}`],
    )
  })

  it('refuse in the language of whoever reads the refusal, and log it in English', async () => {
    await documents.categories.insert(aCategory({ active: false }))
    await documents.tickets.insert(aTicket({ number: 7, categoryId: 'hardware' }))
    const wanted = { kind: 'category', itemId: 'hardware', revision: 1 } as const
    const error: unknown = await inGerman(() => deleteCatalogueItem(deps(), ann, tree.root, wanted)).catch(
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof ConflictError)
    assert.match(
      inGerman(() => error.forPerson),
      /^„Hardware“ wurde nicht gelöscht: Ticket #7 verwendet den Eintrag\./,
    )
    assert.match(error.forPerson, /^“Hardware” was not deleted: Ticket #7 uses it\./)
    assert.match(error.message, /is in use/)
  })

  it('say when a rule matches and what it does then', async () => {
    const rules = [
      aMailRule({ id: 'a', field: 'header', headerName: 'X-Prio', pattern: '1', outcome: { kind: 'ignore' } }),
      aMailRule({
        ...{ id: 'b', field: 'recipient', pattern: 'info@b.example', active: false },
        outcome: {
          ...{ kind: 'ticket', categoryId: null, serviceTypeId: 'gone', channelId: null },
          ...{ priority: 'low', organisationId: 'customer' },
        },
      }),
    ]
    await documents.mailRules.insert({ _id: 'organisation/root', rules, revision: 1 })
    const { rows } = await inGerman(() => showMailRules({ documents }, owner))
    assert.deepEqual(
      rows.map(({ text }) => text),
      [
        'Kopfzeile X-Prio enthält „1“ → ignoriert',
        `An oder Cc enthält die Adresse „info@b.example“ → (nicht mehr angeboten), Priorität niedrig, für ${tree.customer.name}`,
      ],
    )
    assert.equal(rows[1]?.badge, `Von ${tree.root.name}, ausgeschaltet`)
  })

  it('say what is wrong with a rule beside its fields', async () => {
    const input = { ...ruleInputOf(null), name: 'a'.repeat(81), field: 'domain', pattern: 'x' }
    const result = await inGerman(() => saveMailRule(deps(), ann, owner, { ruleId: null, revision: null, input }))
    assert.ok('form' in result)
    assert.deepEqual(result.form.errors, {
      name: 'Das ist zu lang. Möglich sind höchstens 80 Zeichen.',
      pattern: 'Geben Sie eine Domain ein, etwa contoso.example.',
    })
  })

  it('say how long something lasts as German counts', () => {
    const text = (days: number) => inGerman(() => valueText(days, 'reopenDays'))
    assert.deepEqual([text(0), text(1), text(2.5)].map(String), [
      'Nie: Eine Antwort eröffnet ein neues Ticket',
      'Innerhalb eines Tages',
      'Innerhalb von 2,5 Tagen',
    ])
  })

  it('name every placeholder as it is typed', async () => {
    const state = { kind: 'canned-text', item: null, input: inputOf(null), errors: {}, banner: null } as const
    const { fields } = await inGerman(() => catalogueForm({ documents }, tree.root, state))
    const hint = fields.find(({ id }) => id === 'description')?.hint ?? ''
    for (const name of PLACEHOLDERS) assert.ok(hint.includes(`{${name}}`), hint)
    assert.match(hint, /^Sie können .* verwenden\.$/)
  })

  it('ask before a channel is unlinked', async () => {
    const { title, facts } = await inGerman(() => confirmUnlinkView({ documents }, tree.root, aChannel()))
    assert.equal(title, 'Kanal Support trennen?')
    assert.deepEqual(facts[1], { title: 'Postfächer', value: 'Keine' })
  })

  it('say how the audit is narrowed', () => {
    const excerpt = { organisation: tree.root, timeZone: 'UTC', shown: inGerman(() => rowPageOf([], 1, 8)) }
    const lead = (wish: { person?: string; from?: string; to?: string }): string => {
      const all = { organisationId: 'root', person: '', from: '', to: '', ...wish }
      return inGerman(() => auditView(excerpt, all, { banner: null }).lead)
    }
    const whole = '0 Änderungen in dieser Organisation und den Organisationen darunter'
    assert.equal(lead({}), `${whole}.`)
    assert.equal(lead({ person: 'Ann', from: '2026-01-02' }), `${whole} von „Ann“ ab 2026-01-02.`)
    assert.equal(lead({ from: '2026-01-02', to: '2026-02-03' }), `${whole} vom 2026-01-02 bis 2026-02-03.`)
  })
})
