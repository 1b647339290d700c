// The room of categories, of service types, or of canned texts: own and inherited ones, as a list.
import { inPickerOrder, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { truncate } from '../../domain/mail/clean-text.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { pageOf, pageButtons } from '../views/pages.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { fixedByText } from '../policy/policy-texts.ts'
import { originText } from '../views/origin-text.ts'
import { itemsOf, KIND_WORDS, type CatalogueKind } from './kinds.ts'
import { viewButton } from '../views/view-button.ts'

const PAGE_SIZE = 8

/** Own ones in their order first, then those inherited, the nearest organisation first. */
export async function showCatalogue(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  kind: CatalogueKind,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const items = await visibleItems(deps, organisation, kind)
  const { shown, page, pages } = pageOf(items, options.page ?? 1, PAGE_SIZE)
  const [names, links] = await Promise.all([organisationNames(deps, organisation), linkedNames(deps, shown)])
  const own = items.filter((item) => item.organisationId === organisation._id)
  const word = KIND_WORDS[kind]
  const data = { organisationId: organisation._id, kind }
  return {
    card: 'list',
    title: say('catalogue.title', { kind: word }),
    organisation: organisation.name,
    lead: say('catalogue.lead', { kind: word }),
    banner: options.banner ?? null,
    rows: shown.map((item) => ({
      title: item.name,
      badge: badgeOf(item, organisation, names),
      text: [kind === 'canned-text' ? firstWords(item.description) : item.description, effectOf(item, links)]
        .filter((line) => line !== '')
        .join('\n'),
      buttons:
        item.organisationId === organisation._id
          ? ownButtons(item, own, { ...data, page })
          : inheritedButtons(item, organisation, { ...data, page }),
    })),
    empty: say('catalogue.empty', { kind: word }),
    buttons: [
      viewButton(say('catalogue.add', { kind: word }), 'catalogue.form', { ...data, itemId: null }, 'positive'),
      ...pageButtons('catalogue.open', data, page, pages),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

/** Enough of a text to know it again. */
function firstWords(text: string): string {
  return truncate(text.replace(/\s+/gu, ' '), 160)
}

async function visibleItems(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  kind: CatalogueKind,
): Promise<readonly CatalogueItem[]> {
  const order = nearestFirst(organisation)
  const items = await itemsOf(deps.documents, kind).find({ organisationId: { $in: order } })
  const inherited = items.filter((item) => item.active || item.organisationId === organisation._id)
  return inPickerOrder(inherited).toSorted((a, b) => order.indexOf(a.organisationId) - order.indexOf(b.organisationId))
}

async function organisationNames(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
): Promise<ReadonlyMap<string, string>> {
  const all = await deps.documents.organisations.find({ _id: { $in: nearestFirst(organisation) } })
  return new Map(all.map(({ _id, name }) => [_id, name]))
}

/** Names of the channels and categories that the items lead to, by id. */
async function linkedNames(
  { documents }: Pick<Deps, 'documents'>,
  items: readonly CatalogueItem[],
): Promise<ReadonlyMap<string, string>> {
  const [channels, categories] = await Promise.all([
    documents.channels.find({
      _id: { $in: items.flatMap(({ channelId, alsoIn }) => [channelId ?? [], alsoIn].flat()) },
    }),
    documents.categories.find({ _id: { $in: items.flatMap(({ categoryIds }) => categoryIds) } }),
  ])
  return new Map([...channels, ...categories].map(({ _id, name }) => [_id, name]))
}

/** `High priority · Channel Hardware · Also in Escalations · Only with Printers`; empty when choosing it changes nothing else. */
function effectOf(
  { defaultPriority, channelId, alsoIn, categoryIds }: CatalogueItem,
  names: ReadonlyMap<string, string>,
): string {
  const channel = channelId === null ? undefined : names.get(channelId)
  const others = alsoIn.flatMap((id) => names.get(id) ?? [])
  const categories = categoryIds.flatMap((id) => names.get(id) ?? [])
  return [
    ...(defaultPriority === null ? [] : [say('catalogue.effect.priority', { priority: defaultPriority })]),
    ...(channel === undefined ? [] : [say('catalogue.effect.channel', { channel })]),
    ...(others.length === 0 ? [] : [say('catalogue.effect.alsoIn', { channels: others.join(', ') })]),
    ...(categories.length === 0 ? [] : [say('catalogue.effect.categories', { categories: categories.join(', ') })]),
  ].join(' · ')
}

function badgeOf(item: CatalogueItem, organisation: Organisation, names: ReadonlyMap<string, string>): string | null {
  if (!item.active) return say('catalogue.retired')
  const hiding = item.fixed ? undefined : item.hiddenIn.find((id) => nearestFirst(organisation).includes(id))
  if (hiding === organisation._id) return say('catalogue.hidden.here')
  if (hiding !== undefined) {
    const name = names.get(hiding)
    return name === undefined ? say('catalogue.hidden.above') : say('catalogue.hidden.by', { name })
  }
  if (item.organisationId === organisation._id) return item.fixed ? say('policy.fixed') : null
  return item.fixed ? fixedByText(names.get(item.organisationId)) : originText(names.get(item.organisationId))
}

type RowData = Readonly<Record<string, unknown>>

function ownButtons(item: CatalogueItem, own: readonly CatalogueItem[], data: RowData): readonly ViewButton[] {
  const on = { ...data, itemId: item._id, revision: item.revision }
  const edit = viewButton(say('menu.edit'), 'catalogue.form', on)
  if (!item.active) {
    return [
      edit,
      viewButton(say('catalogue.restore'), 'catalogue.set-active', { ...on, active: true }),
      viewButton(say('catalogue.delete'), 'catalogue.delete', on),
    ]
  }
  const position = own.indexOf(item)
  return [
    edit,
    ...(position > 0 ? [viewButton(say('menu.up'), 'catalogue.move', { ...on, by: -1 })] : []),
    ...(position < own.length - 1 ? [viewButton(say('menu.down'), 'catalogue.move', { ...on, by: 1 })] : []),
    viewButton(say('catalogue.retire'), 'catalogue.set-active', { ...on, active: false }),
  ]
}

function inheritedButtons(item: CatalogueItem, organisation: Organisation, data: RowData): readonly ViewButton[] {
  if (item.fixed) return []
  const hidden = item.hiddenIn.includes(organisation._id)
  const on = { ...data, itemId: item._id, hidden: !hidden }
  return [viewButton(hidden ? say('catalogue.show') : say('catalogue.hide'), 'catalogue.set-hidden', on)]
}
