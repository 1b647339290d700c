// A distributor, a partner and a customer, each in its own tenant: who works, who asks, and who reads nothing.
import assert from 'node:assert/strict'
import { personKey, type Membership } from '../../src/domain/organisation/person.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { aPerson } from '../support/builders.ts'
import { ADA, DORA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { PUBLIC_URL } from '../support/page-visit.ts'
import { askIn, pressOn } from '../support/press.ts'
import {
  CLEO,
  CURT,
  CUSTOMER_TENANT,
  PARTNER_TENANT,
  PAUL,
  PIA,
  startThreeTenants,
  type Tenant,
  type ThreeTenants,
} from '../support/three-tenants.ts'

describe('three organisations, each in its own tenant', () => {
  let world: ThreeTenants
  before(async () => {
    world = await startThreeTenants({ publicUrl: PUBLIC_URL })
    const { documents } = world.desk
    await documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
    await documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { channelId: null } })
    await documents.people.insertNew([
      known(PIA, { organisationId: 'partner', role: 'administrator' }),
      known(PAUL, { organisationId: 'partner', role: 'agent' }),
    ])
  })
  after(() => world.stop())

  function known({ id: userId, aadObjectId, name, email }: TeamsUser, membership: Membership) {
    const _id = userId.slice(3)
    const of = { tenantId: PARTNER_TENANT, aadObjectId }
    const { serviceUrl } = world.partner.teams
    const teams = { userId, tenantId: PARTNER_TENANT, serviceUrl, conversationId: null }
    const who = { key: personKey({ _id, ...of }), name, ...of, homeTenantId: PARTNER_TENANT, addresses: [email] }
    return aPerson({ _id, ...who, addressesAt: world.desk.clock(), teams, memberships: [membership] })
  }

  const say = async (tenant: Tenant, user: TeamsUser, text: string): Promise<string> =>
    (await tenant.hands.say(user, 'personal', text)).replies
      .map(({ card, text: said }) => said ?? textOf(card ?? {}))
      .join('\n')
  const read = (message: TeamsMessage | undefined): string => textOf(message?.card ?? {})
  const inChannel = (what: RegExp): Promise<TeamsMessage> =>
    world.partner.teams.eventually(`a card with ${what}`, () =>
      world.partner.teams.channel('Support').find((message) => what.test(read(message))),
    )

  /** From the command to the yes. */
  async function connect(inviting: Tenant, host: TeamsUser, invited: Tenant, guest: TeamsUser): Promise<void> {
    const room = await askIn(inviting, host, 'connect tenant')
    const made = await pressOn(inviting, room, 'New invitation', {}, host)
    const [, code = ''] = /connect\/([\w-]{19})/u.exec(made) ?? []
    assert.match(await say(invited, guest, `connect ${code}`), /I have asked the administrators/)
    const asked = await inviting.teams.eventually('the request', () =>
      inviting.teams.chat(host).findLast((message) => read(message).includes('Connect this tenant?')),
    )
    assert.match(await pressOn(inviting, asked, 'Connect', {}, host), /has connected this tenant/)
    await invited.teams.eventually('word of it', () =>
      invited.teams.chat(guest).some((message) => read(message).includes('Your tenant is connected')),
    )
  }

  async function configure(user: TeamsUser, organisationId: string): Promise<void> {
    const { aadObjectId } = user
    await world.desk.documents.people.updateIf({ aadObjectId }, { $set: { configuringId: organisationId } })
  }

  it('lets the distributor connect the partner, and the partner its customer', async () => {
    const { distributor, partner, customer, desk } = world
    assert.match(await say(partner, PAUL, 'tickets'), /I do not work for your organisation yet/)
    await configure(ADA, 'partner')
    await connect(distributor, ADA, partner, PIA)
    await configure(PIA, 'customer')
    await connect(partner, PIA, customer, CLEO)
    const held = await desk.documents.organisations.find({ tenantIds: { $in: [PARTNER_TENANT, CUSTOMER_TENANT] } })
    assert.deepEqual(held.map(({ _id }) => _id).toSorted(), ['customer', 'partner'])
  })

  it('gives the partner the tickets of two customers in its own channel', async () => {
    const { partner, customer, desk } = world
    const where = { channel: 'Support' } as const
    const form = (await partner.hands.say(PIA, where, 'link channel')).replies[0]
    assert.ok(form?.card)
    assert.doesNotMatch(read(form), /Northwind Distribution|Tailspin/)
    const linked = await partner.hands.click(form, 'channel.link', { organisationId: 'partner' }, PIA)
    assert.equal(linked.error, null)

    const opening = await askIn(customer, CURT, 'Our scanner is on strike.')
    await pressOn(customer, opening, 'Open ticket', {}, CURT)
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Kim <kim@adventure.example>', Subject: 'Kettle leaks' })))
    assert.match(read(await inChannel(/scanner/)), /Contoso/)
    assert.match(read(await inChannel(/Kettle leaks/)), /Adventure Works/)
  })

  it('has an agent of the partner answer a customer, who reads it in their own tenant', async () => {
    const { partner, customer } = world
    const card = await inChannel(/scanner/)
    await pressOn(partner, card, 'Take', {}, PAUL)
    await inChannel(/Paul Prinz took this ticket/)
    await pressOn(partner, card, 'Reply', {}, PAUL)
    await pressOn(partner, card, 'Preview', { text: 'Turn it off and on again.' }, PAUL)
    await pressOn(partner, card, 'Send', {}, PAUL)
    world.desk.advance(61_000)
    await customer.teams.eventually('the reply in the chat of the customer', () =>
      customer.teams.chat(CURT).some((message) => read(message).includes('Turn it off and on again.')),
    )
    assert.match(await say(customer, CURT, 'my tickets'), /scanner/)
  })

  it('shows nobody what is beside them', async () => {
    const { partner, customer, distributor, desk } = world
    const [scanner, kettle] = await Promise.all(
      [/scanner/i, /kettle/i].map(async (subject) => {
        const found = (await desk.documents.tickets.find({})).find((ticket) => subject.test(ticket.subject))
        assert.ok(found, `no ticket ${subject}`)
        return found
      }),
    )
    const other = await desk.ticketOf(
      await desk.deliver(aMail({ From: 'Tom <tom@nowhere.example>', Subject: 'Forklift' })),
    )
    assert.ok(scanner && kettle)
    assert.equal(other.organisationId, 'root')
    // Of a partner: neither what is above them nor beside.
    assert.doesNotMatch(await say(partner, PAUL, `ticket ${other.number}`), /Forklift/)
    assert.doesNotMatch(await say(partner, PAUL, 'tickets all'), /Forklift/)
    assert.match(await say(partner, PAUL, `ticket ${kettle.number}`), /Kettle/)
    // Of a customer: neither those of a colleague nor of another customer.
    for (const { number } of [scanner, kettle, other]) {
      assert.doesNotMatch(await say(customer, CLEO, `ticket ${number}`), /scanner|Kettle|Forklift/)
    }
    assert.doesNotMatch(await say(distributor, DORA, `ticket ${scanner.number}`), /scanner/)
    // A forged click from the customer's tenant on the partner's card does nothing.
    const version = (await desk.delivered(scanner._id)).version
    const last = customer.hands.sent.at(-1)
    const click = { type: 'Action.Execute', verb: 'ticket.resolve', data: { ticketId: scanner._id, version } }
    await customer.hands.send({
      ...last,
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: 'f:forged', value: { action: click, trigger: 'manual' } },
    })
    assert.equal((await desk.documents.tickets.findOne({ _id: scanner._id }))?.status, 'open')
  })

  it('posts to each tenant as that tenant, at its own address', () => {
    const { partner, customer, distributor } = world
    for (const { teams } of [partner, customer, distributor])
      assert.ok(teams.calls.some(({ method }) => method === 'POST'))
    // The stand-in refuses a chat that is created for another tenant: nothing was refused.
    assert.ok(!world.desk.lines.some(({ message }) => message.includes('could not be delivered')))
  })
})
