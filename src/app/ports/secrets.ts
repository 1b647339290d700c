// Secrets at rest: sealed under a key that the database never sees.
import { FrontdeskError } from '../../domain/errors.ts'
import type { SealedSecret } from '../../domain/mailbox/sealed-secret.ts'

export type { SealedSecret }

export interface Secrets {
  /** `boundTo` names the place the secret belongs to (`mailbox/ID/clientSecret`); it opens nowhere else. */
  seal(clear: string, boundTo: string): SealedSecret
  /** Throws `SecretUnreadableError` when key, place or bytes are not those it was sealed with. */
  open(sealed: SealedSecret, boundTo: string): string
}

/** The secret has to be entered anew. */
export class SecretUnreadableError extends FrontdeskError {
  readonly code = 'secret-unreadable'
  readonly retryable = false

  constructor(boundTo: string, why: string, cause?: unknown) {
    super({
      message: `The secret of '${boundTo}' cannot be read: ${why}`,
      forPerson: 'The stored secret can no longer be read. Enter it again.',
      cause,
    })
  }
}
