// Which channel a ticket belongs in.
import { mayStandIn, type SupportChannel } from '../channel.ts'
import { nearestFirst, type Organisation } from '../organisation/organisation.ts'

export interface RouteWishes {
  /** The channels named by category, service type and mailbox, the most specific first; unknown, inactive or `null` ones are passed over, and shared ones of organisations beside or below. */
  readonly channelIds: readonly (string | null)[]
  readonly organisation: Pick<Organisation, '_id' | 'path'>
}

/** The first usable channel that is wished for, otherwise one of the nearest organisation that has any, otherwise `null`. */
export function routeTicket(wishes: RouteWishes, channels: readonly SupportChannel[]): string | null {
  const active = channels.filter((channel) => channel.active && mayStandIn(channel, wishes.organisation))
  for (const wished of wishes.channelIds) {
    if (wished !== null && active.some((channel) => channel._id === wished)) return wished
  }
  for (const organisationId of nearestFirst(wishes.organisation)) {
    const own = active
      .filter((channel) => channel.organisationId === organisationId)
      .toSorted((a, b) => a.name.localeCompare(b.name))
    if (own[0]) return own[0]._id
  }
  return null
}
