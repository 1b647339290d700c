// The one way the rules of an owner are changed: read, decide, write if nobody was faster, otherwise again.
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { ownerKey, ownerName, type Owner } from './owner.ts'

type RuleDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/** `decide` may be called several times, and throws to refuse; answering `null` leaves them as they are. */
export async function changeRules(
  { documents }: Pick<Deps, 'documents'>,
  owner: Owner,
  decide: (rules: readonly MailRule[]) => readonly MailRule[] | null,
): Promise<void> {
  const _id = ownerKey(owner)
  for (;;) {
    const before = await documents.mailRules.findOne({ _id })
    const rules = decide(before?.rules ?? [])
    if (rules === null) return
    const written = before
      ? await documents.mailRules.updateIf(
          { _id, revision: before.revision },
          { $set: { rules }, $inc: { revision: 1 } },
        )
      : (await documents.mailRules.insertNew([{ _id, rules, revision: 1 }])).length > 0
    if (written) return
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

/** One place up (-1) or down (1). At the end of the list nothing happens. Throws `NotFoundError`. */
export async function moveMailRule(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string; readonly by: -1 | 1 },
): Promise<void> {
  const done: { moved?: { readonly name: string; readonly from: number; readonly to: number } } = {}
  await changeRules(deps, owner, (rules) => {
    const rule = ruleIn(rules, wanted.ruleId)
    const from = rules.indexOf(rule)
    const to = from + wanted.by
    if (to < 0 || to >= rules.length) return null
    done.moved = { name: rule.name, from: from + 1, to: to + 1 }
    return rules.toSpliced(from, 1).toSpliced(to, 0, rule)
  })
  if (!done.moved) return
  const { name, from, to } = done.moved
  const changes = [{ field: 'order', before: String(from), after: String(to) }]
  await auditRule(deps, actor, owner, { action: 'mail-rule.moved', name, changes })
}

export async function auditRule(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  done: {
    readonly action: string
    readonly name: string
    readonly changes: Parameters<typeof recordAudit>[3]['changes']
  },
): Promise<void> {
  const { action, name, changes } = done
  await recordAudit(deps, actor, owner.organisation, { action, subject: `${ownerName(owner)}: ${name}`, changes })
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
  await changeRules(deps, owner, (rules) => {
    const rule = ruleIn(rules, wanted.ruleId)
    if (rule.revision !== wanted.revision) throw changedMeanwhile(rule)
    changed.push(rule)
    return change(rules, rule)
  })
  const rule = ruleIn(changed, wanted.ruleId)
  await auditRule(deps, actor, owner, { action: `mail-rule.${verb}`, name: rule.name, changes: [] })
  return rule
}

function ruleIn(rules: readonly MailRule[], ruleId: string): MailRule {
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
