// Where administrators say which further channels show a ticket: on a category, a rule for mail, a channel.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { aChannel, aMailRule } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { askIn, pressOn } from '../support/press.ts'

describe('further channels for tickets', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.channels.insertNew([
      aChannel({
        _id: 'beside',
        organisationId: 'neighbour',
        conversationId: '19:beside@thread.tacv2',
        name: 'Beside',
      }),
    ])
  })
  afterEach(() => desk.stop())

  const press = (message: TeamsMessage, title: string, inputs = {}, user = ADA): Promise<string> =>
    pressOn(desk, message, title, inputs, user)

  /** The last press again, with other inputs than its form offers. */
  async function forged(inputs: Readonly<Record<string, string>>): Promise<string> {
    const last = desk.hands.sent.at(-1) ?? assert.fail()
    const { action } = last['value'] as { action: { data: object } }
    const value = { action: { ...action, data: { ...action.data, ...inputs } }, trigger: 'manual' }
    const { status, body } = await desk.hands.send({ ...last, id: desk.frontdesk.deps.newId(), value })
    assert.equal(status, 200)
    return JSON.stringify(body)
  }

  async function audited(): Promise<string> {
    return textOf((await askIn(desk, ADA, 'audit')).card ?? {})
  }

  it('are chosen on a category: those of its organisation and of those above, a few, and it is in the audit', async () => {
    const list = await askIn(desk, ADA, 'categories')
    await press(list, 'Edit')
    const saved = await press(list, 'Save', { alsoIn: 'tickets' })
    assert.match(saved, /The category “Hardware” is saved/)
    assert.match(saved, /Channel Escalations · Also in Tickets/)
    assert.match(await audited(), /Category changed: Hardware[\s\S]*Also show in: \(none\) → Support: Tickets/)

    const before = await desk.documents.categories.findOne({ _id: 'hardware' })
    const again = await askIn(desk, ADA, 'categories')
    await press(again, 'Edit')
    await press(again, 'Save', { alsoIn: 'tickets,escalations' })
    const refused = await forged({ alsoIn: 'tickets,beside' })
    assert.match(refused, /One of these channels is no longer linked, or serves another organisation/)
    assert.match(await forged({ alsoIn: 'a,b,c,d,e' }), /Choose at most 4 channels/)
    const after = await desk.documents.categories.findOne({ _id: 'hardware' })
    assert.deepEqual([before?.alsoIn, after?.alsoIn], [['tickets'], ['tickets', 'escalations']])
  })

  it('are chosen on a rule: the ticket stands there from its first card on, and stays when its priority changes', async () => {
    const rules = await askIn(desk, ADA, 'mail')
    await press(rules, 'Rules (0)')
    await press(rules, 'Add a rule')
    const rule = { name: 'Printers', field: 'subject', pattern: 'printer', outcome: 'ticket', alsoIn: 'escalations' }
    assert.match(await press(rules, 'Save', rule), /Subject contains “printer” → also in Escalations/)
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    assert.deepEqual(
      ticket.copies.map(({ channelId, byRule, card }) => [channelId, byRule, card !== null]),
      [['escalations', true, true]],
    )
    const card = await desk.cardOf(ticket)
    await press(card, 'More', {}, BEA)
    await press(card, 'Priority', {}, BEA)
    await press(card, 'Save', { priority: 'low' }, BEA)
    assert.equal((await desk.delivered(ticket._id)).copies.length, 1)
    const [copy] = desk.teams.channel('Escalations')
    assert.match(textOf(copy?.card ?? {}), /set the priority to low/)

    await press(rules, 'Edit')
    assert.match(await press(rules, 'Save', { alsoIn: 'beside' }), /also in Beside/)
    assert.match(await forged({ alsoIn: 'nowhere' }), /One of these channels is no longer linked/)
    const other = await desk.ticketOf(await desk.deliver(aMail()))
    assert.deepEqual([other.organisationId, other.copies], ['customer', []], 'it is of an organisation beside')
  })

  it('are concluded from no sender who is not to be believed', async () => {
    const nothing = { categoryId: null, serviceTypeId: null, priority: null, organisationId: null, channelId: null }
    const outcome = { kind: 'ticket', ...nothing, alsoIn: ['escalations'] } as const
    const rule = aMailRule({ field: 'domain', pattern: 'contoso.example', outcome })
    await desk.documents.mailRules.insert({ _id: `mailbox/${MAILBOX_ID}`, rules: [rule], revision: 1 })
    const verdict =
      'spf=fail; dkim=none;dmarc=fail action=quarantine header.from=contoso.example;compauth=fail reason=000'
    const failed = { 'Authentication-Results': verdict }
    assert.deepEqual((await desk.ticketOf(await desk.deliver(aMail(failed)))).copies, [])
    assert.equal((await desk.ticketOf(await desk.deliver(aMail()))).copies.length, 1)
  })

  it('say themselves which tickets they show, of their organisation or one below it', async () => {
    const list = await askIn(desk, ADA, 'channels')
    assert.match(await press(list, 'More tickets'), /can show tickets that are posted in other channels/)
    const saved = await press(list, 'Save', { which: 'high', shownOrganisationId: 'customer' })
    assert.match(saved, /What Escalations shows is saved\.[\s\S]*Also shows high and urgent tickets of Contoso/)
    assert.match(await audited(), /Channel changed: .*Escalations[\s\S]*Which tickets: \(none\) → high[\s\S]*→ Contoso/)
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ Importance: 'high' })))
    assert.deepEqual([ticket.priority, ticket.copies.length], ['high', 1])
    const others = { From: 'x@elsewhere.example', Importance: 'high' }
    assert.deepEqual((await desk.ticketOf(await desk.deliver(aMail(others)))).copies, [])

    await press(list, 'More tickets')
    await press(list, 'Save', { which: 'all', shownOrganisationId: 'customer' })
    const stale = await forged({ which: '', shownOrganisationId: 'customer' })
    assert.match(stale, /Someone changed this channel in the meantime/)
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { organisationId: 'partner' } })
    assert.match(await forged({ shownOrganisationId: 'root' }), /Choose the organisation that this channel serves/)
    assert.match(await forged({ which: 'x'.repeat(1000) }), /Choose one from the list/)
    assert.equal((await desk.documents.channels.findOne({ _id: 'escalations' }))?.alsoShows?.which, 'all')
  })
})
