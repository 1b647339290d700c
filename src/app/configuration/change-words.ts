// What changes of a configuration do, in words: how much of each area, and one line for each thing.
import { pieceRef, type ItemValue, type PieceChange, type RuleValue } from '../../domain/configuration/pieces.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { CATALOGUE_KINDS, itemsOf, KIND_WORDS } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import { AREAS, countByArea, type Area } from './areas.ts'
import { settingText, settingTitle } from './setting-words.ts'

export const AREA_TITLES: Readonly<Record<Area, TextKey>> = {
  settings: 'configuration.settings',
  categories: 'configuration.categories',
  serviceTypes: 'configuration.serviceTypes',
  cannedTexts: 'configuration.cannedTexts',
  rules: 'configuration.rules',
  mailboxes: 'configuration.mailboxes',
}

/** `Rules: 2 added, 1 changed`, one for each area of which something is changed. */
export function areaFacts(changes: readonly PieceChange[]): { readonly title: string; readonly value: string }[] {
  const counts = countByArea(changes)
  return AREAS.flatMap((area) => {
    const { added, changed, removed } = counts[area]
    const parts = [
      ...(added > 0 ? [say('configuration.added', { count: added })] : []),
      ...(changed > 0 ? [say('configuration.changed', { count: changed })] : []),
      ...(removed > 0 ? [say('configuration.removed', { count: removed })] : []),
    ]
    return parts.length === 0 ? [] : [{ title: say(AREA_TITLES[area]), value: parts.join(', ') }]
  })
}

/** What lines name: mailboxes and items by id. */
type Names = ReadonlyMap<string, string>

async function namesOf({ documents }: Pick<Deps, 'documents'>, changes: readonly PieceChange[]): Promise<Names> {
  const refs = changes.map(({ key }) => pieceRef(key))
  const mailboxIds = refs.map(({ kind, of, id }) => (kind === 'routing' ? id : of.replace(/^mailbox\//u, '')))
  const [mailboxes, ...items] = await Promise.all([
    documents.mailboxes.find({ _id: { $in: mailboxIds } }),
    ...CATALOGUE_KINDS.map((kind) => {
      const ids = refs.filter((ref) => ref.of === kind && ref.kind !== 'item').map(({ id }) => id)
      return itemsOf(documents, kind).find({ _id: { $in: ids } })
    }),
  ])
  return new Map([
    ...mailboxes.map(({ _id, address }) => [_id, address] as const),
    ...items.flat().map(({ _id, name }) => [_id, name] as const),
  ])
}

const MOST_LINES = 12

/** The first of them, and how many more there are. */
export async function changeLines(
  deps: Pick<Deps, 'documents'>,
  changes: readonly PieceChange[],
): Promise<readonly string[]> {
  const names = await namesOf(deps, changes)
  const lines = [...new Set(changes.flatMap((change) => lineOf(change, names)))]
  const shown = lines.slice(0, MOST_LINES)
  return lines.length > MOST_LINES ? [...shown, say('configuration.more', { count: lines.length - MOST_LINES })] : shown
}

function lineOf(change: PieceChange, names: Names): readonly string[] {
  const { key, before, after } = change
  const { kind, of, id } = pieceRef(key)
  const owner = of.startsWith('mailbox/') ? names.get(of.slice('mailbox/'.length)) : undefined
  const at = (line: string): readonly string[] => [
    owner === undefined ? line : say('configuration.line.of', { owner, line }),
  ]
  const did = before === null ? 'added' : after === null ? 'removed' : 'changed'
  switch (kind) {
    case 'setting':
    case 'retention':
    case 'organisation': {
      const [old, now] = [settingText(id, before), settingText(id, after)]
      return at(say('configuration.line.setting', { title: settingTitle(id), before: old, after: now }))
    }
    case 'rule': {
      const { name } = (after ?? before) as RuleValue
      return at(say('configuration.line.rule', { name, did }))
    }
    case 'fixed':
      return at(say('configuration.line.fixed', { title: settingTitle(id), does: after === true ? 'fixed' : 'free' }))
    case 'runs':
    case 'off':
    case 'rules':
      return at(say('configuration.line.rules'))
    case 'item': {
      const { name } = (after ?? before) as ItemValue
      return [say('configuration.line.item', { kind: KIND_WORDS[kindOf(of)], name, did })]
    }
    case 'place':
      return names.has(id) ? [say('configuration.line.order', { kind: KIND_WORDS[kindOf(of)] })] : []
    case 'hidden': {
      const name = names.get(id)
      const does = after === true ? 'hidden' : 'shown'
      return name === undefined ? [] : [say('configuration.line.hidden', { name, does })]
    }
    case 'routing':
      return [say('configuration.line.mailbox', { mailbox: names.get(id) ?? '' })]
  }
}

function kindOf(of: string): (typeof CATALOGUE_KINDS)[number] {
  return CATALOGUE_KINDS.find((kind) => kind === of) ?? 'category'
}
