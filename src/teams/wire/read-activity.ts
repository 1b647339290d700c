// What the bot uses of an activity, checked at the door.
import { z } from 'zod'
import type { Activity } from 'botbuilder'
import { CHANNEL_KINDS, type ChannelKind } from '../../domain/channel.ts'
import { normaliseTimeZone } from '../../domain/organisation/organisation-input.ts'

const text = z.string().min(1).max(1000)
/** Left out by Teams in most activities; standard channels are also said to be `regular`. */
export const ChannelType = z
  .enum([...CHANNEL_KINDS, 'regular'])
  .transform((type): ChannelKind => (type === 'regular' ? 'standard' : type))
  .optional()
  .catch(undefined)

const TeamsActivity = z.object({
  serviceUrl: text,
  from: z.object({ id: text, name: z.string().max(1000).default(''), aadObjectId: text }),
  recipient: z.object({ id: text, isTargeted: z.boolean().catch(false).default(false) }),
  replyToId: text.optional().catch(undefined),
  conversation: z.object({ id: text, conversationType: z.string().optional(), tenantId: z.string().optional() }),
  localTimezone: z.string().catch('').default(''),
  locale: z.string().catch('').default(''),
  entities: z.array(z.unknown()).catch([]).default([]),
  channelData: z
    .object({
      tenant: z.object({ id: text }).optional(),
      team: z.object({ id: text, name: z.string().optional() }).optional(),
      channel: z.object({ id: text, name: z.string().optional(), type: ChannelType }).optional(),
    })
    .default({}),
})

const OfTenant = TeamsActivity.pick({ conversation: true }).extend({
  channelData: z.object({ tenant: z.object({ id: text }).optional() }).default({}),
})

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
const ClientInfo = z.object({
  type: z.literal('clientInfo'),
  timezone: z.string().catch(''),
  locale: z.string().catch('').default(''),
})

/** Who wrote, and where. */
export interface Spoken {
  readonly serviceUrl: string
  /** Lower case. */
  readonly tenantId: string
  readonly userId: string
  readonly userName: string
  /** The Entra object id: what rights hang on. */
  readonly aadObjectId: string
  /** The conversation without its thread suffix. */
  readonly conversationId: string
  /** The message whose thread it is in; `null` in a chat, and where nobody says so. */
  readonly threadId: string | null
  readonly isPersonal: boolean
  /** Only the bot sees what they wrote, although they wrote it where others read. */
  readonly isTargeted: boolean
  /** IANA name of where they are; `null` when it is not told, or not known here. */
  readonly timeZone: string | null
  /** BCP 47 of their Teams, as `de-AT`; `null` when it is not told, or is none. */
  readonly language: string | null
  readonly teamId: string | null
  readonly teamName: string | null
  readonly channelName: string | null
  readonly channelKind: ChannelKind | null
}

/** The tenant that an activity comes from, whatever it is, in lower case. The door has seen to it that it names no other one besides. */
export function tenantOf(activity: Activity): string | null {
  const named = OfTenant.safeParse(activity).data
  return (named?.channelData.tenant?.id ?? named?.conversation.tenantId)?.toLowerCase() ?? null
}

/** `null` when it does not say who wrote where, as Teams always does. */
export function readActivity(activity: Activity): Spoken | null {
  const parsed = TeamsActivity.safeParse(activity)
  if (!parsed.success) return null
  const { serviceUrl, from, conversation, channelData, replyToId, localTimezone, locale, entities } = parsed.data
  const { recipient } = parsed.data
  const tenantId = channelData.tenant?.id ?? conversation.tenantId
  if (tenantId === undefined) return null
  const conversationId = withoutThread(conversation.id)
  const { channel } = channelData
  const clients = entities.slice(0, MOST_ENTITIES).flatMap((entity) => ClientInfo.safeParse(entity).data ?? [])
  // In a group chat others read along, as in a channel, and so they do in a chat of two people.
  const isPersonal =
    (conversation.conversationType ?? 'personal') === 'personal' &&
    channelData.channel === undefined &&
    !conversation.id.endsWith(OF_TWO_PEOPLE)
  const root = conversation.id.split(';messageid=')[1]
  return {
    serviceUrl,
    tenantId: tenantId.toLowerCase(),
    userId: from.id,
    userName: from.name,
    aadObjectId: from.aadObjectId,
    conversationId,
    threadId: isPersonal ? null : (root ?? replyToId ?? null),
    isPersonal,
    isTargeted: !isPersonal && recipient.isTargeted,
    timeZone: timeZoneOf(localTimezone, clients),
    language: languageOf(locale, clients),
    teamId: channelData.team?.id ?? null,
    teamName: channelData.team?.name ?? null,
    // Events of one channel may come from another one of its team.
    channelName: channel?.id === conversationId ? (channel.name ?? null) : null,
    channelKind: channel?.id === conversationId ? (channel.type ?? null) : null,
  }
}

/** Some clients tell it beside the message, some of the client that it was written in. */
function timeZoneOf(told: string, clients: readonly z.infer<typeof ClientInfo>[]): string | null {
  for (const zone of [told, ...clients.map(({ timezone }) => timezone)]) {
    const known = zone.length <= MAX_ZONE ? normaliseTimeZone(zone) : null
    if (known !== null) return known
  }
  return null
}

function languageOf(told: string, clients: readonly z.infer<typeof ClientInfo>[]): string | null {
  return [told, ...clients.map(({ locale }) => locale)].find((tag) => LANGUAGE_TAG.test(tag)) ?? null
}

/** What Teams sends of BCP 47: `de`, `de-AT`, `zh-Hant-TW`. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu
const MOST_ENTITIES = 50
const MAX_ZONE = 100
/** Where a card was shared between two people: the chat with the bot itself has another kind of id. */
const OF_TWO_PEOPLE = '@unq.gbl.spaces'

/** `19:abc@thread.tacv2;messageid=123` names a thread of the channel `19:abc@thread.tacv2`. */
function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId
}
