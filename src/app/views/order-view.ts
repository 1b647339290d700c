// “It reads as if I should do something”: the button that does what somebody wrote in words.
import type { Order } from '../../domain/ticket/thread-order.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { ViewButton } from './form-view.ts'
import { viewButton } from './view-button.ts'

type Ordered = Pick<Ticket, '_id' | 'version' | 'status'>

const PANEL_TITLES = {
  assign: 'Assign',
  status: 'Status',
  priority: 'Priority',
  due: 'Due',
  category: 'Category',
  requester: 'Requester',
  followers: 'Followers',
  merge: 'Merge',
  link: 'Link',
  'no-request': 'Not a request',
} as const

/** As it is called on the ticket's card. What cannot be done as the ticket is leads to what can. */
export function orderButton(order: Order, { _id: ticketId, version, status }: Ordered): ViewButton {
  const on = { ticketId, version }
  const panel = (name: keyof typeof PANEL_TITLES) =>
    viewButton(PANEL_TITLES[name], 'ticket.show-panel', { ...on, panel: name }, 'positive')
  switch (order) {
    case 'take':
      return viewButton('Take', 'ticket.take', on, 'positive')
    case 'release':
      return viewButton('Release', 'ticket.release', on, 'positive')
    case 'close':
    case 'resolve':
      if (isOpen(status)) return viewButton('Resolve', 'ticket.resolve', on, 'positive')
      return order === 'close' && status === 'resolved'
        ? viewButton('Close', 'ticket.set-status', { ...on, status: 'closed' }, 'positive')
        : panel('status')
    case 'reopen':
      return isOpen(status)
        ? panel('status')
        : viewButton('Reopen', 'ticket.set-status', { ...on, status: 'open' }, 'positive')
    case 'split':
      return viewButton('Conversation', 'ticket.conversation', { ticketId, page: '' }, 'positive')
    default:
      return panel(order)
  }
}
