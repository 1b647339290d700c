// What leads to a channel: said before it is unlinked, and cleared by it.
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'

export interface ChannelRoutes {
  readonly mailboxes: readonly string[]
  readonly categories: readonly string[]
  readonly serviceTypes: readonly string[]
  readonly openTickets: number
  /** Open ones of other channels that are shown there, too. */
  readonly alsoShown: number
}

export async function routesTo(deps: Pick<Deps, 'documents'>, channelId: string): Promise<ChannelRoutes> {
  const { mailboxes, categories, serviceTypes, tickets } = deps.documents
  const [boxes, cats, types, openTickets, alsoShown] = await Promise.all([
    mailboxes.find({ channelId }),
    categories.find({ $or: [{ channelId }, { alsoIn: channelId }], active: true }),
    serviceTypes.find({ $or: [{ channelId }, { alsoIn: channelId }], active: true }),
    tickets.count({ channelId, status: { $in: ['new', 'open', 'waiting'] } }),
    tickets.count({ 'copies.channelId': channelId, status: { $in: ['new', 'open', 'waiting'] } }),
  ])
  return {
    mailboxes: boxes.map(({ address }) => address),
    categories: cats.map(({ name }) => name),
    serviceTypes: types.map(({ name }) => name),
    openTickets,
    alsoShown,
  }
}

export async function clearRoutesTo(deps: Pick<Deps, 'documents'>, channelId: string): Promise<void> {
  const { channels, mailboxes, categories, serviceTypes } = deps.documents
  const cleared = { $set: { channelId: null }, $inc: { revision: 1 } } as const
  while (await mailboxes.updateIf({ channelId }, cleared));
  while (await categories.updateIf({ channelId }, cleared));
  while (await serviceTypes.updateIf({ channelId }, cleared));
  await clearCopiesIn(deps, { alsoIn: channelId }, [channelId])
  await channels.updateIf(
    { _id: channelId, alsoShows: { $ne: null } },
    { $set: { alsoShows: null }, $inc: { revision: 1 } },
  )
}

/** What matches shows its tickets in none of these channels any more. Rules keep the names: their form says which are gone. */
export async function clearCopiesIn(
  { documents: { categories, serviceTypes } }: Pick<Deps, 'documents'>,
  of: Filter<CatalogueItem>,
  channelIds: readonly string[],
): Promise<void> {
  for (const channelId of channelIds) {
    const cleared = { $pull: { alsoIn: channelId }, $inc: { revision: 1 } } as const
    while (await categories.updateIf({ ...of, alsoIn: channelId }, cleared));
    while (await serviceTypes.updateIf({ ...of, alsoIn: channelId }, cleared));
  }
}
