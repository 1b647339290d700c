// What stands in place of what was removed from a ticket.
import type { Removed } from '../../domain/ticket/removed.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'

/** A whole sentence, which says why. */
export function removedText(removed: Removed): string {
  if (removed.why === 'erased') return 'Its text was removed, because the person who asked was erased.'
  const { months, setBy } = removed
  return `Its text was removed after ${months} ${months === 1 ? 'month' : 'months'}, as set by ${setBy}.`
}

export function shownSubject({ subject, removed }: Pick<Ticket, 'subject' | 'removed'>): string {
  return removed !== null && subject === '' ? '(removed)' : subject
}

/** The text of a ticket or an entry, or what is said in place of it. */
export function shownText({
  text,
  removed,
}: {
  readonly text: string
  readonly removed?: Entry['removed'] | Ticket['removed']
}): string {
  if (!removed || text !== '') return text
  return typeof removed === 'string' ? 'This text was removed.' : removedText(removed)
}
