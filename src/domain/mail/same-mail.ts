// When a mail is the same as another one that is in the mailbox already.
import { textDigest } from '../../lib/text-digest.ts'
import type { LedgerRow } from '../mailbox/ledger.ts'
import type { Mail } from './mail.ts'

/** Copies that transport and migrations make keep the time of receipt, or come hours later; a daily alarm that always has one Message-ID does not. */
const SAME_WITHIN_MS = 12 * 3_600_000

/** Of all that a reader would see. */
export function mailDigest({ from, subject, text, attachments }: Mail): string {
  return textDigest(
    from?.address ?? '',
    subject,
    text,
    ...attachments.map(({ name, size, contentType }) => `${name}/${size}/${contentType}`),
  )
}

type Likeness = Pick<LedgerRow, 'messageId' | 'from' | 'subject' | 'receivedAt' | 'digest'>

/** `unknown` where one of them was not read yet, and all else is the same. */
export function isSameMail(one: Likeness, other: Likeness): boolean | 'unknown' {
  const alike =
    one.messageId !== null &&
    one.messageId === other.messageId &&
    one.from === other.from &&
    one.subject === other.subject &&
    Math.abs(one.receivedAt.getTime() - other.receivedAt.getTime()) <= SAME_WITHIN_MS
  if (!alike) return false
  return one.digest === null || other.digest === null ? 'unknown' : one.digest === other.digest
}
