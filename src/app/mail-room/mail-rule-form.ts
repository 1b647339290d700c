// The form of one rule.
import { MOST_COPIES } from '../../domain/ticket/copies.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { RULE_FIELDS, type MailRule } from '../../domain/mail/mail-rules.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { isAnybody, readBelow } from '../policy/followers.ts'
import { mayField } from '../policy/policy-texts.ts'
import { placeChoice } from '../views/place-choice.ts'
import { ownerData, ownerName, type Owner } from './owner.ts'
import { readRuleTargets, type RuleTargets } from './rule-targets.ts'
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
  readonly alsoIn: readonly string[]
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
    alsoIn: outcome?.alsoIn ?? [],
  }
}

export interface RuleFormState {
  /** `null` adds a new one. */
  readonly rule: Pick<MailRule, 'id' | 'revision' | 'fixed'> | null
  readonly input: RuleInput
  readonly errors: Partial<Record<keyof RuleInput, string>>
  readonly banner: Banner | null
  /** Whether those below may switch it off, as it was entered; left out shows what holds. */
  readonly mayChange?: boolean | undefined
  /** How many below were said to be concerned: saving asks again when there are others by now. */
  readonly agreed?: number | null
}

export async function mailRuleForm(
  deps: Pick<Deps, 'documents'>,
  owner: Owner,
  { rule, input, errors, banner, mayChange, agreed = null }: RuleFormState,
): Promise<FormView> {
  const targets = await readRuleTargets(deps, owner)
  const data = { ...ownerData(owner), ruleId: rule?.id ?? null, revision: rule?.revision ?? null, agreed }
  const below = owner.mailbox ? null : await readBelow(deps.documents, owner.organisation)
  return {
    card: 'form',
    title: rule ? say('mailroom.rule.edit') : say('mailroom.rule.add'),
    organisation: owner.organisation.name,
    lead: owner.mailbox ? say('mailroom.rule.lead.mailbox', { mailbox: ownerName(owner) }) : say('mailroom.rule.lead'),
    banner,
    steps: [],
    facts: [],
    fields: [
      ...fieldsOf(input, errors, targets),
      ...(below && isAnybody(below) ? [mayField('switchOff', mayChange ?? rule?.fixed !== true)] : []),
    ],
    buttons: [
      { title: say('menu.save'), verb: 'mail-rules.save', data, style: 'positive', sendsInputs: true },
      ...(rule ? [viewButton(say('mailroom.rule.remove'), 'mail-rules.confirm-remove', data)] : []),
      viewButton(say('menu.back'), 'mail-rules.open', { ...ownerData(owner), page: 1 }),
    ],
  }
}

/** Asks before a rule is gone. */
export function confirmRemoveRuleView(owner: Owner, rule: MailRule): FormView {
  const data = { ...ownerData(owner), ruleId: rule.id, revision: rule.revision }
  return {
    card: 'form',
    title: say('mailroom.rule.remove.title', { name: rule.name }),
    organisation: owner.organisation.name,
    lead: say('mailroom.rule.remove.lead'),
    banner: null,
    steps: [],
    facts: [],
    fields: [],
    buttons: [
      viewButton(say('mailroom.rule.remove'), 'mail-rules.remove', data, 'destructive'),
      viewButton(say('menu.keep'), 'mail-rules.open', { ...ownerData(owner), page: 1 }),
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
      ...field('name', say('menu.name'), say('mailroom.rule.name.hint'), true),
      kind: 'text',
      value: input.name,
      placeholder: say('mailroom.rule.name.sample'),
      maxLength: MAX_RULE_NAME,
    },
    {
      ...field('field', say('mailroom.rule.when'), '', true),
      kind: 'choice',
      value: input.field,
      choices: RULE_FIELDS.map((id) => ({ id, title: say('mailroom.rule.fields', { field: id }) })),
    },
    {
      ...field('pattern', say('mailroom.rule.what'), say('mailroom.rule.what.hint'), true),
      kind: 'text',
      value: input.pattern,
      placeholder: 'orders@contoso.example',
      maxLength: MAX_PATTERN,
    },
    {
      ...field('headerName', say('mailroom.rule.header'), say('mailroom.rule.header.hint')),
      kind: 'text',
      value: input.headerName,
      placeholder: 'X-Priority',
      maxLength: MAX_HEADER_NAME,
    },
    {
      ...field('outcome', say('mailroom.rule.then'), '', true),
      kind: 'choice',
      value: input.outcome,
      choices: [
        { id: 'ticket', title: say('mailroom.rule.then.ticket') },
        { id: 'ignore', title: say('mailroom.rule.then.ignore') },
      ],
    },
    choice(
      field('categoryId', say('menu.category'), ''),
      input.categoryId,
      targets.categories.map(titled),
      say('mailroom.rule.asUsual'),
    ),
    choice(
      field('serviceTypeId', say('menu.serviceType'), ''),
      input.serviceTypeId,
      targets.serviceTypes.map(titled),
      say('mailroom.rule.asUsual'),
    ),
    choice(
      field('priority', say('menu.priority'), ''),
      input.priority,
      PRIORITIES.map((id) => ({ id, title: say('menu.priorities', { priority: id }) })),
      say('mailroom.rule.asUsual'),
    ),
    choice(
      field('targetId', say('menu.organisation'), say('mailroom.rule.organisation.hint')),
      input.targetId,
      targets.organisations.map(titled),
      say('mailroom.rule.organisation.asUsual'),
    ),
    choice(
      field('channelId', say('menu.channel'), say('mailroom.rule.channel.hint')),
      input.channelId,
      targets.channels.map(placeChoice),
      say('mailroom.rule.asUsual'),
    ),
    {
      ...field('alsoIn', say('menu.alsoIn'), say('mailroom.rule.alsoIn.hint', { most: MOST_COPIES })),
      kind: 'choices',
      value: input.alsoIn,
      choices: targets.channels.map(placeChoice),
    },
  ]
}

function titled({ _id, name }: { readonly _id: string; readonly name: string }): { id: string; title: string } {
  return { id: _id, title: name }
}
