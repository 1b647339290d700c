// Tenants over the wire: the closed door, connecting one, what its people may do then, and disconnecting it.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { MOCK_TEAM, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { askIn, pressOn } from '../support/press.ts'

const TENANT = '6b000000-0000-4000-8000-000000000001'

const NORA: TeamsUser = {
  ...{ id: '29:nora', name: 'Nora', email: 'nora@contoso.example', tenantId: TENANT },
  aadObjectId: '6a000000-0000-4000-8000-000000000001',
}
/** Nora's colleague, whose Teams is German. */
const OTTO: TeamsUser = {
  ...{ id: '29:otto', name: 'Otto', email: 'otto@contoso.example', tenantId: TENANT, locale: 'de-DE' },
  aadObjectId: '6a000000-0000-4000-8000-000000000002',
}
/** In a channel of ours that is shared with Nora's company: Teams names her home, and the channel's tenant is ours. */
const SHARED: TeamsUser = {
  ...{ id: '29:shared', name: 'Sami', email: 'sami@contoso.example', account: { tenantId: TENANT } },
  aadObjectId: '6a000000-0000-4000-8000-000000000003',
}

describe('tenants', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ team: { ...MOCK_TEAM, users: [...MOCK_TEAM.users, NORA, OTTO, SHARED] } })
  })
  afterEach(() => desk.stop())

  const say = async (user: TeamsUser, text: string): Promise<string> => {
    const { replies, status } = await desk.hands.say(user, 'personal', text)
    assert.equal(status, 200)
    return replies.map(({ card, text: said }) => said ?? textOf(card ?? {})).join()
  }
  const people = async (): Promise<number> => await desk.documents.people.count({})

  /** As an administrator enters it in the form. */
  async function enter(tenantIds: string): Promise<string> {
    const list = await askIn(desk, ADA, 'organisations')
    const { card } = await desk.hands.click(list, 'organisation.form', {}, ADA)
    assert.ok(card)
    const row = await desk.documents.organisations.findOne({ _id: 'customer' })
    assert.ok(row)
    const data = { organisationId: 'customer', parentId: 'partner', revision: row.revision }
    const input = { name: row.name, domains: row.domains.join(), tenantIds, language: '', timeZone: '' }
    return await press(ADA, 'organisation.save', { ...data, ...input })
  }

  let presses = 0
  async function press(user: TeamsUser, verb: string, data: object): Promise<string> {
    const sent = desk.hands.sent.at(-1)
    const tenantId = user.tenantId ?? MOCK_TEAM.tenantId
    const { body } = await desk.hands.send({
      ...{ ...sent, type: 'invoke', name: 'adaptiveCard/action', id: `f:t${(presses += 1)}`, locale: 'en-US' },
      from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
      conversation: { conversationType: 'personal', id: `a:chat-of-${user.aadObjectId}`, tenantId },
      channelData: { tenant: { id: tenantId } },
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    return JSON.stringify(body)
  }

  it('meet a closed door while nobody has them: one sentence in their language, once, and nothing is kept', async () => {
    const before = await people()
    assert.match(await say(NORA, 'help'), /^I do not work for your organisation yet/)
    assert.equal(await say(NORA, 'claim 12345'), '')
    assert.match(await say(OTTO, 'Hilfe'), /^Ich arbeite noch nicht für Ihre Organisation/)
    for (const { status } of await desk.hands.install(NORA)) assert.equal(status, 200)
    assert.equal(desk.teams.chat(NORA).filter(({ authorId }) => authorId === null).length, 1)
    assert.match(await press(NORA, 'tickets.show', {}), /I do not work for your organisation yet/)
    const { told } = await desk.hands.search(NORA, 'personal', 'printer')
    assert.match(told ?? '', /I do not work for your organisation yet/)
    assert.equal(await people(), before)
  })

  it('are let in once an organisation has them, and concern it alone, whatever else their people were given', async () => {
    assert.match(await enter(TENANT), /is saved/)
    const ticket = await desk.ticketOf(
      await desk.deliver(aMail({ From: 'Bo <bo@adventure.example>', Subject: 'Beside' })),
    )
    await say(NORA, 'help')
    await desk.documents.people.updateIf(
      { aadObjectId: NORA.aadObjectId },
      {
        $set: {
          memberships: [
            { organisationId: 'root', role: 'agent' },
            { organisationId: 'neighbour', role: 'agent' },
          ],
        },
      },
    )
    assert.match(await say(NORA, `ticket ${ticket.number}`), /There is no ticket/)
    assert.doesNotMatch(await say(NORA, 'tickets'), /Beside/)
    const whoami = await say(NORA, 'whoami')
    assert.match(whoami, /“Contoso” and everything below/)
    assert.match(whoami, /One role outside of that/)
    assert.doesNotMatch(whoami, /Adventure|Northwind/)
  })

  it('end at once when they are disconnected, after what that does was said', async () => {
    await enter(TENANT)
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
    await say(NORA, 'help')
    await desk.documents.people.updateIf(
      { aadObjectId: NORA.aadObjectId },
      { $set: { memberships: [{ organisationId: 'customer', role: 'administrator' }] } },
    )
    assert.match(await say(NORA, `ticket ${ticket.number}`), /Printer/)
    const audit = /http:\/\/127[^"\\\s)]+/u.exec(await press(NORA, 'audit.export', { organisationId: 'customer' }))?.[0]
    assert.ok(audit)
    assert.equal((await fetch(audit)).status, 200)
    const asked = await enter('')
    assert.match(asked, /Disconnect this tenant\?/)
    assert.match(asked, /Administrators who lose their rights/)
    assert.match(await say(NORA, `ticket ${ticket.number}`), /Printer/, 'nobody said yes yet')
    const sure = /"data":(\{[^{}]*"sure":true[^{}]*\})/u.exec(asked)?.[1]
    assert.ok(sure)
    assert.match(await press(ADA, 'organisation.save', JSON.parse(sure) as object), /is saved/)
    assert.match(await press(NORA, 'ticket.open', { ticketId: ticket._id }), /I do not work for your organisation yet/)
    assert.notEqual((await fetch(audit)).status, 200)
  })

  it('of a guest’s home hold in a shared channel: known to nobody, they have no rights there', async () => {
    await desk.hands.say(SHARED, { channel: 'Tickets' }, 'help')
    await desk.documents.people.updateIf(
      { aadObjectId: SHARED.aadObjectId },
      { $set: { memberships: [{ organisationId: 'root', role: 'agent' }] } },
    )
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Confidential' })))
    const card = await desk.cardOf(ticket)
    assert.doesNotMatch(await pressOn(desk, card, 'ticket.take', {}, SHARED), /Assigned to Sami/)
    assert.equal((await desk.documents.tickets.findOne({ _id: ticket._id }))?.assignee, null)
    await enter(TENANT)
    await pressOn(desk, card, 'ticket.take', {}, SHARED)
    const taken = await desk.documents.tickets.findOne({ _id: ticket._id })
    assert.equal(taken?.organisationId, 'customer')
    assert.equal(taken.assignee?.name, 'Sami')
  })
})
