import assert from 'node:assert/strict'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { MOCK_TEAM, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CARL, TENANT_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const TENANT_B = '5b000000-0000-4000-8000-000000000001'
const VICTIM = 'vera@contoso.example'

/** Vera works in our tenant; the tenant of the others is allowed to talk to the bot, and says of them what it likes. */
const VERA: TeamsUser = {
  id: '29:vera',
  aadObjectId: '5a000000-0000-4000-8000-000000000021',
  name: 'Vera',
  email: VICTIM,
}
const MALLORY: TeamsUser = {
  ...VERA,
  id: '29:mallory',
  aadObjectId: '5b000000-0000-4000-8000-000000000021',
  tenantId: TENANT_B,
}
/** Ada's object id, in another tenant. */
const TWIN: TeamsUser = { ...ADA, id: '29:twin', tenantId: TENANT_B, email: 'twin@tailspin.example' }
const GUEST: TeamsUser = {
  ...{ ...VERA, id: '29:guest', aadObjectId: '5a000000-0000-4000-8000-000000000022' },
  account: { userPrincipalName: 'vera_contoso.example#EXT#@northwind.onmicrosoft.com' },
}
const GUEST_BY_ROLE: TeamsUser = {
  ...{ ...VERA, id: '29:guest-2', aadObjectId: '5a000000-0000-4000-8000-000000000023' },
  account: { userRole: 'guest' },
}
const SHARED: TeamsUser = {
  ...{ ...VERA, id: '29:shared', aadObjectId: '5a000000-0000-4000-8000-000000000024' },
  account: { tenantId: TENANT_B },
}
const IMPOSTORS = {
  'of another tenant': MALLORY,
  'who is a guest': GUEST,
  'whose role is guest': GUEST_BY_ROLE,
  'of a shared channel': SHARED,
}

describe('whose word counts', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    const users = [...MOCK_TEAM.users, VERA, TWIN, ...Object.values(IMPOSTORS)] as const
    desk = await startTestFrontdesk({ team: { ...MOCK_TEAM, users }, otherTenants: [TENANT_B] })
  })
  afterEach(() => desk.stop())

  async function say(user: TeamsUser, text: string): Promise<string> {
    const { replies } = await desk.hands.say(user, 'personal', text)
    assert.ok(replies[0]?.card, `no answer to '${text}'`)
    return textOf(replies[0].card)
  }
  const invite = (role: string): Promise<string> => say(ADA, `invite ${VICTIM} ${role}`)
  const mail = async (headers = {}): Promise<Ticket> =>
    await desk.ticketOf(await desk.deliver(aMail({ From: `Vera <${VICTIM}>`, Subject: 'Confidential', ...headers })))
  const organisation = async (_id: string, fields: Partial<Organisation>): Promise<void> => {
    await desk.documents.organisations.updateIf({ _id }, { $set: fields })
  }

  async function seesNothing(user: TeamsUser, { number }: Ticket): Promise<void> {
    const whoami = await say(user, 'whoami')
    assert.match(whoami, /You have no role yet/)
    assert.match(await say(user, `ticket ${number}`), /There is no ticket/)
    assert.doesNotMatch(await say(user, 'tickets'), /Confidential/)
    assert.match(await say(user, 'people'), /Only administrators/)
    assert.ok(!desk.teams.chat(user).some(({ card }) => textOf(card ?? {}).includes('Confidential')))
  }
  async function seesAll(user: TeamsUser, { number }: Ticket): Promise<void> {
    assert.match(await say(user, 'whoami'), /administrator/)
    assert.match(await say(user, `ticket ${number}`), /Confidential/)
  }

  for (const [who, impostor] of Object.entries(IMPOSTORS)) {
    it(`gives nothing to somebody ${who} who claims an invited address, before and after invitation and mail`, async () => {
      await say(impostor, 'help')
      await invite('administrator')
      const ticket = await mail()
      await seesNothing(impostor, ticket)
      await seesAll(VERA, ticket)
      await seesNothing(impostor, await mail())
      assert.equal((await mail()).requester.name, 'Vera')
    })

    it(`gives nothing to somebody ${who} who comes after the invitation and the mail, and the real one is let in late`, async () => {
      await invite('administrator')
      const ticket = await mail()
      await seesNothing(impostor, ticket)
      await seesAll(VERA, ticket)
      await seesNothing(impostor, ticket)
    })
  }

  it('gives the role to who wrote before the invitation, and the ticket to who wrote after the mail', async () => {
    const ticket = await mail()
    assert.match(await say(VERA, `ticket ${ticket.number}`), /Confidential/)
    assert.match(await say(VERA, 'tickets'), /Confidential/)
    await invite('agent')
    assert.match(await say(VERA, 'whoami'), /agent/)
  })

  it('gives nobody a role of an organisation above the one that has their tenant', async () => {
    await organisation('customer', { tenantIds: [TENANT_B] })
    await invite('agent')
    assert.match(await say(MALLORY, 'whoami'), /no role/)
    assert.match(await say(ADA, 'people'), /invited/i)
  })

  it('believes the tenant of an organisation about the domains that it holds, whenever it is added', async () => {
    await say(MALLORY, 'help')
    await desk.documents.people.updateIf({ _id: 'ada' }, { $set: { configuringId: 'customer' } })
    await invite('agent')
    const ticket = await mail()
    await organisation('neighbour', { tenantIds: [TENANT_B] })
    await seesNothing(MALLORY, ticket)
    await organisation('neighbour', { tenantIds: [] })
    await organisation('customer', { tenantIds: [TENANT_B] })
    assert.match(await say(MALLORY, 'whoami'), /agent/)
    assert.match(await say(MALLORY, `ticket ${ticket.number}`), /Confidential/)
    assert.match(await say(GUEST, 'whoami'), /no role/)
    assert.match(await say(SHARED, 'whoami'), /no role/)
  })

  it('does not believe the tenant of an organisation about a domain of those above', async () => {
    await organisation('root', { domains: ['northwind.example'] })
    await organisation('customer', { tenantIds: [TENANT_B] })
    const boss = desk.teams.team.users.find(({ id }) => id === MALLORY.id) as { email: string }
    boss.email = 'boss@northwind.example'
    await say(ADA, 'invite boss@northwind.example administrator')
    assert.match(await say(MALLORY, 'whoami'), /no role/)
    boss.email = VICTIM
  })

  it('tells people with the same object id in two tenants apart', async () => {
    assert.match(await say(TWIN, 'whoami'), /You have no role yet/)
    assert.match(await say(ADA, 'whoami'), /administrator/)
    assert.equal(await desk.documents.people.count({ aadObjectId: ADA.aadObjectId }), 2)
  })

  it('makes two people with one address nobody’s', async () => {
    const double = desk.teams.team.users.find(({ id }) => id === '29:emil') as { email: string }
    const own = double.email
    try {
      double.email = CARL.email
      await say(double as TeamsUser, 'help')
      await say(CARL, 'help')
      const ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Confidential' })))
      assert.equal(ticket.requester.personId, null)
      for (const user of [double as TeamsUser, CARL]) {
        assert.match(await say(user, `ticket ${ticket.number}`), /There is no ticket/)
        assert.match(await say(user, 'whoami'), /Someone else has the same address/)
      }
      double.email = own
      assert.match(await say(CARL, `ticket ${ticket.number}`), /Confidential/)
    } finally {
      double.email = own
    }
  })

  it('is that of Teams a day at most, and agents work on when Teams does not tell', async () => {
    await say(ADA, 'whoami')
    await say(CARL, 'whoami')
    const own = await desk.ticketOf(await desk.deliver(aMail()))
    desk.advance(1_200_000)
    await say(CARL, 'whoami')
    const fault = desk.teams.faults.add({
      match: { method: 'GET', path: /\/members\// },
      times: Infinity,
      answer: { status: 500 },
    })
    desk.advance(86_400_000 + 1)
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ From: 'Carl C. <carl@contoso.example>' })))
    assert.deepEqual(ticket.requester, { personId: null, name: 'Carl C.', address: 'carl@contoso.example' })
    assert.match(await say(ADA, 'whoami'), /administrator/)
    assert.match(await say(ADA, `ticket ${ticket.number}`), /Printer/)
    assert.match(await say(CARL, `ticket ${ticket.number}`), /There is no ticket/)
    assert.match(
      await say(CARL, `ticket ${own.number}`),
      /Printer/,
      'what was opened while it was certain stays theirs',
    )
    fault.remove()
    assert.match(await say(CARL, `ticket ${ticket.number}`), /Printer/)
  })

  it('asks Teams again before a mail becomes somebody’s, when the last answer is old or the name does not fit', async () => {
    const carl = desk.teams.team.users.find(({ id }) => id === CARL.id) as { email: string }
    try {
      carl.email = 'carl.cohen@contoso.example'
      const before = desk.teams.chat(CARL).length
      const other = await desk.ticketOf(
        await desk.deliver(aMail({ From: 'Carla Conti <carl@contoso.example>', Subject: 'Confidential' })),
      )
      assert.deepEqual(other.requester, { personId: null, name: 'Carla Conti', address: 'carl@contoso.example' })
      assert.equal(desk.teams.chat(CARL).length, before)
      assert.match(await say(CARL, `ticket ${other.number}`), /There is no ticket/)
    } finally {
      carl.email = 'carl@contoso.example'
    }
  })

  it('shows the former holder of an address nothing that came after they lost it, not even what was taken for theirs', async () => {
    const carl = desk.teams.team.users.find(({ id }) => id === CARL.id) as { email: string }
    await say(CARL, 'whoami')
    const old = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Mine' })))
    await say(CARL, 'whoami')
    desk.advance(1_200_000)
    await say(CARL, 'whoami')
    try {
      desk.advance(1_200_000)
      carl.email = 'carl.cohen@contoso.example'
      const taken = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Confidential' })))
      assert.equal(taken.requester.personId, 'carl')
      assert.doesNotMatch(await say(CARL, 'tickets'), /Confidential/)
      assert.match(await say(CARL, `ticket ${taken.number}`), /There is no ticket/)
      assert.match(await say(CARL, `ticket ${old.number}`), /Mine/)
    } finally {
      carl.email = 'carl@contoso.example'
    }
  })

  it('is not asked for in a channel, and addresses are told to nobody who reads along there', async () => {
    const { replies } = await desk.hands.say(CARL, { channel: 'Tickets' }, 'whoami')
    const openly = replies.filter(({ targetedTo }) => targetedTo !== CARL.id)
    assert.doesNotMatch(openly.map(({ card }) => textOf(card ?? {})).join('\n'), /carl@/)
    assert.equal((await desk.documents.people.findOne({ _id: 'carl' }))?.tenantId, TENANT_ID)
  })
})
