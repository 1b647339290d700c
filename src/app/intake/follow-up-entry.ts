// The entry that a mail becomes in the ticket it joins, and what the end of a ticket means for it.
import { cleanSubject, truncate } from '../../domain/mail/clean-text.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { DAY_MS } from '../../domain/mail/mail-settings.ts'
import { isOnlyThanks } from '../../domain/mail/thanks.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { isOutboxFull } from '../../domain/ticket/ticket-changes.ts'
import { isOpen, type AutomaticNote, type Entry, type Ticket, type Undelivered } from '../../domain/ticket/ticket.ts'
import type { KeyedPhrase } from '../../texts/say.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'
import { originKey } from './create-tickets.ts'
import { MAX_SUBJECT, mailContent } from './mail-content.ts'

export interface EntrySigns {
  readonly bounce: boolean
  readonly warning: KeyedPhrase | null
  readonly reported: Undelivered | null
  readonly automatic: AutomaticNote | null
}

/** Not counted in yet. */
export function followUpEntry(
  mailbox: Mailbox,
  mail: Mail,
  ticket: Ticket,
  { bounce, warning, reported, automatic }: EntrySigns,
): Entry {
  const content = mailContent(mail)
  return {
    _id: originKey(mailbox, mail.id),
    ticketId: ticket._id,
    kind: bounce ? 'bounce' : 'mail',
    // That somebody is away is for those who wait for them.
    audience: automatic ? 'internal' : 'public',
    by: { personId: null, name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    subject: truncate(cleanSubject(mail.subject), MAX_SUBJECT),
    ...content,
    hasFiles: content.attachments.length > 0,
    warning,
    ...{ messageIds: [], undelivered: null, ...(reported ? { reported } : {}), ...(automatic ? { automatic } : {}) },
    at: mail.receivedAt,
    counted: false,
    untold: isOutboxFull(ticket),
  }
}

/** Nothing but thanks for what is done: it opens nothing again. */
export function isThanksAfterwards({ status }: Ticket, { attachments, text, by }: Entry): boolean {
  return !isOpen(status) && attachments.length === 0 && isOnlyThanks(text, by.name)
}

/** The ticket was over for so long that an answer to it starts a new one. */
export function isTooLate({ status, resolvedAt }: Ticket, { settings }: MailPolicy, now: Date): boolean {
  const closedFor = resolvedAt === null ? 0 : now.getTime() - resolvedAt.getTime()
  return !isOpen(status) && closedFor > settings.reopenDays * DAY_MS
}
