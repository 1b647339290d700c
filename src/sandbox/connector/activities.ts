// What Teams sends to a bot, as it sends it.
import { chatIdOf } from './routes.ts'
import type { TeamsMessage } from './messages.ts'
import type { MockTeam, TeamsUser } from './mock-team.ts'

export interface Bot {
  readonly id: string
  readonly name: string
}

export interface ActivityMaker {
  readonly team: MockTeam
  readonly bot: Bot
  readonly serviceUrl: string
  readonly clock: () => Date
  readonly newId: () => string
}

export type Activity = Readonly<Record<string, unknown>>

/** A person wrote something; in a channel the bot only hears it when it is mentioned. */
export function messageActivity(
  maker: ActivityMaker,
  author: TeamsUser,
  message: TeamsMessage,
  text: string,
): Activity {
  const mention = `<at>${maker.bot.name}</at>`
  const entities: object[] = [{ type: 'clientInfo', locale: author.locale ?? 'en-US', country: 'US', platform: 'Web' }]
  // Whoever writes to the bot alone need not name it.
  const isTargeted = message.targetedTo !== null
  if (message.rootId !== null && !isTargeted) entities.push({ type: 'mention', mentioned: maker.bot, text: mention })
  return {
    ...base(maker, author, message.placeId, message.conversationId),
    ...(isTargeted ? { recipient: { ...maker.bot, isTargeted } } : {}),
    type: 'message',
    id: message.id,
    textFormat: 'plain',
    text: message.rootId === null || isTargeted ? text : `${mention} ${text}\n`,
    entities,
  }
}

/** A person wrote something to others, which the bot hears where the team's owner has consented to that. */
export function overheardActivity(maker: ActivityMaker, author: TeamsUser, message: TeamsMessage): Activity {
  return {
    ...base(maker, author, message.placeId, message.conversationId),
    type: 'message',
    id: message.id,
    textFormat: 'plain',
    text: message.text ?? '',
    entities: [{ type: 'clientInfo', locale: author.locale ?? 'en-US', country: 'US', platform: 'Web' }],
  }
}

/** A person edited a message of theirs, deleted it, or took that back: the same message, in another kind of activity. */
export function changeActivity(said: Activity, eventType: MessageEvent, text: string, at: Date): Activity {
  return {
    ...said,
    ...(eventType === 'softDeleteMessage'
      ? { type: 'messageDelete', text: undefined }
      : { type: 'messageUpdate', text }),
    timestamp: at.toISOString(),
    channelData: { ...(said['channelData'] as object), eventType },
  }
}

export type MessageEvent = 'editMessage' | 'softDeleteMessage' | 'undeleteMessage'

/** A person pressed an `Action.Execute`. */
export function cardActionActivity(
  maker: ActivityMaker,
  presser: TeamsUser,
  message: TeamsMessage,
  action: { readonly title: string; readonly verb: string; readonly id?: string | undefined; readonly data: object },
): Activity {
  const activity = base(maker, presser, message.placeId, message.conversationId)
  return {
    ...activity,
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${maker.newId()}`,
    replyToId: message.id,
    channelData: { ...activity.channelData, source: { name: 'message' } },
    value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
  }
}

/** A person used the message extension in any conversation, one that the bot need not be in. */
export function extensionActivity(
  maker: ActivityMaker,
  user: TeamsUser,
  place: { readonly placeId: string; readonly conversationId: string },
  kind: 'query' | 'fetchTask' | 'submitAction',
  value: object,
): Activity {
  return {
    ...base(maker, user, place.placeId, place.conversationId),
    type: 'invoke',
    name: `composeExtension/${kind}`,
    id: `f:${maker.newId()}`,
    value,
  }
}

/** The app was added to (or removed from) the team or a person's chat: Teams says it twice, in two kinds of activity. */
export function installationActivities(
  maker: ActivityMaker,
  installer: TeamsUser,
  where: 'team' | TeamsUser,
  change: 'add' | 'remove',
): Activity[] {
  const placeId = where === 'team' ? maker.team.id : chatIdOf(where)
  const activity = base(maker, installer, placeId, placeId)
  const bot = [maker.bot]
  return [
    { ...activity, type: 'installationUpdate', id: `f:${maker.newId()}`, action: change },
    {
      ...activity,
      type: 'conversationUpdate',
      id: `f:${maker.newId()}`,
      ...(change === 'add' ? { membersAdded: bot } : { membersRemoved: bot }),
      channelData: {
        ...activity.channelData,
        ...(where === 'team' ? { eventType: change === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' } : {}),
      },
    },
  ]
}

export function base(maker: ActivityMaker, from: TeamsUser, placeId: string, conversationId: string) {
  const { team, bot, serviceUrl } = maker
  const tenantId = from.tenantId ?? team.tenantId
  const channel = team.channels.find((candidate) => candidate.id === placeId)
  const now = maker.clock().toISOString()
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Berlin',
    locale: from.locale ?? 'en-US',
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: bot,
    conversation: channel
      ? { isGroup: true, conversationType: 'channel', tenantId, id: conversationId }
      : { conversationType: placeId.endsWith('@thread.v2') ? 'groupChat' : 'personal', tenantId, id: conversationId },
    channelData: {
      ...(channel
        ? {
            teamsChannelId: channel.id,
            teamsTeamId: team.id,
            channel: {
              id: channel.id,
              ...(channel.kind === undefined ? {} : { type: channel.kind, name: channel.name }),
            },
            team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
          }
        : {}),
      tenant: { id: tenantId },
    },
  }
}
