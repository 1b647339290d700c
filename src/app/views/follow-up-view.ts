// What the reply in a card's thread shows of an entry.
import { isSameSubject } from '../../domain/mail/thread-mail.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { inWords } from '../../texts/say.ts'
import { automaticText, bouncedText } from './automatic-words.ts'
import type { FollowUpView } from './card-view.ts'
import { mailView } from './mail-view.ts'
import { subjectText } from './removed-view.ts'

/** Events are not said there. */
export function followUpView(ticket: Ticket, kind: FollowUpView['kind'], entry: Entry): FollowUpView {
  return {
    card: 'follow-up',
    number: ticket.number,
    kind,
    warning: entry.warning === null ? null : inWords(entry.warning),
    by: entry.by,
    at: entry.at,
    subject: entry.subject !== null && isKnownSubject(entry.subject, ticket) ? null : entry.subject,
    ...(entry.reported ? { report: bouncedText(entry.reported) } : {}),
    ...(entry.automatic ? { report: automaticText(entry.automatic) } : {}),
    ...mailView(entry),
  }
}

/** Answers to what came without one say so in the language of their organisation. */
export function isKnownSubject(subject: string, ticket: Pick<Ticket, 'subject'>): boolean {
  return isSameSubject(subject, ticket.subject) || isSameSubject(subject, subjectText(ticket.subject))
}
