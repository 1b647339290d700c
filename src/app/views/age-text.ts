// How long ago something was, or how long it is until then, as short as can be, and at least a minute.
import { say } from '../../texts/say.ts'

/** `days` from two on. */
export interface Age {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

export function ageOf(since: Date, now: Date): Age {
  const minutes = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) }
}

/** `4 min`, `3 h`, `12 d`. */
export function ageText(since: Date, now: Date): string {
  const { unit, count } = ageOf(since, now)
  return say('tickets.age', { unit, count })
}

/** `4 min ago`: in other languages it is more than a word beside `ageText`. */
export function agoText(since: Date, now: Date): string {
  const { unit, count } = ageOf(since, now)
  return say('tickets.ago', { unit, count })
}
