// “What should I do with this?”: what somebody wrote, what was done with it, and the two things it can become.
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Order } from '../../domain/ticket/thread-order.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import type { FormField, FormView, ViewButton } from './form-view.ts'
import { orderButton } from './order-view.ts'
import { viewButton } from './view-button.ts'

export interface Placing {
  readonly reason: 'no-ticket' | 'no-agent' | 'closed' | 'unclear' | 'refused'
  /** `null` where it was not written under a ticket's card. */
  readonly ticket: Pick<Ticket, '_id' | 'number'> | null
  /** Whose agents may do it. */
  readonly organisation: string
  readonly writer: Pick<Person, '_id' | 'name'>
  readonly text: string
  /** The ticket's number, as far as the text names one. */
  readonly number: string
  /** Names the message. */
  readonly key: string
  readonly error: string | null
}

export function placingView(placing: Placing): FormView {
  const { ticket, writer, key, error, text } = placing
  const tooLong = text.length > MAX_WRITTEN
  const data = { ticketId: ticket?._id ?? null, writerId: writer._id, messageKey: key }
  const button = (title: string, verb: string, style: ViewButton['style']): ViewButton => ({
    ...{ title, verb, data, style, sendsInputs: true },
  })
  return {
    card: 'form',
    title: ticket === null ? 'What should I do with this?' : `What should I do with this for #${ticket.number}?`,
    organisation: null,
    lead: leadOf(placing),
    banner: error === null ? null : { tone: 'warning', text: error },
    ...{ steps: [], facts: [] },
    fields: [
      ...(ticket === null ? [numberField(placing.number)] : []),
      {
        ...{ kind: 'long-text', id: 'text', label: 'Text', value: text, required: true, placeholder: '', error: null },
        hint: tooLong
          ? `Your message is longer than ${MAX_WRITTEN.toLocaleString('en-US')} characters: shorten it.`
          : '',
        maxLength: MAX_WRITTEN,
      },
    ],
    buttons: [
      button('Add as a note', 'ticket.place-note', 'positive'),
      button('Reply to customer', 'ticket.place-reply', 'default'),
    ],
  }
}

/** Somebody wrote what a button does: they get it, and may mean a note all the same. */
export function orderView({
  order,
  text,
  ticket,
  writer,
  key,
  inThread = true,
}: {
  readonly order: Order
  readonly text: string
  readonly ticket: Pick<Ticket, '_id' | 'number' | 'version' | 'status'>
  readonly writer: Pick<Person, '_id'>
  readonly key: string
  /** Elsewhere the note is said in the thread, too, as those who read there have not seen it. */
  readonly inThread?: boolean
}): FormView {
  const act = orderButton(order, ticket)
  const about = inThread ? { ticketId: ticket._id } : { ticketId: null, number: String(ticket.number) }
  const data = { ...about, writerId: writer._id, messageKey: key, text }
  return {
    ...{ card: 'form', title: `What should I do with this for #${ticket.number}?`, organisation: null, banner: null },
    lead: `I would have added “${text}” as a note to #${ticket.number}, but it reads like something to do. Press “${act.title}” to do it.`,
    ...{ steps: [], facts: [], fields: [] },
    buttons: [act, viewButton('Keep as a note', 'ticket.place-note', data)],
  }
}

function numberField(value: string): FormField {
  return {
    ...{ kind: 'text', id: 'number', label: 'Ticket number', value, required: true, error: null },
    ...{
      hint: 'Next time, you can write under the ticket’s card instead.',
      placeholder: 'For example 12',
      maxLength: 10,
    },
  }
}

function leadOf({ reason, ticket, organisation, writer }: Placing): string {
  const would = ticket === null ? 'made a note of it' : `added it as a note to #${ticket.number}`
  switch (reason) {
    case 'no-ticket':
      return `I would have ${would}, but it was not written under a ticket’s card.`
    case 'no-agent':
      return `${writer.name}, you are not an agent for “${organisation}”, so nothing was done. An agent can do it for you here.`
    case 'closed':
      return `I would have ${would}, but the ticket is closed.`
    case 'unclear':
      return `I would have ${would}, but it reads as if it were meant for the customer.`
    case 'refused':
      return 'Nothing was done yet.'
  }
}
