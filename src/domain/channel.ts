// A Teams channel that is bound to an organisation and receives ticket cards.
import { isWithin, type Organisation } from './organisation/organisation.ts'

/**
 * Why a channel takes no cards. What an event brought about, its opposite takes back, and nothing else; only `unlinked` was
 * somebody's wish.
 */
export type OffReason =
  | 'unlinked'
  /** The bot was removed from the team. */
  | 'team-removed'
  /** The bot was removed from this (private or shared) channel alone. */
  | 'channel-removed'
  | 'channel-deleted'
  | 'channel-unshared'
  | 'team-archived'
  | 'team-deleted'
  /** Teams took nothing for a day. */
  | 'refused'

/** Who is in a channel: its team, a part of it, or people of other teams and organisations, too. */
export const CHANNEL_KINDS = ['standard', 'private', 'shared'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
/** Which tickets a channel asks for, besides those that are routed to it: all, or those of a priority and above. */
export const WHICH_TICKETS = ['all', 'high', 'urgent'] as const
export type WhichTickets = (typeof WHICH_TICKETS)[number]

/** Open tickets of an organisation and of those below it: the channel's own, or one below that. */
export interface AlsoShows {
  readonly which: WhichTickets
  readonly organisationId: string
}

/** A channel as Teams knows it. */
export interface ChannelPlace {
  /** The conversation id that Teams knows the channel by (`19:…@thread.tacv2`); unique in the installation. */
  readonly conversationId: string
  readonly name: string
  /** `null` as long as Teams did not say. */
  readonly kind: ChannelKind | null
  readonly teamId: string
  readonly teamName: string
  readonly tenantId: string
  /** The connector's base address as last seen. */
  readonly serviceUrl: string
}

export interface SupportChannel extends ChannelPlace {
  readonly _id: string
  readonly organisationId: string
  /** Whether it takes cards; false while there is a reason against it. */
  readonly active: boolean
  readonly offBecause: readonly OffReason[]
  /** When Teams last took a card or a message of a ticket there, to some seconds; `null` before the first one. */
  readonly postedAt: Date | null
  /** Messages under ticket cards become notes without a mention; `null` where nobody switched that on. */
  readonly threadNotes: ThreadNotes | null
  /** Tickets that are shown here besides those that are routed here; `null` for none. */
  readonly alsoShows: AlsoShows | null
  readonly revision: number
}

/**
 * Whether what concerns the organisation may stand there. In a shared channel people of other organisations read along: only what
 * is the channel's organisation's, or of those below it, is posted there, wherever it is sent.
 */
export function mayStandIn(
  { kind, organisationId }: Pick<SupportChannel, 'kind' | 'organisationId'>,
  organisation: Pick<Organisation, '_id' | 'path'>,
): boolean {
  return kind !== 'shared' || isWithin(organisation, organisationId)
}

/** Whether Teams sends such messages at all, its team's owner decides; that is known only by hearing one. */
export interface ThreadNotes {
  readonly since: Date
  /** When one was heard last, kept once a day; `null` while none was. */
  readonly heardAt: Date | null
}

/** The channel's own conversation, of one that may name a thread in it: `19:…;messageid=ROOT`. */
export function channelConversation(conversationId: string): string {
  return conversationId.replace(/;messageid=.*$/u, '')
}
