// People and their roles. One person may have roles in several organisations.

export type Role = 'administrator' | 'agent' | 'customer'

export interface Membership {
  readonly organisationId: string
  readonly role: Role
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

export interface Person {
  readonly _id: string
  /** `personKey(...)` or `invitationKey(...)`: unique, so that neither a Teams user nor an invitation becomes two people. */
  readonly key: string
  readonly name: string
  /** The Entra object id: what rights hang on. `null` for somebody known only by mail. */
  readonly aadObjectId: string | null
  /** Lower case. The first is the one we write to. */
  readonly addresses: readonly string[]
  readonly teams: TeamsIdentity | null
  readonly memberships: readonly Membership[]
  /** The organisation whose configuration they had in hand last; `null` takes the highest they administer. */
  readonly configuringId: string | null
  readonly revision: number
}

/** By the Entra object id when it is known; somebody known only by mail is unique by their own id. */
export function personKey(person: Pick<Person, '_id' | 'aadObjectId'>): string {
  return person.aadObjectId === null ? `person/${person._id}` : `entra/${person.aadObjectId}`
}

/** Of somebody who was invited by mail, until they are known by their Entra object id. */
export function invitationKey(address: string): string {
  return `mail/${address}`
}
