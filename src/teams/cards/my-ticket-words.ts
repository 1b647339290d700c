// What a customer's own cards say. Whole sentences, each in one place.
import type { LastWord, MyStatus, MyTicketView } from '../../app/views/my-ticket-view.ts'

const STATUS_TEXTS: Readonly<Record<MyStatus, string>> = {
  received: '● Received',
  open: '◐ In progress',
  waiting: '○ Waiting for your reply',
  resolved: '✓ Resolved',
  closed: '✓ Closed',
  elsewhere: '◐ Handled together with another ticket',
  declined: '✓ Closed',
}

export function myStatusText({ status, continuesAs }: Pick<MyTicketView, 'status' | 'continuesAs'>): string {
  return status === 'elsewhere' && continuesAs !== null ? `◐ Continues as #${continuesAs.number}` : STATUS_TEXTS[status]
}

/** The strip on top of the card. */
export const MY_STATUS_STRIPS: Readonly<Record<MyStatus, 'accent' | 'emphasis' | 'warning' | 'good'>> = {
  ...{ received: 'accent', open: 'accent', waiting: 'warning', resolved: 'good', closed: 'good' },
  ...{ elsewhere: 'emphasis', declined: 'emphasis' },
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
