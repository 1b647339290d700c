// What a list is called, and what is said of what it leaves out.
import type { TicketFilter, TicketList } from './ticket-filter.ts'
import { MOST_COUNTED } from './in-turn.ts'

/** On buttons and in the form. */
export const LIST_TITLES: Readonly<Record<TicketList, string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  waiting: 'Waiting',
  overdue: 'Overdue',
  urgent: 'Urgent',
  resolved: 'Resolved',
  all: 'All open',
}

/** `holder`: whose tickets "mine" are, where others read along; `null` says you. */
export function listTitle(list: TicketList, total: number, holder: string | null): string {
  const [before, after] = titleParts(list, holder)
  const tickets = total === 1 ? 'ticket' : 'tickets'
  return [countWord(total), before, tickets, after].filter((part) => part !== '').join(' ')
}

function titleParts(list: TicketList, holder: string | null): readonly [string, string] {
  switch (list) {
    case 'mine':
      return ['open', holder === null ? 'assigned to you' : `assigned to ${holder}`]
    case 'waiting':
      return ['', 'waiting for the customer']
    case 'all':
      return ['open', '']
    default:
      return [list, '']
  }
}

export function countWord(total: number): string {
  if (total === 0) return 'No'
  if (total === 1) return 'One'
  return countText(total)
}

/** `1,000+` for more than anybody counted. */
export function countText(total: number): string {
  return total > MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en')}+` : total.toLocaleString('en')
}

export interface FilterNames {
  readonly category: string | null
  readonly organisation: string | null
}

/** What the list is narrowed to besides, such as `Category Hardware · From ann@contoso.example`; empty where it is not. */
export function narrowedText({ requester }: Pick<TicketFilter, 'requester'>, names: FilterNames): string {
  return [
    ...(names.category === null ? [] : [`Category ${names.category}`]),
    ...(names.organisation === null ? [] : [`Organisation ${names.organisation}`]),
    ...(requester === null ? [] : [`From ${requester}`]),
  ].join(' · ')
}
