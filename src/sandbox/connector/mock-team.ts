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
  /** Standard when left out. Teams does not list the others among a team's channels, and the app is added to each. */
  readonly kind?: 'private' | 'shared'
  /** User ids of those who are in a private or shared channel. */
  readonly members?: readonly string[]
  /** Posts, each with its thread, when left out. Teams tells nobody which of the two it is. */
  readonly layout?: 'threads'
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
  /** Who is in shared channels only, as people of other organisations are. */
  readonly outsiders?: readonly TeamsUser[]
}

/** Everybody who may be met there. */
export function everybodyOf(team: MockTeam): readonly TeamsUser[] {
  return [...team.users, ...(team.outsiders ?? [])]
}

/** Who is in a channel. */
export function membersOf(team: MockTeam, channel: TeamsChannel): readonly TeamsUser[] {
  if (channel.kind === undefined) return team.users
  return everybodyOf(team).filter(({ id }) => channel.members?.includes(id))
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
