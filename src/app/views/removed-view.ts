// What stands in place of what was removed from a ticket.
import { NO_SUBJECT } from '../../domain/mail/clean-text.ts'
import type { Removed } from '../../domain/ticket/removed.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'

/** A whole sentence, which says why. */
export function removedText(removed: Removed): string {
  if (removed.why === 'erased') return say('timeline.textErased')
  const { months, setBy } = removed
  return say('timeline.textKeptFor', { months, organisation: setBy })
}

export function shownSubject({ subject, removed }: Pick<Ticket, 'subject' | 'removed'>): string {
  return removed !== null && subject === '' ? say('timeline.removed') : subjectText(subject)
}

/** What came without one is kept with a word for that. */
export function subjectText(subject: string): string {
  return subject === NO_SUBJECT ? say('timeline.noSubject') : subject
}

/** The text of a ticket or an entry, or what is said in place of it. */
export function shownText({
  text,
  removed,
  changed,
}: {
  readonly text: string
  readonly removed?: Entry['removed'] | Ticket['removed']
  readonly changed?: Entry['changed']
}): string {
  if (!removed && changed?.is === 'deleted') return say('timeline.noteDeleted')
  if (!removed || text !== '') return text
  return typeof removed === 'string' ? say('timeline.textRemoved') : removedText(removed)
}
