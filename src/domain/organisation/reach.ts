// How many organisations and mailboxes below feel it when a value is fixed, or no longer is.
import { inForce, levelsOf, withFixed, type StoredLevel } from './inheritance.ts'

export interface Reach {
  readonly organisations: number
  readonly mailboxes: number
}

/** Somebody below: the keys of the owners whose values they take, nearest first, their own included. */
export interface Follower {
  readonly isMailbox: boolean
  readonly order: readonly string[]
}

/** Those of them that something is true of. */
export function reachOf(followers: readonly Follower[], isReached: (follower: Follower) => boolean): Reach {
  const reached = followers.filter(isReached)
  const mailboxes = reached.filter(({ isMailbox }) => isMailbox).length
  return { organisations: reached.length - mailboxes, mailboxes }
}

export function isNobody({ organisations, mailboxes }: Reach): boolean {
  return organisations + mailboxes === 0
}

/** Says of a follower whether it makes a difference to them if the owner fixes `value` or only sets it as a default. */
export function feelsFixing<S, K extends keyof S>(
  stored: readonly StoredLevel<S>[],
  at: { readonly ownerId: string; readonly field: K; readonly value: NonNullable<S[K]>; readonly nothing: S },
): (follower: Follower) => boolean {
  const { ownerId, field, value, nothing } = at
  const own = stored.find(({ _id }) => _id === ownerId)
  const others = stored.filter((one) => one !== own)
  const settings = { ...(own?.settings ?? nothing), [field]: value }
  const valueWhere = (isFixed: boolean, order: readonly string[]) => {
    const now = { _id: ownerId, settings, fixed: withFixed(own?.fixed, field, isFixed) }
    return JSON.stringify(inForce(levelsOf(order, [...others, now], nothing), field, value).value)
  }
  return ({ order }) => valueWhere(true, order) !== valueWhere(false, order)
}

/** Those who take the owner's value of a field, or would once it has one. */
export function takersOf<S>(
  followers: readonly Follower[],
  stored: readonly StoredLevel<S>[],
  at: { readonly ownerId: string; readonly field: keyof S; readonly nothing: S },
): Reach {
  const { ownerId, field, nothing } = at
  const isFixed = stored.find(({ _id }) => _id === ownerId)?.fixed?.includes(field) ?? false
  return reachOf(followers, ({ order }) => {
    const between = levelsOf(order.slice(0, order.indexOf(ownerId)), stored, nothing)
    return isFixed || between.every(({ settings }) => settings[field] === null || settings[field] === undefined)
  })
}
