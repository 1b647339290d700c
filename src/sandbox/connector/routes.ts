// The Bot connector's REST API, as far as Teams speaks it:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
import { z } from 'zod'
import type { Card } from './cards.ts'
import type { TeamsMessage, TeamsMessages } from './messages.ts'
import { everybodyOf, membersOf, type MockTeam, type TeamsUser } from './mock-team.ts'
import type { TeamLife } from './team-life.ts'

export interface ConnectorRequest {
  readonly method: string
  /** Decoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
  /** Whether this Teams lets bots react to messages. */
  readonly knowsReactions: boolean
  readonly targeted: TargetedMode
}

export interface ConnectorAnswer {
  readonly status: number
  readonly body?: object
}

/** Teams refuses a message beyond about 100 KB of UTF-16. */
const MESSAGE_LIMIT = 100 * 1024
const CARD = 'application/vnd.microsoft.card.adaptive'

/**
 * What the service makes of targeted messages: shows them to one person, refuses them as an error, or, as the Agents Playground
 * does, overlooks what makes them targeted and shows them to everybody.
 */
export type TargetedMode = 'known' | 'refused' | 'overlooked'

const Message = z.object({
  type: z.literal('message'),
  recipient: z.object({ id: z.string().optional() }).nullish(),
  text: z.string().nullish(),
  replyToId: z.string().nullish(),
  entities: z.array(z.unknown()).default([]),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
    .default([]),
})
const TargetedInfo = z.object({ type: z.literal('targetedMessageInfo'), messageId: z.string() })
const Mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
})
const NewConversation = z.object({
  isGroup: z.boolean().default(false),
  members: z.array(z.object({ id: z.string() })).default([]),
  channelData: z
    .object({ channel: z.object({ id: z.string() }).optional(), tenant: z.object({ id: z.string() }).optional() })
    .default({}),
  activity: z.unknown().optional(),
})

type Message = z.infer<typeof Message>

/** The personal chat of a person with the bot. */
export function chatIdOf(user: TeamsUser): string {
  return `a:chat-of-${user.aadObjectId}`
}

/** Answers one call and writes down what it did. */
export function answerConnector(life: TeamLife, messages: TeamsMessages, request: ConnectorRequest): ConnectorAnswer {
  const { team } = life
  const [version, area, id, part, partId, of, ofId, ...rest] = request.path.split('/').filter(Boolean)
  if (version !== 'v3' || rest.length > 0) return refusal(404, 'NotFound')
  if (area === 'teams' && request.method === 'GET') return answerTeams(team, id, part)
  if (area !== 'conversations') return refusal(404, 'NotFound')
  if (id === undefined)
    return request.method === 'POST' ? createConversation(life, messages, request) : refusal(405, 'MethodNotAllowed')
  if (of !== undefined && (of !== 'reactions' || !request.knowsReactions)) return refusal(404, 'NotFound')
  const place = placeOf(team, id)
  if (!place) return refusal(404, 'ConversationNotFound')
  const refused = life.refusalIn(place.placeId)
  if (refused) return refusal(refused.status, refused.code)
  if (of !== undefined) return answerReaction(messages, request, messages.find(place.placeId, partId ?? ''), ofId ?? '')
  if (part === 'activities') {
    const isTargeted = request.query.get('isTargetedActivity') === 'true' && request.targeted !== 'overlooked'
    if (isTargeted && request.targeted === 'refused') return refusal(400, 'BadSyntax')
    // There is nobody to hide anything from in a personal chat.
    if (isTargeted && place.rootId === null) return refusal(400, 'BadArgument')
    return answerActivities(messages, request, place, partId, isTargeted)
  }
  if (request.method !== 'GET') return refusal(405, 'MethodNotAllowed')
  if (part === 'members')
    return partId === undefined ? { status: 200, body: place.members.map(memberBody) } : oneMember(place, partId)
  if (part === 'pagedmembers') return pagedMembers(place, request.query)
  return refusal(404, 'NotFound')
}

interface Place {
  readonly placeId: string
  /** The thread that was named; `null` in a chat, `new` when a channel was named without a thread. */
  readonly rootId: string | null
  readonly members: readonly TeamsUser[]
}

