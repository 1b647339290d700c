// What happened to a team or channel, or to the bot in it, as Teams tells it:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { ChannelEvent } from '../../app/channels/apply-channel-event.ts'
import { ChannelType } from './read-activity.ts'

const id = z.string().min(1).max(1000)
const name = z.string().min(1).max(1000).optional().catch(undefined)
const Members = z.array(z.object({ id })).default([])
/** The teams that a channel is shared with from now on, or no longer. Those that name no id are none that we know. */
const Teams = z
  .array(z.object({ id: id.optional().catch(undefined) }))
  .optional()
  .catch(undefined)

/** Who caused it is not always told. */
const TeamsEvent = z.object({
  type: z.enum(['conversationUpdate', 'installationUpdate']),
  action: z.string().optional().catch(undefined),
  recipient: z.object({ id }),
  conversation: z.object({ tenantId: id }).optional().catch(undefined),
  membersAdded: Members,
  membersRemoved: Members,
  channelData: z.object({
    tenant: z.object({ id }).optional().catch(undefined),
    eventType: z.string().optional().catch(undefined),
    team: z.object({ id, name }).optional().catch(undefined),
    sharedWithTeams: Teams,
    unsharedFromTeams: Teams,
    channel: z.object({ id, name, type: ChannelType }).optional().catch(undefined),
  }),
})

type TeamsEvent = z.infer<typeof TeamsEvent>

/**
 * None when it is about no team, or changes nothing. The bot's removal from one private or shared channel names the team, too:
 * it concerns the team only when it says so.
 */
export function readEvents(activity: Activity): readonly ChannelEvent[] {
  const parsed = TeamsEvent.safeParse(activity)
  if (!parsed.success) return []
  const { tenant, team, channel } = parsed.data.channelData
  const tenantId = (tenant?.id ?? parsed.data.conversation?.tenantId)?.toLowerCase()
  if (tenantId === undefined) return []
  const conversationId = channel?.id ?? null
  return whatHappened(parsed.data).flatMap(({ of, change }): readonly ChannelEvent[] => {
    if (of === 'team') return team ? [{ tenantId, teamId: team.id, conversationId, ...change }] : []
    if (conversationId === null) return []
    const kind = channel?.type === undefined ? {} : { channelKind: channel.type }
    return [{ tenantId, conversationId, ...kind, ...change }]
  })
}

/** Whether somebody opened their chat with the bot, or added it to a team, which is greeted. */
export function isInstalled(activity: Activity): boolean {
  return activity.type === 'installationUpdate' && activity.action === 'add'
}

type Change = Omit<ChannelEvent, 'tenantId' | 'teamId' | 'conversationId' | 'channelKind'>
interface What {
  readonly of: 'team' | 'channel'
  readonly change: Change
}

const BACK_IN_TEAM: What = { of: 'team', change: { noLonger: ['team-removed', 'team-deleted', 'refused'] } }
const BACK_IN_CHANNEL: What = { of: 'channel', change: { noLonger: ['channel-removed', 'refused'] } }

/** Each event and what it says, and no more. */
function whatHappened(event: TeamsEvent): readonly What[] {
  const { eventType, team, channel } = event.channelData
  switch (eventType) {
    case 'channelDeleted':
      return [{ of: 'channel', change: { because: 'channel-deleted' } }]
    case 'channelRestored':
      return [{ of: 'channel', change: { noLonger: ['channel-deleted'] } }]
    case 'channelUnshared':
      return [
        { of: 'channel', change: { because: 'channel-unshared', ...ofTeams(event.channelData.unsharedFromTeams) } },
      ]
    case 'channelShared':
      return [
        { of: 'channel', change: { noLonger: ['channel-unshared'], ...ofTeams(event.channelData.sharedWithTeams) } },
      ]
    case 'channelRenamed':
      return channel?.name === undefined ? [] : [{ of: 'channel', change: { channelName: channel.name } }]
    case 'teamRenamed':
      return team?.name === undefined ? [] : [{ of: 'team', change: { teamName: team.name } }]
    case 'teamArchived':
      return [{ of: 'team', change: { because: 'team-archived' } }]
    case 'teamUnarchived':
      return [{ of: 'team', change: { noLonger: ['team-archived'] } }]
    case 'teamDeleted':
    case 'teamHardDeleted':
      return [{ of: 'team', change: { because: 'team-deleted' } }]
    case 'teamRestored':
      return [{ of: 'team', change: { noLonger: ['team-deleted'] } }]
    default:
      return botMoved(event)
  }
}

/** Its host team has the channel in any case. */
function ofTeams(teams: TeamsEvent['channelData']['sharedWithTeams']): Pick<Change, 'ofTeams'> {
  return teams === undefined ? {} : { ofTeams: teams.flatMap((team) => team.id ?? []) }
}

/** The bot was added or removed somewhere. `remove-upgrade` is no removal: the new version takes the old one's place. */
function botMoved(event: TeamsEvent): readonly What[] {
  const { action, recipient, membersAdded, membersRemoved, channelData } = event
  const { eventType, team, channel } = channelData
  const isApart = channel?.type === 'private' || channel?.type === 'shared'
  const ofTeam = !channel || channel.id === team?.id || (eventType?.startsWith('team') === true && !isApart)
  if (action === 'remove' || membersRemoved.some((member) => member.id === recipient.id)) {
    // Of two meanings the narrower one: if the team is meant, another event says so.
    return [
      ofTeam
        ? { of: 'team', change: { because: 'team-removed' } }
        : { of: 'channel', change: { because: 'channel-removed' } },
    ]
  }
  const isBack = action === 'add' || action === 'add-upgrade'
  if (!isBack && !membersAdded.some((member) => member.id === recipient.id)) return []
  if (isApart || eventType?.startsWith('channel') === true) return [BACK_IN_CHANNEL]
  // Whoever adds it to a team names the channel it is to greet in.
  return ofTeam ? [BACK_IN_TEAM] : [BACK_IN_TEAM, BACK_IN_CHANNEL]
}
