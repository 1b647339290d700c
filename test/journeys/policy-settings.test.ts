// A distributor fixes a setting; a partner sees who did and cannot change it, whatever card they have.
import assert from 'node:assert/strict'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import { readMailPolicy } from '../../src/app/mail-room/read-mail-policy.ts'
import { buttonsOf } from '../../src/sandbox/connector/cards.ts'
import { ADA, DORA } from '../support/frontdesk-seed.ts'
import { hides, shows, startPolicyDesk, type PolicyDesk } from '../support/policy-desk.ts'

const NORTHWIND = { organisationId: 'root', mailboxId: null }
const FABRIKAM = { organisationId: 'partner', mailboxId: null }
const MAILBOX = { organisationId: 'partner', mailboxId: 'fabrikam' }

describe('a setting that is fixed above', () => {
  let at: PolicyDesk
  beforeEach(async () => {
    at = await startPolicyDesk()
  })
  afterEach(() => at.desk.stop())

  async function store(_id: string, settings: Partial<OwnMailSettings>): Promise<void> {
    await at.desk.documents.mailSettings.insert({ _id, settings: { ...NOTHING_SET, ...settings }, revision: 1 })
  }
  async function letterOfFabrikam(): Promise<string> {
    const mailbox = await at.desk.documents.mailboxes.findOne({ _id: 'fabrikam' })
    assert.ok(mailbox)
    return (await readMailPolicy(at.desk.frontdesk.deps, mailbox)).settings.acknowledgement
  }
  const ofNorthwind = { ...NORTHWIND, setting: 'acknowledgement', revision: 0 }
  const fix = async (value: string) => {
    const form = await at.send(ADA, 'mail-settings.form', ofNorthwind)
    const asked = await at.press(ADA, form, 'Save', { value, mayChange: 'false' })
    return { form, asked, done: await at.press(ADA, asked, 'Save') }
  }

  it('says how many it changes before it is done, holds for all below, and gives back what they had', async () => {
    await store('organisation/partner', { acknowledgement: 'Fabrikam has it.' })
    await store('mailbox/fabrikam', { acknowledgement: 'The help desk has it.' })
    const { form, asked, done } = await fix('Northwind has {ticket}.')
    shows(form, 'Also used by', '1 organisation and 1 mailbox')
    assert.match(JSON.stringify(form), /Organisations below may change this/)
    shows(asked, 'Nothing is saved yet', 'for 3 organisations and 1 mailbox')
    shows(done, '“Acknowledgement text” is saved', 'Customised, and fixed for those below')
    assert.equal(await letterOfFabrikam(), 'Northwind has {ticket}.')

    const room = await at.send(DORA, 'mail-settings.open', FABRIKAM)
    shows(room, 'Fixed by Northwind Distribution', 'Northwind has {ticket}.', 'is used again', 'Fabrikam has it.')
    const open = buttonsOf(room).filter(({ verb }) => verb === 'mail-settings.form' || verb === 'mail-settings.inherit')
    assert.ok(open.length > 5 && open.every(({ data }) => data['setting'] !== 'acknowledgement'))

    const again = await at.send(ADA, 'mail-settings.form', { ...ofNorthwind, revision: 1 })
    const warned = await at.press(ADA, again, 'Save', { mayChange: 'true' })
    shows(warned, 'no longer fixed', 'for 3 organisations and 1 mailbox')
    await at.press(ADA, warned, 'Save')
    assert.equal(await letterOfFabrikam(), 'The help desk has it.')
    shows(await at.send(DORA, 'mail-settings.open', FABRIKAM), 'Fabrikam has it.')
    const [freed, fixed] = await at.desk.documents.audit.find(
      { action: 'mail-settings.changed' },
      { sort: { at: -1, _id: -1 } },
    )
    const flags = [fixed, freed].map((entry) => entry?.changes.find(({ field }) => field === 'acknowledgement.fixed'))
    assert.deepEqual(flags.map((flag) => [flag?.before, flag?.after]).toSorted(), [
      ['false', 'true'],
      ['true', 'false'],
    ])
    shows(await at.send(ADA, 'command.run', { command: 'audit' }), 'Acknowledgement text, fixed: no → yes')
  })

  it('asks nothing where nobody has anything else, and asks again where there are more by now', async () => {
    const form = await at.send(ADA, 'mail-settings.form', ofNorthwind)
    const asked = await at.press(ADA, form, 'Save', { value: 'Hello', mayChange: 'false' })
    shows(asked, 'is saved')
    const freed = await at.press(
      ADA,
      await at.send(ADA, 'mail-settings.form', { ...ofNorthwind, revision: 1 }),
      'Save',
      {
        mayChange: 'true',
      },
    )
    shows(freed, 'is saved')
    await store('organisation/other-partner', { acknowledgement: 'Tailspin has it.' })
    const one = await at.press(ADA, await at.send(ADA, 'mail-settings.form', { ...ofNorthwind, revision: 2 }), 'Save', {
      mayChange: 'false',
    })
    shows(one, 'for 1 organisation,')
    await store('organisation/neighbour', { acknowledgement: 'Adventure has it.' })
    const two = await at.press(ADA, one, 'Save')
    shows(two, 'for 2 organisations,')
    shows(await at.press(ADA, two, 'Save'), 'is saved')
  })

  it('is refused with the name of who fixed it, by every old card and with nothing done', async () => {
    const old = await at.send(DORA, 'mail-settings.form', { ...FABRIKAM, setting: 'acknowledgement', revision: 0 })
    const ofMailbox = await at.send(DORA, 'mail-settings.form', { ...MAILBOX, setting: 'acknowledgement', revision: 0 })
    shows(
      await at.press(ADA, await at.send(ADA, 'mail-settings.form', ofNorthwind), 'Save', {
        value: 'Hello',
        mayChange: 'false',
      }),
      'is saved',
    )
    const refused = 'Nothing was changed. This is fixed by Northwind Distribution'
    for (const card of [old, ofMailbox]) {
      for (const button of ['Save', 'Preview', 'Send me a test']) {
        const answer = await at.press(DORA, card, button, { value: 'Ours' })
        shows(answer, refused, 'Hello')
        hides(answer, 'Ours')
        assert.deepEqual(
          buttonsOf(answer).map(({ title }) => title),
          ['Back'],
        )
      }
    }
    for (const on of [FABRIKAM, MAILBOX]) {
      const setting = { ...on, setting: 'acknowledgement', revision: 0 }
      shows(await at.send(DORA, 'mail-settings.inherit', setting), refused)
      shows(
        await at.send(DORA, 'mail-settings.save', { ...setting, value: 'Ours', mayChange: 'true', agreed: 99 }),
        refused,
      )
      shows(await at.send(DORA, 'mail-settings.form', setting), 'This is fixed by Northwind Distribution')
    }
    assert.equal(await at.desk.documents.mailSettings.count({}), 1)
    assert.equal(await at.desk.documents.audit.count({ organisationId: 'partner' }), 0)
  })

  it('comes to an end when whoever fixed it resets it, who is told first whom that changes', async () => {
    await store('organisation/partner', { acknowledgement: 'Fabrikam has it.' })
    await fix('Hello')
    const warned = await at.send(ADA, 'mail-settings.inherit', { ...ofNorthwind, revision: 1 })
    shows(warned, 'Press Reset again', 'for 3 organisations and 1 mailbox')
    shows(await at.press(ADA, warned, 'Reset'), 'is reset')
    assert.equal(await letterOfFabrikam(), 'Fabrikam has it.')
  })
})
