// The configuration of an organisation in its smallest pieces, each with a key and a value: what is restored, copied and compared.
import type { MailRule, StoredMailRules } from '../mail/mail-rules.ts'
import type { CatalogueItem } from '../ticket/catalogue.ts'

/**
 * `setting`: one mail setting of an owner (`ownerKey`). `rule`: one rule of an owner, `rules`: the order of its rules. `item`: a category,
 * service type or canned text, `place`: its position, `hidden`: whether the organisation hides an inherited one. `retention` and
 * `organisation`: a setting of the organisation itself. `routing`: what a mailbox gives its tickets. `fixed`: whether those below cannot set a
 * field of an owner, of its `retention` or of the `organisation`. `runs`: when an owner's rules are tried. `off`: whether an inherited rule is
 * switched off by an owner.
 */
export const PIECE_KINDS = [
  'setting',
  'rule',
  'rules',
  'item',
  'place',
  'hidden',
  'retention',
  'organisation',
  'routing',
  'fixed',
  'runs',
  'off',
] as const
export type PieceKind = (typeof PIECE_KINDS)[number]

export interface PieceRef {
  readonly kind: PieceKind
  /** Whose or of which kind it is: an owner's key, a kind of the catalogue, or empty. */
  readonly of: string
  /** The setting, rule, item or mailbox; empty where `of` says it all. */
  readonly id: string
}

/** `null`: there is none, or nothing is set. */
export type PieceValue = unknown

/** What became of one piece. */
export interface PieceChange {
  readonly key: string
  readonly before: PieceValue
  readonly after: PieceValue
}

export type Pieces = ReadonlyMap<string, PieceValue>

export function pieceKey(kind: PieceKind, of: string, id = ''): string {
  return `${kind}|${of}|${id}`
}

export function pieceRef(key: string): PieceRef {
  const [kind = '', of = '', id = ''] = key.split('|')
  return { kind: PIECE_KINDS.find((known) => known === kind) ?? 'setting', of, id }
}

/** Whether both say the same, whatever the order of their fields. */
export function isSameValue(one: PieceValue, other: PieceValue): boolean {
  return canonical(one) === canonical(other)
}

/** A text that is the same for the same values. */
export function canonical(value: PieceValue): string {
  if (value === undefined) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
}

/** What is kept of an item: all that a form sets, and whether it is in use. */
export type ItemValue = Omit<CatalogueItem, '_id' | 'organisationId' | 'nameKey' | 'order' | 'hiddenIn' | 'revision'>

export function itemValue(item: CatalogueItem): ItemValue {
  const { name, description, defaultPriority, channelId, alsoIn, active, categoryIds, fixed } = item
  const value = { name, description, defaultPriority, channelId, alsoIn, active, categoryIds }
  return fixed === true ? { ...value, fixed } : value
}

export type RuleValue = Omit<MailRule, 'id' | 'revision'>

export function ruleValue(rule: MailRule): RuleValue {
  const { name, active, field, headerName, pattern, outcome, fixed } = rule
  const value = { name, active, field, headerName, pattern, outcome }
  return fixed === true ? { ...value, fixed } : value
}

/** The changes of an item that is there before, after, or both. */
export function itemChanges(kind: string, before: CatalogueItem | null, after: CatalogueItem | null): PieceChange[] {
  const id = (after ?? before)?._id ?? ''
  return onlyChanges([
    { key: pieceKey('item', kind, id), before: before && itemValue(before), after: after && itemValue(after) },
    { key: pieceKey('place', kind, id), before: before?.order ?? null, after: after?.order ?? null },
  ])
}

/** The changes of all that an owner stores of rules. */
export function storedRuleChanges(before: StoredMailRules, after: StoredMailRules): PieceChange[] {
  const { _id } = before
  const ids = [...new Set([...(before.off ?? []), ...(after.off ?? [])])]
  const isOff = (stored: StoredMailRules, id: string): true | null => stored.off?.includes(id) === true || null
  return [
    ...ruleChanges(_id, before.rules, after.rules),
    ...onlyChanges([
      { key: pieceKey('runs', _id), before: before.runs ?? null, after: after.runs ?? null },
      ...ids.map((id) => ({ key: pieceKey('off', _id, id), before: isOff(before, id), after: isOff(after, id) })),
    ]),
  ]
}

/** The changes of an owner's rules, and of their order where that is more than one at the end. */
export function ruleChanges(owner: string, before: readonly MailRule[], after: readonly MailRule[]): PieceChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  const valueIn = (rules: readonly MailRule[], id: string): RuleValue | null => {
    const rule = rules.find((one) => one.id === id)
    return rule ? ruleValue(rule) : null
  }
  const [old, now] = [before, after].map((rules) => rules.map(({ id }) => id)) as [string[], string[]]
  const isAppended = now.join() === [...old, ...now.slice(old.length)].join()
  return onlyChanges([
    ...ids.map((id) => ({ key: pieceKey('rule', owner, id), before: valueIn(before, id), after: valueIn(after, id) })),
    ...(isAppended ? [] : [{ key: pieceKey('rules', owner), before: old, after: now }]),
  ])
}

interface SetAndFixed {
  readonly value: PieceValue
  /** For those below. */
  readonly isFixed: boolean | null
}

/** The changes of a setting: its value, and whether those below can set it. */
export function settingPieces(ref: PieceRef, before: SetAndFixed, after: SetAndFixed): PieceChange[] {
  const of = ref.kind === 'setting' ? ref.of : ref.kind
  return onlyChanges([
    { key: pieceKey(ref.kind, ref.of, ref.id), before: before.value, after: after.value },
    {
      key: pieceKey('fixed', of, ref.id),
      before: before.isFixed === true || null,
      after: after.isFixed === true || null,
    },
  ])
}

export function onlyChanges(changes: readonly PieceChange[]): PieceChange[] {
  return changes.filter(({ before, after }) => !isSameValue(before, after))
}

/**
 * What each piece was before the first of these changes, which come in the order of their time. Of changes of the same moment the one
 * comes first that begins with what no other of them ended with.
 */
export function valuesBefore(
  entries: readonly { readonly at: Date; readonly pieces: readonly PieceChange[] }[],
): Pieces {
  const first = new Map<string, { readonly at: number; readonly changes: PieceChange[] }>()
  for (const { at, pieces } of entries) {
    for (const change of pieces) {
      const known = first.get(change.key)
      if (!known) first.set(change.key, { at: at.getTime(), changes: [change] })
      else if (known.at === at.getTime()) known.changes.push(change)
    }
  }
  return new Map(
    [...first].map(([key, { changes }]) => {
      const start = changes.find(({ before }) => !changes.some(({ after }) => isSameValue(after, before))) ?? changes[0]
      return [key, start?.before ?? null]
    }),
  )
}
