// The chat port on Teams: cards leave through the bot's connector, within Teams' limits.
import type { Activity } from 'botbuilder'
import type { ChannelMember, Chat, PersonAddress } from '../../app/ports/chat.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import { accountOf } from './account.ts'
import { channelMemberOf } from './roster.ts'
import { NEVER_STOPPING, unlessAborted, type Stopping } from '../../lib/stopping.ts'
import type { BotAdapter, ConnectorClient } from './adapter.ts'
import { ConnectorFault, ConnectorSilence } from './connector-http.ts'
import { mentionOf } from './mention.ts'
import { createReactions, type ReactionCall } from './reactions.ts'
import { createRateLimit, type Outgo, type TeamsLimits } from './rate-limit.ts'
import { isGone, isUnknownCall, toOutsideError } from './teams-faults.ts'
import { asTargeted } from './targeted.ts'
import { createTargetedMemory, saysUnknown } from './targeted-memory.ts'

interface Place {
  readonly serviceUrl: string
  readonly tenantId: string
}

/** `limits` null sends as fast as asked to. */
export function createChat(deps: {
  readonly adapter: Pick<BotAdapter, 'botId' | 'connector'>
  readonly renderCard: (view: CardView) => object
  readonly limits: TeamsLimits | null
  readonly clock: Clock
  /** Whether targeted messages are used at all. */
  readonly targeted: boolean
  /** Breaks calls off when the process ends; never when left out. */
  readonly stopping?: Stopping
}): Chat {
  const { adapter, renderCard, stopping = NEVER_STOPPING } = deps
  const rateLimit = createRateLimit(deps.limits)
  const memory = createTargetedMemory(deps.clock)

  async function call<T>(
    { serviceUrl, ...outgo }: Outgo & Place,
    run: (conversations: ConnectorClient['conversations']) => Promise<T>,
  ): Promise<T> {
    await rateLimit(outgo)
    try {
      // botbuilder fetches its own token on the way, without any limit of time.
      const sent = adapter.connector(serviceUrl).then(({ conversations }) => run(conversations))
      return await unlessAborted(stopping.cutOff, sent)
    } catch (error) {
      const brokenOff = stopping.cutOff.aborted && error === stopping.cutOff.reason
      throw toOutsideError(brokenOff ? new ConnectorSilence('The process ends before an answer came') : error)
    }
  }

  /** Cards alone: Teams splits a text with a card into two messages and answers with no id. */
  function message(conversationId: string, view: CardView): Activity {
    return activityOf(conversationId, {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: renderCard(view) }],
    })
  }

  function activityOf(conversationId: string, said: Partial<Activity>): Activity {
    const content: Partial<Activity> = {
      type: 'message',
      channelId: 'msteams',
      from: { id: adapter.botId, name: 'Frontdesk' },
      // No more of it: the Playground refuses an empty type or name.
      conversation: { id: conversationId } as Activity['conversation'],
      ...said,
    }
    // `Activity` demands what only incoming ones have.
    return content as Activity
  }

  async function send(place: Place, conversationId: string, activity: Activity): Promise<PostedMessage> {
    const { serviceUrl, tenantId } = place
    const sent = await call({ serviceUrl, tenantId, conversationId, operation: 'send' }, (conversations) =>
      conversations.sendToConversation(conversationId, activity),
    )
    return { serviceUrl, tenantId, conversationId, activityId: sent.id }
  }

  async function create(
    place: Place,
    conversationId: string,
    parameters: Omit<ConversationParameters, 'bot' | 'tenantId'>,
  ): Promise<{ id: string; activityId: string }> {
    return await call({ ...place, conversationId, operation: 'create' }, (conversations) =>
      conversations.createConversation({
        bot: { id: adapter.botId, name: 'Frontdesk' },
        tenantId: place.tenantId,
        ...parameters,
      }),
    )
  }

  async function chatWith({ serviceUrl, tenantId, userId, conversationId }: PersonAddress): Promise<string> {
    if (conversationId !== null) return conversationId
    const created = await create({ serviceUrl, tenantId }, userId, {
      isGroup: false,
      members: [{ id: userId, name: '' }],
      channelData: { tenant: { id: tenantId } },
    })
    return created.id
  }

  /** botbuilder has no call for it. Counts for the tenant, as whatever the bot sends. */
  async function callReaction({ message: posted, method, reaction }: ReactionCall): Promise<void> {
    const { serviceUrl, tenantId, conversationId, activityId } = posted
    await rateLimit({ tenantId, conversationId, operation: 'react' })
    const place = `v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`
    const client = await adapter.connector(serviceUrl)
    await unlessAborted(
      stopping.cutOff,
      client.sendOperationRequest({}, { ...NO_BODY, httpMethod: method, path: `${place}/reactions/${reaction}` }),
    )
  }
  const mayWhisper: Chat['mayWhisper'] = (place) => deps.targeted && memory.isKnown(place)

  return {
    room: rateLimit.room,
    mayWhisper,

    async whisper(member, view) {
      if (!mayWhisper(member)) return 'refused'
      const { serviceUrl, tenantId, conversationId, userId, answers } = member
      const activity = { ...message(conversationId, view), recipient: { id: userId, name: '' } }
      try {
        await call({ serviceUrl, tenantId, conversationId, operation: 'send' }, (conversations) =>
          conversations.sendToConversation(conversationId, activity, asTargeted(answers)),
        )
        return 'sent'
      } catch (error) {
        if (!(error instanceof OutsideError)) throw error
        if (saysUnknown(error.cause)) memory.refused(member)
        if (saysUnknown(error.cause) || isUnsent(error)) return 'refused'
        throw error
      }
    },

    async post(channel, view) {
      const { serviceUrl, tenantId, conversationId } = channel
      if (conversationId.includes(';messageid='))
        return await send(channel, conversationId, message(conversationId, view))
      const created = await create({ serviceUrl, tenantId }, conversationId, {
        isGroup: true,
        channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
        activity: message(conversationId, view),
      })
      return { serviceUrl, tenantId, ...rootOf(created) }
    },

    async update(posted, view) {
      const { activityId, ...place } = posted
      const { conversationId } = posted
      const activity = { ...message(conversationId, view), id: activityId }
      return await call({ ...place, operation: 'send' }, async (conversations) => {
        try {
          await conversations.updateActivity(conversationId, activityId, activity)
          return 'updated'
        } catch (error) {
          if (isGone(error)) return 'gone'
          throw error
        }
      })
    },

    async remove(posted) {
      const { activityId, ...place } = posted
      return await call({ ...place, operation: 'send' }, async (conversations) => {
        try {
          await conversations.deleteActivity(posted.conversationId, activityId)
          return 'removed'
        } catch (error) {
          if (isGone(error)) return 'removed'
          if (isUnknownCall(error)) return 'unsupported'
          throw error
        }
      })
    },

    reply: (posted, view) => send(posted, posted.conversationId, message(posted.conversationId, view)),

    mention: (posted, person, text) =>
      send(posted, posted.conversationId, activityOf(posted.conversationId, mentionOf(person, text))),

    async direct(person, view) {
      const conversationId = await chatWith(person)
      return await send(person, conversationId, message(conversationId, view))
    },

    async members({ serviceUrl, tenantId, conversationId }, most) {
      const found: ChannelMember[] = []
      let continuationToken: string | undefined
      do {
        const more = continuationToken === undefined ? {} : { continuationToken }
        // The client's types ask for a token even of the first page.
        const asked = { pageSize: PAGE_OF_MEMBERS, ...more } as { pageSize: number; continuationToken: string }
        const page = await call({ serviceUrl, tenantId, conversationId, operation: 'read' }, (conversations) =>
          conversations.getConversationPagedMembers(conversationId, asked),
        )
        found.push(...page.members.flatMap((member) => channelMemberOf(member) ?? []))
        continuationToken = page.continuationToken || undefined
      } while (continuationToken !== undefined && found.length < most)
      return found.slice(0, most)
    },
    mark: createReactions({
      call: callReaction,
      room: ({ tenantId, conversationId }) => rateLimit.room({ tenantId, conversationId, operation: 'send' }),
      paced: deps.limits !== null && deps.limits.perConversation.length > 0,
      signal: stopping.asked,
    }),

    async readAccount(person) {
      const conversationId = await chatWith(person)
      const { serviceUrl, tenantId, userId } = person
      const member = await call({ serviceUrl, tenantId, conversationId, operation: 'read' }, (conversations) =>
        conversations.getConversationMember(conversationId, userId),
      )
      return accountOf(member, tenantId)
    },
  }
}

/** Teams gives no more at once. */
const PAGE_OF_MEMBERS = 500
type Operation = Parameters<ConnectorClient['sendOperationRequest']>[1]
/** What would read or write a body is never asked. */
const NO_BODY = { responses: {}, serializer: {} as Operation['serializer'] } as const
/** Whether nobody can have got it: our own limit, no connection, or an answer that refuses it. A gateway's answer says nothing of that. */
function isUnsent({ code, retryable, cause }: OutsideError): boolean {
  if (code === 'too-many-messages' || code === 'not-connected' || !retryable) return true
  return cause instanceof ConnectorFault && cause.status < 500
}

type ConversationParameters = Parameters<ConnectorClient['conversations']['createConversation']>[0]

/** A channel's new thread is named by its root message: `19:…;messageid=ROOT`. */
function rootOf({
  id,
  activityId,
}: {
  id: string
  activityId: string
}): Pick<PostedMessage, 'conversationId' | 'activityId'> {
  const root = /;messageid=(.+)$/u.exec(id)?.[1]
  if (root !== undefined) return { conversationId: id, activityId: activityId || root }
  return { conversationId: `${id};messageid=${activityId}`, activityId }
}
