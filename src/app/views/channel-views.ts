// The room Channels, and what is said before a channel is unlinked.
import type { SupportChannel } from '../../domain/channel.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { routesTo } from '../channels/channel-routes.ts'
import { readTroubles, troubleText, type Trouble } from '../watch/read-troubles.ts'
import { offText } from './alarm-view.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
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
  const troubles = await readTroubles(deps, { channelId: { $in: shown.map(({ _id }) => _id) } })
  const zone = await timeZoneOf(deps.documents, organisation)
  return {
    card: 'list',
    title: 'Channels',
    organisation: organisation.name,
    lead: 'Where this organisation’s tickets are posted. To add a channel, type “@Frontdesk link channel” in it.',
    banner: options.banner ?? null,
    rows: shown.map((channel) => channelRow(channel, troubles, deps.clock(), zone)),
    empty: 'No channel is linked to this organisation. Its tickets go to the channels of the organisation above.',
    buttons: [
      ...pageButtons('channel.list', data, page, pages),
      viewButton('Menu', 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

function channelRow(
  channel: SupportChannel,
  troubles: readonly Trouble[],
  now: Date,
  zone: string,
): ListView['rows'][number] {
  const { _id, name, teamName, active, offBecause } = channel
  const trouble = troubles.find(({ channelId }) => channelId === _id)
  const unlinked = !active && (offBecause.length === 0 || offBecause.includes('unlinked'))
  const again = viewButton('Try again', 'channel.try-again', { channelId: _id })
  return {
    title: name,
    badge: active ? (trouble ? 'Not working' : null) : unlinked ? 'No longer linked' : 'Switched off',
    text: [
      teamName,
      ...(active || unlinked ? [] : [offText(channel)]),
      ...(trouble ? [troubleText(trouble, trouble, now, zone)] : []),
    ].join('\n'),
    buttons: [
      ...(!unlinked && (trouble || !active) ? [again] : []),
      ...(unlinked ? [] : [viewButton('Unlink', 'channel.confirm-unlink', { channelId: _id })]),
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
    { title: 'Open tickets here', value: String(routes.openTickets) },
    { title: 'Mailboxes', value: routes.mailboxes.join(', ') || 'None' },
    { title: 'Categories', value: routes.categories.join(', ') || 'None' },
    { title: 'Service types', value: routes.serviceTypes.join(', ') || 'None' },
  ]
  return {
    card: 'form',
    title: `Unlink ${channel.name}?`,
    organisation: organisation.name,
    lead: 'Its open tickets move to their mailbox’s channel, or to the nearest one that is linked, and their cards here then say where they went. No mailbox, category or service type will use this channel any more.',
    banner: null,
    steps: [],
    facts,
    fields: [],
    buttons: [
      viewButton('Unlink', 'channel.unlink', { channelId: channel._id }, 'destructive'),
      viewButton('Keep it', 'channel.list', { organisationId: organisation._id, page: 1 }),
    ],
  }
}
