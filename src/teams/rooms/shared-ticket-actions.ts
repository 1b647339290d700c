// The button of a ticket that was shared in a chat: it shows the ticket to whoever presses, and to nobody else.
import { ticketNotFound } from '../../app/tickets/change-ticket.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { maySee } from '../../app/tickets/ticket-access.ts'
import { action, type Action, type ActionAnswer } from '../action.ts'
import { answerPress, toOne } from '../answer-privately.ts'
import { shownName } from '../command-words.ts'
import type { TurnContext } from '../command.ts'
import { OnTicket } from './ticket-action.ts'

export const SHARED_TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.open': action(OnTicket, async (turn, { ticketId }) => await open(turn, ticketId)),
}

async function open(turn: TurnContext, ticketId: string): Promise<ActionAnswer> {
  const { deps, actor } = turn
  const ticket = await deps.documents.tickets.findOne({ _id: ticketId })
  if (!ticket || !(await maySee(deps, actor, ticket))) throw ticketNotFound(ticketId)
  if (turn.channel === null) return await showTicket(deps, actor, ticket)
  // What was shared stays as it is, for everybody who reads it.
  const asked = `${shownName('ticket')} ${ticket.number}`
  return await answerPress(turn, toOne({ asked, mayBeRead: false, answer: () => showTicket(deps, actor, ticket) }))
}
