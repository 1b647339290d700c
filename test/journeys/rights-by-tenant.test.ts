// The matrix of rights with the tenant as its third dimension: role × where it was given × whose tenant, each cell over the wire.
import assert from 'node:assert/strict'
import { bindTenant } from '../../src/app/organisations/tenants.ts'
import { personKey, type Role } from '../../src/domain/organisation/person.ts'
import { ROLES } from '../../src/domain/organisation/roles.ts'
import { MOCK_TEAM, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { aPerson, aTicket } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { TENANT_ID } from '../support/frontdesk-seed.ts'

const PATHS: Readonly<Record<string, readonly string[]>> = {
  root: [],
  partner: ['root'],
  customer: ['root', 'partner'],
  neighbour: ['root', 'partner'],
  'other-partner': ['root'],
}
const PLACES = Object.keys(PATHS)
const within = (place: string, above: string): boolean => place === above || PATHS[place]?.includes(above) === true

/** Where each tenant is bound; its people reach this far at most, written out here once more. */
const TENANTS: Readonly<
  Record<string, { readonly id: string; readonly boundTo: string | null; readonly reach: readonly string[] }>
> = {
  own: { id: TENANT_ID, boundTo: null, reach: PLACES },
  'an organisation below': { id: tenant(1), boundTo: 'partner', reach: ['partner', 'customer', 'neighbour'] },
  'the lowest organisation': { id: tenant(2), boundTo: 'customer', reach: ['customer'] },
  'one beside': { id: tenant(3), boundTo: 'other-partner', reach: ['other-partner'] },
  'one that is allowed': { id: tenant(4), boundTo: null, reach: PLACES },
  nobody: { id: tenant(5), boundTo: null, reach: [] },
}

function tenant(number: number): string {
  return `6b000000-0000-4000-8000-00000000000${number}`
}

const USERS = Object.values(TENANTS).map(({ id: tenantId }, index): TeamsUser => ({
  ...{ id: `29:t${index}`, name: `Tess ${index}`, email: `tess${index}@elsewhere.example`, tenantId },
  aadObjectId: `6a000000-0000-4000-8000-00000000000${index}`,
}))

describe('the matrix of rights by tenant', () => {
  let desk: TestFrontdesk

  before(async () => {
    const users = [...MOCK_TEAM.users, ...USERS] as const
    desk = await startTestFrontdesk({ team: { ...MOCK_TEAM, users }, otherTenants: [tenant(4)] })
    for (const { id, boundTo } of Object.values(TENANTS)) {
      if (boundTo !== null) assert.ok(typeof (await bindTenant(desk.frontdesk.deps, boundTo, id)) === 'object')
    }
    await desk.documents.tickets.insertNew(
      PLACES.map((place, index) =>
        aTicket({
          ...{ _id: `of-${place}`, originKey: `of-${place}`, number: 700 + index, mailboxId: null, channelId: null },
          ...{
            organisationId: place,
            organisationPath: [...(PATHS[place] ?? []), place],
            subject: `Secret of ${place}`,
          },
        }),
      ),
    )
  })
  after(() => desk.stop())

  let presses = 0
  async function press(user: TeamsUser, verb: string, data: object): Promise<string> {
    const { body } = await desk.hands.send({
      ...{
        channelId: 'msteams',
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: `f:${(presses += 1)}`,
        locale: 'en-US',
      },
      serviceUrl: desk.teams.serviceUrl,
      from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
      recipient: { id: '28:bot', name: 'Frontdesk' },
      conversation: { conversationType: 'personal', id: `a:chat-of-${user.aadObjectId}`, tenantId: user.tenantId },
      channelData: { tenant: { id: user.tenantId } },
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    return JSON.stringify(body)
  }

  async function give(user: TeamsUser, role: Role, organisationId: string): Promise<void> {
    const { aadObjectId, name, tenantId = '' } = user
    const key = personKey({ _id: '', tenantId, aadObjectId })
    const known = { aadObjectId, name, tenantId, homeTenantId: tenantId, addressesAt: desk.clock() }
    await desk.documents.people.delete({ key })
    await desk.documents.people.insert(
      aPerson({ _id: user.id, key, ...known, addresses: [user.email], memberships: [{ organisationId, role }] }),
    )
  }

  for (const [index, [whose, { reach }]] of Object.entries(TENANTS).entries()) {
    for (const role of ROLES) {
      it(`holds for somebody with the role ${role} whose tenant belongs to: ${whose}`, async () => {
        const user = USERS[index]
        assert.ok(user)
        for (const given of PLACES) {
          await give(user, role, given)
          for (const place of PLACES) {
            const reaches = within(place, given) && reach.includes(place)
            const cell = `${role} in ${given}, asking about ${place}`
            const seen = await press(user, 'ticket.open', { ticketId: `of-${place}` })
            assert.equal(seen.includes(`Secret of ${place}`), role !== 'customer' && reaches, `${cell}: ${seen}`)
            const form = await press(user, 'organisation.form', { organisationId: place, parentId: null })
            assert.equal(form.includes('organisation.save'), role === 'administrator' && reaches, `${cell}: ${form}`)
          }
        }
      })
    }
  }
})
