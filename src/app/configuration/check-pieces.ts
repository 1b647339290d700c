// What of wanted changes may be made here: the same rules as the forms have, and what is left out of it is said.
import {
  isSameValue,
  onlyChanges,
  pieceRef,
  type ItemValue,
  type PieceChange,
  type Pieces,
  type RuleValue,
} from '../../domain/configuration/pieces.ts'
import { ERASED_ADDRESS } from '../../domain/privacy/traces.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { isOffered } from '../../domain/ticket/catalogue.ts'
import { nearestFirst } from '../../domain/organisation/organisation.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { userOf } from '../catalogue/delete-catalogue-item.ts'
import { CATALOGUE_KINDS, itemsOf } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import { readRuleTargets } from '../mail-room/rule-targets.ts'
import { fixedAbove } from './fixed-above.ts'
import { settingKey } from './setting-words.ts'
import type { RoutingValue } from './read-pieces.ts'

export interface CheckedChanges {
  readonly changes: readonly PieceChange[]
  /** What is left out, and why. */
  readonly notes: readonly KeyedPhrase[]
}

interface Offered {
  /** Of the organisation and those above: what items and mailboxes send tickets to. */
  readonly channels: ReadonlySet<string>
  /** What rules send tickets to. */
  readonly ruleChannels: ReadonlySet<string>
  readonly organisations: ReadonlySet<string>
  /** By kind of the catalogue, with what the changes bring and without what they take. */
  readonly items: Readonly<Record<string, ReadonlySet<string>>>
}

/** `current`: as `readPieces` gave it. */
export async function checkPieces(
  deps: Pick<Deps, 'documents' | 'settings'>,
  organisation: Organisation,
  current: Pieces,
  wanted: readonly PieceChange[],
): Promise<CheckedChanges> {
  const notes: KeyedPhrase[] = []
  const [offered, fixed] = await Promise.all([offeredAfter(deps, organisation, wanted), fixedAbove(deps, organisation)])
  const going = new Set(wanted.flatMap(({ key, after }) => (after === null ? [pieceRef(key).id] : [])))
  const changes: PieceChange[] = []
  for (const change of wanted) {
    const now = current.get(change.key) ?? null
    const { kind, id } = pieceRef(change.key)
    const fixedBy = ['setting', 'retention', 'organisation', 'fixed'].includes(kind) ? fixed.get(id) : undefined
    if (fixedBy !== undefined && !isSameValue(now, change.after)) {
      notes.push(phrase('configuration.note.fixed', { title: phrase(settingKey(id)), name: fixedBy }))
      continue
    }
    const checked = await check(deps, offered, change, notes, going)
    if (checked) changes.push({ ...checked, before: now })
  }
  return { changes: onlyChanges(changes), notes }
}

async function offeredAfter(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
  wanted: readonly PieceChange[],
): Promise<Offered> {
  const above = nearestFirst(organisation)
  const [channels, targets, items] = await Promise.all([
    documents.channels.find({ organisationId: { $in: above }, active: true }),
    readRuleTargets({ documents }, { organisation }),
    Promise.all(
      CATALOGUE_KINDS.map(async (kind) => {
        const there = await itemsOf(documents, kind).find({ organisationId: { $in: above } })
        const ids = new Set(there.filter((item) => isOffered(item, above)).map(({ _id }) => _id))
        for (const { key, after } of wanted) {
          const ref = pieceRef(key)
          if (ref.kind !== 'item' || ref.of !== kind) continue
          if ((after as ItemValue | null)?.active === true) ids.add(ref.id)
          else ids.delete(ref.id)
        }
        return [kind, ids] as const
      }),
    ),
  ])
  return {
    channels: new Set(channels.map(({ _id }) => _id)),
    ruleChannels: new Set(targets.channels.map(({ _id }) => _id)),
    organisations: new Set(targets.organisations.map(({ _id }) => _id)),
    items: Object.fromEntries(items),
  }
}

