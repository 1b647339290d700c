// The buttons of ticket cards, for agents.
import { z } from 'zod'
import { addNoteToTicket } from '../../app/tickets/add-note.ts'
import { leaveNote } from '../../app/tickets/leave-note.ts'
import { assignTicket, releaseTicket } from '../../app/tickets/assign-ticket.ts'
import { categoriseTicket } from '../../app/tickets/categorise-ticket.ts'
import { prioritiseTicket } from '../../app/tickets/prioritise-ticket.ts'
import { setTicketStatus } from '../../app/tickets/set-ticket-status.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { takeTicket } from '../../app/tickets/take-ticket.ts'
import { ticketFor } from '../../app/tickets/ticket-access.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { PRIORITIES, STATUSES } from '../../domain/ticket/ticket.ts'
import { ClearableId, Entered, OptionalId, type Action } from '../action.ts'
import { drawn, OnCard, OnTicket, onTicket, orPanel } from './ticket-action.ts'
import { TICKET_FILE_ACTIONS } from './ticket-file-actions.ts'
import { assignPanel, notePanel, categoryPanel, panelOf } from './ticket-panels.ts'
import { TICKET_ATTRIBUTE_ACTIONS } from './ticket-attribute-actions.ts'
import { TICKET_KIN_ACTIONS } from './ticket-kin-actions.ts'
import { TICKET_CONVERSATION_ACTIONS } from './ticket-conversation-actions.ts'
import { TICKET_REPLY_ACTIONS } from './ticket-reply-actions.ts'

const PANELS = [
  'category',
  'status',
  'more',
  'note',
  'assign',
  'priority',
  'reply',
  'due',
  'requester',
  'followers',
  'merge',
  'link',
  'no-request',
] as const

export const TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.show': onTicket(OnTicket, async (turn, data) => {
    const ticket = await ticketFor(turn.deps, turn.actor, 'see-tickets', data.ticketId)
    return await showTicket(turn.deps, turn.actor, ticket)
  }),
  'ticket.show-panel': onTicket(OnCard.extend({ panel: z.enum(PANELS) }), async (turn, data) => {
    const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', data.ticketId)
    return await drawn(turn, ticket, await panelOf(turn, ticket, data.panel))
  }),
  'ticket.take': onTicket(
    OnCard,
    async (turn, data) => await drawn(turn, await takeTicket(turn.deps, turn.actor, data)),
  ),
  'ticket.resolve': onTicket(
    OnCard,
    async (turn, data) =>
      await drawn(turn, await setTicketStatus(turn.deps, turn.actor, { ...data, status: 'resolved' })),
  ),
  'ticket.set-status': onTicket(
    OnCard.extend({ status: z.enum(STATUSES) }),
    async (turn, data) => await drawn(turn, await setTicketStatus(turn.deps, turn.actor, data)),
  ),
  'ticket.release': onTicket(
    OnCard,
    async (turn, data) => await drawn(turn, await releaseTicket(turn.deps, turn.actor, data)),
  ),
  'ticket.add-note': onTicket(
    OnCard.extend({ text: Entered }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await addNoteToTicket(turn.deps, turn.actor, data)),
        async (ticket, error) => await notePanel(turn, ticket, data.text, error),
      ),
  ),
  'ticket.leave-note': onTicket(
    OnTicket.extend({ text: Entered }),
    async (turn, data) => await drawn(turn, await leaveNote(turn.deps, turn.actor, data)),
  ),
  'ticket.assign': onTicket(
    OnCard.extend({ personId: OptionalId }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await assignTicket(turn.deps, turn.actor, data)),
        async (ticket, error) => ({ ...(await assignPanel(turn, ticket)), personId: data.personId, error }),
      ),
  ),
  'ticket.set-priority': onTicket(
    OnCard.extend({ priority: z.enum(PRIORITIES) }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await prioritiseTicket(turn.deps, turn.actor, data)),
        (_, error) => ({ kind: 'priority', error }),
      ),
  ),
  'ticket.set-category': onTicket(
    OnCard.extend({ categoryId: ClearableId, serviceTypeId: ClearableId }),
    async (turn, { categoryId, serviceTypeId, ...on }) => {
      const chosen = {
        ...(categoryId === undefined ? {} : { categoryId }),
        ...(serviceTypeId === undefined ? {} : { serviceTypeId }),
      }
      try {
        return await drawn(turn, await categoriseTicket(turn.deps, turn.actor, { ...on, ...chosen }))
      } catch (error) {
        // What was chosen stays in the form, with what is wrong with it.
        if (!(error instanceof InvalidInputError)) throw error
        const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', on.ticketId)
        const panel = { ...(await categoryPanel(turn, ticket)), ...chosen }
        return await drawn(turn, ticket, { ...panel, error: error.forPerson, errorField: error.field })
      }
    },
  ),
  ...TICKET_FILE_ACTIONS,
  ...TICKET_CONVERSATION_ACTIONS,
  ...TICKET_REPLY_ACTIONS,
  ...TICKET_ATTRIBUTE_ACTIONS,
  ...TICKET_KIN_ACTIONS,
}
