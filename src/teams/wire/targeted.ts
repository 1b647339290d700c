// Targeted messages: said in a channel or group chat to one of its members alone, and where Teams is known not to have them.
// https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
import type { Clock } from '../../app/ports/runtime.ts'
import { ConnectorFault } from './connector-http.ts'

/** In place of the query, which botbuilder's client does not know; `connector-http.ts` makes one of it, and it never leaves. */
export const TARGETED_HEADER = 'x-frontdesk-targeted'

/** The address of a call with that header. */
export function targetedUrl(url: string): string {
  const targeted = new URL(url)
  targeted.searchParams.set('isTargetedActivity', 'true')
  return targeted.href
}

/** How long what a service refused is not asked of it again. Refusals pass: https://github.com/MicrosoftDocs/msteams-docs/issues/9561 */
const REMEMBER_MS = 60 * 60_000
/** Beyond it the oldest are forgotten, which costs one call each. */
const MOST_REMEMBERED = 10_000

export interface TargetedMemory {
  readonly isKnown: (place: TargetedPlace) => boolean
  readonly refused: (place: TargetedPlace) => void
}

interface TargetedPlace {
  readonly serviceUrl: string
  readonly tenantId: string
}

/** Per service and tenant, in this process. */
export function createTargetedMemory(clock: Clock): TargetedMemory {
  const refusedUntil = new Map<string, number>()
  const keyOf = ({ serviceUrl, tenantId }: TargetedPlace): string => `${tenantId} ${serviceUrl}`
  return {
    isKnown: (place) => (refusedUntil.get(keyOf(place)) ?? 0) <= clock().getTime(),
    refused(place) {
      refusedUntil.delete(keyOf(place))
      const [oldest] = refusedUntil.keys()
      if (refusedUntil.size >= MOST_REMEMBERED && oldest !== undefined) refusedUntil.delete(oldest)
      refusedUntil.set(keyOf(place), clock().getTime() + REMEMBER_MS)
    },
  }
}

/** What a service answers to a call, or a form of one, that it does not have. */
const UNKNOWN_STATUS = new Set([400, 404, 405, 501])
/** Said of this conversation, not of the call. */
const OF_THE_CONVERSATION = new Set(['ConversationNotFound', 'BotNotInConversationRoster', 'MessageSizeTooBig'])

export function saysUnknown(error: unknown): boolean {
  return error instanceof ConnectorFault && UNKNOWN_STATUS.has(error.status) && !OF_THE_CONVERSATION.has(error.code)
}
