// Teams' limits on what a bot may send, kept on our side so that nothing is sent in vain.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Destination, Room } from '../../app/ports/chat.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'

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

/** A thread counts for its channel: what follows `;messageid=` is left out. */
export type Outgo = Omit<Destination, 'operation'> & { readonly operation: Destination['operation'] | 'read' | 'react' }

export interface RateLimit {
  /** Takes one place, or throws `OutsideError` 'too-many-messages' with the time after which to try again; nothing waits here. */
  (outgo: Outgo): Promise<void>
  /** How many places are free, and when the next one is; takes none. */
  readonly room: (outgo: Outgo) => Promise<Room>
}

/** Without limits everything passes. */
export function createRateLimit(limits: TeamsLimits | null): RateLimit {
  const perConversation = limitersOf(limits?.perConversation ?? [])
  const perTenant = limitersOf(limits?.perTenant ?? [])
  const conversationKey = ({ conversationId, operation }: Outgo): string =>
    `${operation} ${conversationId.replace(/;messageid=.*$/u, '')}`

  async function room(outgo: Outgo): Promise<Room> {
    const left = await Promise.all([
      ...perConversation.map((limiter) => roomOf(limiter, conversationKey(outgo))),
      ...perTenant.map((limiter) => roomOf(limiter, outgo.tenantId)),
    ])
    return {
      count: left.reduce((least, { count }) => Math.min(least, count), Infinity),
      opensInMs: left.reduce((latest, { opensInMs }) => Math.max(latest, opensInMs), 0),
    }
  }

  async function takeOne(outgo: Outgo): Promise<void> {
    const { tenantId } = outgo
    const conversation = conversationKey(outgo)
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
        forPerson: phrase('outside.teams.limit'),
        retryable: true,
        retryAfterMs: Math.max(1, refused.msBeforeNext),
      })
    }
  }

  return Object.assign(takeOne, { room })
}

async function roomOf(limiter: RateLimiterMemory, key: string): Promise<Room> {
  const used = await limiter.get(key)
  const count = used === null ? limiter.points : limiter.points - used.consumedPoints
  return { count: Math.max(0, count), opensInMs: count > 0 ? 0 : Math.max(1, used?.msBeforeNext ?? 0) }
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
