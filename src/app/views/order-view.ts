// “It reads as if I should do something”: the button that does what somebody wrote in words.
import type { Order } from '../../domain/ticket/order.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { ViewButton } from './form-view.ts'
import { viewButton } from './view-button.ts'

type Ordered = Pick<Ticket, '_id' | 'version' | 'status'>

const PANEL_TITLES = {
  assign: 'placing.panel.assign',
  status: 'placing.panel.status',
  priority: 'placing.panel.priority',
  due: 'placing.panel.due',
  category: 'placing.panel.category',
  requester: 'placing.panel.requester',
  followers: 'placing.panel.followers',
  merge: 'placing.panel.merge',
  link: 'placing.panel.link',
  'no-request': 'placing.panel.noRequest',
} as const

/** As it is called on the ticket's card. What cannot be done as the ticket is leads to what can. */
export function orderButton(order: Order, { _id: ticketId, version, status }: Ordered): ViewButton {
  const on = { ticketId, version }
  const panel = (name: keyof typeof PANEL_TITLES) =>
    viewButton(say(PANEL_TITLES[name]), 'ticket.show-panel', { ...on, panel: name }, 'positive')
  switch (order) {
    case 'take':
      return viewButton(say('placing.take'), 'ticket.take', on, 'positive')
    case 'release':
      return viewButton(say('placing.release'), 'ticket.release', on, 'positive')
    case 'close':
    case 'resolve':
      if (isOpen(status)) return viewButton(say('placing.resolve'), 'ticket.resolve', on, 'positive')
      return order === 'close' && status === 'resolved'
        ? viewButton(say('placing.close'), 'ticket.set-status', { ...on, status: 'closed' }, 'positive')
        : panel('status')
    case 'reopen':
      return isOpen(status)
        ? panel('status')
        : viewButton(say('placing.reopen'), 'ticket.set-status', { ...on, status: 'open' }, 'positive')
    case 'split':
      return viewButton(say('placing.conversation'), 'ticket.conversation', { ticketId, page: '' }, 'positive')
    default:
      return panel(order)
  }
}
