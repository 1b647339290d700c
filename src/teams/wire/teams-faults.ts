// What Teams' refusals mean: for the outbox whether to try again, for people what to do.
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { ConnectorFault, ConnectorSilence } from './connector-http.ts'

/** Refused as things stand, which may pass: the text names the cure for when it does not. https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis */
const CURES = {
  BotNotInConversationRoster: 'outside.teams.notInstalled',
  BotDisabledByAdmin: 'outside.teams.disabled',
  ConversationBlockedByUser: 'outside.teams.blocked',
  MessageWritesBlocked: 'outside.teams.writesBlocked',
  NotEnoughPermissions: 'outside.teams.notAllowed',
  ForbiddenOperationException: 'outside.teams.notInstalledForPerson',
  ConversationNotFound: 'outside.teams.noConversation',
  ActivityNotFoundInConversation: 'outside.teams.noMessage',
  MessageSizeTooBig: 'outside.teams.tooBig',
} as const satisfies Readonly<Record<string, TextKey>>

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

/** The Playground answers so where Teams does what is asked. */
export function isUnknownCall(error: unknown): boolean {
  return error instanceof ConnectorFault && (error.status === 501 || error.status === 405)
}

/** The error that the application gets for a failed call; what is neither Teams' fault nor the token endpoint's comes back as it is. */
export function toOutsideError(error: unknown): unknown {
  if (error instanceof ConnectorFault) return fromFault(error)
  if (error instanceof ConnectorSilence) {
    return new OutsideError({
      code: error.isUnsent ? 'not-connected' : 'unreachable',
      message: error.message,
      forPerson: phrase('outside.teams.unreachable'),
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
      forPerson: phrase('outside.teams.slowDown'),
      retryable: true,
      retryAfterMs,
    })
  }
  if (status >= 500 || RETRYABLE_STATUS.has(status)) {
    const forPerson = phrase('outside.teams.problem')
    return new OutsideError({ ...given, forPerson, retryable: true, retryAfterMs })
  }
  return new OutsideError({
    ...given,
    forPerson: isCured(code) ? phrase(CURES[code]) : textFor(status, code),
    retryable: false,
    final: status === 413 || code === 'MessageSizeTooBig',
  })
}

function isCured(code: string): code is keyof typeof CURES {
  return Object.hasOwn(CURES, code)
}

/** Of a code that nobody has explained, no cause is guessed: Teams refuses whole tenants for hours with some of them. */
function textFor(status: number, code: string): KeyedPhrase {
  if (status === 413) return phrase('outside.teams.tooBig')
  if (status === 404 || status === 410) return phrase('outside.teams.notFound', { code })
  return phrase('outside.teams.refused', { code })
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
    forPerson: phrase('outside.teams.credentials'),
    retryable: true,
    retryAfterMs: CREDENTIALS_RETRY_MS,
  })
}
