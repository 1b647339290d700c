// How cards name and colour what a ticket has.
import { isOpen, type Priority, type Status } from '../../domain/ticket/ticket.ts'

// Neither `Warning` nor `Good`: their yellow and light green cannot be read on a light card.
export type TextColor = 'Default' | 'Accent' | 'Attention'

export const STATUS_WORDS: Readonly<Record<Status, { readonly word: string; readonly color: TextColor }>> = {
  new: { word: 'New', color: 'Accent' },
  open: { word: 'Open', color: 'Accent' },
  waiting: { word: 'Waiting for customer', color: 'Default' },
  resolved: { word: 'Resolved', color: 'Default' },
  closed: { word: 'Closed', color: 'Default' },
}

export const PRIORITY_WORDS: Readonly<Record<Priority, { readonly word: string; readonly color: TextColor }>> = {
  low: { word: 'Low', color: 'Default' },
  normal: { word: 'Normal', color: 'Default' },
  high: { word: 'High', color: 'Attention' },
  urgent: { word: 'Urgent', color: 'Attention' },
}

/** The word with a full dot while there is something to do, and an empty one after. */
export function statusLabel(status: Status): string {
  return `${isOpen(status) ? '●' : '○'} ${STATUS_WORDS[status].word}`
}

/** The strip on top of a ticket's card, told apart at a glance. */
export const STATUS_STRIPS: Readonly<Record<Status, 'accent' | 'emphasis' | 'warning' | 'good'>> = {
  new: 'accent',
  open: 'emphasis',
  waiting: 'warning',
  resolved: 'good',
  closed: 'good',
}

export const NOT_CHOSEN = 'Not chosen yet'
export const NO_SUBJECT = '(no subject)'
