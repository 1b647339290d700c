// The one way the rules of an owner are changed: read, decide, write if nobody was faster, otherwise again.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { storedRuleChanges, type PieceChange } from '../../domain/configuration/pieces.ts'
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import type { MailRule, StoredMailRules } from '../../domain/mail/mail-rules.ts'
import { triedTogether } from '../../domain/mail/rule-order.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { ownerKey, ownerName, type Owner } from './owner.ts'

type RuleDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/**
 * `decide` may be called several times, and throws to refuse; answering `null` leaves them as they are. Answers what became of them,
 * for the audit.
 */
export async function changeRules(
  { documents }: Pick<Deps, 'documents'>,
  owner: Owner,
  decide: (rules: readonly MailRule[]) => readonly MailRule[] | null,
): Promise<readonly PieceChange[]> {
  return await changeStoredRules({ documents }, owner, (before) => {
    const rules = decide(before.rules)
    return rules === null ? null : { rules }
  })
}

/** As `changeRules`, of all that an owner has stored of rules. */
export async function changeStoredRules(
  { documents }: Pick<Deps, 'documents'>,
  owner: Owner,
  decide: (stored: StoredMailRules) => Partial<Pick<StoredMailRules, 'rules' | 'runs' | 'off'>> | null,
): Promise<readonly PieceChange[]> {
  const _id = ownerKey(owner)
  for (;;) {
    const stored = await documents.mailRules.findOne({ _id })
    const before = stored ?? { _id, rules: [], revision: 0 }
    const changes = decide(before)
    if (changes === null) return []
    const written = stored
      ? await documents.mailRules.updateIf({ _id, revision: stored.revision }, { $set: changes, $inc: { revision: 1 } })
      : (await documents.mailRules.insertNew([{ ...before, ...changes, revision: 1 }])).length > 0
    if (written) return storedRuleChanges(before, { ...before, ...changes })
  }
}

/** Throws `NotFoundError`, and `ConflictError` when the rule was changed since it was drawn. */
export async function setMailRuleActive(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string; readonly revision: number; readonly active: boolean },
): Promise<MailRule> {
  return await changeOne(deps, actor, owner, wanted, wanted.active ? 'enabled' : 'disabled', (rules, rule) =>
    rules.map((other) => (other === rule ? { ...rule, active: wanted.active, revision: rule.revision + 1 } : other)),
  )
}

/** Throws as `setMailRuleActive` does. */
export async function removeMailRule(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string; readonly revision: number },
): Promise<MailRule> {
  return await changeOne(deps, actor, owner, wanted, 'removed', (rules, rule) =>
    rules.filter((other) => other !== rule),
  )
}

/** One place up (-1) or down (1) among those of the owner that are tried together. At the end nothing happens. Throws `NotFoundError`. */
export async function moveMailRule(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string; readonly by: -1 | 1 },
): Promise<void> {
  const done: { moved?: { readonly name: string; readonly from: number; readonly to: number } } = {}
  const pieces = await changeStoredRules(deps, owner, (stored) => {
    const { rules } = stored
    const rule = ruleIn(rules, wanted.ruleId)
    const together = triedTogether(stored, rule)
    const from = together.indexOf(rule)
    const other = together[from + wanted.by]
    if (!other) return null
    done.moved = { name: rule.name, from: from + 1, to: from + wanted.by + 1 }
    return { rules: rules.map((one) => (one === rule ? other : one === other ? rule : one)) }
  })
  if (!done.moved) return
  const { name, from, to } = done.moved
  const changes = [{ field: 'order', before: String(from), after: String(to) }]
  await auditRule(deps, actor, owner, { action: 'mail-rule.moved', name, changes, pieces })
}

export async function auditRule(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  done: {
    readonly action: string
    readonly name: string
    readonly changes: AuditEntry['changes']
    readonly pieces: readonly PieceChange[]
  },
): Promise<void> {
  const { action, name, changes, pieces } = done
  const subject = `${ownerName(owner)}: ${name}`
  await recordAudit(deps, actor, owner.organisation, { action, subject, changes, pieces })
}

async function changeOne(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string; readonly revision: number },
  verb: string,
  change: (rules: readonly MailRule[], rule: MailRule) => readonly MailRule[],
): Promise<MailRule> {
  const changed: MailRule[] = []
  const pieces = await changeRules(deps, owner, (rules) => {
    const rule = ruleIn(rules, wanted.ruleId)
    if (rule.revision !== wanted.revision) throw changedMeanwhile(rule)
    changed.push(rule)
    return change(rules, rule)
  })
  const rule = ruleIn(changed, wanted.ruleId)
  await auditRule(deps, actor, owner, { action: `mail-rule.${verb}`, name: rule.name, changes: [], pieces })
  return rule
}

export function ruleIn(rules: readonly MailRule[], ruleId: string): MailRule {
  const rule = rules.find(({ id }) => id === ruleId)
  if (rule) return rule
  throw new NotFoundError({
    message: `There is no rule '${ruleId}' here`,
    forPerson: phrase('mailroom.problem.ruleGone'),
  })
}

function changedMeanwhile(rule: MailRule): ConflictError {
  return new ConflictError({
    message: `Rule '${rule.id}' was changed by somebody else`,
    forPerson: phrase('mailroom.problem.ruleChanged', { name: rule.name }),
  })
}
