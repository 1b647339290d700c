// Fills the store with the demo's world. Everything has a fixed id: seeding again changes nothing.
import { claimInstallation } from '../../app/claim-installation.ts'
import { changeTicket } from '../../app/change-ticket.ts'
import { secretPlace } from '../../app/poll-mailbox.ts'
import type { Frontdesk } from '../../compose.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Mailbox } from '../../domain/mailbox.ts'
import { personKey, type Membership, type Person } from '../../domain/person.ts'
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
  const alex = person(ALEX, serviceUrl, [{ organisationId: 'contoso', role: 'customer' }])
  await documents.people.insertNew([
    alex,
    person(MEGAN, serviceUrl, [{ organisationId: 'root', role: 'agent' }]),
    person(ADELE, serviceUrl, [{ organisationId: 'adventure-works', role: 'customer' }]),
    person(ISAIAH, serviceUrl, [{ organisationId: 'fabrikam', role: 'administrator' }]),
  ])
  if (claimCode !== null) await claimInstallation(deps, deps.claimCodes, alex, claimCode)
  await documents.mailboxes.insertNew([mailbox(deps)])
}

/** The Playground forgets its messages when it ends: the cards of open tickets are drawn again, and so posted anew. */
export async function redrawOpenTickets(frontdesk: Frontdesk): Promise<number> {
  const { deps } = frontdesk
  const open = await deps.documents.tickets.find(
    { status: { $in: ['new', 'open', 'waiting'] } },
    { sort: { number: 1 } },
  )
  for (const { _id, question } of open) {
    await changeTicket(deps, _id, () => ({
      fields: {},
      outgoing: question === null ? [{ kind: 'card' }] : [{ kind: 'card' }, { kind: 'question' }],
    }))
  }
  return open.length
}

function channel(_id: string, conversationId: string, name: string, serviceUrl: string): SupportChannel {
  const team = { teamId: TEAM.id, teamName: TEAM.name, tenantId: TENANT_ID }
  return { _id, organisationId: 'root', conversationId, name, ...team, serviceUrl, active: true, revision: 1 }
}

function person(user: DemoUser, serviceUrl: string, memberships: readonly Membership[]): Person {
  const { id: _id, aadObjectId, name, address } = user
  const teams = { userId: _id, tenantId: TENANT_ID, serviceUrl, conversationId: null }
  return {
    _id,
    key: personKey({ _id, aadObjectId }),
    name,
    aadObjectId,
    addresses: [address],
    teams,
    memberships,
    configuringId: null,
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
    tenantId: TENANT_ID,
    clientId: CLIENT_ID,
    clientSecret: secrets.seal(CLIENT_SECRET, secretPlace(MAILBOX_ID)),
    secretExpiresOn: new Date(now.getTime() + 180 * 86_400_000),
    categoryIds: [],
    defaultServiceTypeId: null,
    channelId: GENERAL_CHANNEL_ID,
    state: 'running',
    startFrom: new Date(now.getTime() - 3_600_000),
    cursor: null,
    pollAt: now,
    lease: null,
    health: { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 },
    revision: 1,
  }
}