function placeOf(team: MockTeam, conversationId: string): Place | null {
  const [placeId = '', suffix] = conversationId.split(';')
  const channel = team.channels.find(({ id }) => id === placeId)
  if (channel) {
    return { placeId, rootId: suffix?.replace('messageid=', '') ?? 'new', members: membersOf(team, channel) }
  }
  const owner = everybodyOf(team).find((user) => chatIdOf(user) === placeId)
  return owner ? { placeId, rootId: null, members: [owner] } : null
}

function createConversation(life: TeamLife, messages: TeamsMessages, request: ConnectorRequest): ConnectorAnswer {
  const { team } = life
  const parsed = NewConversation.safeParse(jsonOf(request.body))
  if (!parsed.success) return refusal(400, 'BadSyntax')
  const { isGroup, members, channelData, activity } = parsed.data
  const user = everybodyOf(team).find((candidate) => candidate.id === members[0]?.id)
  const tenantId = isGroup ? team.tenantId : (user?.tenantId ?? team.tenantId)
  if (channelData.tenant !== undefined && channelData.tenant.id !== tenantId)
    return refusal(403, 'ForbiddenOperationException')
  if (isGroup) {
    const place = placeOf(team, channelData.channel?.id ?? '')
    if (place?.rootId !== 'new') return refusal(404, 'ConversationNotFound')
    const refused = life.refusalIn(place.placeId)
    if (refused) return refusal(refused.status, refused.code)
    const posted = post(messages, place, activity, request.body)
    if (!('message' in posted)) return posted
    const { message } = posted
    const inThreads = team.channels.some(({ id, layout }) => id === place.placeId && layout === 'threads')
    const id = inThreads ? place.placeId : message.conversationId
    return { status: 201, body: { id, activityId: message.id } }
  }
  return user ? { status: 201, body: { id: chatIdOf(user) } } : refusal(400, 'BadArgument')
}

function answerActivities(
  messages: TeamsMessages,
  request: ConnectorRequest,
  place: Place,
  activityId: string | undefined,
  isTargeted: boolean,
): ConnectorAnswer {
  if (request.method === 'POST') {
    // Answering a message in a channel, without naming its thread, stays in its thread.
    const repliedTo = activityId === undefined ? undefined : messages.find(place.placeId, activityId)
    const rootId = place.rootId === 'new' && repliedTo ? repliedTo.rootId : place.rootId
    const posted = post(messages, { ...place, rootId }, jsonOf(request.body), request.body, isTargeted)
    if (!('message' in posted)) return posted
    return { status: 201, body: posted.wasSplit ? {} : { id: posted.message.id } }
  }
  const message = activityId === undefined ? undefined : messages.find(place.placeId, activityId)
  // Each kind is changed by its own kind of call.
  if (!message || (message.targetedTo !== null) !== isTargeted) return refusal(404, 'ActivityNotFoundInConversation')
  if (request.method === 'DELETE') {
    message.deleted = true
    messages.changed()
    return { status: 200 }
  }
  if (request.method !== 'PUT') return refusal(405, 'MethodNotAllowed')
  const content = parseMessage(jsonOf(request.body), request.body)
  if (!('type' in content)) return content
  if (message.authorId !== null) return refusal(403, 'NotEnoughPermissions')
  // Whom it is for was said when it was sent, and cannot be said again.
  if (isTargeted && content.recipient?.id !== undefined) return refusal(400, 'BadArgument')
  message.update({ text: content.text ?? null, card: cardOf(content) })
  messages.changed()
  return { status: 200, body: { id: message.id } }
}

/** Adding what is there, and removing what is not, is no fault. */
function answerReaction(
  messages: TeamsMessages,
  { method }: ConnectorRequest,
  message: TeamsMessage | undefined,
  reaction: string,
): ConnectorAnswer {
  if (!message) return refusal(404, 'ActivityNotFoundInConversation')
  if (method === 'DELETE') message.reactions.delete(reaction)
  else if (method !== 'PUT') return refusal(405, 'MethodNotAllowed')
  else {
    message.reactions.add(reaction)
    message.reacted.push(reaction)
  }
  messages.changed()
  return { status: 200 }
}

