// Another organisation's tenant, from the invitation to the first ticket, and what must not happen on the way.
import assert from 'node:assert/strict'
import { unzipSync } from 'fflate'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { ADA, BEA, DORA } from '../support/frontdesk-seed.ts'
import { PUBLIC_URL, visit } from '../support/page-visit.ts'
import { askIn, pressForCard, pressOn } from '../support/press.ts'
import {
  CLEO,
  CURT,
  CUSTOMER_TENANT,
  PIA,
  startThreeTenants,
  type Tenant,
  type ThreeTenants,
} from '../support/three-tenants.ts'

const DAY_MS = 86_400_000

describe('connecting a tenant', () => {
  let world: ThreeTenants
  beforeEach(async () => {
    world = await startThreeTenants({ publicUrl: PUBLIC_URL })
  })
  beforeEach(async () => {
    await world.desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
  })
  afterEach(() => world.stop())

  /** Ada makes an invitation for the organisation; its code. */
  async function invite(organisationId = 'customer', user: TeamsUser = ADA): Promise<string> {
    const { hands } = world.distributor
    const room = await askIn(world.desk, user, 'connect tenant')
    await hands.send(clickOn('connect.open', { organisationId }, room))
    const answer = await hands.send(clickOn('connect.invite', { organisationId }, room))
    const [, code] = /connect\/([\w-]{19})/u.exec(JSON.stringify(answer.body)) ?? []
    assert.ok(code, JSON.stringify(answer.body))
    return code
  }

  /** What a button with this verb and data would send, pressed by whoever spoke last. */
  function clickOn(verb: string, data: object, message: TeamsMessage): object {
    const last = world.distributor.hands.sent.findLast((one) => one['type'] === 'message')
    return {
      ...last,
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: `f:${Math.random()}`, replyToId: message.id },
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    }
  }

  async function say(tenant: Tenant, user: TeamsUser, text: string): Promise<string> {
    const { replies, status } = await tenant.hands.say(user, 'personal', text)
    assert.equal(status, 200)
    return replies.map(({ card, text: said }) => said ?? textOf(card ?? {})).join('\n')
  }

  /** The card that asks this administrator. */
  async function request(user: TeamsUser = ADA, count = 1): Promise<TeamsMessage> {
    return await world.distributor.teams.eventually(`a request to ${user.name}`, () => {
      const asked = world.distributor.teams
        .chat(user)
        .filter(({ card }) => textOf(card ?? {}).includes('Connect this tenant?'))
      return asked.length >= count && asked.at(-1)
    })
  }

  const tenantsOf = async (_id: string) => (await world.desk.documents.organisations.findOne({ _id }))?.tenantIds
  const told = async (tenant: Tenant, user: TeamsUser, what: RegExp) =>
    await tenant.teams.eventually(`${user.name} is told ${what}`, () =>
      tenant.teams.chat(user).find(({ card }) => what.test(textOf(card ?? {}))),
    )

  it('leads from the invitation to the first ticket in the other tenant', async () => {
    const { customer, desk } = world
    const room = await askIn(desk, ADA, 'organisations')
    assert.match(await pressForCard(desk, room, 'connect.open', {}, ADA), /Connect a tenant/)
    const code = await invite()

    const page = await visit(`http://127.0.0.1:${desk.frontdesk.port}/connect/${code}`)
    assert.match(page.text, /Connect your Teams with Contoso/)
    assert.match(page.text, new RegExp(`connect ${code}`))
    const zip = await fetch(`http://127.0.0.1:${desk.frontdesk.port}/connect/${code}/frontdesk.zip`)
    assert.equal(zip.headers.get('content-type'), 'application/zip')
    assert.ok(unzipSync(new Uint8Array(await zip.arrayBuffer()))['manifest.json'])

    assert.match(await say(customer, CLEO, `connect ${code.toLowerCase()}`), /I have asked the administrators/)
    assert.deepEqual(await tenantsOf('customer'), [])
    const asked = await request()
    assert.match(textOf(asked.card ?? {}), new RegExp(`Contoso[^]*${CUSTOMER_TENANT}[^]*Cleo Conrad[^]*cleo@contoso`))

    assert.match(await pressOn(desk, asked, 'Connect', {}, ADA), /Ada Adler has connected this tenant/)
    assert.deepEqual(await tenantsOf('customer'), [CUSTOMER_TENANT])
    await told(customer, CLEO, /Your tenant is connected/)
    await world.distributor.teams.eventually('the card redrawn', () =>
      textOf(asked.card ?? {}).includes('Ada Adler has connected'),
    )
    const [entry] = await desk.documents.audit.find({ action: 'tenant.connected' })
    assert.equal(entry?.organisationId, 'customer')
    assert.deepEqual(
      entry.changes.map(({ field, after }) => [field, after]),
      [
        ['tenantId', CUSTOMER_TENANT],
        ['invitedBy', 'Ada Adler'],
        ['askedBy', 'Cleo Conrad'],
      ],
    )
    assert.match(textOf((await askIn(desk, ADA, 'audit')).card ?? {}), /Tenant connected: Contoso/)

    const form = await askIn({ hands: customer.hands }, CURT, 'Our scanner is on strike.')
    await pressOn({ hands: customer.hands }, form, 'Open ticket', {}, CURT)
    const ticket = await desk.eventually('the ticket', async () => await desk.documents.tickets.findOne({ number: 1 }))
    assert.equal(ticket.organisationId, 'customer')
    assert.match(await say(customer, CURT, 'my tickets'), /scanner is on strike/)
  })

  it('tells whoever asked that it was refused, and the code is used up', async () => {
    const { customer, desk } = world
    const code = await invite()
    await say(customer, CLEO, `verbinden ${code}`)
    assert.match(await pressOn(desk, await request(), 'Refuse', {}, ADA), /Ada Adler has refused this request/)
    await told(customer, CLEO, /Your tenant was not connected/)
    assert.deepEqual(await tenantsOf('customer'), [])
    assert.match(await say(customer, CURT, `connect ${code}`), /Ask whoever invited you for a new one/)
    assert.equal((await desk.documents.audit.find({ action: 'tenant.refused' })).length, 1)
  })

  it('takes a code once, of whoever is first', async () => {
    const { customer, partner, desk } = world
    const code = await invite()
    const said = await Promise.all([
      say(customer, CLEO, `connect ${code}`),
      say(customer, CURT, `connect ${code}`),
      say(partner, PIA, `connect ${code}`),
    ])
    assert.equal(said.filter((text) => text.includes('I have asked')).length, 1)
    for (const text of said)
      assert.match(text, /I have asked|has entered a code for your organisation|was used already/)
    await request()
    assert.equal(
      world.distributor.teams.chat(ADA).filter(({ card }) => textOf(card ?? {}).includes('Connect this')).length,
      1,
    )
    // Saying it again is saying it once.
    const first = [CLEO, CURT, PIA][said.findIndex((text) => text.includes('I have asked'))]
    const tenant = first === PIA ? partner : customer
    assert.match(await say(tenant, first ?? CLEO, `connect ${code}`), /I have asked/)
    assert.equal((await desk.documents.tenantInvitations.find({})).length, 1)
  })

  it('does not know a code that is wrong, and stops listening to somebody who guesses', async () => {
    const { customer } = world
    const right = await invite()
    assert.match(await say(customer, CLEO, 'Connect'), /The code of your invitation is missing/)
    for (let guess = 10; guess < 18; guess += 1) {
      assert.match(await say(customer, CLEO, `connect 0000-0000-0000-00${guess}`), /I do not know this code/)
    }
    assert.match(await say(customer, CLEO, `connect ${right}`), /Too many different codes/)
    // A colleague is not held responsible.
    assert.match(await say(customer, CURT, `connect ${right}`), /I have asked/)
  })

  it('refuses a code that is too old, withdrawn, or of an organisation that is gone', async () => {
    const { customer, desk } = world
    const withdrawn = await invite()
    const room = await askIn(desk, ADA, 'connect tenant')
    const [invitation] = await desk.documents.tenantInvitations.find({})
    assert.ok(invitation)
    const on = { invitationId: invitation._id, organisationId: 'customer' }
    const answer = await world.distributor.hands.send(clickOn('connect.withdraw', on, room))
    assert.match(JSON.stringify(answer.body), /The invitation is withdrawn/)
    assert.match(await say(customer, CLEO, `connect ${withdrawn}`), /was used already|was withdrawn/)
    const [old, orphan] = [await invite(), await invite('neighbour')]
    await desk.documents.organisations.updateIf({ _id: 'neighbour' }, { $set: { active: false } })
    assert.match(await say(customer, CLEO, `connect ${orphan}`), /no longer active/)
    desk.advance(8 * DAY_MS)
    assert.match(await say(customer, CLEO, `connect ${old}`), /This code is too old/)
    for (const code of [withdrawn, orphan, old]) {
      const page = await visit(`http://127.0.0.1:${desk.frontdesk.port}/connect/${code}`, {
        headers: { 'Accept-Language': 'de-DE' },
      })
      assert.equal(page.status, 404)
      assert.match(page.text, /Diese Einladung gilt nicht/)
    }
  })

  it('asks again at the yes what may have changed since', async () => {
    const { customer, desk } = world
    await say(customer, CLEO, `connect ${await invite()}`)
    const asked = await request()
    const press = (user = ADA) => pressOn(desk, asked, 'connect.answer', {}, user)
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: false } })
    assert.match(await press(), /Contoso is inactive/)
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: true } })
    // Whoever lost the right, or never had it, learns nothing.
    for (const user of [BEA, DORA]) assert.doesNotMatch(await press(user), /Contoso|Cleo/)
    await desk.documents.people.updateIf({ _id: 'ada' }, { $set: { memberships: [] } })
    assert.match(await press(), /This invitation no longer exists/)
    const memberships = [{ organisationId: 'root', role: 'administrator' }] as const
    await desk.documents.people.updateIf({ _id: 'ada' }, { $set: { memberships } })
    desk.advance(8 * DAY_MS)
    assert.match(await press(), /too old/)
    assert.deepEqual(await tenantsOf('customer'), [])
  })

  it('leaves a tenant to whoever has it, when two organisations say yes', async () => {
    const { customer, desk } = world
    await say(customer, CLEO, `connect ${await invite()}`)
    const first = await request()
    await say(customer, CURT, `connect ${await invite('neighbour')}`)
    const second = await request(ADA, 2)
    const results = await Promise.all([first, second].map((card) => pressOn(desk, card, 'Connect', {}, ADA)))
    assert.equal(results.filter((text) => text.includes('has connected this tenant')).length, 1)
    assert.equal(results.filter((text) => text.includes('connected to another organisation')).length, 1)
    const held = [...((await tenantsOf('customer')) ?? []), ...((await tenantsOf('neighbour')) ?? [])]
    assert.deepEqual(held, [CUSTOMER_TENANT])
    const states = (await desk.documents.tenantInvitations.find({})).map(({ state }) => state)
    assert.deepEqual(states.toSorted(), ['connected', 'failed'])
    // Both who asked are told.
    await told(customer, CLEO, /Your tenant (?:is connected|was not connected)/)
    await told(customer, CURT, /Your tenant (?:is connected|was not connected)/)
    assert.match(await say(customer, CLEO, `connect ${await invite('other-partner')}`), /another organisation already/)
  })

  it('counts one of two answers at the same moment, and says whose', async () => {
    const { customer, desk } = world
    const memberships = [{ organisationId: 'customer', role: 'administrator' }] as const
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships } })
    await say(customer, CLEO, `connect ${await invite()}`)
    const [toAda, toBea] = [await request(ADA), await request(BEA)]
    const [yes, no] = await Promise.all([
      pressOn(desk, toAda, 'Connect', {}, ADA),
      pressOn(desk, toBea, 'Refuse', {}, BEA),
    ])
    const bound = (await tenantsOf('customer'))?.length === 1
    assert.match(yes, bound ? /Ada Adler has connected/ : /Nothing was changed\. Bea Brandt has refused/)
    assert.match(no, bound ? /Nothing was changed\. Ada Adler (?:said yes|has connected)/ : /Bea Brandt has refused/)
    await told(customer, CLEO, bound ? /Your tenant is connected/ : /Your tenant was not connected/)
    for (const [user, card] of [
      [ADA, toAda],
      [BEA, toBea],
    ] as const) {
      await world.distributor.teams.eventually(`the card of ${user.name}`, () =>
        (bound ? /Ada Adler has connected/ : /Bea Brandt has refused/).test(textOf(card.card ?? {})),
      )
    }
  })

  it('is no affair of guests, who speak for another tenant', async () => {
    const { customer } = world
    const code = await invite()
    const guest = { ...CURT, id: CLEO.id, aadObjectId: CLEO.aadObjectId }
    Object.assign(CLEO, { account: { userRole: 'guest' } })
    try {
      assert.match(await say(customer, guest, `connect ${code}`), /You are a guest here/)
    } finally {
      Object.assign(CLEO, { account: {} })
    }
    assert.match(await say(customer, CLEO, `connect ${code}`), /I have asked/)
  })

  it('limits wrong links, tells nothing about them, and answers scripts with nothing', async () => {
    const { desk } = world
    const code = await invite()
    const at = (path: string) => `http://127.0.0.1:${desk.frontdesk.port}/connect/${path}`
    const page = await visit(at(code), { headers: { 'Accept-Language': 'de' } })
    assert.match(page.text, new RegExp(`verbinden ${code}`))
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*style-src 'sha256-/)
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.doesNotMatch(page.html, /<script/)
    for (let guess = 0; guess < 30; guess += 1) {
      assert.equal((await visit(at(`0000-0000-0000-00${guess + 10}`))).status, 404)
    }
    assert.equal((await visit(at('0000-0000-0000-0099'))).status, 429)
    // Whoever was invited is not kept out by that.
    assert.equal((await visit(at(code))).status, 200)
    for (let look = 0; look < 60; look += 1) await visit(at(code))
    assert.equal((await visit(at(code))).status, 429)
    const stored = JSON.stringify(await desk.documents.tenantInvitations.find({}))
    assert.ok(!stored.includes(code) && !stored.includes(code.replaceAll('-', '')))
    assert.ok(!JSON.stringify(desk.lines).includes(code))
  })
})
