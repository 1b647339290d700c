import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, EMIL } from '../support/frontdesk-seed.ts'
import { askIn, pressForCard } from '../support/press.ts'

const TICKETS = { channel: 'Tickets' }

describe('an administrator', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
  })
  after(() => desk.stop())

  const ask = (user: TeamsUser, where: 'personal' | typeof TICKETS, text: string) => askIn(desk, user, text, where)
  const press = (message: TeamsMessage, button: string, inputs: Record<string, string> = {}) =>
    pressForCard(desk, message, button, inputs, ADA)

  const rolesOf = async (user: TeamsUser) =>
    (await desk.documents.people.findOne({ aadObjectId: user.aadObjectId }))?.memberships.map(({ role }) => role)

  it('adds an organisation, is told what is wrong with what was entered, and takes it in hand', async () => {
    const room = await ask(ADA, 'personal', 'organisations')
    assert.match(textOf(room.card ?? {}), /└─── Contoso/)
    assert.match(await press(room, 'Add a partner'), /below Northwind Distribution/)
    const wrong = await press(room, 'Save', { name: 'Litware', domains: 'litware' })
    assert.match(wrong, /“litware” is not a domain/)
    assert.match(await press(room, 'Save', { name: 'Litware', domains: 'litware.example' }), /“Litware” is saved/)
    const litware = await desk.documents.organisations.findOne({ name: 'Litware' })
    assert.deepEqual(litware?.domains, ['litware.example'])
    assert.match(await press(room, 'Configure'), /Northwind Distribution/)
  })

  it('invites a member of the team by a mention in a channel, changes the role, and takes it', async () => {
    await ask(ADA, TICKETS, 'whoami')
    const last = desk.hands.sent.at(-1) as { readonly text: string; readonly entities: readonly object[] }
    const tag = '<at>Emil Ek</at>'
    await desk.hands.send({
      ...last,
      text: last.text.replace('whoami', `invite ${tag} agent`),
      entities: [...last.entities, { type: 'mention', mentioned: { id: EMIL.id, name: EMIL.name }, text: tag }],
    })
    assert.deepEqual(await rolesOf(EMIL), ['agent'])
    const person = await desk.documents.people.findOne({ aadObjectId: EMIL.aadObjectId })
    assert.ok(person)
    assert.deepEqual(person.addresses, [EMIL.email])
    assert.match(textOf(desk.teams.whispers(ADA).at(-1)?.card ?? {}), /“Emil Ek” is now an agent of “Northwind/)
    const answer = await desk.hands.send(clickOn(desk, 'people.form', { organisationId: 'root', personId: person._id }))
    assert.match(JSON.stringify(answer.body), /Emil Ek/)
    const removed = await desk.hands.send(
      clickOn(desk, 'people.remove', { organisationId: 'root', personId: person._id, revision: person.revision }),
    )
    assert.match(JSON.stringify(removed.body), /no longer has a role/)
    assert.deepEqual(await rolesOf(EMIL), [])
    assert.match(await press(await ask(ADA, 'personal', 'people'), 'Invite'), /They get the role at once/)
  })

  it('invites by mail address somebody who has the role when they first write', async () => {
    await desk.documents.people.delete({ aadObjectId: EMIL.aadObjectId })
    const given = await ask(ADA, 'personal', `invite ${EMIL.email} customer`)
    assert.match(textOf(given.card ?? {}), /cannot reach them in Teams yet, so please tell them/)
    assert.equal(await rolesOf(EMIL), undefined)
    assert.match(textOf((await ask(EMIL, 'personal', 'whoami')).card ?? {}), /Emil Ek/)
    assert.deepEqual(await rolesOf(EMIL), ['customer'])
  })

  it('is asked before somebody has less to say than now, and tells them what they are', async () => {
    await ask(EMIL, 'personal', 'whoami')
    const given = await ask(ADA, 'personal', `invite ${EMIL.email} agent`)
    assert.match(
      textOf(given.card ?? {}),
      /“Emil Ek” is now an agent of “Northwind Distribution”. I told them in Teams/,
    )
    assert.match(textOf(desk.teams.chat(EMIL).at(-1)?.card ?? {}), /You are now an agent of Northwind Distribution/)
    const again = await ask(ADA, 'personal', `invite ${EMIL.email} agent`)
    assert.match(textOf(again.card ?? {}), /“Emil Ek” is already an agent/)

    const lower = await ask(ADA, 'personal', `invite ${EMIL.email} customer`)
    assert.match(textOf(lower.card ?? {}), /At the moment, Emil Ek is an agent of Northwind Distribution/)
    assert.deepEqual(await rolesOf(EMIL), ['agent'])
    assert.match(await press(lower, 'Make a customer'), /“Emil Ek” is now a customer/)
    assert.deepEqual(await rolesOf(EMIL), ['customer'])
  })

  it('is asked before a role is lowered by the form, or taken', async () => {
    await ask(ADA, 'personal', `invite ${EMIL.email} agent`)
    const emil = await desk.documents.people.findOne({ aadObjectId: EMIL.aadObjectId })
    const on = { organisationId: 'root', personId: emil?._id, revision: emil?.revision }
    const pressed = async (verb: string, data: object) =>
      JSON.stringify((await desk.hands.send(clickOn(desk, verb, data))).body)
    assert.match(await pressed('people.change', { ...on, role: 'customer' }), /Make Emil Ek a customer\?/)
    assert.match(await pressed('people.ask-remove', on), /Remove Emil Ek\?/)
    assert.deepEqual(await rolesOf(EMIL), ['agent'])
    assert.match(await pressed('people.change', { ...on, role: 'administrator' }), /is now an administrator/)
    assert.match(await pressed('people.ask-remove', on), /"style":"destructive"/)
    const revision = (await desk.documents.people.findOne({ aadObjectId: EMIL.aadObjectId }))?.revision
    assert.match(await pressed('people.remove', { ...on, revision }), /no longer has a role/)
  })

  it('is the last one, and cannot leave', async () => {
    const room = await ask(ADA, 'personal', 'people')
    await press(room, 'Change')
    assert.match(await press(room, 'Remove'), /no one would administer/)
    assert.deepEqual(await rolesOf(ADA), ['administrator'])
  })

  it('alone sees these rooms', async () => {
    const help = textOf((await ask(BEA, 'personal', 'help')).card ?? {})
    assert.doesNotMatch(help, /organisations|people|invite/)
    assert.match(textOf((await ask(BEA, 'personal', 'people')).card ?? {}), /Only administrators/)
  })
})

/** A press of the last person who pressed something, on a row that shares its buttons' titles with others. */
function clickOn(desk: TestFrontdesk, verb: string, data: object): object {
  const last = desk.hands.sent.findLast(({ name }) => name === 'adaptiveCard/action')
  assert.ok(last)
  return { ...last, value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' } }
}
