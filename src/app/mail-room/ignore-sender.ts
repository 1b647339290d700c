// A rule that ignores all emails of one sender to one mailbox.
import { ConflictError } from '../../domain/errors.ts'
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { nameKey } from '../../domain/ticket/catalogue.ts'
import { truncate } from '../../domain/mail/clean-text.ts'
import { phrase, say } from '../../texts/say.ts'
import { differences } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { auditRule, changeRules } from './change-mail-rules.ts'
import { MAX_PATTERN, MAX_RULE_NAME, ruleInputOf } from './mail-rule-form.ts'
import { MOST_RULES } from './save-mail-rule.ts'

/**
 * It stands before all others of the mailbox: whoever adds it wants it to hold. One that is there already is left, or enabled. Whether
 * the person may is asked before. Throws `ConflictError` when there is no room for it.
 */
export async function ignoreSender(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  owner: { readonly organisation: Organisation; readonly mailbox: Mailbox },
  address: string,
): Promise<void> {
  const pattern = address.toLowerCase()
  const done: { rule?: MailRule; was?: MailRule } = {}
  const pieces = await changeRules(deps, owner, (rules) => {
    const same = rules.find(
      (rule) => rule.field === 'sender' && rule.outcome.kind === 'ignore' && rule.pattern.toLowerCase() === pattern,
    )
    if (same?.active) return null
    if (same) {
      const rule = { ...same, active: true, revision: same.revision + 1 }
      Object.assign(done, { rule, was: same })
      return [rule, ...rules.filter((other) => other !== same)]
    }
    if (rules.length >= MOST_RULES || pattern.length > MAX_PATTERN) throw noRoom(owner.mailbox)
    done.rule = {
      ...{
        id: deps.newId(),
        name: freeName(say('mailroom.ignore.name', { address: pattern }), rules),
        active: true,
        revision: 1,
      },
      ...{ field: 'sender', headerName: '', pattern, outcome: { kind: 'ignore' } },
    }
    return [done.rule, ...rules]
  })
  const { rule, was } = done
  if (!rule) return
  await auditRule(deps, actor, owner, {
    action: was ? 'mail-rule.enabled' : 'mail-rule.added',
    name: rule.name,
    changes: was ? [] : differences({}, { ...ruleInputOf(rule) }),
    pieces,
  })
}

/** Names of rules are unique; that of a rule with another outcome may be taken. */
function freeName(wanted: string, rules: readonly MailRule[]): string {
  const taken = new Set(rules.map(({ name }) => nameKey(name)))
  const name = truncate(wanted, MAX_RULE_NAME - 5)
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} (${count})`
    if (!taken.has(nameKey(candidate))) return candidate
  }
}

function noRoom({ _id, address }: Mailbox): ConflictError {
  return new ConflictError({
    message: `Mailbox '${_id}' takes no further rule for this sender`,
    forPerson: phrase('mailroom.problem.noRoom', { mailbox: address }),
  })
}
