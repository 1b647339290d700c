// When a mail is the same as another one that is in the mailbox already.
import { textDigest } from '../../lib/text-digest.ts'
import type { LedgerRow } from '../mailbox/ledger.ts'
import { headerValue, type Mail } from './mail.ts'

/** Copies that transport and migrations make keep the time of receipt, or come hours later; a daily alarm that always has one Message-ID does not. */
const SAME_WITHIN_MS = 12 * 3_600_000

/** Before the digest of when it was written; digests of earlier versions, and of mails that do not say it, end there. */
const WRITTEN = '@'

/** Of all that a reader would see, and of when its sender wrote it. RFC 5322, section 3.6.1. */
export function mailDigest({ from, subject, text, attachments, headers }: Mail): string {
  const seen = textDigest(
    from?.address ?? '',
    subject,
    text,
    ...attachments.map(({ name, size, contentType }) => `${name}/${size}/${contentType}`),
  )
  const written = headerValue({ headers }, 'Date')?.trim() ?? ''
  return written === '' ? seen : `${seen}${WRITTEN}${textDigest(written)}`
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
  return one.digest === null || other.digest === null ? 'unknown' : isSameContent(one.digest, other.digest)
}

/**
 * Every copy keeps its date, or loses its headers altogether: two alarms of one Message-ID that say the same were written at two times.
 */
function isSameContent(one: string, other: string): boolean {
  const [seen, written] = one.split(WRITTEN)
  const [otherSeen, otherWritten] = other.split(WRITTEN)
  return seen === otherSeen && (written === undefined || otherWritten === undefined || written === otherWritten)
}
