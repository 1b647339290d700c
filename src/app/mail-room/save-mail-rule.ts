// Adding and editing a rule.
import { cleanText } from '../../domain/mail/clean-text.ts'
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { RULE_FIELDS, type MailRule, type RuleField } from '../../domain/mail/mail-rules.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { differences } from '../audit/record-audit.ts'
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
import type { Owner } from './owner.ts'
import { readRuleTargets, type RuleTargets } from './rule-targets.ts'

/** More rules of one owner would take longer to try than to read. */
export const MOST_RULES = 100

/** Saves it, or answers with the form's next state: what is wrong, and everything that was entered. */
export async function saveMailRule(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  owner: Owner,
  wanted: { readonly ruleId: string | null; readonly revision: number | null; readonly input: RuleInput },
): Promise<{ readonly saved: MailRule } | { readonly form: RuleFormState }> {
  const { ruleId, revision, input } = wanted
  const seen = ruleId === null || revision === null ? null : { id: ruleId, revision }
  const checked = check(input, await readRuleTargets(deps, owner))
  if ('errors' in checked) return { form: { rule: seen, input, errors: checked.errors, banner: null } }

  const result: { before?: MailRule; saved?: MailRule; form?: RuleFormState } = {}
  const refuse = (rule: RuleFormState['rule'], text: string): null => {
    result.form = { rule, input, errors: {}, banner: { tone: 'warning', text } }
    return null
  }
  await changeRules(deps, owner, (rules) => {
    if (rules.some((rule) => rule.id !== seen?.id && nameKey(rule.name) === nameKey(checked.fields.name))) {
      result.form = { rule: seen, input, errors: { name: 'There is already a rule with this name.' }, banner: null }
      return null
    }
    if (seen === null) {
      if (rules.length >= MOST_RULES) return refuse(null, `There can be at most ${MOST_RULES} rules. Remove one first.`)
      const saved = { ...checked.fields, id: deps.newId(), active: true, revision: 1 }
      result.saved = saved
      return [...rules, saved]
    }
    const before = rules.find(({ id }) => id === seen.id)
    if (!before) return refuse(null, 'Someone removed it in the meantime. Save adds it again.')
    if (before.revision !== seen.revision) {
      return refuse(
        before,
        `Someone changed it in the meantime: ${changesText(before)}. What you entered is below; save again to apply it.`,
      )
    }
    const saved = { ...before, ...checked.fields, revision: before.revision + 1 }
    Object.assign(result, { before, saved })
    return rules.map((rule) => (rule === before ? saved : rule))
  })
  const { before, saved, form } = result
  if (form || !saved) return { form: form ?? { rule: seen, input, errors: {}, banner: null } }
  await auditRule(deps, actor, owner, {
    action: `mail-rule.${before ? 'changed' : 'added'}`,
    name: saved.name,
    changes: differences(before ? { ...ruleInputOf(before) } : {}, { ...ruleInputOf(saved) }),
  })
  return { saved }
}

function changesText({ name, pattern, active }: MailRule): string {
  return `it is now called “${name}”, looks for “${pattern}” and is ${active ? 'enabled' : 'disabled'}`
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
  const ignores = input.outcome === 'ignore'
  const misfit = serviceType !== null && serviceTypesFor([serviceType], category?._id ?? null).length === 0
  const missing = (found: unknown, entered: string) => !ignores && found === null && entered !== ''
  const errors: Errors = {
    ...(name === '' ? { name: 'Give it a name.' } : {}),
    ...(name.length > MAX_RULE_NAME ? { name: `This is too long. Use at most ${MAX_RULE_NAME} characters.` } : {}),
    ...(field === undefined ? { field: 'Choose one from the list.' } : patternError(field, pattern)),
    ...(field === 'header' && !/^[\w-]{1,80}$/u.test(headerName)
      ? { headerName: `Enter the name of a header, such as X-Priority (at most ${MAX_HEADER_NAME} characters).` }
      : {}),
    ...(!ignores && input.outcome !== 'ticket' ? { outcome: 'Choose one from the list.' } : {}),
    ...(missing(category, input.categoryId) ? { categoryId: NOT_OFFERED } : {}),
    ...(missing(serviceType, input.serviceTypeId) ? { serviceTypeId: NOT_OFFERED } : {}),
    ...(!ignores && misfit ? { serviceTypeId: 'This service type does not go with this category.' } : {}),
    ...(missing(priority, input.priority) ? { priority: 'Choose one from the list.' } : {}),
    ...(missing(organisation, input.targetId) ? { targetId: 'Choose this organisation or one below it.' } : {}),
    ...(missing(channel, input.channelId) ? { channelId: 'This channel is not linked here. Choose another.' } : {}),
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
      }
  return { fields: { name, field, headerName, pattern, outcome } }
}

const NOT_OFFERED = 'This is not offered here. Choose another.'

function normalised(field: RuleField, pattern: string): string {
  if (field === 'domain') return pattern.toLowerCase().replace(/^@/u, '')
  return field === 'sender' || field === 'recipient' ? pattern.toLowerCase() : pattern
}

function patternError(field: RuleField, pattern: string): Errors {
  if (pattern === '') return { pattern: 'Enter what to look for.' }
  if (pattern.length > MAX_PATTERN) return { pattern: `This is too long. Use at most ${MAX_PATTERN} characters.` }
  if (field === 'domain' && !/^[^\s@.]+(?:\.[^\s@.]+)+$/u.test(pattern)) {
    return { pattern: 'Enter a domain, such as contoso.example.' }
  }
  if ((field === 'sender' || field === 'recipient') && !/^[^\s@]+@[^\s@]+$/u.test(pattern)) {
    return { pattern: 'Enter a full address, such as ann@contoso.example.' }
  }
  return {}
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
}
