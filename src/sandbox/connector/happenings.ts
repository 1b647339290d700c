// How Teams tells what happened to a team, a channel, or the bot in them. Who did it is told, what it means is not.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events and
// https://github.com/microsoft/Agents/issues/179
import { base, installationActivities, type Activity, type ActivityMaker } from './activities.ts'
import type { TeamsChannel } from './mock-team.ts'
import type { Happening } from './team-life.ts'

/** `channel` is the one that is meant, as it is called by now; nothing where the whole team is. */
export function happeningActivities(
  maker: ActivityMaker,
  event: Happening,
  channel: TeamsChannel | null,
): readonly Activity[] {
  const [someone] = maker.team.users
  if (event.what === 'app-upgraded') {
    return ['remove-upgrade', 'add-upgrade'].map((action) => ({
      ...base(maker, someone, maker.team.id, maker.team.id),
      type: 'installationUpdate',
      id: `f:${maker.newId()}`,
      action,
    }))
  }
  if (event.what === 'bot-added' || event.what === 'bot-removed') {
    if (!channel) return installationActivities(maker, someone, 'team', event.what === 'bot-added' ? 'add' : 'remove')
    const bots = event.what === 'bot-added' ? { membersAdded: [maker.bot] } : { membersRemoved: [maker.bot] }
    const eventType = event.what === 'bot-added' ? 'channelMemberAdded' : 'channelMemberRemoved'
    return [told(maker, eventType, channel, bots)]
  }
  return [told(maker, EVENT_TYPES[event.what], channel, {})]
}

const EVENT_TYPES = {
  'channel-deleted': 'channelDeleted',
  'channel-restored': 'channelRestored',
  'channel-renamed': 'channelRenamed',
  'channel-shared': 'channelShared',
  'channel-unshared': 'channelUnshared',
  'team-renamed': 'teamRenamed',
  'team-archived': 'teamArchived',
  'team-unarchived': 'teamUnarchived',
  'team-deleted': 'teamDeleted',
  'team-restored': 'teamRestored',
} as const satisfies Partial<Record<Happening['what'], string>>

function told(maker: ActivityMaker, eventType: string, channel: TeamsChannel | null, more: object): Activity {
  const placeId = channel?.id ?? maker.team.id
  const activity = base(maker, maker.team.users[0], placeId, placeId)
  const { channel: place, ...data } = activity.channelData
  const { id, name, aadGroupId } = maker.team
  const teams = [{ id, name, aadGroupId }]
  const named = channel ? { channel: { ...place, id: channel.id, name: channel.name } } : {}
  return {
    ...activity,
    type: 'conversationUpdate',
    id: `f:${maker.newId()}`,
    channelData: {
      ...{ ...data, ...named, eventType },
      ...(eventType === 'channelShared' ? { sharedWithTeams: teams } : {}),
      ...(eventType === 'channelUnshared' ? { unsharedFromTeams: teams } : {}),
    },
    ...more,
  }
}
