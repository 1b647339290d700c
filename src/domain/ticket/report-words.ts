// The values that texts take of what machines report of a ticket's mails.
import { phrase, type Phrase } from '../../texts/say.ts'
import type { AutomaticNote, Undelivered } from './entry.ts'

/** `what`: whether it is lost or late, and whether it is known for whom. */
export function undeliveredValues({ address, reason, isFinal }: Undelivered): {
  readonly what: string
  readonly address: string
  readonly reason: Phrase
} {
  return { what: `${isFinal ? 'lost' : 'late'}${address === '' ? '' : 'To'}`, address, reason }
}

/** `what`: `until`, `back`, or `none` where no day is known. */
export function automaticValues({ until, back }: AutomaticNote): { readonly what: string; readonly day: Phrase } {
  const day = back ?? until
  return day === undefined
    ? { what: 'none', day: '' }
    : { what: back === undefined ? 'until' : 'back', day: dayPhrase(day) }
}

function dayPhrase(day: string): Phrase {
  const [year = '', month = '', date = ''] = day.split('-')
  return phrase('graph.meeting.day', { day: Number(date), month: `m${Number(month)}`, year })
}
