// Adding and editing a rule.
import { cleanText } from '../../domain/mail/clean-text.ts'
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { RULE_FIELDS, type MailRule, type RuleField, type StoredMailRules } from '../../domain/mail/mail-rules.ts'
import type { Reach } from '../../domain/organisation/reach.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { differences } from '../audit/record-audit.ts'
import { alsoInError } from '../channels/also-in.ts'
import { nameKey } from '../../domain/ticket/catalogue.ts'
import type { Deps } from '../deps.ts'
import { auditRule, changeRules } from './change-mail-rules.ts'
import {
  MAX_HEADER_NAME,
  MAX_PATTERN,
  MAX_RULE_NAME,
  ruleInputOf,
  type RuleFormState,
  type RuleInput,
} from './mail-rule-form.ts'
import { countOf, isUnsaid, reachText } from '../policy/policy-texts.ts'
import { ownerKey, type Owner } from './owner.ts'
import { reachOfRules } from './rules-below.ts'
import { readRuleTargets, type RuleTargets } from './rule-targets.ts'

/** More rules of one owner would take longer to try than to read. */
export const MOST_RULES = 100

/** Saves it, or answers with the form's next state: what is wrong, and everything that was entered. */
export async function saveMailRule(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  owner: Owner,
  wanted: {
    readonly ruleId: string | null
    readonly revision: number | null
    readonly input: RuleInput
    /** Whether those below may switch it off; left out keeps that as it is. */
    readonly mayChange?: boolean | undefined
    /** How many the person was told that it changes below. */
    readonly agreed?: number | null
  },
): Promise<{ readonly saved: MailRule } | { readonly form: RuleFormState }> {
  const { ruleId, revision, input } = wanted
  const stored = await deps.documents.mailRules.findOne({ _id: ownerKey(owner) })
  const known = stored?.rules.find(({ id }) => id === ruleId)
  const wasFixed = known?.fixed === true
  const isFixed = owner.mailbox === null && !(wanted.mayChange ?? !wasFixed)
  const seen = ruleId === null || revision === null ? null : { id: ruleId, revision, fixed: wasFixed }
  const entered = { input, mayChange: wanted.mayChange }
  const checked = check(input, await readRuleTargets(deps, owner))
  if ('errors' in checked) return { form: { rule: seen, ...entered, errors: checked.errors, banner: null } }
  const fields = { ...checked.fields, fixed: isFixed }
  if (wasFixed !== isFixed && known?.revision === seen?.revision) {
    const reach = await reachOfFixing(deps, owner, stored, known ?? { ...fields, id: '', active: true, revision: 1 })
    if (isUnsaid(reach, wanted.agreed)) {
      const banner = { tone: 'warning', text: say('policy.ask.rule', { who: reachText(reach) }) } as const
      return { form: { rule: seen, ...entered, errors: {}, banner, agreed: countOf(reach) } }
    }
  }

  const result: { before?: MailRule; saved?: MailRule; form?: RuleFormState } = {}
  const refuse = (rule: RuleFormState['rule'], text: string): null => {
    result.form = { rule, ...entered, errors: {}, banner: { tone: 'warning', text } }
    return null
  }
  const pieces = await changeRules(deps, owner, (rules) => {
    if (rules.some((rule) => rule.id !== seen?.id && nameKey(rule.name) === nameKey(checked.fields.name))) {
      result.form = { rule: seen, ...entered, errors: { name: say('mailroom.problem.taken') }, banner: null }
      return null
    }
    if (seen === null) {
      if (rules.length >= MOST_RULES) return refuse(null, say('mailroom.problem.mostRules', { most: MOST_RULES }))
      const saved = { ...fields, id: deps.newId(), active: true, revision: 1 }
      result.saved = saved
      return [...rules, saved]
    }
    const before = rules.find(({ id }) => id === seen.id)
    if (!before) return refuse(null, say('menu.problem.removed'))
    if (before.revision !== seen.revision) {
      return refuse(before, nowText(before))
    }
    const saved = { ...before, ...fields, revision: before.revision + 1 }
    Object.assign(result, { before, saved })
    return rules.map((rule) => (rule === before ? saved : rule))
  })
  const { before, saved, form } = result
  if (form || !saved) return { form: form ?? { rule: seen, ...entered, errors: {}, banner: null } }
  await auditRule(deps, actor, owner, {
    action: `mail-rule.${before ? 'changed' : 'added'}`,
    name: saved.name,
    changes: differences(before ? { ...ruleInputOf(before), fixed: before.fixed === true } : { fixed: false }, {
      ...ruleInputOf(saved),
      fixed: isFixed,
    }),
    pieces,
  })
  return { saved }
}

