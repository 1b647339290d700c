// Languages, time zones and retention that a distributor fixes for its partners and their customers.
import assert from 'node:assert/strict'
import { speakerFor } from '../../src/app/organisations/speaker-for.ts'
import { readRetention } from '../../src/app/privacy/retention-settings.ts'
import { buttonsOf } from '../../src/sandbox/connector/cards.ts'
import { ADA, DORA } from '../support/frontdesk-seed.ts'
import { shows, startPolicyDesk, type PolicyDesk } from '../support/policy-desk.ts'

const REFUSED = 'Nothing was changed. This is fixed by Northwind Distribution'
const PARTNER = { organisationId: 'partner', parentId: null }
const ROOT = { organisationId: 'root', parentId: null }

describe('what an organisation chose for those below', () => {
  let at: PolicyDesk
  beforeEach(async () => {
    at = await startPolicyDesk()
  })
  afterEach(() => at.desk.stop())

  const spokenAt = async (_id: string): Promise<string> => {
    const organisation = await at.desk.documents.organisations.findOne({ _id })
    assert.ok(organisation)
    const { language, timeZone } = await speakerFor(at.desk.documents, organisation)
    return `${language} ${timeZone}`
  }

  describe('as their language and time zone', () => {
    const chooseGerman = async () => {
      const form = await at.send(DORA, 'organisation.form', PARTNER)
      return await at.press(DORA, form, 'Save', { language: 'de', timeZone: 'Europe/Berlin' })
    }
    const fix = async (entered: Readonly<Record<string, string>>) =>
      await at.press(ADA, await at.send(ADA, 'organisation.form', ROOT), 'Save', entered)

    beforeEach(async () => {
      const { organisations } = at.desk.documents
      const nothing = { language: null, timeZone: null }
      for (const _id of ['customer', 'neighbour', 'other-partner'])
        await organisations.updateIf({ _id }, { $set: nothing })
    })

    it('is fixed, each for itself, after it was said for how many, and given back', async () => {
      shows(await chooseGerman(), 'is saved')
      assert.equal(await spokenAt('customer'), 'de Europe/Berlin')
      const asked = await fix({ languageMayChange: 'false', timeZoneMayChange: 'true' })
      shows(asked, 'Nothing is saved yet', 'for 3 organisations')
      assert.equal(await spokenAt('customer'), 'de Europe/Berlin')
      await at.press(ADA, asked, 'Save')
      assert.equal(await spokenAt('customer'), 'en Europe/Berlin')
      const form = await at.send(DORA, 'organisation.form', PARTNER)
      shows(form, 'English, fixed by Northwind Distribution')
      assert.doesNotMatch(JSON.stringify(form), /"id":"language"/)
      shows(await at.press(DORA, form, 'Save', { name: 'Fabrikam', timeZone: 'Europe/Paris' }), '“Fabrikam” is saved')
      assert.equal(await spokenAt('partner'), 'en Europe/Paris')

      const warned = await fix({ languageMayChange: 'true' })
      shows(warned, 'no longer fixed', 'for 3 organisations')
      await at.press(ADA, warned, 'Save')
      assert.equal(await spokenAt('customer'), 'de Europe/Paris')
      const audit = await at.desk.documents.audit.find({ action: 'organisation.changed', organisationId: 'root' })
      assert.deepEqual(
        audit.flatMap(({ changes }) => changes.map(({ field, after }) => `${field} ${after}`)).toSorted(),
        [...['language.fixed false', 'language.fixed true']],
      )
    })

    it('refuses an old or forged card of those below, and a new organisation that differs', async () => {
      const old = await at.send(DORA, 'organisation.form', PARTNER)
      shows(await fix({ languageMayChange: 'false', timeZoneMayChange: 'false' }), 'is saved')
      const before = await at.desk.documents.organisations.findOne({ _id: 'partner' })
      shows(await at.press(DORA, old, 'Save', { name: 'Ours', language: 'de' }), REFUSED)
      shows(await at.press(DORA, old, 'Save', { timeZone: 'Europe/Berlin' }), REFUSED)
      const entered = { name: 'Ours', domains: '', tenantIds: '', language: 'de', timeZone: '' }
      const forged = { ...PARTNER, revision: 1, ...entered, languageMayChange: 'false', agreed: 99 }
      shows(await at.send(DORA, 'organisation.save', forged), REFUSED)
      const added = { organisationId: null, parentId: 'partner', revision: null, ...entered }
      shows(await at.send(DORA, 'organisation.save', added), REFUSED)
      assert.deepEqual(await at.desk.documents.organisations.findOne({ _id: 'partner' }), before)
      assert.equal(await at.desk.documents.organisations.count({}), 5)
      shows(await at.send(DORA, 'organisation.save', { ...added, language: '' }), '“Ours” is saved')
    })

    it('needs something to fix', async () => {
      const answer = await at.press(DORA, await at.send(DORA, 'organisation.form', PARTNER), 'Save', {
        ...{ language: '', languageMayChange: 'false' },
      })
      shows(answer, 'Choose something here to fix it for those below.')
    })
  })

  describe('as how long texts are kept', () => {
    const months = async (_id: string): Promise<number> => {
      const organisation = await at.desk.documents.organisations.findOne({ _id })
      assert.ok(organisation)
      return (await readRetention(at.desk.frontdesk.deps, organisation)).inForce.textMonths.value
    }
    const of = (organisationId: string, revision = 0) => ({ organisationId, setting: 'textMonths', revision })
    const fix = async () => {
      const form = await at.send(ADA, 'privacy.form', of('root'))
      const asked = await at.press(ADA, form, 'Save', { value: '24', mayChange: 'false' })
      const isAsked = buttonsOf(asked).some(({ verb }) => verb === 'privacy.save')
      return { asked, done: isAsked ? await at.press(ADA, asked, 'Save') : asked }
    }

    it('is fixed and given back, and counts whom that changes before it is done', async () => {
      await at.press(DORA, await at.send(DORA, 'privacy.form', of('partner')), 'Save', { value: '6' })
      const { asked, done } = await fix()
      shows(asked, 'Nothing is saved yet', 'for 3 organisations')
      shows(done, 'removed after 24 months', 'Customised, and fixed for those below')
      assert.equal(await months('customer'), 24)
      const room = await at.send(DORA, 'privacy.open', { organisationId: 'partner' })
      shows(
        room,
        'Fixed by Northwind Distribution',
        'Removed after 24 months',
        'is used again',
        'Removed after 6 months',
      )
      const settings = buttonsOf(room).filter(({ verb }) => verb === 'privacy.form')
      assert.deepEqual(
        settings.map(({ data }) => data['setting']),
        ['logDays'],
      )
      const warned = await at.send(ADA, 'privacy.inherit', of('root', 1))
      shows(warned, 'Press Reset again', 'for 3 organisations')
      await at.press(ADA, warned, 'Reset')
      assert.equal(await months('customer'), 6)
    })

    it('refuses every old or forged card of those below', async () => {
      const old = await at.send(DORA, 'privacy.form', of('partner'))
      await fix()
      const answer = await at.press(DORA, old, 'Save', { value: '1' })
      shows(answer, REFUSED, 'Removed after 24 months')
      assert.deepEqual(
        buttonsOf(answer).map(({ title }) => title),
        ['Back'],
      )
      shows(
        await at.send(DORA, 'privacy.save', { ...of('partner'), value: '1', mayChange: 'false', agreed: 99 }),
        REFUSED,
      )
      shows(await at.send(DORA, 'privacy.inherit', of('partner')), REFUSED)
      assert.equal(await at.desk.documents.retention.count({}), 1)
      assert.equal(await months('partner'), 24)
    })
  })
})
