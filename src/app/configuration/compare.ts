// Two organisations side by side: what is in force in one and otherwise in the other.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { inPickerOrder, isOffered, nameKey, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { isSameValue, itemValue } from '../../domain/configuration/pieces.ts'
import { say } from '../../texts/say.ts'
import { CATALOGUE_KINDS, itemsOf, KIND_WORDS, type CatalogueKind } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import { readRules } from '../mail-room/read-mail-policy.ts'
import { readRuleTargets, ruleSummary } from '../mail-room/rule-targets.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import type { ListView } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { viewButton } from '../views/view-button.ts'
import { settingsInForce } from './in-force.ts'
import { settingText, settingTitle } from './setting-words.ts'

type CompareDeps = Pick<Deps, 'documents' | 'settings'>

/** One thing in which they differ; `null`: it is not there. */
interface Difference {
  readonly title: string
  readonly badge: string
  readonly texts: readonly [string | null, string | null]
}

const PAGE_SIZE = 8
const LONGEST = 160

/** Throws `NotFoundError` unless the person may configure both. */
export async function compareOrganisations(
  deps: CompareDeps,
  actor: Person,
  wanted: { readonly organisationId: string; readonly otherId: string; readonly page: number },
): Promise<ListView> {
  const one = await organisationFor(deps.documents, actor, 'configure', wanted.organisationId)
  const other = await organisationFor(deps.documents, actor, 'configure', wanted.otherId)
  const differences = [
    ...(await settingDifferences(deps, one, other)),
    ...(await Promise.all(CATALOGUE_KINDS.map((kind) => itemDifferences(deps, kind, one, other)))).flat(),
    ...(await ruleDifferences(deps, one, other)),
  ]
  const { shown, page, pages } = pageOf(differences, wanted.page, PAGE_SIZE)
  const data = { organisationId: one._id, otherId: other._id }
  return {
    card: 'list',
    title: say('configuration.compare.title'),
    organisation: one.name,
    lead: say('configuration.compare.lead', { one: one.name, other: other.name, count: differences.length }),
    banner: null,
    rows: shown.map(({ title, badge, texts }) => ({
      title,
      badge,
      text: [sideText(one, texts[0]), sideText(other, texts[1])].join('\n'),
      buttons: [],
    })),
    empty: say('configuration.compare.same'),
    buttons: [
      ...pageButtons('configuration.compare', data, page, pages),
      viewButton(say('configuration.copy.from', { name: other.name }), 'configuration.copy-areas', data),
      viewButton(say('configuration.compare.another'), 'configuration.compare-form', { organisationId: one._id }),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

function sideText({ name }: Organisation, text: string | null): string {
  const line = (text ?? say('configuration.compare.none')).replaceAll(/\s+/gu, ' ')
  return say('configuration.line.of', {
    owner: name,
    line: line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line,
  })
}

async function settingDifferences(deps: CompareDeps, one: Organisation, other: Organisation): Promise<Difference[]> {
  const [first, second] = await Promise.all([settingsInForce(deps, one), settingsInForce(deps, other)])
  return first.flatMap(({ id, value }) => {
    const theirs = second.find((setting) => setting.id === id)?.value
    if (isSameValue(value, theirs)) return []
    return [
      {
        ...{ title: settingTitle(id), badge: say('configuration.settings') },
        texts: [settingText(id, value), settingText(id, theirs)] as const,
      },
    ]
  })
}

/** Those that both inherit from the same place differ in nothing. */
async function itemDifferences(
  { documents }: CompareDeps,
  kind: CatalogueKind,
  one: Organisation,
  other: Organisation,
): Promise<Difference[]> {
  const offeredTo = async (at: Organisation): Promise<readonly CatalogueItem[]> => {
    const order = nearestFirst(at)
    const all = await itemsOf(documents, kind).find({ organisationId: { $in: order }, active: true })
    return inPickerOrder(all.filter((item) => isOffered(item, order)))
  }
  const [first, second, channels] = await Promise.all([offeredTo(one), offeredTo(other), documents.channels.find({})])
  const textOf = (item: CatalogueItem | undefined): string | null => {
    if (!item) return null
    const channel = channels.find(({ _id }) => _id === item.channelId)
    const others = channels.filter(({ _id }) => item.alsoIn.includes(_id)).map(({ name }) => name)
    const parts = [
      item.description,
      ...(item.defaultPriority === null ? [] : [say('catalogue.effect.priority', { priority: item.defaultPriority })]),
      ...(channel === undefined ? [] : [say('catalogue.effect.channel', { channel: channel.name })]),
      ...(others.length === 0 ? [] : [say('catalogue.effect.alsoIn', { channels: others.join(', ') })]),
    ]
    return parts.filter((part) => part !== '').join(' · ') || say('configuration.compare.there')
  }
  const keys = [...new Set([...first, ...second].map((item) => item.nameKey))]
  return keys.flatMap((key) => {
    const [mine, theirs] = [first, second].map((items) => items.find((item) => item.nameKey === key))
    if (mine && theirs && (mine._id === theirs._id || isSameValue(comparable(mine), comparable(theirs)))) return []
    const title = (mine ?? theirs)?.name ?? ''
    const badge = say('configuration.compare.kind', { kind: KIND_WORDS[kind] })
    return [{ title, badge, texts: [textOf(mine), textOf(theirs)] as const }]
  })
}

/** Categories are others in each organisation, whatever they are called. */
function comparable(item: CatalogueItem): unknown {
  return { ...itemValue(item), name: '', categoryIds: item.categoryIds.length }
}

async function ruleDifferences(deps: CompareDeps, one: Organisation, other: Organisation): Promise<Difference[]> {
  const read = async (organisation: Organisation) => {
    const owner = { organisation, mailbox: null }
    const [owned, targets] = await Promise.all([readRules(deps, owner), readRuleTargets(deps, owner)])
    const tried = owned.filter(({ rule, offBy }) => rule.active && offBy === null)
    return tried.map(({ rule }) => ({ rule, text: ruleSummary(rule, targets) }))
  }
  const [first, second] = await Promise.all([read(one), read(other)])
  const keys = [...new Set([...first, ...second].map(({ rule }) => nameKey(rule.name)))]
  return keys.flatMap((key) => {
    const [mine, theirs] = [first, second].map((rules) => rules.find(({ rule }) => nameKey(rule.name) === key))
    if (mine && theirs && (mine.rule.id === theirs.rule.id || mine.text === theirs.text)) return []
    const title = (mine ?? theirs)?.rule.name ?? ''
    const texts = [mine?.text ?? null, theirs?.text ?? null] as const
    return [{ title, badge: say('configuration.compare.rule'), texts }]
  })
}
