// The small world of the demo: a distributor, a partner, two customers, and the people who play in it.
import type { Category, ServiceType } from '../../domain/ticket/catalogue.ts'
import { nameKey } from '../../domain/ticket/catalogue.ts'
import { organisationKeys, type Organisation, type OrganisationKind } from '../../domain/organisation/organisation.ts'

export const TENANT_ID = '6f5f2c64-0f4e-4c0a-9d3e-1c1f2a7b9e10'
/** Of a customer that has its own, and is not connected yet. */
export const WOODGROVE_TENANT_ID = '7a6c3d75-1f5f-4d1b-8e4f-2d2a3b8c0f21'
export const CLIENT_ID = '0b8d6a3a-7a43-4f0e-8f2b-5a8d5f6c7e21'
/** The stand-in's own; it opens nothing anywhere else. */
export const CLIENT_SECRET = 'demo-client-secret-for-the-stand-in'
export const SUPPORT_ADDRESS = 'support@northwind.example'

/** A second mailbox, which nobody has connected yet: for trying the form. */
export const HELP_DESK = {
  address: 'helpdesk@fabrikam.example',
  clientId: '3c5e7a9b-1d2f-4a6c-8e0b-2d4f6a8c0e13',
  clientSecret: 'helpdesk-client-secret-for-the-stand-in',
} as const
/** An application that nobody has consented to: what the form says then. */
export const UNCONSENTED_APP = {
  clientId: '9a8b7c6d-5e4f-4a3b-9c2d-1e0f2a3b4c5d',
  clientSecret: 'unconsented-client-secret-for-the-stand-in',
} as const
/** A mailbox that support has no business in. */
export const BOSS_ADDRESS = 'boss@fabrikam.example'

export interface DemoUser {
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  readonly address: string
  /** Where they speak from; `TENANT_ID` when left out. */
  readonly tenantId?: string
}

function user(number: number, name: string, domain: string): DemoUser {
  return {
    id: `29:user-${number}`,
    aadObjectId: `a1b2c3d4-0000-4000-8000-00000000000${number}`,
    name,
    address: `${name.split(' ')[0]?.toLowerCase() ?? ''}@${domain}`,
  }
}

/** Whoever sits at the Playground: a customer of Contoso who also administers everything, so that one person sees all sides. */
export const ALEX = user(0, 'Alex Wilber', 'contoso.example')
export const MEGAN = user(1, 'Megan Bowen', 'northwind.example')
export const ADELE = user(2, 'Adele Vance', 'adventure-works.example')
export const ISAIAH = user(3, 'Isaiah Langer', 'fabrikam.example')
export const PATTI = user(4, 'Patti Fernandez', 'contoso.example')
export const LYNNE: DemoUser = { ...user(5, 'Lynne Robbins', 'woodgrove.example'), tenantId: WOODGROVE_TENANT_ID }
export const OTHER_USERS: readonly DemoUser[] = [MEGAN, ADELE, ISAIAH, PATTI, LYNNE]

/** Who may be played in the Playground, and as what. */
export function people(): readonly [DemoUser & { readonly part: string }, ...(DemoUser & { readonly part: string })[]] {
  return [
    { ...ALEX, part: 'administrator of everything, and a customer of Contoso' },
    { ...MEGAN, part: 'agent of Northwind' },
    { ...ISAIAH, part: 'administrator of the partner Fabrikam IT' },
    { ...PATTI, part: 'customer of Contoso' },
    { ...ADELE, part: 'customer of Adventure Works' },
    { ...LYNNE, part: 'Teams administrator of Woodgrove, in another tenant' },
  ]
}

export const TEAM = {
  id: '19:helpdesk@thread.tacv2',
  name: 'Northwind Helpdesk',
  aadGroupId: 'b1c2d3e4-0000-4000-8000-000000000001',
  /** Its General channel has the team's id. */
  hardwareChannelId: '19:hardware@thread.tacv2',
  hardwareChannelName: 'Hardware',
} as const

export const PERSONAL_CHAT_ID = 'a:personal-chat-of-alex'

function organisation(
  _id: string,
  kind: OrganisationKind,
  name: string,
  path: readonly string[],
  domains: readonly string[],
): Organisation {
  const parentId = path.at(-1) ?? null
  const tenantIds = path.length === 0 ? [TENANT_ID] : []
  const keys = organisationKeys({ name, parentId, domains, tenantIds })
  const base = { _id, kind, name, path, domains, parentId, active: true, keys, movedAt: null, revision: 1 }
  return { ...base, tenantIds, language: null, timeZone: null }
}

export const ROOT: Organisation = {
  ...organisation('root', 'distributor', 'Northwind Distribution', [], ['northwind.example']),
  language: 'en',
  timeZone: 'Europe/Berlin',
}
export const ORGANISATIONS: readonly Organisation[] = [
  ROOT,
  organisation('fabrikam', 'partner', 'Fabrikam IT', ['root'], ['fabrikam.example']),
  organisation('contoso', 'customer', 'Contoso', ['root', 'fabrikam'], ['contoso.example']),
  organisation('woodgrove', 'customer', 'Woodgrove', ['root', 'fabrikam'], ['woodgrove.example']),
  organisation('adventure-works', 'customer', 'Adventure Works', ['root', 'fabrikam'], ['adventure-works.example']),
]

function category(order: number, _id: string, name: string, description: string, channelId: string | null): Category {
  const base = { _id, name, description, channelId, order, organisationId: 'root', nameKey: nameKey(name) }
  return { ...base, defaultPriority: null, active: true, categoryIds: [], hiddenIn: [], alsoIn: [], revision: 1 }
}

export const GENERAL_CHANNEL_ID = 'channel-general'
export const HARDWARE_CHANNEL_ID = 'channel-hardware'

export const CATEGORIES: readonly Category[] = [
  category(1, 'hardware', 'Hardware', 'Printers, laptops, phones', HARDWARE_CHANNEL_ID),
  category(2, 'software', 'Software', 'Programs and licences', null),
  category(3, 'network', 'Network', 'Internet, VPN, Wi-Fi', null),
  category(4, 'accounts', 'Accounts', 'Passwords, access, new people', null),
]

export const SERVICE_TYPES: readonly ServiceType[] = [
  category(1, 'incident', 'Incident', 'Something is broken', null),
  category(2, 'request', 'Request', 'Something is wanted', null),
  { ...category(3, 'repair', 'Repair', 'A device needs repairing', null), categoryIds: ['hardware'] },
]
