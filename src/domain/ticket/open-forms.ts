// Forms that stand open in a ticket's card: Teams replaces the whole card for everybody when it is redrawn, and what somebody is
// typing into it with that. So news waits a little.
import type { OutboxItem, PostedMessage } from './outbox.ts'

export interface OpenForm {
  readonly personId: string
  /** Until when the card's news waits for it. */
  readonly until: Date
}

export interface FormFields {
  readonly card: PostedMessage | null
  /** One for each person, `MOST_FORMS` at most. */
  readonly openForms: readonly OpenForm[]
}

/** Milliseconds that a redraw waits at most, and that a form which nobody sends or leaves counts as open. */
export const FORM_OPEN_MS = 10 * 60_000

const MOST_FORMS = 10

/** The person has a form before them from now on. */
export function withForm(forms: readonly OpenForm[], personId: string, now: Date): readonly OpenForm[] {
  const others = forms.filter((form) => form.personId !== personId && form.until > now)
  return [...others, { personId, until: new Date(now.getTime() + FORM_OPEN_MS) }].slice(-MOST_FORMS)
}

export function withoutForm(forms: readonly OpenForm[], personId: string): readonly OpenForm[] {
  return forms.filter((form) => form.personId !== personId)
}

/** Those left once the card was drawn anew over `drawn`: what was opened since stands in the new card. */
export function formsLeft(forms: readonly OpenForm[], drawn: readonly OpenForm[]): readonly OpenForm[] {
  return forms.filter(
    (form) =>
      !drawn.some(({ personId, until }) => personId === form.personId && until.getTime() === form.until.getTime()),
  )
}

/** When it may leave: news that can wait does so for open forms, and never longer than `FORM_OPEN_MS`. */
export function dueAt({ card, openForms }: FormFields, item: OutboxItem): Date {
  const { nextAt } = item
  if (item.kind !== 'card' || item.waits !== true || item.attempts > 0 || card === null) return nextAt
  const until = Math.max(nextAt.getTime(), ...openForms.map((form) => form.until.getTime()))
  return new Date(Math.min(until, nextAt.getTime() + FORM_OPEN_MS))
}