function post(
  messages: TeamsMessages,
  place: Place,
  activity: unknown,
  body: string,
  isTargeted = false,
): ConnectorAnswer | { readonly message: TeamsMessage; readonly wasSplit: boolean } {
  const content = parseMessage(activity, body)
  if (!('type' in content)) return content
  const text = content.text ?? null
  const card = cardOf(content)
  const mentions = mentionsOf(content)
  if (mentions === null || mentions.some((id) => !place.members.some((member) => member.id === id))) {
    return refusal(400, 'BadArgument')
  }
  const recipient = content.recipient?.id
  if (isTargeted && !place.members.some(({ id }) => id === recipient)) return refusal(400, 'BadArgument')
  const targetedTo = isTargeted ? (recipient ?? null) : null
  const at = { placeId: place.placeId, rootId: place.rootId, authorId: null, targetedTo }
  const answers =
    content.entities.flatMap((entity) => TargetedInfo.safeParse(entity).data?.messageId ?? []).at(0) ?? null
  if (answers !== null && messages.find(place.placeId, answers)?.targetedTo == null)
    return refusal(400, 'INVALID_TARGETED_MESSAGE_ID')
  const wasSplit = text !== null && text !== '' && card !== null
  if (wasSplit) messages.add(at, { text, card: null, mentions })
  return { message: messages.add(at, { text: wasSplit ? null : text, card, mentions, answers }), wasSplit }
}

function parseMessage(activity: unknown, body: string): Message | ConnectorAnswer {
  if (body.length * 2 > MESSAGE_LIMIT) return refusal(413, 'MessageSizeTooBig')
  const parsed = Message.safeParse(activity)
  return parsed.success ? parsed.data : refusal(400, 'BadSyntax')
}

/** Whom it mentions; `null` where a mention has no name in the text. */
function mentionsOf({ text, entities }: Message): readonly string[] | null {
  const mentions = entities.flatMap((entity) => Mention.safeParse(entity).data ?? [])
  const isNamed = mentions.every((mention) => /^<at>.+<\/at>$/u.test(mention.text) && text?.includes(mention.text))
  return isNamed ? mentions.map(({ mentioned }) => mentioned.id) : null
}

function cardOf(message: Message): Card | null {
  return message.attachments.find((attachment) => attachment.contentType === CARD)?.content ?? null
}

function answerTeams(team: MockTeam, id: string | undefined, part: string | undefined): ConnectorAnswer {
  if (id !== team.id) return refusal(404, 'TeamNotFound')
  if (part === 'conversations') {
    const conversations = team.channels
      .filter(({ kind }) => kind === undefined)
      .map(({ id: channelId, name }) => ({ id: channelId, name: channelId === team.id ? null : name }))
    return { status: 200, body: { conversations } }
  }
  const { name, aadGroupId } = team
  return {
    status: 200,
    body: { id, name, aadGroupId, channelCount: team.channels.length, memberCount: team.users.length },
  }
}

function oneMember(place: Place, id: string): ConnectorAnswer {
  const member = place.members.find((user) => user.id === id || user.aadObjectId === id)
  return member ? { status: 200, body: memberBody(member) } : refusal(404, 'MemberNotFoundInConversation')
}

/** Page sizes below 50 are raised to 50, as Teams does it. */
function pagedMembers(place: Place, query: URLSearchParams): ConnectorAnswer {
  const size = Math.min(Math.max(Number(query.get('pageSize') ?? 200), 50), 500)
  const start = Number(query.get('continuationToken') ?? 0)
  const end = start + size
  const members = place.members.slice(start, end).map(memberBody)
  return { status: 200, body: { members, ...(end < place.members.length ? { continuationToken: String(end) } : {}) } }
}

function memberBody(user: TeamsUser): object {
  const [givenName = '', surname = ''] = user.name.split(' ')
  return {
    id: user.id,
    name: user.name,
    objectId: user.aadObjectId,
    aadObjectId: user.aadObjectId,
    givenName,
    surname,
    email: user.email,
    userPrincipalName: user.email,
    userRole: 'user',
    ...user.account,
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function refusal(status: number, code: string): ConnectorAnswer {
  return { status, body: { error: { code, message: `The request was refused: ${code}.` } } }
}
