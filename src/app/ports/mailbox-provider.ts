// The mailbox provider as the application sees it. Microsoft Graph is one; another would be a second folder in src/mail.
import type { Mail, MailHead } from '../../domain/mail.ts'

/** What it takes to reach one mailbox. */
export interface MailboxAccess {
  /** The mailbox's own address, lower case. */
  readonly address: string
  readonly tenantId: string
  readonly clientId: string
  /** In clear: hold it no longer than needed, never log it. */
  readonly clientSecret: string
}

export interface MailPage {
  /** New or changed mails; repeats are allowed, an empty page too. */
  readonly mails: readonly MailHead[]
  /** Opaque; give it back to get what comes next. */
  readonly cursor: string
  /** More pages are waiting now. When false, poll again later with the same cursor. */
  readonly more: boolean
}

export type ReadOutcome =
  | { readonly id: string; readonly mail: Mail }
  /** Deleted or moved out of reach in the meantime. */
  | { readonly id: string; readonly gone: true }
  | { readonly id: string; readonly error: Error }

/** One mailbox. Every call throws `OutsideError` with the provider's code, and says whether trying again can help. */
export interface MailboxClient {
  /**
   * The next page of the folder's changes.
   * `cursor` null starts a round with the mails received at or after `since`.
   * Throws `CursorLostError` when the provider no longer knows the cursor: start a new round, the ledger makes it harmless.
   */
  changes(cursor: string | null, since: Date): Promise<MailPage>
  /** Reads whole mails, in the order of `ids`; one that fails does not cost the others anything. */
  read(ids: readonly string[]): Promise<readonly ReadOutcome[]>
}

export interface MailboxProvider {
  /** Cheap; keeps what can be kept (tokens, connections) between calls with the same access. */
  open(access: MailboxAccess): MailboxClient
}

/** The provider forgot the place where we were in the mailbox. */
export class CursorLostError extends Error {
  override readonly name = 'CursorLostError'
}
