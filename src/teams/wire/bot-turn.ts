// What the bot asks of Teams during a turn, and how it answers.
import { CardFactory, TeamsInfo, type TurnContext as BotTurn } from 'botbuilder'
import { z } from 'zod'
import type { ChannelKind, ChannelPlace } from '../../domain/channel.ts'
import { inTime } from '../../app/in-time.ts'
import type { Log } from '../../app/ports/runtime.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Account } from '../../domain/organisation/identity.ts'
import { accountOf } from './account.ts'
import { invokeAnswer, type InvokeAnswer } from './invoke.ts'
import { ChannelType, type Spoken } from './read-activity.ts'
import { phrase, say } from '../../texts/say.ts'

export type { BotTurn }

export async function sendCard(turn: BotTurn, card: Record<string, unknown>): Promise<void> {
  await turn.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] })
}

export async function answerInvoke(turn: BotTurn, answer: InvokeAnswer): Promise<void> {
  await turn.sendActivity({ type: 'invokeResponse', value: invokeAnswer(answer) })
}

/** People wait for an answer: whoever they are is found out within this time, or later. */
const PATIENCE_MS = 3_000

/** What Teams tells of the speaker's account; `null` when it does not. Not knowing costs nothing but the link to their mails. */
export async function readAccount(
  log: Log,
  turn: BotTurn,
  spoken: Spoken,
  patienceMs = PATIENCE_MS,
): Promise<Account | null> {
  try {
    const member = await inTime(TeamsInfo.getMember(turn, spoken.userId), patienceMs)
    if (member !== 'too-late') return accountOf(member, spoken.tenantId)
    log.warn('Teams took too long to tell the addresses of a user')
  } catch (error) {
    log.warn('Teams did not tell the addresses of a user', { error })
  }
  return null
}

/** The channel somebody speaks in, as Teams knows it. Throws `InvalidInputError` in the chat of a group or a meeting. */
export async function readPlace(turn: BotTurn, spoken: Spoken): Promise<ChannelPlace> {
  const { teamId } = spoken
  if (teamId === null) {
    throw new InvalidInputError({
      message: `'${spoken.conversationId}' is a chat, no channel of a team`,
      forPerson: phrase('outside.teams.groupChat'),
    })
  }
  const [channels, team] = await Promise.all([
    TeamsInfo.getTeamChannels(turn, teamId),
    TeamsInfo.getTeamDetails(turn, teamId),
  ])
  const channel = channels.find((candidate) => candidate.id === spoken.conversationId)
  return {
    conversationId: spoken.conversationId,
    name: channel?.name ?? spoken.channelName ?? nameless(spoken, teamId),
    kind: spoken.channelKind ?? (channel ? channelKindOf(channel) : 'shared'),
    teamId,
    teamName: team.name ?? spoken.teamName ?? '',
    tenantId: spoken.tenantId,
    serviceUrl: spoken.serviceUrl,
  }
}

/**
 * Teams gives the first channel of a team no name: everybody knows it as General. Private and shared ones are not among those of a
 * team, and get their name from the first activity that has it; until Teams says which of the two they are, others may read along.
 */
function nameless({ conversationId, channelKind }: Spoken, teamId: string): string {
  if (conversationId === teamId) return 'General'
  return say('channels.nameless', { kind: channelKind ?? 'other' })
}

function channelKindOf(listed: unknown): ChannelKind | null {
  return ListedChannel.safeParse(listed).data?.type ?? null
}

const ListedChannel = z.object({ type: ChannelType })

/** Teams itself takes no more in one message, markup included: https://learn.microsoft.com/microsoftteams/limits-specifications-teams */
const MAX_TYPED = 100_000
/** How often a person may name the bot in one message, each time in other letters. */
const MAX_TAGS = 5

/** What was typed, without the bot's own name in front; what Teams lets nobody type is left out. Linear in the text. */
export function textWithoutMention({ activity }: { readonly activity: Mentioning }): string {
  const own = (activity.entities ?? []).flatMap((entity) => {
    const { data } = OwnMention.safeParse(entity)
    return data?.mentioned.id === activity.recipient.id ? [data.text] : []
  })
  let result = (activity.text ?? '').slice(0, MAX_TYPED)
  for (const tag of [...new Set(own)].slice(0, MAX_TAGS)) result = result.replaceAll(tag, ' ')
  return result.replace(/&nbsp;|\u00a0/gu, ' ').trim()
}

interface Mentioning {
  readonly text?: string
  readonly entities?: readonly unknown[]
  readonly recipient: { readonly id: string }
}

export const OwnMention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1).max(500),
})
