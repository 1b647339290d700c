// What a rule may name: categories, service types, organisations and channels, as they are offered to its owner.
import { inPickerOrder, isOffered, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import { isWithin, nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Owner } from './owner.ts'

export interface RuleTargets {
  readonly categories: readonly CatalogueItem[]
  readonly serviceTypes: readonly CatalogueItem[]
  readonly organisations: readonly Organisation[]
  readonly channels: readonly SupportChannel[]
}

/** Organisations are the owner's own and those below; channels also those above. */
export async function readRuleTargets(
  { documents }: Pick<Deps, 'documents'>,
  { organisation }: Pick<Owner, 'organisation'>,
): Promise<RuleTargets> {
  const above = nearestFirst(organisation)
  const [categories, serviceTypes, all, channels] = await Promise.all([
    documents.categories.find({ organisationId: { $in: above } }),
    documents.serviceTypes.find({ organisationId: { $in: above } }),
    documents.organisations.find({}),
    documents.channels.find({ active: true }),
  ])
  const organisations = all.filter((candidate) => candidate.active && isWithin(candidate, organisation._id))
  const serving = new Set([...above, ...organisations.map(({ _id }) => _id)])
  const offered = (items: readonly CatalogueItem[]) => inPickerOrder(items.filter((item) => isOffered(item, above)))
  return {
    categories: offered(categories),
    serviceTypes: offered(serviceTypes),
    organisations: organisations.toSorted((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name)),
    channels: channels.filter(({ organisationId }) => serving.has(organisationId)),
  }
}

/** When a rule matches and what it does then, in one line. What it names and is not offered (any more) is said to be missing. */
export function ruleSummary(rule: MailRule, targets: RuleTargets): string {
  const { field, pattern, headerName: header } = rule
  return say('mailroom.rule.summary', { field, pattern, header, then: outcomeText(rule, targets) })
}

function outcomeText({ outcome }: MailRule, targets: RuleTargets): string {
  if (outcome.kind === 'ignore') return say('mailroom.rule.ignored')
  const named = (items: readonly { readonly _id: string; readonly name: string }[], id: string | null) =>
    id === null ? [] : [items.find(({ _id }) => _id === id)?.name ?? say('mailroom.rule.notOffered')]
  const parts = [
    ...named(targets.categories, outcome.categoryId),
    ...named(targets.serviceTypes, outcome.serviceTypeId),
    ...(outcome.priority === null ? [] : [say('mailroom.rule.priority', { priority: outcome.priority })]),
    ...named(targets.organisations, outcome.organisationId).map((name) =>
      say('mailroom.rule.for', { organisation: name }),
    ),
    ...named(targets.channels, outcome.channelId).map((name) => say('mailroom.rule.in', { channel: name })),
    ...(outcome.alsoIn ?? [])
      .flatMap((id) => named(targets.channels, id))
      .map((name) => say('mailroom.rule.alsoIn', { channel: name })),
  ]
  return parts.length === 0 ? say('mailroom.rule.ticket') : parts.join(', ')
}
