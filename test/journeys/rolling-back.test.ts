// An administrator looks at what is in force, compares and copies, moves an organisation, and takes it all back from the audit.
import assert from 'node:assert/strict'
import { buttonsOf } from '../../src/sandbox/connector/cards.ts'
import { aCategory } from '../support/builders.ts'
import { ADA, DORA } from '../support/frontdesk-seed.ts'
import { hides, shows, startPolicyDesk, type PolicyDesk } from '../support/policy-desk.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'

const FABRIKAM = 'Fabrikam IT'
const CONTOSO = 'Contoso'

describe('a configuration', () => {
  let at: PolicyDesk
  beforeEach(async () => {
    at = await startPolicyDesk()
  })
  afterEach(() => at.desk.stop())

  const run = (who: typeof ADA, command: string) => at.send(who, 'command.run', { command })

  async function set(value: string): Promise<void> {
    const form = await at.send(ADA, 'mail-settings.form', {
      ...{ organisationId: 'root', mailboxId: null, setting: 'signature' },
      revision: (await at.desk.documents.mailSettings.findOne({ _id: 'organisation/root' }))?.revision ?? 0,
    })
    const answer = await at.press(ADA, form, 'Save', { value })
    const again = buttonsOf(answer).some(({ verb }) => verb === 'mail-settings.save')
    if (again) await at.press(ADA, answer, 'Save')
  }
  const signature = async () =>
    (await at.desk.documents.mailSettings.findOne({ _id: 'organisation/root' }))?.settings.signature ?? null

  it('is rolled back from an entry of the audit, and forth again', async () => {
    await set('One')
    await set('Two')
    await set('Three')
    const audit = await run(ADA, 'audit')
    assert.equal(buttonsOf(audit).filter(({ title }) => title === 'Roll back').length, 3)
    const [, second] = await at.desk.documents.audit.find({ action: 'mail-settings.changed' }, { sort: { at: -1 } })
    const preview = await at.press(ADA, audit, 'Roll back', {}, { entryId: second?._id })
    shows(preview, 'Roll back the configuration', 'Signature: Three → One', '1 changed', 'Mailboxes concerned')
    const kept = await at.press(ADA, preview, 'Keep this change')
    shows(kept, 'Signature: Three → Two')
    const done = await at.press(ADA, preview, 'audit.roll-back')
    shows(done, 'is rolled back: one change', 'Configuration rolled back')
    assert.equal(await signature(), 'One')

    const undo = await at.press(ADA, done, 'Roll back')
    await at.press(ADA, undo, 'audit.roll-back')
    assert.equal(await signature(), 'Three')

    await set('Four')
    shows(await at.press(ADA, preview, 'audit.roll-back'), 'Nothing was changed', 'Signature: Four → One')
    assert.equal(await signature(), 'Four')
  })

  it('is nobody’s to roll back, compare or copy but those who may configure it', async () => {
    await set('One')
    const [entry] = await at.desk.documents.audit.find({ action: 'mail-settings.changed' })
    const moments = [
      { organisationId: 'root', entryId: entry?._id, keep: false },
      { organisationId: 'partner', entryId: entry?._id, keep: false },
    ]
    for (const moment of moments) {
      for (const verb of ['audit.roll-back-form', 'audit.roll-back']) {
        hides(await at.send(DORA, verb, { ...moment, seen: 'x' }), 'One', 'Signature:')
      }
    }
    const both = { organisationId: 'partner', otherId: 'root', areas: 'settings', seen: 'x', page: 1 }
    for (const verb of [
      'configuration.compare',
      'configuration.copy-areas',
      'configuration.copy-preview',
      'configuration.copy',
    ]) {
      for (const data of [both, { ...both, organisationId: 'root', otherId: 'partner' }]) {
        hides(await at.send(DORA, verb, data), 'Northwind', 'One')
      }
    }
    assert.equal(await signature(), 'One')
    assert.equal(await at.desk.documents.mailSettings.findOne({ _id: 'organisation/partner' }), undefined)
  })

  it('is shown as it is in force, compared with another one, and copied from it', async () => {
    await set('Kind regards')
    shows(await run(ADA, 'settings'), 'Settings in force', 'Default', 'Customised', 'Time zone')
    const partner = await at.send(DORA, 'configuration.settings', { organisationId: 'partner', page: 1 })
    shows(partner, 'Signature', 'Kind regards', 'From Northwind Distribution', 'Since ')
    hides(partner, ADA.name)

    const choice = await run(ADA, 'compare')
    const compared = await at.press(ADA, choice, 'Compare', { otherId: 'partner' })
    shows(compared, 'differ')
    const printers = aCategory({ _id: 'printers', organisationId: 'partner', name: 'Printers', nameKey: 'printers' })
    await at.desk.documents.categories.insert(printers)
    const areas = await at.press(ADA, compared, `Copy from ${FABRIKAM}`)
    const preview = await at.press(ADA, areas, 'Preview', { areas: 'categories,rules' })
    shows(preview, `copying from “${FABRIKAM}” changes`, 'Categories', 'added')
    shows(await at.press(ADA, preview, 'Copy'), `“${FABRIKAM}” is copied into “Northwind Distribution”`)
    shows(await run(ADA, 'audit'), 'Configuration copied', 'Categories: 1')
    shows(await at.press(ADA, preview, 'Copy'), 'Nothing was changed', 'There is nothing to copy')
  })

  it('says what a move changes before it is made', async () => {
    const settings = { ...NOTHING_SET, signature: 'Tailspin' }
    await at.desk.documents.mailSettings.insert({ _id: 'organisation/other-partner', settings, revision: 1 })
    const form = await at.send(ADA, 'organisation.move-form', { organisationId: 'customer' })
    const preview = await at.press(ADA, form, 'Continue', { parentId: 'other-partner' })
    shows(
      preview,
      `“${CONTOSO}” moves from “${FABRIKAM}” to “Tailspin”`,
      'Signature: (none) → Tailspin',
      'loses access',
    )
    const at0 = await at.desk.documents.organisations.findOne({ _id: 'customer' })
    assert.equal(at0?.parentId, 'partner')
    shows(await at.press(ADA, preview, 'Move'), `“${CONTOSO}” is moved`)
    hides(await at.send(DORA, 'organisation.list', {}), CONTOSO)
    await at.press(ADA, preview, 'Move')
    assert.equal(await at.desk.documents.audit.count({ action: 'organisation.moved' }), 1)
  })
})
