// In which order the rules of a mailbox are tried: its own, and those of all organisations above.
import type { MailRule, StoredMailRules } from './mail-rules.ts'

/** When the rules of an organisation are tried: before those of organisations and mailboxes below it, or after them. */
export type RuleTurn = NonNullable<StoredMailRules['runs']>
export const RULE_TURNS = ['before', 'after'] as const satisfies readonly RuleTurn[]

export interface OwnedRule {
  readonly rule: MailRule
  readonly ownerId: string
  /** Who below its owner has switched it off, for themselves and those below them; `null` when it is tried. */
  readonly offBy: string | null
}

/**
 * All rules that an owner has or inherits, in the order in which they are tried. `stored` is what it and those above have, nearest first. From
 * the top down come the rules of those that want theirs before, and of the others the fixed ones, so that no rule below is
 * ever in their way; then the rest, from the nearest up.
 */
export function rulesInOrder(stored: readonly StoredMailRules[]): readonly OwnedRule[] {
  const owned = stored.map(({ _id, rules, runs }, index) =>
    rules.map((rule) => ({
      isFirst: runs === 'before' || rule.fixed === true,
      owned: { rule, ownerId: _id, offBy: offBy(rule, stored.slice(0, index)) },
    })),
  )
  const first = owned.toReversed().flatMap((of) => of.filter(({ isFirst }) => isFirst))
  const rest = owned.flatMap((of) => of.filter(({ isFirst }) => !isFirst))
  return [...first, ...rest].map((one) => one.owned)
}

/** The owner's own rules that are tried in one go with this one, in their order: it can be moved among them. */
export function triedTogether({ rules, runs }: StoredMailRules, { fixed }: MailRule): readonly MailRule[] {
  return runs === 'before' ? rules : rules.filter((other) => (other.fixed === true) === (fixed === true))
}

/** Those that are not switched off. */
export function triedOf(owned: readonly OwnedRule[]): readonly MailRule[] {
  return owned.flatMap(({ rule, offBy }) => (offBy === null ? [rule] : []))
}

function offBy(rule: MailRule, below: readonly StoredMailRules[]): string | null {
  return (rule.fixed ? undefined : below.find(({ off }) => off?.includes(rule.id)))?._id ?? null
}