/** Those for whom it makes a difference whether a rule is fixed, be it known already or new. */
async function reachOfFixing(
  deps: Pick<Deps, 'documents'>,
  owner: Owner,
  stored: StoredMailRules | undefined,
  rule: MailRule,
): Promise<Reach> {
  const own = stored ?? { _id: ownerKey(owner), rules: [], revision: 0 }
  const all = own.rules.includes(rule) ? own.rules : [...own.rules, rule]
  const withRule = (fixed: boolean): StoredMailRules => ({
    ...own,
    rules: all.map((one) => (one === rule ? { ...one, fixed } : one)),
  })
  return await reachOfRules(deps, owner, withRule(true), withRule(false))
}

function nowText({ name, pattern, active }: MailRule): string {
  return say('mailroom.problem.ruleNow', { name, pattern, state: active ? 'enabled' : 'disabled' })
}

type Fields = Omit<MailRule, 'id' | 'active' | 'revision'>
type Errors = RuleFormState['errors']

function check(input: RuleInput, targets: RuleTargets): { readonly fields: Fields } | { readonly errors: Errors } {
  const name = oneLine(input.name)
  const field = RULE_FIELDS.find((candidate) => candidate === input.field)
  const headerName = field === 'header' ? oneLine(input.headerName).replace(/:$/u, '') : ''
  const pattern = field === undefined ? '' : normalised(field, oneLine(input.pattern))
  const priority = PRIORITIES.find((candidate) => candidate === input.priority) ?? null
  const category = targets.categories.find(({ _id }) => _id === input.categoryId) ?? null
  const serviceType = targets.serviceTypes.find(({ _id }) => _id === input.serviceTypeId) ?? null
  const organisation = targets.organisations.find(({ _id }) => _id === input.targetId) ?? null
  const channel = targets.channels.find(({ _id }) => _id === input.channelId) ?? null
  const alsoIn = [...new Set(input.alsoIn)]
  const ignores = input.outcome === 'ignore'
  const misfit = serviceType !== null && serviceTypesFor([serviceType], category?._id ?? null).length === 0
  const missing = (found: unknown, entered: string) => !ignores && found === null && entered !== ''
  const errors: Errors = {
    ...(name === '' ? { name: say('menu.problem.name') } : {}),
    ...(name.length > MAX_RULE_NAME ? { name: say('menu.problem.long', { most: MAX_RULE_NAME }) } : {}),
    ...(field === undefined ? { field: say('menu.problem.choice') } : patternError(field, pattern)),
    ...(field === 'header' && !/^[\w-]{1,80}$/u.test(headerName)
      ? { headerName: say('mailroom.problem.header', { most: MAX_HEADER_NAME }) }
      : {}),
    ...(!ignores && input.outcome !== 'ticket' ? { outcome: say('menu.problem.choice') } : {}),
    ...(missing(category, input.categoryId) ? { categoryId: say('mailroom.problem.notOffered') } : {}),
    ...(missing(serviceType, input.serviceTypeId) ? { serviceTypeId: say('mailroom.problem.notOffered') } : {}),
    ...(!ignores && misfit ? { serviceTypeId: say('mailroom.problem.misfit') } : {}),
    ...(missing(priority, input.priority) ? { priority: say('menu.problem.choice') } : {}),
    ...(missing(organisation, input.targetId) ? { targetId: say('mailroom.problem.organisation') } : {}),
    ...(ignores ? {} : alsoInError(alsoIn, targets.channels)),
    ...(missing(channel, input.channelId) ? { channelId: say('mailroom.problem.channel') } : {}),
  }
  if (Object.keys(errors).length > 0 || field === undefined) return { errors }
  const outcome: MailRule['outcome'] = ignores
    ? { kind: 'ignore' }
    : {
        kind: 'ticket',
        categoryId: category?._id ?? null,
        serviceTypeId: serviceType?._id ?? null,
        priority,
        organisationId: organisation?._id ?? null,
        channelId: channel?._id ?? null,
        ...(alsoIn.length === 0 ? {} : { alsoIn }),
      }
  return { fields: { name, field, headerName, pattern, outcome } }
}

function normalised(field: RuleField, pattern: string): string {
  if (field === 'domain') return pattern.toLowerCase().replace(/^@/u, '')
  return field === 'sender' || field === 'recipient' ? pattern.toLowerCase() : pattern
}

function patternError(field: RuleField, pattern: string): Errors {
  if (pattern === '') return { pattern: say('mailroom.problem.pattern') }
  if (pattern.length > MAX_PATTERN) return { pattern: say('menu.problem.long', { most: MAX_PATTERN }) }
  if (field === 'domain' && !/^[^\s@.]+(?:\.[^\s@.]+)+$/u.test(pattern)) {
    return { pattern: say('mailroom.problem.domain') }
  }
  if ((field === 'sender' || field === 'recipient') && !/^[^\s@]+@[^\s@]+$/u.test(pattern)) {
    return { pattern: say('mailroom.problem.address') }
  }
  return {}
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
}
