// How cards name and colour what a ticket has.
import { STATUS_WORDS, type StatusReader } from '../../app/views/status-words.ts'
import type { Aside } from '../../domain/ticket/place.ts'
import { MOST_STARS } from '../../domain/ticket/rating.ts'
import { isOpen, type Priority, type Status } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'

// Neither `Warning` nor `Good`: their yellow and light green cannot be read on a light card.
export type TextColor = 'Default' | 'Accent' | 'Attention'

export const STATUS_COLORS: Readonly<Record<Status, TextColor>> = {
  new: 'Accent',
  open: 'Default',
  waiting: 'Default',
  resolved: 'Default',
  closed: 'Default',
}

export function priorityWord(priority: Priority): string {
  return say('menu.priorities', { priority })
}

/** So that nobody has to tell them apart by colour: full is new, half is in hand, hollow is with the customer. */
const STATUS_SIGNS: Readonly<Record<Status, string>> = { new: '●', open: '◐', waiting: '○', resolved: '✓', closed: '✓' }

/** What was set aside says so: it is closed in name only. */
export function statusWord(status: Status, aside: Aside | null, reader: StatusReader = 'agent'): string {
  return aside === null ? STATUS_WORDS[status][reader] : say('cards.aside', { aside })
}

export function statusLabel(status: Status, reader: StatusReader = 'agent', aside: Aside | null = null): string {
  return `${STATUS_SIGNS[status]} ${statusWord(status, aside, reader)}`
}

/** The strip on top of a ticket's card, told apart at a glance. */
export const STATUS_STRIPS: Readonly<Record<Status, 'accent' | 'emphasis' | 'warning' | 'good'>> = {
  new: 'accent',
  open: 'emphasis',
  waiting: 'warning',
  resolved: 'good',
  closed: 'good',
}

/** What must catch the eye: a badge where the client draws those, otherwise a word in `flagColor`. */
export interface Flag {
  readonly flag: string
  readonly badgeStyle: 'Attention' | 'Warning'
  readonly flagColor: TextColor
}

/** While there is something to do, that is. Red is for urgent and overdue alone. */
export function flagsOf({
  status,
  priority,
  overdue = false,
}: {
  readonly status: Status
  readonly priority: Priority
  readonly overdue?: boolean
}): readonly Flag[] {
  if (!isOpen(status)) return []
  return [
    ...(overdue ? [flagOf('overdue')] : []),
    ...(priority === 'urgent' || priority === 'high' ? [flagOf(priority)] : []),
  ]
}

function flagOf(what: 'overdue' | 'urgent' | 'high'): Flag {
  const flag = say('cards.flag', { flag: what })
  return what === 'high'
    ? { flag, badgeStyle: 'Warning', flagColor: 'Default' }
    : { flag, badgeStyle: 'Attention', flagColor: 'Attention' }
}

/** `★★★★☆ 4 of 5`: the number is for those who do not see the stars. */
export function starsText(stars: number): string {
  return `${'★'.repeat(stars)}${'☆'.repeat(Math.max(0, MOST_STARS - stars))} ${say('cards.stars', { stars, most: MOST_STARS })}`
}

export function notChosen(): string {
  return say('cards.notChosenYet')
}

/** In place of a subject that is empty. */
export function noSubject(): string {
  return say('timeline.noSubject')
}