async function check(
  deps: Pick<Deps, 'documents'>,
  offered: Offered,
  change: PieceChange,
  notes: KeyedPhrase[],
  going: ReadonlySet<string>,
): Promise<PieceChange | null> {
  const { kind, of, id } = pieceRef(change.key)
  const { before, after } = change
  if (kind === 'item' && after === null) {
    const item = before as ItemValue | null
    const user = item && (await userOf(deps, CATALOGUE_KINDS.find((one) => one === of) ?? 'category', id, going))
    if (!item || !user) return change
    notes.push(phrase('configuration.note.inUse', { name: item.name, user }))
    return { ...change, after: { ...item, active: false } }
  }
  if (after === null) return kind === 'routing' ? null : change
  if (kind === 'item') return { ...change, after: checkItem(offered, after as ItemValue, notes) }
  if (kind === 'rule') {
    const rule = after as RuleValue
    if (rule.pattern !== '' && !rule.pattern.includes(ERASED_ADDRESS))
      return { ...change, after: checkRule(offered, rule, notes) }
    notes.push(phrase('configuration.note.erased', { name: rule.name }))
    return null
  }
  if (kind === 'routing') return { ...change, after: checkRouting(offered, after as RoutingValue, notes) }
  return change
}

function checkItem(offered: Offered, item: ItemValue, notes: KeyedPhrase[]): ItemValue {
  const categoryIds = item.categoryIds.filter((id) => offered.items['category']?.has(id))
  if (categoryIds.length < item.categoryIds.length)
    notes.push(phrase('configuration.note.categories', { name: item.name }))
  const hasChannel = item.channelId === null || offered.channels.has(item.channelId)
  if (!hasChannel) notes.push(phrase('configuration.note.channel', { name: item.name }))
  const alsoIn = item.alsoIn.filter((id) => offered.channels.has(id))
  if (hasChannel && alsoIn.length < item.alsoIn.length)
    notes.push(phrase('configuration.note.channel', { name: item.name }))
  const checked = { ...item, categoryIds, channelId: hasChannel ? item.channelId : null, alsoIn }
  return isSameValue(checked, item) ? item : checked
}

function checkRule(offered: Offered, rule: RuleValue, notes: KeyedPhrase[]): RuleValue {
  const { outcome, name } = rule
  if (outcome.kind === 'ignore') return rule
  const kept = (id: string | null, among: ReadonlySet<string> | undefined): string | null =>
    id !== null && among?.has(id) === true ? id : null
  const checked = {
    ...outcome,
    categoryId: kept(outcome.categoryId, offered.items['category']),
    serviceTypeId: kept(outcome.serviceTypeId, offered.items['service-type']),
    organisationId: kept(outcome.organisationId, offered.organisations),
    channelId: kept(outcome.channelId, offered.ruleChannels),
    ...(outcome.alsoIn ? { alsoIn: outcome.alsoIn.filter((id) => offered.ruleChannels.has(id)) } : {}),
  }
  const isLeft = checked.channelId !== outcome.channelId || checked.alsoIn?.length !== outcome.alsoIn?.length
  if (isLeft) notes.push(phrase('configuration.note.channel', { name }))
  if (checked.categoryId !== outcome.categoryId || checked.serviceTypeId !== outcome.serviceTypeId) {
    notes.push(phrase('configuration.note.categories', { name }))
  }
  if (checked.organisationId !== outcome.organisationId) notes.push(phrase('configuration.note.organisation', { name }))
  return { ...rule, outcome: checked }
}

function checkRouting(offered: Offered, routing: RoutingValue, notes: KeyedPhrase[]): RoutingValue {
  const { channelId, defaultServiceTypeId } = routing
  const checked = {
    categoryIds: routing.categoryIds.filter((id) => offered.items['category']?.has(id)),
    defaultServiceTypeId:
      defaultServiceTypeId !== null && offered.items['service-type']?.has(defaultServiceTypeId) === true
        ? defaultServiceTypeId
        : null,
    channelId: channelId !== null && offered.channels.has(channelId) ? channelId : null,
  }
  if (!isSameValue(checked, routing)) notes.push(phrase('configuration.note.mailbox'))
  return checked
}
