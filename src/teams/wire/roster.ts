// The people of the team that somebody is speaking in, as Teams vouches for them.
import { TeamsInfo, type TeamsChannelAccount, type TurnContext as BotTurn } from 'botbuilder'
import { z } from 'zod'
import type { TeamMember } from '../../app/people/invite-person.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { accountOf } from './account.ts'
import type { Spoken } from './read-activity.ts'

/** Teams gives at most 500 at once. */
const PAGE_SIZE = 500
/** Of a larger team the rest is invited by mention or mail address. */
const MAX_PAGES = 10

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

/** All members but bots, page by page. */
export async function readRoster(turn: BotTurn, spoken: Spoken): Promise<readonly TeamMember[]> {
  const members: TeamMember[] = []
  let token: string | undefined
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await TeamsInfo.getPagedMembers(turn, PAGE_SIZE, token)
    members.push(...page.members.flatMap((account) => memberOf(account, spoken) ?? []))
    token = page.continuationToken || undefined
    if (token === undefined) break
  }
  return members
}

/** One member by their Teams user id. Throws `InvalidInputError` for a team, a channel or a bot. */
export async function readMember(turn: BotTurn, spoken: Spoken, userId: string): Promise<TeamMember> {
  const account = await TeamsInfo.getMember(turn, userId).catch(() => null)
  const member = account && memberOf(account, spoken)
  if (member) return member
  throw new InvalidInputError({
    message: `Teams knows no person '${userId}' here`,
    forPerson: 'Only people of this team can be invited by a mention. Use their email address instead.',
  })
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
