// Which rules of above are tried here, and whether those of an organisation come before or after those below it.
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import type { RuleTurn } from '../../domain/mail/rule-order.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { countOf, isUnsaid, reachText } from '../policy/policy-texts.ts'
import type { FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { auditRule, changeStoredRules } from './change-mail-rules.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readRules } from './read-mail-policy.ts'
import { reachOfRules } from './rules-below.ts'

type RuleDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/**
 * Switches an inherited rule off for the owner and those below it, or on again. Doing it twice is doing it once. Throws
 * `NotFoundError`, and `ConflictError` when the rule is fixed.
 */
export async function setMailRuleOff(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  { ruleId, off }: { readonly ruleId: string; readonly off: boolean },
): Promise<MailRule> {
  const inherited = (await readRules(deps, owner)).filter(({ ownerId }) => ownerId !== ownerKey(owner))
  const found = inherited.find(({ rule }) => rule.id === ruleId)
  if (!found) {
    throw new NotFoundError({
      message: `Nobody above has a rule '${ruleId}'`,
      forPerson: phrase('mailroom.problem.ruleGone'),
    })
  }
  const { rule, ownerId } = found
  if (rule.fixed) {
    const name = (await ownerNames(deps.documents, owner)).get(ownerId)
    throw new ConflictError({
      message: `Rule '${ruleId}' is fixed by '${ownerId}'`,
      forPerson: phrase('policy.refused', { name: name ?? phrase('policy.above') }),
    })
  }
  const known = new Set(inherited.map((one) => one.rule.id))
  const done = { isChanged: false }
  const pieces = await changeStoredRules(deps, owner, (stored) => {
    const others = (stored.off ?? []).filter((id) => id !== ruleId && known.has(id))
    done.isChanged = (stored.off ?? []).includes(ruleId) !== off
    return done.isChanged ? { off: off ? [...others, ruleId] : others } : null
  })
  if (done.isChanged) {
    const changes = [{ field: 'off', before: String(!off), after: String(off) }]
    await auditRule(deps, actor, owner, {
      action: `mail-rule.switched-${off ? 'off' : 'on'}`,
      name: rule.name,
      changes,
      pieces,
    })
  }
  return rule
}

/** Whether an organisation's rules are tried before or after those below it; a card that asks first where that changes anything. */
export async function setRuleTurn(
  deps: RuleDeps,
  actor: Person,
  owner: Owner,
  { runs, agreed }: { readonly runs: RuleTurn; readonly agreed: number | null },
): Promise<FormView | null> {
  if (owner.mailbox) return null
  const _id = ownerKey(owner)
  const stored = (await deps.documents.mailRules.findOne({ _id })) ?? { _id, rules: [], revision: 0 }
  const before = stored.runs ?? 'after'
  if (before === runs) return null
  const reach = await reachOfRules(deps, owner, stored, { ...stored, runs })
  if (isUnsaid(reach, agreed)) {
    const yes = { ...ownerData(owner), runs, agreed: countOf(reach) }
    return {
      ...{ card: 'form', title: say('policy.turn.ask', { runs }), organisation: owner.organisation.name, banner: null },
      ...{ lead: say('policy.turn.changes', { who: reachText(reach) }), steps: [], facts: [], fields: [] },
      buttons: [
        viewButton(say('policy.turn.set', { runs }), 'mail-rules.set-turn', yes, 'positive'),
        viewButton(say('menu.back'), 'mail-rules.open', { ...ownerData(owner), page: 1 }),
      ],
    }
  }
  const pieces = await changeStoredRules(deps, owner, () => ({ runs }))
  await recordAudit(deps, actor, owner.organisation, {
    ...{ action: 'mail-rules.changed', subject: ownerName(owner) },
    changes: [{ field: 'runs', before, after: runs }],
    pieces,
  })
  return null
}
