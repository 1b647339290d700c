// What leads to a channel: said before it is unlinked, and cleared by it.
import type { Deps } from '../deps.ts'

export interface ChannelRoutes {
  readonly mailboxes: readonly string[]
  readonly categories: readonly string[]
  readonly serviceTypes: readonly string[]
  readonly openTickets: number
}

export async function routesTo(deps: Pick<Deps, 'documents'>, channelId: string): Promise<ChannelRoutes> {
  const { mailboxes, categories, serviceTypes, tickets } = deps.documents
  const [boxes, cats, types, openTickets] = await Promise.all([
    mailboxes.find({ channelId }),
    categories.find({ channelId, active: true }),
    serviceTypes.find({ channelId, active: true }),
    tickets.count({ channelId, status: { $in: ['new', 'open', 'waiting'] } }),
  ])
  return {
    mailboxes: boxes.map(({ address }) => address),
    categories: cats.map(({ name }) => name),
    serviceTypes: types.map(({ name }) => name),
    openTickets,
  }
}

export async function clearRoutesTo(deps: Pick<Deps, 'documents'>, channelId: string): Promise<void> {
  const { mailboxes, categories, serviceTypes } = deps.documents
  const cleared = { $set: { channelId: null }, $inc: { revision: 1 } } as const
  while (await mailboxes.updateIf({ channelId }, cleared));
  while (await categories.updateIf({ channelId }, cleared));
  while (await serviceTypes.updateIf({ channelId }, cleared));
}
