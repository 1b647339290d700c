// The list of rules, in the order in which they are tried: own ones, then those inherited.
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { originText } from '../views/origin-text.ts'
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
    title: owner.mailbox ? say('mailroom.rules.title.of', { mailbox: ownerName(owner) }) : say('mailroom.rules'),
    organisation: owner.organisation.name,
    lead: say('mailroom.rules.lead'),
    banner: options.banner ?? null,
    rows: shown.map(({ rule, ownerId }) => {
      const isOwn = ownerId === ownerKey(owner)
      const origin = isOwn ? null : originText(names.get(ownerId))
      return {
        title: rule.name,
        badge: rule.active ? origin : disabledText(origin),
        text: ruleSummary(rule, targets),
        buttons: isOwn ? ownButtons(rule, own, data) : [],
      }
    }),
    empty: say('mailroom.rules.empty'),
    buttons: [
      viewButton(say('mailroom.rule.add'), 'mail-rules.form', { ...ownerData(owner), ruleId: null }, 'positive'),
      owner.mailbox
        ? viewButton(say('mailroom.try'), 'mail-rules.try', { ...ownerData(owner), page: 1 })
        : viewButton(say('mailroom.try'), 'mail-settings.mailboxes', {
            organisationId: owner.organisation._id,
            page: 1,
          }),
      ...pageButtons('mail-rules.open', { ...ownerData(owner) }, page, pages),
      viewButton(say('menu.back'), 'mail-settings.open', { ...ownerData(owner) }),
    ],
    page,
    pages,
  }
}

function disabledText(origin: string | null): string {
  return origin === null ? say('mailroom.rule.disabled') : say('mailroom.rule.disabledOf', { origin })
}

function ownButtons(
  rule: MailRule,
  own: readonly MailRule[],
  data: Readonly<Record<string, unknown>>,
): readonly ViewButton[] {
  const on = { ...data, ruleId: rule.id, revision: rule.revision }
  const position = own.indexOf(rule)
  return [
    viewButton(say('menu.edit'), 'mail-rules.form', on),
    ...(position > 0 ? [viewButton(say('menu.up'), 'mail-rules.move', { ...on, by: -1 })] : []),
    ...(position < own.length - 1 ? [viewButton(say('menu.down'), 'mail-rules.move', { ...on, by: 1 })] : []),
    viewButton(rule.active ? say('mailroom.rule.disable') : say('mailroom.rule.enable'), 'mail-rules.set-active', {
      ...on,
      active: !rule.active,
    }),
  ]
}
