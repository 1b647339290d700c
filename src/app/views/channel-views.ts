// The room Channels, and what is said before a channel is unlinked.
import type { SupportChannel } from '../../domain/channel.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import { routesTo } from '../channels/channel-routes.ts'
import { namesOf, neverReached } from '../channels/unreached-people.ts'
import { readTroubles, type Trouble } from '../watch/read-troubles.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { isUnlinked, lastCardText, placeText, stateText, troubleLines, tryAgainButton } from './channel-health.ts'
import { threadNotesButton, threadNotesTexts } from './thread-notes-view.ts'
import type { Banner, FormView, ListView } from './form-view.ts'
import { pageButtons, pageOf } from './pages.ts'
import { viewButton } from './view-button.ts'

const PAGE_SIZE = 8

export async function channelsView(
  deps: Pick<Deps, 'documents' | 'clock'>,
  organisation: Organisation,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const channels = await deps.documents.channels.find(
    { organisationId: organisation._id },
    { sort: { teamName: 1, name: 1 } },
  )
  const { shown, page, pages } = pageOf(channels, options.page ?? 1, PAGE_SIZE)
  const data = { organisationId: organisation._id }
  const ids = { $in: shown.map(({ _id }) => _id) }
  const [troubles, names, zone, unreached] = await Promise.all([
    readTroubles(deps, { $and: [{ $or: [{ channelId: ids }, { 'copies.channelId': ids }] }] }),
    shownNames(deps, shown),
    timeZoneOf(deps.documents, organisation),
    neverReached(deps, organisation),
  ])
  return {
    card: 'list',
    title: say('channels.title'),
    organisation: organisation.name,
    lead: [
      say('channels.lead'),
      ...(unreached.length === 0 ? [] : [say('channels.unreached', { names: namesOf(unreached) })]),
    ].join('\n'),
    banner: options.banner ?? null,
    rows: shown.map((channel) => channelRow(channel, troubles, names, deps.clock(), zone)),
    empty: say('channels.empty'),
    buttons: [
      ...pageButtons('channel.list', data, page, pages),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

/** Of the organisations whose tickets the channels show besides, by id. */
async function shownNames(
  { documents }: Pick<Deps, 'documents'>,
  channels: readonly SupportChannel[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(channels.flatMap(({ alsoShows }) => alsoShows?.organisationId ?? []))]
  const found = ids.length === 0 ? [] : await documents.organisations.find({ _id: { $in: ids } })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}

function channelRow(
  channel: SupportChannel,
  troubles: readonly Trouble[],
  names: ReadonlyMap<string, string>,
  now: Date,
  zone: string,
): ListView['rows'][number] {
  const { _id, name, active, alsoShows } = channel
  const of = alsoShows && active ? names.get(alsoShows.organisationId) : undefined
  const also = of && alsoShows ? [say('channels.also.text', { which: alsoShows.which, organisation: of })] : []
  const trouble = troubles.find(({ channelId }) => channelId === _id)
  const lines = [placeText(channel), say('channels.lastCard', { ago: lastCardText(channel, now) })]
  return {
    title: name,
    badge: stateText(channel, trouble),
    text: [...lines, ...also, ...troubleLines(channel, trouble, now, zone), ...threadNotesTexts(channel, zone)].join(
      '\n',
    ),
    buttons: isUnlinked(channel)
      ? []
      : [
          ...tryAgainButton(channel, trouble),
          viewButton(say('channels.test'), 'channel.test', { channelId: _id }),
          threadNotesButton(channel),
          ...(active ? [viewButton(say('channels.also'), 'channel.also', { channelId: _id })] : []),
          viewButton(say('channels.unlink'), 'channel.confirm-unlink', { channelId: _id }),
        ],
  }
}

/** Says what happens to everything that leads to the channel. */
export async function confirmUnlinkView(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  channel: SupportChannel,
): Promise<FormView> {
  const routes = await routesTo(deps, channel._id)
  const facts = [
    { title: say('channels.unlink.tickets'), value: String(routes.openTickets) },
    { title: say('channels.unlink.mailboxes'), value: routes.mailboxes.join(', ') || say('channels.unlink.none') },
    { title: say('channels.unlink.categories'), value: routes.categories.join(', ') || say('channels.unlink.none') },
    { title: say('channels.unlink.alsoShown'), value: String(routes.alsoShown) },
    {
      title: say('channels.unlink.serviceTypes'),
      value: routes.serviceTypes.join(', ') || say('channels.unlink.none'),
    },
  ]
  return {
    card: 'form',
    title: say('channels.unlink.title', { channel: channel.name }),
    organisation: organisation.name,
    lead: say('channels.unlink.lead'),
    banner: null,
    steps: [],
    facts,
    fields: [],
    buttons: [
      viewButton(say('channels.unlink'), 'channel.unlink', { channelId: channel._id }, 'destructive'),
      viewButton(say('menu.keep'), 'channel.list', { organisationId: organisation._id, page: 1 }),
    ],
  }
}
