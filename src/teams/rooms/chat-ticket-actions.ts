// The buttons under what somebody wrote in their chat: open a ticket with it, or add it to one of theirs.
import { z } from 'zod'
import { answerTicket } from '../../app/customers/answer-ticket.ts'
import { attachmentsOf } from '../../app/customers/sent-files.ts'
import { asCustomer } from '../../app/customers/own-ticket.ts'
import { openTicket } from '../../app/customers/open-ticket.ts'
import { openTicketForm } from '../../app/customers/open-ticket-form.ts'
import { atField } from '../../app/tickets/create-from-message.ts'
import { ownTicket } from '../../app/tickets/answer-question.ts'
import type { CardView, CommandButton, NoticeView } from '../../app/views/card-view.ts'
import { answerOrNewView } from '../../app/views/answer-or-new-view.ts'
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import { PRIORITIES, type Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { action, Entered, Id, OptionalId, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { myTicketsButton } from '../customer-words.ts'

const Typed = z.object({ messageKey: Id, text: Entered })

/** The inputs that a form does not have are left out, and so is one that was not chosen. */
const Request = Typed.extend({
  categoryId: OptionalId,
  serviceTypeId: OptionalId,
  priority: z.enum(PRIORITIES).nullable().catch(null).default(null),
})

export const CHAT_TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'chat.new': action(Typed, async (turn, { messageKey: key, text }) => {
    const typed = { text, categoryId: null, serviceTypeId: null }
    return await openTicketForm(turn.deps, turn.actor, { key, typed, error: null })
  }),
  'chat.open': action(Request, open),
  'chat.add': action(Typed.extend({ ticketId: Id }), add),
}

async function open({ deps, actor }: TurnContext, data: z.infer<typeof Request>): Promise<ActionAnswer> {
  try {
    const { ticket, isNew } = await openTicket(deps, actor, { ...data, key: data.messageKey })
    return openedView(ticket, isNew)
  } catch (error) {
    return await openTicketForm(deps, actor, { key: data.messageKey, typed: data, error: atField(error) })
  }
}

async function add(
  { deps, actor }: TurnContext,
  { ticketId, text, messageKey: key }: z.infer<typeof Typed> & { readonly ticketId: string },
): Promise<CardView> {
  const by = await asCustomer(deps, actor, ticketId)
  try {
    const { ticket, became } = await answerTicket(deps, by, {
      ...{ ticketId, text, key },
      attachments: await attachmentsOf(deps, actor._id, key),
    })
    return became === 'opened' ? openedView(ticket, true, true) : addedView(ticket)
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof ConflictError)) throw error
    const ticket = await ownTicket(deps, actor, ticketId)
    return answerOrNewView([ticket], { text, key, error: error.forPerson })
  }
}

/** The receipt: it stands where the form stood. `instead`: of another ticket, which it could not be added to any more. */
function openedView({ number, subject }: Ticket, isNew: boolean, instead = false): NoticeView {
  return {
    ...{ card: 'notice', tone: 'good', facts: [{ title: `#${number}`, value: subject }] },
    title: isNew ? say('customers.opened', { number }) : say('customers.openedAlready', { number }),
    text: instead ? say('customers.openedTooLate') : say('customers.openedText'),
    commands: [showButton(number), myTicketsButton()],
  }
}

function addedView({ number, subject }: Ticket): NoticeView {
  return {
    ...{ card: 'notice', tone: 'good', facts: [{ title: `#${number}`, value: subject }] },
    title: say('customers.added', { number }),
    text: say('customers.addedText'),
    commands: [showButton(number), myTicketsButton()],
  }
}

function showButton(number: number): CommandButton {
  return { title: say('customers.show', { number }), command: `ticket ${number}` }
}
