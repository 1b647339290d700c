// The ledger row of a mail that nobody has worked yet.
import { ledgerId, type LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'

/** Due at once. */
export function newRow({ _id }: Pick<Mailbox, '_id'>, mail: MailHead, now: Date): LedgerRow {
  return {
    _id: ledgerId(_id, mail.id),
    mailboxId: _id,
    mailId: mail.id,
    messageId: mail.messageId,
    from: mail.from?.address ?? '',
    subject: mail.subject.slice(0, 500),
    receivedAt: mail.receivedAt,
    state: 'received',
    reason: null,
    errorCode: null,
    ticketId: null,
    digest: null,
    wanted: false,
    attempts: 0,
    markError: null,
    dueAt: now,
    seenAt: now,
  }
}
