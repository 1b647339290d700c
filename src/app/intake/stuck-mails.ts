// Mails that people are told of: tried for hours without success, or given up.
import { TOLD_AFTER_TRIES, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Filter } from '../ports/documents.ts'

const STUCK: Filter<LedgerRow> = { $or: [{ dueAt: null }, { attempts: { $gte: TOLD_AFTER_TRIES } }] }

/** Those of the mailbox that could not become a ticket. */
export function unworked(mailboxId: string): Filter<LedgerRow> {
  return { mailboxId, state: 'failed', ...STUCK }
}

/** Those of the mailbox that have their outcome and could not be marked, moved or labelled. */
export function unmarked(mailboxId: string): Filter<LedgerRow> {
  return { mailboxId, markError: { $ne: null }, ...STUCK }
}
