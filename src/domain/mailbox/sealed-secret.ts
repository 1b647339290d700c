// A secret at rest; `src/app/ports/secrets.ts` seals and opens it.

export interface SealedSecret {
  /** Which key sealed it, so that keys can be rotated. */
  readonly keyId: string
  readonly nonce: string
  readonly sealed: string
}
