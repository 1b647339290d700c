// “What should I do with this?”: what somebody wrote, what was done with it, and the two things it can become.
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Order } from '../../domain/ticket/order.ts'
import { say } from '../../texts/say.ts'
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
    title: ticket === null ? say('placing.what') : say('placing.whatFor', { number: ticket.number }),
    organisation: null,
    lead: leadOf(placing),
    banner: error === null ? null : { tone: 'warning', text: error },
    ...{ steps: [], facts: [] },
    fields: [
      ...(ticket === null ? [numberField(placing.number)] : []),
      {
        ...{
          kind: 'long-text',
          id: 'text',
          label: say('placing.text'),
          value: text,
          required: true,
          placeholder: '',
          error: null,
        },
        hint: tooLong ? say('placing.tooLong', { most: MAX_WRITTEN }) : '',
        maxLength: MAX_WRITTEN,
      },
    ],
    buttons: [
      button(say('placing.addNote'), 'ticket.place-note', 'positive'),
      button(say('placing.reply'), 'ticket.place-reply', 'default'),
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
    ...{ card: 'form', title: say('placing.whatFor', { number: ticket.number }), organisation: null, banner: null },
    lead: say('placing.order', { text, number: ticket.number, button: act.title }),
    ...{ steps: [], facts: [], fields: [] },
    buttons: [act, viewButton(say('placing.keepNote'), 'ticket.place-note', data)],
  }
}

function numberField(value: string): FormField {
  return {
    ...{ kind: 'text', id: 'number', label: say('placing.number'), value, required: true, error: null },
    ...{
      hint: say('placing.numberHint'),
      placeholder: say('placing.numberExample'),
      maxLength: 10,
    },
  }
}

function leadOf({ reason, ticket, organisation, writer }: Placing): string {
  const would = { where: ticket === null ? 'nowhere' : 'ticket', number: ticket?.number ?? 0 }
  switch (reason) {
    case 'no-ticket':
      return say('placing.noTicket', { ...would })
    case 'no-agent':
      return say('placing.noAgent', { name: writer.name, organisation })
    case 'closed':
      return say('placing.closed', { ...would })
    case 'unclear':
      return say('placing.unclear', { ...would })
    case 'refused':
      return say('placing.nothingDone')
  }
}
