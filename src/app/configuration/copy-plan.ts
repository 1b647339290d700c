// What copying one organisation's configuration into another one changes there.
import {
  pieceKey,
  ruleValue,
  itemValue,
  type ItemValue,
  type PieceChange,
  type Pieces,
  type RuleValue,
} from '../../domain/configuration/pieces.ts'
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { SPOKEN_FIELDS } from '../../domain/organisation/spoken.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { inPickerOrder, isOffered, nameKey, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { itemsOf, type CatalogueKind } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import type { Area } from './areas.ts'
import { checkPieces, type CheckedChanges } from './check-pieces.ts'
import { readPieces } from './read-pieces.ts'

/** Mailboxes are an organisation's own: of them nothing is copied. */
export const COPIED_AREAS = ['settings', 'categories', 'serviceTypes', 'cannedTexts', 'rules'] as const satisfies Area[]
export type CopiedArea = (typeof COPIED_AREAS)[number]

const KINDS: readonly (readonly [CopiedArea, CatalogueKind])[] = [
  ['categories', 'category'],
  ['serviceTypes', 'service-type'],
  ['cannedTexts', 'canned-text'],
]

/** What is copied is what the source sets itself. `newId` names what is new by what it is made of. */
export async function planCopy(
  deps: Pick<Deps, 'documents' | 'settings'>,
  source: Organisation,
  target: Organisation,
  areas: readonly CopiedArea[],
  newId: (from: string) => string,
): Promise<CheckedChanges> {
  const [from, current] = await Promise.all([readPieces(deps, source), readPieces(deps, target)])
  const notes: KeyedPhrase[] = []
  const wanted: PieceChange[] = areas.includes('settings') ? settingChanges(source, target, from, current) : []
  /** Categories and service types of the source, by what they are in the target. */
  const becomes = new Map<string, string>()
  for (const [area, kind] of KINDS) {
    wanted.push(...(await itemChanges(area, kind)))
  }
  if (areas.includes('rules')) wanted.push(...(await ruleChanges()))
  const checked = await checkPieces(deps, target, current, wanted)
  return { changes: checked.changes, notes: [...notes, ...checked.notes] }

  async function itemChanges(area: CopiedArea, kind: CatalogueKind): Promise<PieceChange[]> {
    const items = itemsOf(deps.documents, kind)
    const order = nearestFirst(target)
    const [theirs, known] = await Promise.all([
      items.find({ organisationId: source._id, active: true }),
      items.find({ organisationId: { $in: order } }),
    ])
    const changes: PieceChange[] = []
    for (const item of inPickerOrder(theirs)) {
      const own = known.find((one) => one.organisationId === target._id && one.nameKey === item.nameKey)
      const inherited = known.find((one) => one.nameKey === item.nameKey && isOffered(one, order))
      const there = own ?? inherited
      if (!areas.includes(area)) {
        if (there) becomes.set(item._id, there._id)
        continue
      }
      const id = own?._id ?? inherited?._id ?? newId(item._id)
      becomes.set(item._id, id)
      if (!own && inherited) {
        if (inherited._id !== item._id) notes.push(phrase('configuration.note.inherited', { name: item.name }))
        continue
      }
      changes.push({ key: pieceKey('item', kind, id), before: own ? itemValue(own) : null, after: valueOf(item) })
    }
    return changes
  }

  function valueOf(item: CatalogueItem): ItemValue {
    return { ...itemValue(item), categoryIds: item.categoryIds.map((id) => becomes.get(id) ?? id) }
  }

  async function ruleChanges(): Promise<PieceChange[]> {
    const [fromId, toId] = [source, target].map(({ _id }) => `organisation/${_id}`) as [string, string]
    const stored = await deps.documents.mailRules.find({ _id: { $in: [fromId, toId] } })
    const rulesOf = (id: string) => stored.find(({ _id }) => _id === id)?.rules ?? []
    const own = rulesOf(toId)
    return rulesOf(fromId).map((rule) => {
      const same = own.find((one) => nameKey(one.name) === nameKey(rule.name))
      const key = pieceKey('rule', toId, same?.id ?? newId(rule.id))
      return { key, before: same ? ruleValue(same) : null, after: inTarget(ruleValue(rule)) }
    })
  }

  function inTarget(rule: RuleValue): RuleValue {
    const { outcome } = rule
    if (outcome.kind === 'ignore') return rule
    const named = (id: string | null): string | null => (id === null ? null : (becomes.get(id) ?? id))
    return {
      ...rule,
      outcome: {
        ...outcome,
        categoryId: named(outcome.categoryId),
        serviceTypeId: named(outcome.serviceTypeId),
        organisationId: outcome.organisationId === source._id ? target._id : outcome.organisationId,
      },
    }
  }
}

/** What the source does not set itself stays as it is in the target. */
function settingChanges(source: Organisation, target: Organisation, from: Pieces, current: Pieces): PieceChange[] {
  const keys = [
    ...MAIL_SETTING_IDS.map(
      (id) => [`organisation/${source._id}`, `organisation/${target._id}`, 'setting', id] as const,
    ),
    ...RETENTION_IDS.map((id) => ['', '', 'retention', id] as const),
    ...SPOKEN_FIELDS.map((id) => ['', '', 'organisation', id] as const),
  ]
  return keys.flatMap(([fromOwner, toOwner, kind, id]) => {
    const after = from.get(pieceKey(kind, fromOwner, id)) ?? null
    const key = pieceKey(kind, toOwner, id)
    return after === null ? [] : [{ key, before: current.get(key) ?? null, after }]
  })
}
