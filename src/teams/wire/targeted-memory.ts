// Where Teams is known not to have targeted messages, and by what it says so.
import type { Clock } from '../../app/ports/runtime.ts'
import { ConnectorFault } from './connector-http.ts'

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
/** Said of this conversation or message, not of the call. */
const OF_THIS_ONE = new Set([
  ...['ConversationNotFound', 'BotNotInConversationRoster', 'MessageSizeTooBig'],
  ...['INVALID_TARGETED_MESSAGE_ID', 'TARGETED_MESSAGE_EXPIRED_OR_DELETED'],
])

export function saysUnknown(error: unknown): boolean {
  return error instanceof ConnectorFault && UNKNOWN_STATUS.has(error.status) && !OF_THIS_ONE.has(error.code)
}
