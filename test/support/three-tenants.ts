// Three organisations, each in its own Microsoft 365 tenant with its own team: a distributor, a partner, a customer.
import { startConnectorStandIn, type ConnectorStandIn } from '../../src/sandbox/connector-stand-in.ts'
import type { TeamsHands } from '../../src/sandbox/connector/hands.ts'
import type { MockTeam, TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { MOCK_TEAM } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk, type TestFrontdeskOptions } from './frontdesk.ts'

export const DISTRIBUTOR_TENANT = MOCK_TEAM.tenantId
export const PARTNER_TENANT = '5b000000-0000-4000-8000-000000000001'
export const CUSTOMER_TENANT = '5c000000-0000-4000-8000-000000000001'

/** Of the partner: an administrator and an agent. */
export const PIA = person('pia', 'Pia Peters', PARTNER_TENANT, 'fabrikam.example', 1)
export const PAUL = person('paul', 'Paul Prinz', PARTNER_TENANT, 'fabrikam.example', 2)
/** Of the customer: whoever administers their Teams, and a colleague. */
export const CLEO = person('cleo', 'Cleo Conrad', CUSTOMER_TENANT, 'contoso.example', 1)
export const CURT = person('curt', 'Curt Czerny', CUSTOMER_TENANT, 'contoso.example', 2)

export const PARTNER_TEAM = team('partner', PARTNER_TENANT, [PIA, PAUL])
export const CUSTOMER_TEAM = team('customer', CUSTOMER_TENANT, [CLEO, CURT])

function person(key: string, name: string, tenantId: string, domain: string, number: number): TeamsUser {
  const aadObjectId = `${tenantId.slice(0, 2)}000000-0000-4000-8000-00000000001${number}`
  return { id: `29:${key}`, aadObjectId, name, email: `${key}@${domain}` }
}

function team(name: string, tenantId: string, users: MockTeam['users']): MockTeam {
  const general = `19:general-of-${name}@thread.tacv2`
  return {
    ...{ tenantId, id: general, name: `Team of the ${name}`, users },
    aadGroupId: `${tenantId.slice(0, 2)}000000-0000-4000-8000-000000000002`,
    channels: [
      { id: general, name: 'General' },
      { id: `19:support-of-${name}@thread.tacv2`, name: 'Support' },
    ],
  }
}

export interface Tenant {
  readonly teams: ConnectorStandIn
  readonly hands: TeamsHands
}

export interface ThreeTenants {
  readonly desk: TestFrontdesk
  readonly distributor: Tenant
  readonly partner: Tenant
  readonly customer: Tenant
  stop(): Promise<void>
}

/** Each tenant is reached at a service address of its own, as tenants of several regions are. */
export async function startThreeTenants(options: TestFrontdeskOptions = {}): Promise<ThreeTenants> {
  const desk = await startTestFrontdesk(options)
  const { clock } = desk
  const [partner, customer] = [
    await startConnectorStandIn({ team: PARTNER_TEAM, clock }),
    await startConnectorStandIn({ team: CUSTOMER_TEAM, clock }),
  ]
  const of = (teams: ConnectorStandIn): Tenant => ({ teams, hands: teams.hands({ url: desk.endpoint }) })
  return {
    desk,
    distributor: { teams: desk.teams, hands: desk.hands },
    partner: of(partner),
    customer: of(customer),
    async stop() {
      await desk.stop()
      await partner.stop()
      await customer.stop()
    },
  }
}
