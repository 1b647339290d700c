// The words of a mail that leaves by itself.
import { cleanText, truncate } from '../../domain/mail/clean-text.ts'
import type { MailSettings } from '../../domain/mail/mail-settings.ts'
import { fillPlaceholders } from '../../domain/mail/placeholders.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { nameOf, type Lookups } from '../lookups.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import { placeOf } from '../tickets/ticket-access.ts'

/** `null` when it is switched off, or when there is no reason for it any more. */
export async function automaticText(
  deps: Pick<Deps, 'documents' | 'botLink'>,
  lookups: Lookups,
  ticket: Ticket,
  answer: 'acknowledgement' | 'closing',
  settings: MailSettings,
): Promise<string | null> {
  // What was no request is answered by nothing, and what was merged goes on elsewhere.
  const isResolved = !isOpen(ticket.status) && ticket.mergedInto === null
  const wanted =
    !ticket.notRequest && (answer === 'acknowledgement' ? settings.acknowledge : settings.sayResolved && isResolved)
  if (!wanted) return null
  const values = await placeholderValues(deps, lookups, ticket)
  const text = fillPlaceholders(settings[answer], values)
  return [text, fillPlaceholders(settings.signature, values)].filter((part) => part !== '').join('\n\n')
}

/** What ends every mail; may be empty. */
export async function signatureOf(
  deps: Pick<Deps, 'documents' | 'botLink'>,
  lookups: Lookups,
  ticket: Ticket,
  { signature }: Pick<MailSettings, 'signature'>,
): Promise<string> {
  return fillPlaceholders(signature, await placeholderValues(deps, lookups, ticket))
}

/** What the placeholders of a text stand for; never empty. */
export async function placeholderValues(deps: Pick<Deps, 'documents' | 'botLink'>, lookups: Lookups, ticket: Ticket) {
  const { personId } = ticket.requester
  const [{ say }, person] = await Promise.all([
    speakerFor(deps.documents, placeOf(ticket)),
    personId === null ? undefined : deps.documents.people.findOne({ _id: personId }),
  ])
  return {
    ticket: `#${ticket.number}`,
    subject: oneLine(ticket.subject) || say('mail.noSubject'),
    requester: oneLine(ticket.requester.name),
    category: oneLine((await nameOf(ticket.categoryId, (id) => lookups.category(id))) ?? '') || say('mail.noCategory'),
    // Whoever is not in Teams follows the ticket by email.
    link: (person?.teams ? deps.botLink : '') || say('mail.noLink'),
  }
}

function oneLine(text: string): string {
  return truncate(cleanText(text).replace(/\s+/gu, ' '), 200)
}
