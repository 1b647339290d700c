// The list of rules, in the order in which they are tried: own ones, then those inherited.
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readRules } from './read-mail-policy.ts'
import { readRuleTargets, ruleSummary } from './rule-targets.ts'
import { viewButton } from '../views/view-button.ts'

const PAGE_SIZE = 8

export async function showMailRules(
  deps: Pick<Deps, 'documents'>,
  owner: Owner,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const [rules, names, targets] = await Promise.all([
    readRules(deps, owner),
    ownerNames(deps.documents, owner),
    readRuleTargets(deps, owner),
  ])
  const { shown, page, pages } = pageOf(rules, options.page ?? 1, PAGE_SIZE)
  const own = rules.filter(({ ownerId }) => ownerId === ownerKey(owner)).map(({ rule }) => rule)
  const data = { ...ownerData(owner), page }
  return {
    card: 'list',
    title: owner.mailbox ? `Rules: ${ownerName(owner)}` : 'Rules',
    organisation: owner.organisation.name,
    lead: 'Checked in this order for every new email. The first match counts.',
    banner: options.banner ?? null,
    rows: shown.map(({ rule, ownerId }) => {
      const isOwn = ownerId === ownerKey(owner)
      const origin = isOwn ? null : `From ${names.get(ownerId) ?? 'above'}`
      return {
        title: rule.name,
        badge: rule.active ? origin : [origin, 'Disabled'].filter((part) => part !== null).join(', '),
        text: ruleSummary(rule, targets),
        buttons: isOwn ? ownButtons(rule, own, data) : [],
      }
    }),
    empty: 'No rules yet: every email that a person wrote becomes a ticket.',
    buttons: [
      viewButton('Add a rule', 'mail-rules.form', { ...ownerData(owner), ruleId: null }, 'positive'),
      owner.mailbox
        ? viewButton('Try the rules', 'mail-rules.try', { ...ownerData(owner), page: 1 })
        : viewButton('Try the rules', 'mail-settings.mailboxes', { organisationId: owner.organisation._id, page: 1 }),
      ...pageButtons('mail-rules.open', { ...ownerData(owner) }, page, pages),
      viewButton('Back', 'mail-settings.open', { ...ownerData(owner) }),
    ],
    page,
    pages,
  }
}

function ownButtons(
  rule: MailRule,
  own: readonly MailRule[],
  data: Readonly<Record<string, unknown>>,
): readonly ViewButton[] {
  const on = { ...data, ruleId: rule.id, revision: rule.revision }
  const position = own.indexOf(rule)
  return [
    viewButton('Edit', 'mail-rules.form', on),
    ...(position > 0 ? [viewButton('Up', 'mail-rules.move', { ...on, by: -1 })] : []),
    ...(position < own.length - 1 ? [viewButton('Down', 'mail-rules.move', { ...on, by: 1 })] : []),
    viewButton(rule.active ? 'Disable' : 'Enable', 'mail-rules.set-active', { ...on, active: !rule.active }),
  ]
}
