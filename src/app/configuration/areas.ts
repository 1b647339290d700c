// The areas of a configuration as people speak of them, and how much of each is changed.
import { pieceRef, type PieceChange } from '../../domain/configuration/pieces.ts'

export const AREAS = ['settings', 'categories', 'serviceTypes', 'cannedTexts', 'rules', 'mailboxes'] as const
export type Area = (typeof AREAS)[number]

export interface AreaCount {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

const OF_KIND: Readonly<Record<string, Area>> = {
  category: 'categories',
  'service-type': 'serviceTypes',
  'canned-text': 'cannedTexts',
}

export function areaOf(key: string): Area {
  const { kind, of } = pieceRef(key)
  switch (kind) {
    case 'rule':
    case 'rules':
    case 'runs':
    case 'off':
      return 'rules'
    case 'item':
    case 'place':
    case 'hidden':
      return OF_KIND[of] ?? 'categories'
    case 'routing':
      return 'mailboxes'
    case 'setting':
    case 'retention':
    case 'organisation':
    case 'fixed':
      return 'settings'
  }
}

/** Each thing once, whatever of it is changed. A new order of rules is one change where no rule is changed beside. */
export function countByArea(changes: readonly PieceChange[]): Readonly<Record<Area, AreaCount>> {
  const counts = Object.fromEntries(AREAS.map((area) => [area, { added: 0, changed: 0, removed: 0 }])) as Record<
    Area,
    { added: number; changed: number; removed: number }
  >
  const counted = new Set<string>()
  const inOrder = changes.toSorted((a, b) => Number(isOrder(a)) - Number(isOrder(b)))
  for (const change of inOrder) {
    const { of, id } = pieceRef(change.key)
    const area = areaOf(change.key)
    const thing = `${area}|${of}|${id}`
    if (counted.has(thing)) continue
    const isBesides = isOrder(change) && id === '' && [...counted].some((one) => one.startsWith(`${area}|${of}|`))
    if (isBesides) continue
    counted.add(thing)
    const isSetting = area === 'settings' || isOrder(change)
    if (isSetting || (change.before !== null && change.after !== null)) counts[area].changed += 1
    else if (change.before === null) counts[area].added += 1
    else counts[area].removed += 1
  }
  return counts
}

function isOrder({ key }: PieceChange): boolean {
  const { kind } = pieceRef(key)
  return ['rules', 'runs', 'off', 'place', 'hidden'].includes(kind)
}

/** Mailboxes whose own settings, rules or routing are among them. */
export function mailboxesIn(changes: readonly PieceChange[]): ReadonlySet<string> {
  const ids = changes.flatMap(({ key }) => {
    const { kind, of, id } = pieceRef(key)
    if (kind === 'routing') return [id]
    return of.startsWith('mailbox/') ? [of.slice('mailbox/'.length)] : []
  })
  return new Set(ids)
}
