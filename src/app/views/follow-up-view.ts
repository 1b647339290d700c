// What the reply in a card's thread shows of an entry.
import { cleanSubject } from '../../domain/mail/clean-text.ts'
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
    subject: entry.subject !== null && isKnown(entry.subject, ticket) ? null : entry.subject,
    ...(entry.reported ? { report: bouncedText(entry.reported) } : {}),
    ...(entry.automatic ? { report: automaticText(entry.automatic) } : {}),
    ...mailView(entry),
  }
}

/** Answers to what came without one say so in the language of their organisation. */
function isKnown(subject: string, ticket: Ticket): boolean {
  return isSame(subject, ticket.subject) || isSame(subject, subjectText(ticket.subject))
}

/** But for the ticket's token, what stands in front of answers, case and blanks. */
function isSame(one: string, other: string): boolean {
  const bare = (subject: string) =>
    cleanSubject(subject.replace(/[[【]\s?#\s?\d{1,9}\s?[\]】]/gu, ' '))
      .replace(/\s+/gu, '')
      .toLowerCase()
  return bare(one) === bare(other)
}
