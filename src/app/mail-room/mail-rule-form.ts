// The form of one rule.
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { RULE_FIELDS, type MailRule } from '../../domain/mail/mail-rules.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { ownerData, ownerName, type Owner } from './owner.ts'
import { readRuleTargets, RULE_FIELD_TITLES, type RuleTargets } from './rule-targets.ts'
import { viewButton } from '../views/view-button.ts'

/** What was entered, as it came; empty for none. */
export interface RuleInput {
  readonly name: string
  readonly field: string
  readonly headerName: string
  readonly pattern: string
  readonly outcome: string
  readonly categoryId: string
  readonly serviceTypeId: string
  readonly priority: string
  readonly targetId: string
  readonly channelId: string
}

export const MAX_RULE_NAME = 80
export const MAX_PATTERN = 200
export const MAX_HEADER_NAME = 80

export function ruleInputOf(rule: MailRule | null): RuleInput {
  const outcome = rule?.outcome.kind === 'ticket' ? rule.outcome : null
  return {
    name: rule?.name ?? '',
    field: rule?.field ?? 'sender',
    headerName: rule?.headerName ?? '',
    pattern: rule?.pattern ?? '',
    outcome: rule?.outcome.kind ?? 'ticket',
    categoryId: outcome?.categoryId ?? '',
    serviceTypeId: outcome?.serviceTypeId ?? '',
    priority: outcome?.priority ?? '',
    targetId: outcome?.organisationId ?? '',
    channelId: outcome?.channelId ?? '',
  }
}

export interface RuleFormState {
  /** `null` adds a new one. */
  readonly rule: Pick<MailRule, 'id' | 'revision'> | null
  readonly input: RuleInput
  readonly errors: Partial<Record<keyof RuleInput, string>>
  readonly banner: Banner | null
}

export async function mailRuleForm(
  deps: Pick<Deps, 'documents'>,
  owner: Owner,
  { rule, input, errors, banner }: RuleFormState,
): Promise<FormView> {
  const targets = await readRuleTargets(deps, owner)
  const data = { ...ownerData(owner), ruleId: rule?.id ?? null, revision: rule?.revision ?? null }
  return {
    card: 'form',
    title: rule ? 'Edit rule' : 'Add a rule',
    organisation: owner.organisation.name,
    lead: `${owner.mailbox ? `Only for ${ownerName(owner)}. ` : ''}Rules are checked in order for every new email, and the first match counts. Replies join their ticket whatever the rules say.`,
    banner,
    steps: [],
    facts: [],
    fields: fieldsOf(input, errors, targets),
    buttons: [
      { title: 'Save', verb: 'mail-rules.save', data, style: 'positive', sendsInputs: true },
      ...(rule ? [viewButton('Remove', 'mail-rules.confirm-remove', data)] : []),
      viewButton('Back', 'mail-rules.open', { ...ownerData(owner), page: 1 }),
    ],
  }
}

/** Asks before a rule is gone. */
export function confirmRemoveRuleView(owner: Owner, rule: MailRule): FormView {
  const data = { ...ownerData(owner), ruleId: rule.id, revision: rule.revision }
  return {
    card: 'form',
    title: `Remove “${rule.name}”?`,
    organisation: owner.organisation.name,
    lead: 'Emails that matched it are handled by the next rule that matches, or as usual. Tickets stay as they are.',
    banner: null,
    steps: [],
    facts: [],
    fields: [],
    buttons: [
      viewButton('Remove', 'mail-rules.remove', data, 'destructive'),
      viewButton('Keep it', 'mail-rules.open', { ...ownerData(owner), page: 1 }),
    ],
  }
}

function fieldsOf(input: RuleInput, errors: RuleFormState['errors'], targets: RuleTargets): readonly FormField[] {
  const field = (id: keyof RuleInput, label: string, hint: string, required = false) => ({
    id,
    label,
    hint,
    error: errors[id] ?? null,
    required,
  })
  const choice = (
    of: ReturnType<typeof field>,
    value: string,
    choices: readonly { readonly id: string; readonly title: string }[],
    asUsual: string,
  ): FormField => ({ ...of, kind: 'choice', value, choices: [{ id: '', title: asUsual }, ...choices] })
  return [
    {
      ...field('name', 'Name', 'Shown in the mail log when the rule ignores an email.', true),
      kind: 'text',
      value: input.name,
      placeholder: 'Contoso orders',
      maxLength: MAX_RULE_NAME,
    },
    {
      ...field('field', 'When', '', true),
      kind: 'choice',
      value: input.field,
      choices: RULE_FIELDS.map((id) => ({ id, title: RULE_FIELD_TITLES[id] })),
    },
    {
      ...field('pattern', 'What', 'Not case-sensitive. A domain includes its subdomains.', true),
      kind: 'text',
      value: input.pattern,
      placeholder: 'orders@contoso.example',
      maxLength: MAX_PATTERN,
    },
    {
      ...field('headerName', 'Header', 'Only for “Header contains”.'),
      kind: 'text',
      value: input.headerName,
      placeholder: 'X-Priority',
      maxLength: MAX_HEADER_NAME,
    },
    {
      ...field('outcome', 'Then', '', true),
      kind: 'choice',
      value: input.outcome,
      choices: [
        { id: 'ticket', title: 'Open a ticket, as chosen below' },
        { id: 'ignore', title: 'Ignore it, and note that in the mail log' },
      ],
    },
    choice(field('categoryId', 'Category', ''), input.categoryId, targets.categories.map(titled), 'As usual'),
    choice(
      field('serviceTypeId', 'Service type', ''),
      input.serviceTypeId,
      targets.serviceTypes.map(titled),
      'As usual',
    ),
    choice(
      field('priority', 'Priority', ''),
      input.priority,
      PRIORITIES.map((id) => ({ id, title: id.charAt(0).toUpperCase() + id.slice(1) })),
      'As usual',
    ),
    choice(
      field('targetId', 'Organisation', 'Who the ticket belongs to.'),
      input.targetId,
      targets.organisations.map(titled),
      'The sender’s',
    ),
    choice(
      field('channelId', 'Channel', 'Where the ticket is posted.'),
      input.channelId,
      targets.channels.map(({ _id, name, teamName }) => ({ id: _id, title: `${teamName}: ${name}` })),
      'As usual',
    ),
  ]
}

function titled({ _id, name }: { readonly _id: string; readonly name: string }): { id: string; title: string } {
  return { id: _id, title: name }
}
