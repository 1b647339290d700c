// Forms that stand open in a ticket's card: Teams replaces the whole card for everybody when it is redrawn, and what somebody is
// typing into it with that. So news waits a little.
import type { CardCopy } from './card-copy.ts'
import type { OutboxItem, PostedMessage } from './outbox.ts'

export interface OpenForm {
  readonly personId: string
  /** Until when the card's news waits for it. */
  readonly until: Date
  /** The other channel in which the card stands that it is open in; left out for the ticket's own. */
  readonly in?: string
}

export interface FormFields {
  readonly card: PostedMessage | null
  readonly copies: readonly CardCopy[]
  /** One for each person, `MOST_FORMS` at most. */
  readonly openForms: readonly OpenForm[]
}

/** Milliseconds that a redraw waits at most, and that a form which nobody sends or leaves counts as open. */
export const FORM_OPEN_MS = 10 * 60_000

const MOST_FORMS = 10

/** The person has a form before them from now on; `copyIn`: in the card of that other channel. */
export function withForm(
  forms: readonly OpenForm[],
  personId: string,
  now: Date,
  copyIn: string | null = null,
): readonly OpenForm[] {
  const others = forms.filter((form) => form.personId !== personId && form.until > now)
  const form = { personId, until: new Date(now.getTime() + FORM_OPEN_MS), ...(copyIn === null ? {} : { in: copyIn }) }
  return [...others, form].slice(-MOST_FORMS)
}

export function withoutForm(forms: readonly OpenForm[], personId: string): readonly OpenForm[] {
  return forms.filter((form) => form.personId !== personId)
}

/**
 * Those left once the card was drawn anew over `drawn`: what was opened since stands in the new card, and what is open in other
 * channels in theirs. `copyIn`: the card of that other channel was drawn.
 */
export function formsLeft(
  forms: readonly OpenForm[],
  drawn: readonly OpenForm[],
  copyIn: string | null = null,
): readonly OpenForm[] {
  return forms.filter(
    (form) =>
      (form.in ?? null) !== copyIn ||
      !drawn.some(({ personId, until }) => personId === form.personId && until.getTime() === form.until.getTime()),
  )
}

/** When it may leave: news that can wait does so for open forms, and never longer than `FORM_OPEN_MS`. */
export function dueAt({ card, copies, openForms }: FormFields, item: OutboxItem): Date {
  const { nextAt } = item
  if ((item.kind !== 'card' && item.kind !== 'copy') || item.waits !== true || item.attempts > 0) return nextAt
  const copy = item.kind === 'copy' ? copies.find(({ channelId }) => channelId === item.channelId) : undefined
  if ((item.kind === 'copy' ? copy?.card : card) == null) return nextAt
  const there = openForms.filter((form) => form.in === copy?.channelId)
  const until = Math.max(nextAt.getTime(), ...there.map((form) => form.until.getTime()))
  return new Date(Math.min(until, nextAt.getTime() + FORM_OPEN_MS))
}
