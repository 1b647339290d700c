// Those who are mentioned where somebody speaks, as Teams vouches for them.
import { TeamsInfo, type TeamsChannelAccount, type TurnContext as BotTurn } from 'botbuilder'
import { z } from 'zod'
import type { TeamMember } from '../../app/people/invite-person.ts'
import type { ChannelMember } from '../../app/ports/chat.ts'
import { inTime } from '../../app/in-time.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { accountOf } from './account.ts'
import type { Spoken } from './read-activity.ts'
import { phrase } from '../../texts/say.ts'

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string().min(1).max(1000) }),
})

/** Bots have no Entra object id. */
const Account = z.object({
  id: z.string().min(1),
  aadObjectId: z.string().min(1),
  name: z.string().catch(''),
})

/** One member by their Teams user id. Throws `InvalidInputError` for a team, a channel or a bot. */
export async function readMember(turn: BotTurn, spoken: Spoken, userId: string): Promise<TeamMember> {
  const account = await TeamsInfo.getMember(turn, userId).catch(() => null)
  const member = account && memberOf(account, spoken)
  if (member) return member
  throw new InvalidInputError({
    message: `Teams knows no person '${userId}' here`,
    forPerson: phrase('outside.teams.onlyMembers'),
  })
}

/** Whoever waits for a dialog waits no longer than 3 s in all. */
const PATIENCE_MS = 1500

/** One member by their Entra object id; `null` when Teams does not tell in time. */
export async function readMemberInTime(turn: BotTurn, spoken: Spoken, aadObjectId: string): Promise<TeamMember | null> {
  const member = await inTime(
    readMember(turn, spoken, aadObjectId).catch(() => null),
    PATIENCE_MS,
  )
  return member === 'too-late' ? null : member
}

/** Who is mentioned in a message, each once, without the bot itself. */
export function readMentioned({ entities, recipient }: BotTurn['activity']): readonly { readonly userId: string }[] {
  const ids = (entities ?? []).flatMap((entity) => {
    const parsed = Mention.safeParse(entity)
    return parsed.success && parsed.data.mentioned.id !== recipient.id ? [parsed.data.mentioned.id] : []
  })
  return [...new Set(ids)].map((userId) => ({ userId }))
}

function memberOf(account: TeamsChannelAccount, spoken: Spoken): TeamMember | null {
  const parsed = Account.safeParse(account)
  if (!parsed.success) return null
  const { aadObjectId, id: userId, name } = parsed.data
  return {
    userId,
    tenantId: spoken.tenantId,
    serviceUrl: spoken.serviceUrl,
    aadObjectId,
    name,
    account: accountOf(account, spoken.tenantId),
  }
}

const Member = z.object({
  id: z.string().min(1),
  aadObjectId: z.string().min(1),
  tenantId: z.string().min(1).optional().catch(undefined),
})

/** As the roster of a channel has them; `null` for bots. */
export function channelMemberOf(account: unknown): ChannelMember | null {
  const { data } = Member.safeParse(account)
  return data
    ? { userId: data.id, aadObjectId: data.aadObjectId, tenantId: data.tenantId?.toLowerCase() ?? null }
    : null
}
