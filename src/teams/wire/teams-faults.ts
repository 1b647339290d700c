// What Teams' refusals mean: for the outbox whether to try again, for people what to do.
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import { ConnectorFault, ConnectorSilence } from './connector-http.ts'

/** Refused as things stand, which may pass: the text names the cure for when it does not. https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis */
const CURES: Readonly<Record<string, string>> = {
  BotNotInConversationRoster:
    'Frontdesk is not installed there. Add the app to the team (and, for a private or shared channel, to the channel), or to the person’s chat, then try again.',
  BotDisabledByAdmin: 'Your Microsoft 365 administrator has blocked the Frontdesk app. Ask them to allow it.',
  ConversationBlockedByUser:
    'The person has blocked Frontdesk, or the channel’s moderation does not let it post. Unblock it there, then try again.',
  MessageWritesBlocked:
    'The person has blocked or removed Frontdesk, or the channel’s moderation does not let it post. Add or unblock it there, then try again.',
  NotEnoughPermissions:
    'Frontdesk is not allowed to do this there. Ask a team owner to add the app again with all its permissions.',
  ForbiddenOperationException:
    'Frontdesk is not installed for this person. Ask them to open the Frontdesk app in Teams once, then try again.',
  ConversationNotFound:
    'Teams cannot find the channel or chat. If it was deleted, link another channel, or write to Frontdesk again.',
  ActivityNotFoundInConversation: 'The message is no longer there; it was deleted in Teams.',
  MessageSizeTooBig: 'The message is too big for Teams. Shorten it, then try again.',
}

/** Gateway and throttling answers, and a conversation that is being changed: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const RETRYABLE_STATUS = new Set([408, 412, 425, 429])
const CREDENTIALS_RETRY_MS = 10 * 60_000

/**
 * A message that is no longer there cannot be updated. That its conversation is not found is no such word: Teams says it of
 * channels that are there.
 */
export function isGone(error: unknown): boolean {
  if (!(error instanceof ConnectorFault) || error.code === 'ConversationNotFound') return false
  return error.status === 404 || error.status === 410 || error.code === 'ActivityNotFoundInConversation'
}

/** The error that the application gets for a failed call; what is neither Teams' fault nor the token endpoint's comes back as it is. */
export function toOutsideError(error: unknown): unknown {
  if (error instanceof ConnectorFault) return fromFault(error)
  if (error instanceof ConnectorSilence) {
    return new OutsideError({
      code: error.isUnsent ? 'not-connected' : 'unreachable',
      message: error.message,
      forPerson: 'Teams could not be reached. Frontdesk will try again.',
      retryable: true,
      cause: error,
    })
  }
  return fromTokenError(error) ?? error
}

function fromFault(fault: ConnectorFault): OutsideError {
  const { status, code, retryAfterMs } = fault
  const given = { code, message: fault.message, cause: fault }
  if (status === 401) return badCredentials(given)
  if (status === 429) {
    return new OutsideError({
      ...given,
      forPerson:
        'Teams got too many messages at once and asked Frontdesk to wait. Frontdesk will send it as soon as it can.',
      retryable: true,
      retryAfterMs,
    })
  }
  if (status >= 500 || RETRYABLE_STATUS.has(status)) {
    const forPerson = 'Teams has a problem of its own at the moment. Frontdesk will try again.'
    return new OutsideError({ ...given, forPerson, retryable: true, retryAfterMs })
  }
  const known = Object.hasOwn(CURES, code) ? CURES[code] : undefined
  return new OutsideError({
    ...given,
    forPerson: known ?? textFor(status, code),
    retryable: false,
    final: status === 413 || code === 'MessageSizeTooBig',
  })
}

/** Of a code that nobody has explained, no cause is guessed: Teams refuses whole tenants for hours with some of them. */
function textFor(status: number, code: string): string {
  if (status === 413) return CURES['MessageSizeTooBig'] ?? ''
  if (status === 404 || status === 410) return `Teams cannot find it (${code}), and does not say why.`
  return `Teams does not say why (${code}). Check that the Frontdesk app is still in the team, and in the channel if that is private or shared.`
}

const msalError = z.object({ errorCode: z.string(), message: z.string() })

/** No token for Teams: Entra ID refused the bot itself, or could not be reached. */
function fromTokenError(error: unknown): OutsideError | null {
  const parsed = msalError.safeParse(error)
  if (!parsed.success) return null
  const code = /AADSTS\d+/u.exec(parsed.data.message)?.[0] ?? parsed.data.errorCode
  return badCredentials({ code, message: `No token for Teams could be had: '${code}'`, cause: error })
}

/** Retryable although a person must act: once they did, what waits should leave without being woken one by one. */
function badCredentials(given: { code: string; message: string; cause: unknown }): OutsideError {
  return new OutsideError({
    ...given,
    forPerson:
      'Microsoft does not accept the bot’s own sign-in. Ask the operator to check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.',
    retryable: true,
    retryAfterMs: CREDENTIALS_RETRY_MS,
  })
}
