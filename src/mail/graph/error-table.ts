// What Microsoft's error codes mean for an administrator, and what to do. Codes change over time: each use has a fallback.
// Sources: https://learn.microsoft.com/entra/identity-platform/reference-error-codes, https://learn.microsoft.com/graph/errors
import { phrase, type KeyedPhrase } from '../../texts/say.ts'

export interface ErrorMeaning {
  /** What happened and what to do, in full sentences. */
  readonly text: KeyedPhrase
  readonly retryable: boolean
  /** It is about the mail itself: the same again is never taken. */
  readonly final?: true
}

export type Permission = 'Mail.Read' | 'Mail.ReadWrite' | 'Mail.Send'

const NEEDS = { 'Mail.Read': 'read', 'Mail.ReadWrite': 'write', 'Mail.Send': 'send' } as const

/**
 * The role in Exchange comes first, as in the README: what is granted in Entra reaches every mailbox. Reading alone is never
 * enough: the role that writes, too, is the one to give.
 */
function cure(need: (typeof NEEDS)[Permission] | 'both'): KeyedPhrase {
  return phrase('graph.cure', { need })
}

/** For a refusal with status 403 where it is known which permission the call needs. */
export function lacking(permission: Permission): KeyedPhrase {
  const need = NEEDS[permission]
  return phrase('graph.lacking', { need, cure: cure(need) })
}

const MEANINGS: Readonly<Record<string, ErrorMeaning>> = {
  AADSTS7000222: lasting(phrase('graph.secretExpired')),
  AADSTS7000215: lasting(phrase('graph.secretWrong')),
  AADSTS7000216: lasting(phrase('graph.secretMissing')),
  AADSTS700016: lasting(phrase('graph.clientUnknown')),
  AADSTS7000112: lasting(phrase('graph.appDisabled')),
  AADSTS7000229: lasting(phrase('graph.appMissing')),
  AADSTS90002: lasting(phrase('graph.tenantUnknown')),
  AADSTS900023: lasting(phrase('graph.tenantMalformed')),
  AADSTS50034: lasting(phrase('graph.accountUnknown')),
  AADSTS53003: lasting(phrase('graph.conditionalAccess')),
  AADSTS65001: lasting(phrase('graph.noConsent', { cure: cure('both') })),
  AADSTS90024: passing(phrase('graph.signInBusy')),
  AADSTS90033: passing(phrase('graph.signInBusy')),
  missing_tenant_id_error: lasting(phrase('graph.tenantGeneral')),
  invalid_client_credential: lasting(phrase('graph.secretMissing')),

  InvalidAuthenticationToken: lasting(phrase('graph.tokenRefused')),
  ErrorAccessDenied: lasting(phrase('graph.deniedHere', { cure: cure('both') })),
  Authorization_RequestDenied: lasting(phrase('graph.permissionMissing', { cure: cure('both') })),
  MailboxNotEnabledForRESTAPI: lasting(phrase('graph.mailboxElsewhere')),
  ErrorInvalidUser: lasting(phrase('graph.mailboxUnknown')),
  ErrorNonExistentMailbox: lasting(phrase('graph.mailboxUnknown')),
  Request_ResourceNotFound: lasting(phrase('graph.userUnknown')),
  ErrorItemNotFound: lasting(phrase('graph.itemGone')),
  ErrorInvalidIdMalformed: final(phrase('graph.idMalformed')),
  ErrorInvalidRecipients: final(phrase('graph.recipientsInvalid')),
  ErrorSendAsDenied: lasting(phrase('graph.sendAsDenied')),
  ErrorMessageSizeExceeded: final(phrase('graph.mailTooBig')),
  ErrorQuotaExceeded: lasting(phrase('graph.mailboxFull')),
  ErrorExceededMessageLimit: passing(phrase('graph.sentTooMany')),
  ErrorMailboxMoveInProgress: passing(phrase('graph.mailboxMoving')),
  ErrorMailboxStoreUnavailable: passing(phrase('graph.mailboxUnavailable')),
  ErrorInternalServerTransientError: passing(phrase('graph.exchangeProblem')),

  timeout: passing(phrase('graph.timeout')),
  'too-large': lasting(phrase('graph.answerTooBig')),
  ENOTFOUND: passing(phrase('graph.nameNotFound')),
  CERT_HAS_EXPIRED: distrusted('expired'),
  DEPTH_ZERO_SELF_SIGNED_CERT: distrusted('unknown'),
  SELF_SIGNED_CERT_IN_CHAIN: distrusted('unknown'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted('unknown'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted('unknown'),
  ERR_TLS_CERT_ALTNAME_INVALID: distrusted('name'),
}

/** By HTTP status, for codes that the table does not have; 0 when there was no answer at all. */
export function errorMeaning(code: string, status: number): ErrorMeaning {
  const known = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined
  if (known !== undefined) return known
  if (status === 0) return passing(phrase('graph.unreachable'))
  if (status === 429) return passing(phrase('graph.slowDown'))
  if (status === 408 || status === 424 || status >= 500) return passing(phrase('graph.problem'))
  if (status === 401) return lasting(phrase('graph.signInRefused'))
  if (status === 403) return lasting(phrase('graph.denied', { cure: cure('both') }))
  if (status === 404) return lasting(phrase('graph.notFound'))
  return lasting(phrase('graph.refused', { code }))
}

function lasting(text: KeyedPhrase): ErrorMeaning {
  return { text, retryable: false }
}

function final(text: KeyedPhrase): ErrorMeaning {
  return { text, retryable: false, final: true }
}

function passing(what: KeyedPhrase): ErrorMeaning {
  return { text: phrase('graph.passing', { what }), retryable: true }
}

function distrusted(why: 'expired' | 'name' | 'unknown'): ErrorMeaning {
  return lasting(phrase('graph.distrusted', { why }))
}
