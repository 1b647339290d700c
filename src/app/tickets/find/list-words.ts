// What a list is called, and what is said of what it leaves out.
import { currentSpeaker, say } from '../../../texts/say.ts'
import type { TextKey } from '../../../texts/texts.ts'
import type { TicketFilter, TicketList } from './ticket-filter.ts'
import { MOST_COUNTED } from './in-turn.ts'

const NAMES = {
  mine: 'finding.list.mine',
  unassigned: 'finding.list.unassigned',
  waiting: 'finding.list.waiting',
  overdue: 'finding.list.overdue',
  urgent: 'finding.list.urgent',
  resolved: 'finding.list.resolved',
  all: 'finding.list.all',
} as const satisfies Readonly<Record<TicketList, TextKey>>

const TITLES = {
  mine: 'finding.title.mine',
  unassigned: 'finding.title.unassigned',
  waiting: 'finding.title.waiting',
  overdue: 'finding.title.overdue',
  urgent: 'finding.title.urgent',
  resolved: 'finding.title.resolved',
  all: 'finding.title.all',
} as const satisfies Readonly<Record<TicketList, TextKey>>

/** On buttons and in the form. */
export function listName(list: TicketList): string {
  return say(NAMES[list])
}

/** `holder`: whose tickets "mine" are, where others read along; `null` says you. */
export function listTitle(list: TicketList, total: number, holder: string | null): string {
  const count = countText(total)
  if (list === 'mine' && holder !== null) return say('finding.title.theirs', { total, count, holder })
  return say(TITLES[list], { total, count })
}

/** `1,000+` for more than anybody counted. */
export function countText(total: number): string {
  return total > MOST_COUNTED ? atLeast(MOST_COUNTED) : total.toLocaleString(currentSpeaker().language)
}

export function atLeast(count: number): string {
  return `${count.toLocaleString(currentSpeaker().language)}+`
}

export interface FilterNames {
  readonly category: string | null
  readonly organisation: string | null
}

/** What the list is narrowed to besides, such as `Category Hardware · From ann@contoso.example`; empty where it is not. */
export function narrowedText({ requester }: Pick<TicketFilter, 'requester'>, names: FilterNames): string {
  const { category, organisation } = names
  return [
    ...(category === null ? [] : [say('finding.narrowed.category', { name: category })]),
    ...(organisation === null ? [] : [say('finding.narrowed.organisation', { name: organisation })]),
    ...(requester === null ? [] : [say('finding.narrowed.requester', { address: requester })]),
  ].join(' · ')
}
