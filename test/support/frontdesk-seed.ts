// The small world that journeys play in: who works where, what tickets can be about, where cards go.
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import type { Deps } from '../../src/app/deps.ts'
import type { SupportChannel } from '../../src/domain/channel.ts'
import type { Mailbox } from '../../src/domain/mailbox/mailbox.ts'
import { NO_NOTICES } from '../../src/domain/mailbox/notices.ts'
import { personKey, type Membership, type Person } from '../../src/domain/organisation/person.ts'
import { MOCK_TEAM, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { organisationKeys } from '../../src/domain/organisation/organisation.ts'
import { aCategory, aChannel, anOrganisation, aPerson, aServiceType, aTree } from './builders.ts'
import { SUPPORT } from './mails.ts'

/** Administrator of all, agent of all, customer of Contoso, agent of a neighbour, and a stranger. */
export const [ADA, BEA, CARL, DORA, EMIL] = MOCK_TEAM.users

export const TENANT_ID = MOCK_TEAM.tenantId
export const CLIENT_ID = '5a000000-0000-4000-8000-000000000099'
export const CLIENT_SECRET = 'right~secret'
export const MAILBOX_ID = 'support'

type SeedDeps = Pick<Deps, 'documents' | 'clock' | 'secrets'>

/** Seeding again changes nothing. Claimed by nobody yet: `ADA` is administrator by her membership alone. */
export async function seedWorld(deps: SeedDeps, serviceUrl: string): Promise<void> {
  const { documents } = deps
  const now = deps.clock()
  const tree = aTree()
  const root = anOrganisation({
    ...tree.root,
    tenantIds: [TENANT_ID],
    keys: organisationKeys({ ...tree.root, tenantIds: [TENANT_ID] }),
  })
  await documents.organisations.insertNew(Object.values({ ...tree, root }))
  await documents.channels.insertNew([channel('tickets', 1, serviceUrl), channel('escalations', 2, serviceUrl)])
  await documents.categories.insertNew([
    aCategory({ _id: 'hardware', name: 'Hardware', channelId: 'escalations' }),
    aCategory({ _id: 'software', name: 'Software', nameKey: 'software', order: 2 }),
  ])
  await documents.serviceTypes.insertNew([
    aServiceType({ _id: 'incident', name: 'Incident', nameKey: 'incident' }),
    aServiceType({ _id: 'repair', name: 'Repair', nameKey: 'repair', order: 2, categoryIds: ['hardware'] }),
  ])
  await documents.people.insertNew([
    person(ADA, serviceUrl, [{ organisationId: 'root', role: 'administrator' }], now),
    person(BEA, serviceUrl, [{ organisationId: 'root', role: 'agent' }], now),
    person(CARL, serviceUrl, [{ organisationId: 'customer', role: 'customer' }], now),
    person(DORA, serviceUrl, [{ organisationId: 'neighbour', role: 'agent' }], now),
  ])
  await documents.mailboxes.insertNew([mailbox(deps)])
}

function channel(_id: string, index: 1 | 2, serviceUrl: string): SupportChannel {
  const { id: conversationId, name } = MOCK_TEAM.channels[index]
  const { id: teamId, name: teamName, tenantId } = MOCK_TEAM
  return aChannel({ _id, conversationId, name, teamId, teamName, tenantId, serviceUrl })
}

function person(user: TeamsUser, serviceUrl: string, memberships: readonly Membership[], now: Date): Person {
  const { id: userId, aadObjectId, name, email } = user
  const _id = email.split('@')[0] ?? email
  const teams = { userId, tenantId: TENANT_ID, serviceUrl, conversationId: null }
  return aPerson({
    _id,
    key: personKey({ _id, tenantId: TENANT_ID, aadObjectId }),
    name,
    tenantId: TENANT_ID,
    aadObjectId,
    homeTenantId: TENANT_ID,
    addresses: [email],
    addressesAt: now,
    teams,
    memberships,
    language: 'en-US',
  })
}

function mailbox({ clock, secrets }: SeedDeps): Mailbox {
  const now = clock()
  return {
    _id: MAILBOX_ID,
    organisationId: 'root',
    provider: 'microsoft',
    address: SUPPORT,
    tenantId: TENANT_ID,
    clientId: CLIENT_ID,
    clientSecret: secrets.seal(CLIENT_SECRET, secretPlace(MAILBOX_ID)),
    secretExpiresOn: null,
    categoryIds: [],
    defaultServiceTypeId: null,
    channelId: 'tickets',
    foreignAddress: null,
    otherAddresses: [],
    learntAddresses: [],
    state: 'running',
    startedAt: now,
    runningSince: now,
    startFrom: new Date(now.getTime() - 3_600_000),
    cursor: null,
    coveredRow: null,
    pollAt: now,
    tendAt: now,
    lease: null,
    underWay: null,
    health: { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 },
    notices: NO_NOTICES,
    revision: 1,
  }
}
