// Categories that a distributor fixes: offered to all below, who see by whom, and cannot hide them.
import assert from 'node:assert/strict'
import { offeredCategories } from '../../src/app/catalogue/offered.ts'
import { CATALOGUE_KINDS } from '../../src/app/catalogue/kinds.ts'
import { ADA, DORA } from '../support/frontdesk-seed.ts'
import { aCategory } from '../support/builders.ts'
import { hides, shows, startPolicyDesk, type PolicyDesk } from '../support/policy-desk.ts'

const REFUSED = 'Nothing was changed. This is fixed by Northwind Distribution'

describe('a category that is fixed above', () => {
  let at: PolicyDesk
  beforeEach(async () => {
    at = await startPolicyDesk()
  })
  afterEach(() => at.desk.stop())

  const northwind = { organisationId: 'root', kind: 'category', page: 1 }
  const fabrikam = { organisationId: 'partner', kind: 'category', page: 1 }
  const hardware = { itemId: 'hardware' }
  const offered = async (mailboxId: string | null = null): Promise<readonly string[]> => {
    const organisationPath = ['root', 'partner', 'customer']
    return (await offeredCategories(at.desk.documents, { organisationPath, mailboxId })).map(({ name }) => name)
  }
  const save = async (mayChange: string) => {
    const form = await at.send(ADA, 'catalogue.form', { ...northwind, ...hardware })
    return await at.press(ADA, form, 'Save', { mayChange })
  }

  it('is offered to those who had hidden it, whom it says how many they are first, and hidden again afterwards', async () => {
    const list = await at.send(DORA, 'catalogue.open', fabrikam)
    await at.press(DORA, list, 'Hide here', {}, hardware)
    assert.deepEqual(await offered(), ['Software'])

    const asked = await save('false')
    shows(asked, 'Nothing is saved yet', 'for 3 organisations')
    assert.deepEqual(await offered(), ['Software'])
    shows(await at.press(ADA, asked, 'Save'), 'is saved', 'Fixed')
    assert.deepEqual(await offered(), ['Hardware', 'Software'])
    const seen = await at.send(DORA, 'catalogue.open', fabrikam)
    shows(seen, 'Fixed by Northwind Distribution')
    hides(seen, 'Hidden here')

    const warned = await save('true')
    shows(warned, 'no longer fixed', 'for 3 organisations')
    await at.press(ADA, warned, 'Save')
    assert.deepEqual(await offered(), ['Software'])
    const audit = await at.desk.documents.audit.find({ action: 'category.changed' })
    assert.deepEqual(
      audit
        .flatMap(({ changes }) => changes.map(({ field, before, after }) => `${field} ${before} ${after}`))
        .toSorted(),
      ['fixed false true', 'fixed true false'],
    )
  })

  it('is refused by the cards of those below, old and forged, for each kind', async () => {
    const old = await at.send(DORA, 'catalogue.open', fabrikam)
    await save('false')
    shows(await at.press(DORA, old, 'Hide here', {}, hardware), REFUSED)
    const { serviceTypes, cannedTexts, categories } = at.desk.documents
    await serviceTypes.insert({ ...aCategory({ _id: 'fixed-service-type' }), fixed: true })
    await cannedTexts.insert({ ...aCategory({ _id: 'fixed-canned-text' }), fixed: true, hiddenIn: ['partner'] })
    await categories.insert(aCategory({ _id: 'fixed-category', nameKey: 'fixed', name: 'Fixed', fixed: true }))
    for (const kind of CATALOGUE_KINDS) {
      for (const hidden of [true, false]) {
        const forged = { ...fabrikam, kind, itemId: `fixed-${kind}`, hidden }
        shows(await at.send(DORA, 'catalogue.set-hidden', forged), REFUSED)
      }
      const change = { ...fabrikam, kind, itemId: `fixed-${kind}`, revision: 1, active: false }
      for (const verb of ['catalogue.set-active', 'catalogue.delete']) await at.send(DORA, verb, change)
      await at.send(DORA, 'catalogue.save', {
        ...change,
        name: 'Ours',
        description: 'x',
        mayChange: 'true',
        agreed: 99,
      })
    }
    for (const [collection, kind] of [
      [serviceTypes, 'service-type'],
      [cannedTexts, 'canned-text'],
      [categories, 'category'],
    ] as const) {
      const item = await collection.findOne({ _id: `fixed-${kind}` })
      assert.deepEqual([item?.fixed, item?.active, item?.revision], [true, true, 1])
      assert.deepEqual(item?.hiddenIn, kind === 'canned-text' ? ['partner'] : [])
    }
    assert.equal(await at.desk.documents.audit.count({ organisationId: 'partner' }), 0)
  })

  it('leaves its name to nobody below, and is offered in mailboxes that are linked to others', async () => {
    await at.desk.documents.mailboxes.updateIf({ _id: 'fabrikam' }, { $set: { categoryIds: ['software'] } })
    assert.deepEqual(await offered('fabrikam'), ['Software'])
    const asked = await save('false')
    shows(asked, 'for 1 mailbox,')
    await at.press(ADA, asked, 'Save')
    assert.deepEqual(await offered('fabrikam'), ['Hardware', 'Software'])
    const form = await at.send(DORA, 'catalogue.form', { ...fabrikam, itemId: null })
    const taken = await at.press(DORA, form, 'Save', { name: ' HARDWARE ' })
    shows(taken, '“HARDWARE” is already offered here, fixed by Northwind Distribution')
    shows(await at.press(DORA, taken, 'Save', { name: 'Hardware of ours' }), 'is saved')
  })
})
