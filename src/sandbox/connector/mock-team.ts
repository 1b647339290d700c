// The team that the stand-in plays: its people and its channels.

export interface TeamsUser {
  /** `29:…`, as only this bot knows the person. */
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  /** What their directory says it is. */
  readonly email: string
  /** Where they speak from; the team's tenant when left out. */
  readonly tenantId?: string
  /** BCP 47 of their Teams; English of the United States when left out. */
  readonly locale?: string
  /** What Teams tells of their account besides. */
  readonly account?: {
    readonly userPrincipalName?: string
    readonly userRole?: string
    /** Their home, where Teams names it. */
    readonly tenantId?: string
  }
}

export interface TeamsChannel {
  /** `19:…@thread.tacv2`; the first channel's id is the team's. */
  readonly id: string
  readonly name: string
}

export interface MockTeam {
  readonly tenantId: string
  readonly id: string
  readonly name: string
  readonly aadGroupId: string
  /** The first one is General. */
  readonly channels: readonly [TeamsChannel, ...TeamsChannel[]]
  /** The first one acts where a test names nobody. */
  readonly users: readonly [TeamsUser, ...TeamsUser[]]
}

const GENERAL = '19:general-of-support@thread.tacv2'

export const MOCK_TEAM = {
  tenantId: '5a000000-0000-4000-8000-000000000001',
  id: GENERAL,
  name: 'Support',
  aadGroupId: '5a000000-0000-4000-8000-000000000002',
  channels: [
    { id: GENERAL, name: 'General' },
    { id: '19:tickets@thread.tacv2', name: 'Tickets' },
    { id: '19:escalations@thread.tacv2', name: 'Escalations' },
  ],
  users: [
    user('ada', 'Ada Adler', 11),
    user('bea', 'Bea Brandt', 12),
    user('carl', 'Carl Cohen', 13),
    user('dora', 'Dora Diaz', 14),
    user('emil', 'Emil Ek', 15),
  ],
} as const satisfies MockTeam

function user(key: string, name: string, number: number): TeamsUser {
  return {
    id: `29:${key}`,
    aadObjectId: `5a000000-0000-4000-8000-0000000000${number}`,
    name,
    email: `${key}@contoso.example`,
  }
}
