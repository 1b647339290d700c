// People and their roles. One person may have roles in several organisations.

export type Role = 'administrator' | 'agent' | 'customer'

export interface Membership {
  readonly organisationId: string
  readonly role: Role
  /** The highest organisation that whoever gave the role administered then. Absent when it was given before that was recorded. */
  readonly from?: string
  /** The address they were invited by: who gave the role knows it anyway. Absent when they were named otherwise. */
  readonly address?: string
}

/** An address that was somebody's: what came to it later is not theirs. */
export interface FormerAddress {
  readonly address: string
  /** When Teams last said that it was theirs. */
  readonly until: Date
}

/** Where in Teams a person is reached; learnt from the roster and from what they write. */
export interface TeamsIdentity {
  /** The Teams user id (`29:…`), which only this bot knows the person by. */
  readonly userId: string
  readonly tenantId: string
  /** The connector's base address as last seen; Microsoft may change it. */
  readonly serviceUrl: string
  /** The personal conversation with the bot, once there was one. */
  readonly conversationId: string | null
}

/** In the thread of the ticket's card, in their chat with the bot, or nowhere. */
export const NOTIFY_PLACES = ['thread', 'chat', 'none'] as const
export type NotifyWhere = (typeof NOTIFY_PLACES)[number]

/** Where a customer is told of their own tickets. */
export const NEWS_PLACES = ['chat', 'email', 'both', 'none'] as const
export type NewsBy = (typeof NEWS_PLACES)[number]

/** What is stored in place of a name that Teams did not tell. */
export const UNNAMED = 'Someone'

export interface Person {
  readonly _id: string
  /** `personKey(...)` or `invitationKey(...)`: unique, so that neither a Teams user nor an invitation becomes two people. */
  readonly key: string
  readonly name: string
  /** The Entra tenant they speak in; with the object id it is what rights hang on. `null` for somebody known only by mail. */
  readonly tenantId: string | null
  /** The Entra object id, which means something within its tenant alone. `null` for somebody known only by mail. */
  readonly aadObjectId: string | null
  /** The tenant whose directory their addresses come from. `null` for a guest whose home nobody tells: their addresses count for nothing. */
  readonly homeTenantId: string | null
  /**
   * Lower case; what their directory claims, or what they were invited by. Whether one of them counts is another question:
   * `identity.ts`.
   */
  readonly addresses: readonly string[]
  /** When Teams last told the addresses; `null` when it never did. */
  readonly addressesAt: Date | null
  /** What they had before, the latest first. */
  readonly formerAddresses: readonly FormerAddress[]
  readonly teams: TeamsIdentity | null
  readonly memberships: readonly Membership[]
  /** The organisation whose configuration they had in hand last; `null` takes the highest they administer. */
  readonly configuringId: string | null
  /** Where they are told that a ticket of theirs needs them. */
  readonly notify: NotifyWhere
  /** Where they are told of the tickets that they opened; left out as long as they did not say: wherever they are. */
  readonly newsBy?: NewsBy
  /**
   * When Teams refused their chat with the bot, as after they blocked it; left out or `null` once it took something, or they wrote
   * there.
   */
  readonly chatRefusedAt?: Date | null
  /** BCP 47, of their Teams as it last told; left out until it does. */
  readonly language?: string
  readonly revision: number
}

/** By tenant and Entra object id when they are known; somebody known only by mail is unique by their own id. */
export function personKey(person: Pick<Person, '_id' | 'tenantId' | 'aadObjectId'>): string {
  const { _id, tenantId, aadObjectId } = person
  return aadObjectId === null ? `person/${_id}` : `entra/${tenantId ?? ''}/${aadObjectId}`
}

/** Of somebody who was invited by mail, until they are known by their Entra object id. */
export function invitationKey(address: string): string {
  return `mail/${address}`
}
