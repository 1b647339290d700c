// What those below an organisation have to do with its rules.
import type { StoredMailRules } from '../../domain/mail/mail-rules.ts'
import { rulesInOrder, triedOf } from '../../domain/mail/rule-order.ts'
import { reachOf, type Reach } from '../../domain/organisation/reach.ts'
import type { Deps } from '../deps.ts'
import { mailFollowers, readBelow } from '../policy/followers.ts'
import type { Owner } from './owner.ts'

/** Those for whom other rules are tried, or in another order, as an organisation has it `then` in place of `now`. */
export async function reachOfRules(
  { documents }: Pick<Deps, 'documents'>,
  { organisation }: Pick<Owner, 'organisation'>,
  now: StoredMailRules,
  then: StoredMailRules,
): Promise<Reach> {
  const followers = mailFollowers(organisation, await readBelow(documents, organisation))
  const keys = [...new Set(followers.flatMap(({ order }) => order))]
  const stored = new Map((await documents.mailRules.find({ _id: { $in: keys } })).map((one) => [one._id, one]))
  const triedWith = (own: StoredMailRules, order: readonly string[]): string => {
    const all = order.flatMap((key) => (key === own._id ? own : (stored.get(key) ?? [])))
    return triedOf(rulesInOrder(all))
      .flatMap(({ id, active }) => (active ? id : []))
      .join()
  }
  return reachOf(followers, ({ order }) => triedWith(now, order) !== triedWith(then, order))
}
