// Rules of a distributor: before or after those of its partners, a default that they switch off, or fixed.
import assert from 'node:assert/strict'
import { readMailPolicy } from '../../src/app/mail-room/read-mail-policy.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import { buttonsOf, textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import { aMailRule } from '../support/builders.ts'
import { ADA, DORA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { hides, shows, startPolicyDesk, type PolicyDesk } from '../support/policy-desk.ts'
import { aMail } from '../support/mails.ts'

const NORTHWIND = { organisationId: 'root', mailboxId: null, page: 1 }
const FABRIKAM = { organisationId: 'partner', mailboxId: null, page: 1 }
const MAILBOX = { organisationId: 'partner', mailboxId: 'fabrikam', page: 1 }
const REFUSED = 'Nothing was changed. This is fixed by Northwind Distribution'

describe('rules down the tree', () => {
  let at: PolicyDesk
  beforeEach(async () => {
    at = await startPolicyDesk()
    const rule = (id: string): MailRule => aMailRule({ id, name: `Rule ${id}`, field: 'subject', pattern: id })
    const { mailRules } = at.desk.documents
    await mailRules.insert({ _id: 'organisation/root', rules: [rule('one'), rule('two')], revision: 1 })
    await mailRules.insert({ _id: 'organisation/partner', rules: [rule('ours')], revision: 1 })
  })
  afterEach(() => at.desk.stop())

  const tried = async (mailboxId = 'fabrikam'): Promise<readonly string[]> => {
    const mailbox = await at.desk.documents.mailboxes.findOne({ _id: mailboxId })
    assert.ok(mailbox)
    return (await readMailPolicy(at.desk.frontdesk.deps, mailbox)).rules.map(({ id }) => id)
  }
  const shownOrder = (card: Card): readonly string[] =>
    [...textOf(card).matchAll(/Rule (one|two|ours)/gu)].map(([, id]) => id ?? '')
  const edit = async (ruleId: string, mayChange: string): Promise<Card> => {
    const form = await at.send(ADA, 'mail-rules.form', { ...NORTHWIND, ruleId })
    return await at.press(ADA, form, 'Save', { mayChange })
  }

  it('are checked before those below once their owner says so, who is told first for how many', async () => {
    const room = await at.send(ADA, 'mail-rules.open', NORTHWIND)
    shows(room, 'after those of organisations and mailboxes below')
    assert.deepEqual(await tried(), ['ours', 'one', 'two'])
    const asked = await at.press(ADA, room, 'Check ours first')
    shows(asked, 'Check your rules before those below?', 'for 3 organisations and 1 mailbox')
    assert.deepEqual(await tried(), ['ours', 'one', 'two'])
    shows(await at.press(ADA, asked, 'Check ours first'), 'before those of organisations and mailboxes below')
    assert.deepEqual(await tried(), ['one', 'two', 'ours'])
    assert.deepEqual(shownOrder(await at.send(DORA, 'mail-rules.open', FABRIKAM)), ['one', 'two', 'ours'])

    const back = await at.press(ADA, await at.send(ADA, 'mail-rules.open', NORTHWIND), 'Check ours last')
    await at.press(ADA, back, 'Check ours last')
    assert.deepEqual(await tried(), ['ours', 'one', 'two'])
    shows(await at.send(ADA, 'command.run', { command: 'audit' }), 'Checked: before those below → after those below')
  })

  it('are switched off by those below as long as they are defaults, and tried again when they are switched on', async () => {
    const room = await at.send(DORA, 'mail-rules.open', FABRIKAM)
    const off = await at.press(DORA, room, 'Switch off here', {}, { ruleId: 'one' })
    shows(off, 'Switched off here')
    assert.deepEqual(await tried(), ['ours', 'two'])
    assert.deepEqual(await tried(MAILBOX_ID), ['one', 'two'])
    const ofMailbox = await at.send(DORA, 'mail-rules.open', MAILBOX)
    shows(ofMailbox, 'Switched off by Fabrikam IT')
    await at.press(DORA, off, 'Switch on here', {}, { ruleId: 'one' })
    assert.deepEqual(await tried(), ['ours', 'one', 'two'])
    await at.press(DORA, ofMailbox, 'Switch off here', {}, { ruleId: 'ours' })
    assert.deepEqual(await tried(), ['one', 'two'])
    const entries = await at.desk.documents.audit.find({ organisationId: 'partner' })
    assert.deepEqual(entries.map(({ action }) => action).toSorted(), [
      ...['mail-rule.switched-off', 'mail-rule.switched-off', 'mail-rule.switched-on'],
    ])
  })

  it('are tried first once they are fixed, whatever those below switched off, who get that back afterwards', async () => {
    const old = await at.send(DORA, 'mail-rules.open', FABRIKAM)
    await at.press(DORA, old, 'Switch off here', {}, { ruleId: 'two' })
    const asked = await edit('two', 'false')
    shows(asked, 'Nothing is saved yet', 'for 4 organisations and 2 mailboxes')
    shows(await at.press(ADA, asked, 'Save'), 'The rule “Rule two” is saved', 'Fixed')
    assert.deepEqual(await tried(), ['two', 'ours', 'one'])
    const seen = await at.send(DORA, 'mail-rules.open', FABRIKAM)
    shows(seen, 'Fixed by Northwind Distribution')
    hides(seen, 'Switched off')
    assert.deepEqual(shownOrder(seen), ['two', 'ours', 'one'])
    assert.ok(!buttonsOf(seen).some(({ data }) => data['ruleId'] === 'two'))

    for (const off of [true, false])
      shows(await at.send(DORA, 'mail-rules.set-off', { ...FABRIKAM, ruleId: 'two', off }), REFUSED)
    shows(await at.press(DORA, old, 'Switch off here', {}, { ruleId: 'two' }), REFUSED)
    shows(
      await at.send(DORA, 'mail-rules.set-active', { ...FABRIKAM, ruleId: 'two', revision: 2, active: false }),
      'no longer exists',
    )
    shows(await at.send(DORA, 'mail-rules.set-off', { ...FABRIKAM, ruleId: 'ours', off: true }), 'no longer exists')
    assert.deepEqual(await tried(), ['two', 'ours', 'one'])

    await at.press(ADA, await edit('two', 'true'), 'Save')
    assert.deepEqual(await tried(), ['ours', 'one'])
  })

  it('move among those that are tried together', async () => {
    await at.press(ADA, await edit('two', 'false'), 'Save')
    const room = await at.send(ADA, 'mail-rules.open', NORTHWIND)
    assert.deepEqual(shownOrder(room), ['two', 'one'])
    const moving = buttonsOf(room).filter(({ verb }) => verb === 'mail-rules.move')
    assert.deepEqual(moving, [])
    await at.send(ADA, 'mail-rules.move', { ...NORTHWIND, ruleId: 'one', by: 1 })
    assert.deepEqual(await tried(), ['two', 'ours', 'one'])
  })

  it('are shown in their true order where they are tried on the emails that are there', async () => {
    const { mailboxes, mailRules } = at.desk.documents
    await at.desk.eventually('no poll', () =>
      mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: { state: 'paused' } }),
    )
    await at.desk.deliver(aMail({ Subject: 'one and mine' }))
    const mine = aMailRule({ id: 'mine', name: 'Mine', field: 'subject', pattern: 'mine' })
    await mailRules.insert({ _id: `mailbox/${MAILBOX_ID}`, rules: [mine], revision: 1 })
    const on = { ...NORTHWIND, mailboxId: MAILBOX_ID }
    shows(await at.send(ADA, 'mail-rules.try', on), 'Rule: Mine')
    await at.press(ADA, await edit('one', 'false'), 'Save')
    shows(await at.send(ADA, 'mail-rules.try', on), 'Rule: Rule one')
  })
})
