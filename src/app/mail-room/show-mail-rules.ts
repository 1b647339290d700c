// The list of rules, in the order in which they are tried: own ones, then those inherited.
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import { triedTogether, type OwnedRule, type RuleTurn } from '../../domain/mail/rule-order.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { originText } from '../views/origin-text.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { isAnybody, readBelow } from '../policy/followers.ts'
import { fixedByText, fixerName } from '../policy/policy-texts.ts'
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
  const stored = await deps.documents.mailRules.findOne({ _id: ownerKey(owner) })
  const runs = stored?.runs ?? 'after'
  const isAbove = owner.mailbox === null && isAnybody(await readBelow(deps.documents, owner.organisation))
  const { shown, page, pages } = pageOf(rules, options.page ?? 1, PAGE_SIZE)
  const data = { ...ownerData(owner), page }
  return {
    card: 'list',
    title: owner.mailbox ? say('mailroom.rules.title.of', { mailbox: ownerName(owner) }) : say('mailroom.rules'),
    organisation: owner.organisation.name,
    lead: [say('mailroom.rules.lead'), ...(isAbove ? [say('policy.turn', { runs })] : [])].join('\n'),
    banner: options.banner ?? null,
    rows: shown.map((owned) => {
      const { rule, ownerId } = owned
      const isOwn = ownerId === ownerKey(owner)
      const origin = originOf(owned, isOwn, names)
      return {
        title: rule.name,
        badge: rule.active ? (offText(owned, owner, names) ?? origin) : disabledText(origin),
        text: ruleSummary(rule, targets),
        buttons: isOwn
          ? ownButtons(rule, stored ? triedTogether(stored, rule) : [], data)
          : inheritedButtons(owned, owner, data),
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
      ...(isAbove ? [turnButton(owner, runs)] : []),
      ...pageButtons('mail-rules.open', { ...ownerData(owner) }, page, pages),
      viewButton(say('menu.back'), 'mail-settings.open', { ...ownerData(owner) }),
    ],
    page,
    pages,
  }
}

/** Where a rule is from; nothing for an own one that is a default. */
function originOf({ rule, ownerId }: OwnedRule, isOwn: boolean, names: ReadonlyMap<string, string>): string | null {
  const name = names.get(ownerId)
  if (rule.fixed) return isOwn ? say('policy.fixed') : fixedByText(name)
  return isOwn ? null : originText(name)
}

function offText({ offBy }: OwnedRule, owner: Owner, names: ReadonlyMap<string, string>): string | null {
  if (offBy === null) return null
  if (offBy === ownerKey(owner)) return say('policy.off.here')
  return say('policy.off.by', { name: fixerName(names.get(offBy)) })
}

function turnButton(owner: Owner, now: RuleTurn): ViewButton {
  const runs = now === 'before' ? 'after' : 'before'
  return viewButton(say('policy.turn.set', { runs }), 'mail-rules.set-turn', {
    ...ownerData(owner),
    runs,
    agreed: null,
  })
}

/** What is fixed, disabled, or switched off by somebody further up, cannot be switched here. */
function inheritedButtons(
  { rule, offBy }: OwnedRule,
  owner: Owner,
  data: Readonly<Record<string, unknown>>,
): readonly ViewButton[] {
  if (rule.fixed || !rule.active || (offBy !== null && offBy !== ownerKey(owner))) return []
  const off = offBy === null
  const title = off ? say('policy.switchOff') : say('policy.switchOn')
  return [viewButton(title, 'mail-rules.set-off', { ...data, ruleId: rule.id, off })]
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
  const position = own.findIndex(({ id }) => id === rule.id)
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
