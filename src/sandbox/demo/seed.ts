// Fills the store with the demo's world. Everything has a fixed id: seeding again changes nothing.
import { claimInstallation } from '../../app/people/claim-installation.ts'
import { changeTicket } from '../../app/tickets/change-ticket.ts'
import { secretPlace } from '../../app/support-mail/open-mailbox.ts'
import type { Frontdesk } from '../../compose.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { NO_NOTICES } from '../../domain/mailbox/notices.ts'
import { personKey, type Membership, type Person } from '../../domain/organisation/person.ts'
import {
  ADELE,
  ALEX,
  CATEGORIES,
  CLIENT_ID,
  CLIENT_SECRET,
  GENERAL_CHANNEL_ID,
  HARDWARE_CHANNEL_ID,
  ISAIAH,
  MEGAN,
  ORGANISATIONS,
  PATTI,
  SERVICE_TYPES,
  SUPPORT_ADDRESS,
  TEAM,
  TENANT_ID,
  type DemoUser,
} from './world.ts'

export const MAILBOX_ID = 'support-mailbox'

/** `serviceUrl` is where Teams, or what stands in for it, is reached. */
export async function seedDemo(frontdesk: Frontdesk, serviceUrl: string): Promise<void> {
  const { deps, claimCode } = frontdesk
  const { documents } = deps
  await documents.organisations.insertNew(ORGANISATIONS)
  await documents.categories.insertNew(CATEGORIES)
  await documents.serviceTypes.insertNew(SERVICE_TYPES)
  await documents.channels.insertNew([
    channel(GENERAL_CHANNEL_ID, TEAM.id, 'General', serviceUrl),
    channel(HARDWARE_CHANNEL_ID, TEAM.hardwareChannelId, TEAM.hardwareChannelName, serviceUrl),
  ])
  const now = deps.clock()
  const alex = person(ALEX, serviceUrl, [{ organisationId: 'contoso', role: 'customer' }], now)
  await documents.people.insertNew([
    alex,
    person(MEGAN, serviceUrl, [{ organisationId: 'root', role: 'agent' }], now),
    person(ADELE, serviceUrl, [{ organisationId: 'adventure-works', role: 'customer' }], now),
    person(PATTI, serviceUrl, [{ organisationId: 'contoso', role: 'customer' }], now),
    person(ISAIAH, serviceUrl, [{ organisationId: 'fabrikam', role: 'administrator' }], now),
  ])
  // It may listen elsewhere than last time.
  for (const { _id } of await documents.channels.find({})) {
    await documents.channels.updateIf({ _id }, { $set: { serviceUrl } })
  }
  for (const { _id, teams } of await documents.people.find({})) {
    if (teams) await documents.people.updateIf({ _id }, { $set: { teams: { ...teams, serviceUrl } } })
  }
  if (claimCode !== null) await claimInstallation(deps, deps.claimCodes, alex, claimCode)
  await documents.mailboxes.insertNew([mailbox(deps)])
}

/** The Playground forgets its messages when it ends: what it showed of open tickets is posted anew. */
export async function redrawOpenTickets(frontdesk: Frontdesk): Promise<number> {
  const { deps } = frontdesk
  const open = await deps.documents.tickets.find(
    { status: { $in: ['new', 'open', 'waiting'] } },
    { sort: { number: 1 } },
  )
  for (const { _id, question } of open) {
    const entries = await deps.documents.entries.find({ ticketId: _id, kind: { $ne: 'event' } })
    await deps.documents.entries.updateEach(
      entries.map((entry) => ({ filter: { _id: entry._id }, update: { $set: { untold: true } } })),
    )
    await changeTicket(deps, _id, () => ({
      fields: { card: null, question: null },
      outgoing: [
        { kind: 'card' },
        ...(entries.length === 0 ? [] : [{ kind: 'more-replies' as const, told: null }]),
        ...(question === null ? [] : [{ kind: 'question' as const }]),
      ],
    }))
  }
  return open.length
}

function channel(_id: string, conversationId: string, name: string, serviceUrl: string): SupportChannel {
  const team = { teamId: TEAM.id, teamName: TEAM.name, tenantId: TENANT_ID }
  return {
    _id,
    organisationId: 'root',
    conversationId,
    name,
    ...team,
    serviceUrl,
    active: true,
    offBecause: [],
    kind: 'standard',
    postedAt: null,
    threadNotes: null,
    alsoShows: null,
    revision: 1,
  }
}

function person(user: DemoUser, serviceUrl: string, memberships: readonly Membership[], now: Date): Person {
  const { id: _id, aadObjectId, name, address } = user
  const teams = { userId: _id, tenantId: TENANT_ID, serviceUrl, conversationId: null }
  return {
    _id,
    key: personKey({ _id, tenantId: TENANT_ID, aadObjectId }),
    name,
    tenantId: TENANT_ID,
    aadObjectId,
    homeTenantId: TENANT_ID,
    addresses: [address],
    addressesAt: now,
    formerAddresses: [],
    teams,
    memberships,
    configuringId: null,
    notify: 'thread',
    revision: 1,
  }
}

function mailbox({ clock, secrets }: Frontdesk['deps']): Mailbox {
  const now = clock()
  return {
    _id: MAILBOX_ID,
    organisationId: 'root',
    provider: 'microsoft',
    address: SUPPORT_ADDRESS,
    otherAddresses: [],
    learntAddresses: [],
    tenantId: TENANT_ID,
    clientId: CLIENT_ID,
    clientSecret: secrets.seal(CLIENT_SECRET, secretPlace(MAILBOX_ID)),
    secretExpiresOn: new Date(now.getTime() + 180 * 86_400_000),
    categoryIds: [],
    defaultServiceTypeId: null,
    channelId: GENERAL_CHANNEL_ID,
    foreignAddress: null,
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
