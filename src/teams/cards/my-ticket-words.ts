// What a customer's own cards say. Whole sentences, each in one place.
import type { LastWord, MyStatus } from '../../app/views/my-ticket-view.ts'
import type { Status } from '../../domain/ticket/ticket.ts'
import { STATUS_STRIPS, statusLabel } from './ticket-words.ts'

/** `continuesAs`: the number of their own ticket that it is handled with. */
export function myStatusText(status: MyStatus, continuesAs: number | null): string {
  if (status !== 'elsewhere') return statusLabel(status, 'requester')
  return continuesAs === null ? '◐ Handled together with another request' : `◐ Continues in #${continuesAs}`
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
      return 'You opened this ticket.'
    case 'opened-for-you':
      return 'Our team opened this ticket for you.'
    case 'you-wrote':
      return 'You wrote last.'
    case 'team-wrote':
      return `${name} replied to you.`
  }
}

export function filesText(count: number): string {
  return count === 1 ? 'One file came with this.' : `${count.toLocaleString('en')} files came with this.`
}

/** From the best to the worst. */
export const STAR_TITLES: readonly { readonly title: string; readonly value: string }[] = [
  { title: '★★★★★ Very good', value: '5' },
  { title: '★★★★☆ Good', value: '4' },
  { title: '★★★☆☆ Fair', value: '3' },
  { title: '★★☆☆☆ Poor', value: '2' },
  { title: '★☆☆☆☆ Very poor', value: '1' },
]
