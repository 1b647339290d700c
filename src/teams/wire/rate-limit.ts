// Teams' limits on what a bot may send, kept on our side so that nothing is sent in vain.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { OutsideError } from '../../domain/errors.ts'

export interface MessageLimit {
  readonly messages: number
  readonly seconds: number
}

export interface TeamsLimits {
  /** Each holds for every conversation (a channel, a chat) by itself; creating conversations counts apart from sending. */
  readonly perConversation: readonly MessageLimit[]
  /** Each holds for all conversations of a tenant together. */
  readonly perTenant: readonly MessageLimit[]
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const PUBLISHED_LIMITS = {
  perConversation: [
    { messages: 7, seconds: 1 },
    { messages: 8, seconds: 2 },
    { messages: 60, seconds: 30 },
    { messages: 1800, seconds: 3600 },
  ],
  perTenant: [{ messages: 50, seconds: 1 }],
} as const satisfies TeamsLimits

export interface Outgo {
  readonly tenantId: string
  /** A thread counts for its channel: what follows `;messageid=` is left out. */
  readonly conversationId: string
  readonly operation: 'create' | 'send' | 'read'
}

/** Takes one place, or throws `OutsideError` 'too-many-messages' with the time after which to try again; nothing waits here. */
export type RateLimit = (outgo: Outgo) => Promise<void>

/** Without limits everything passes. */
export function createRateLimit(limits: TeamsLimits | null): RateLimit {
  const perConversation = limitersOf(limits?.perConversation ?? [])
  const perTenant = limitersOf(limits?.perTenant ?? [])
  return async ({ tenantId, conversationId, operation }) => {
    const conversation = `${operation} ${conversationId.replace(/;messageid=.*$/u, '')}`
    const taken: { limiter: RateLimiterMemory; key: string }[] = []
    try {
      for (const limiter of perConversation) await take(limiter, conversation, taken)
      for (const limiter of perTenant) await take(limiter, tenantId, taken)
    } catch (refused) {
      // A place that was not used is given back, or waiting for the second would eat up the hour.
      await Promise.all(taken.map(({ limiter, key }) => limiter.reward(key)))
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new OutsideError({
        code: 'too-many-messages',
        message: `Teams' limit for '${conversation}' in tenant '${tenantId}' is reached`,
        forPerson: 'Teams takes only so many messages at a time. It is sent as soon as it may.',
        retryable: true,
        retryAfterMs: Math.max(1, refused.msBeforeNext),
      })
    }
  }
}

/** Shortest first: what is refused for a second must not count for the hour. */
function limitersOf(limits: readonly MessageLimit[]): readonly RateLimiterMemory[] {
  return limits
    .toSorted((a, b) => a.seconds - b.seconds)
    .map(({ messages, seconds }) => new RateLimiterMemory({ points: messages, duration: seconds }))
}

async function take(
  limiter: RateLimiterMemory,
  key: string,
  taken: { limiter: RateLimiterMemory; key: string }[],
): Promise<void> {
  await limiter.consume(key)
  taken.push({ limiter, key })
}
