// What a customer's own cards say. Whole sentences, each in one place.
import type { LastWord, MyStatus } from '../../app/views/my-ticket-view.ts'
import { MOST_STARS } from '../../domain/ticket/rating.ts'
import type { Status } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { STATUS_STRIPS, statusLabel } from './ticket-words.ts'

/** `continuesAs`: the number of their own ticket that it is handled with. */
export function myStatusText(status: MyStatus, continuesAs: number | null): string {
  if (status !== 'elsewhere') return statusLabel(status, 'requester')
  const text =
    continuesAs === null
      ? say('customers.status.elsewhere')
      : say('customers.status.continues', { number: continuesAs })
  return `◐ ${text}`
}

/** The strip on top of the card. */
export function myStatusStrip(status: MyStatus): (typeof STATUS_STRIPS)[Status] {
  if (status === 'elsewhere') return 'emphasis'
  return status === 'open' ? 'accent' : STATUS_STRIPS[status]
}

/** `name` is ready for the card. Its time stands beside it. */
export function lastWordText({ kind }: Pick<LastWord, 'kind'>, name: string): string {
  switch (kind) {
    case 'you-opened':
      return say('customers.last.youOpened')
    case 'opened-for-you':
      return say('customers.last.openedForYou')
    case 'you-wrote':
      return say('customers.last.youWrote')
    case 'team-wrote':
      return say('customers.last.teamWrote', { name })
  }
}

export function filesText(count: number): string {
  return say('customers.files', { count })
}

/** From the best to the worst. */
export function starTitles(): readonly { readonly title: string; readonly value: string }[] {
  return [5, 4, 3, 2, 1].map((stars) => ({
    title: `${'★'.repeat(stars)}${'☆'.repeat(MOST_STARS - stars)} ${say('customers.stars', { stars: `s${stars}` })}`,
    value: String(stars),
  }))
}
