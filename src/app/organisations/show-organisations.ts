// The room of organisations: the tree of those that somebody may see.
import { isWithin, kindBelow, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationsWith } from './organisation-access.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { viewButton } from '../views/view-button.ts'

const PAGE_SIZE = 10

/**
 * Each one with those below it, by name. `channelOrganisationId` is the organisation of the channel that is asked in, or `null`
 * in a personal chat: others read along in a channel, and see what it serves.
 */
export async function showOrganisations(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  channelOrganisationId: string | null,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const all = await organisationsWith(deps.documents, actor, 'manage-organisations')
  const shownHere = all.filter(
    (organisation) => channelOrganisationId === null || isWithin(organisation, channelOrganisationId),
  )
  const { shown, page, pages } = pageOf(inTreeOrder(shownHere), options.page ?? 1, PAGE_SIZE)
  const inHand = all.find(({ _id }) => _id === actor.configuringId)
  return {
    card: 'list',
    title: say('organisations.title'),
    organisation: inHand?.name ?? all[0]?.name ?? null,
    lead: shownHere.length < all.length ? say('organisations.servedHere') : say('organisations.yours'),
    banner: options.banner ?? null,
    rows: shown.map(({ organisation, depth }) => ({
      title: `${depth === 0 ? '' : `└${'─'.repeat(2 * depth - 1)} `}${organisation.name}`,
      badge: [
        say('organisations.kindLabel', { kind: organisation.kind }),
        ...(organisation.active ? [] : [say('organisations.badgeInactive')]),
        ...(organisation._id === (inHand ?? all[0])?._id ? [say('organisations.badgeInHand')] : []),
      ].join(', '),
      text: organisation.domains.join(', '),
      buttons: rowButtons(organisation),
    })),
    empty: all.length === 0 ? say('organisations.none') : say('organisations.noneHere'),
    buttons: [
      ...pageButtons('organisation.list', {}, page, pages),
      viewButton(say('organisations.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

function rowButtons({ _id: organisationId, kind, active }: Organisation): readonly ViewButton[] {
  const below = kindBelow(kind)
  return [
    viewButton(say('organisations.configure'), 'organisation.choose', { organisationId }),
    viewButton(say('organisations.editButton'), 'organisation.form', { organisationId, parentId: null }),
    ...(active ? [viewButton(say('connect.button'), 'connect.open', { organisationId })] : []),
    ...(below !== null && active
      ? [
          viewButton(say('organisations.add', { kind: below }), 'organisation.form', {
            organisationId: null,
            parentId: organisationId,
          }),
        ]
      : []),
  ]
}

/** Depth first. Those whose parent is not among them stand at the left. */
function inTreeOrder(
  organisations: readonly Organisation[],
): readonly { readonly organisation: Organisation; readonly depth: number }[] {
  const known = new Set(organisations.map(({ _id }) => _id))
  const parentOf = ({ parentId }: Organisation): string | null =>
    parentId !== null && known.has(parentId) ? parentId : null
  const walk = (parentId: string | null, depth: number): { organisation: Organisation; depth: number }[] =>
    organisations
      .filter((organisation) => parentOf(organisation) === parentId)
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((organisation) => [{ organisation, depth }, ...walk(organisation._id, depth + 1)])
  return walk(null, 0)
}
