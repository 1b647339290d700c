// The buttons of ticket cards, for agents.
import { z } from 'zod'
import { offeredCategories, offeredServiceTypes } from '../../app/catalogue/offered.ts'
import { categoriseTicket } from '../../app/tickets/categorise-ticket.ts'
import { createLookups } from '../../app/lookups.ts'
import { setTicketStatus } from '../../app/tickets/set-ticket-status.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { takeTicket } from '../../app/tickets/take-ticket.ts'
import { maySee, ticketFor } from '../../app/tickets/ticket-access.ts'
import type { CardView, TicketPanel } from '../../app/views/card-view.ts'
import { ticketView } from '../../app/views/ticket-view.ts'
import { nextStatuses, STATUSES, type Ticket } from '../../domain/ticket/ticket.ts'
import { action, Id, OptionalId, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const onTicket = { ticketId: Id, version: z.number().int().positive() }

export const TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.show': action(
    z.object({ ticketId: Id }),
    async (turn, data) => {
      const ticket = await ticketFor(turn.deps.documents, turn.actor, 'see-tickets', data.ticketId)
      return await showTicket(turn.deps, turn.actor, ticket)
    },
    onItsCard,
  ),
  'ticket.read-on': action(
    z.object({ ticketId: Id, from: z.number().int().nonnegative().max(1_000_000) }),
    async (turn, { ticketId, from }) => {
      const ticket = await ticketFor(turn.deps.documents, turn.actor, 'see-tickets', ticketId)
      return await ticketView(createLookups(turn.deps.documents), ticket, { panel: { kind: 'mail', from } })
    },
    onItsCard,
  ),
  'ticket.show-panel': action(
    z.object({ ...onTicket, panel: z.enum(['category', 'status']) }),
    async (turn, data) => {
      const ticket = await ticketFor(turn.deps.documents, turn.actor, 'work-tickets', data.ticketId)
      return await ticketView(createLookups(turn.deps.documents), ticket, {
        panel: data.panel === 'category' ? await categoryPanel(turn, ticket) : statusPanel(ticket),
      })
    },
    onItsCard,
  ),
  'ticket.take': action(
    z.object(onTicket),
    async (turn, data) => await drawn(turn, await takeTicket(turn.deps, turn.actor, data)),
    onItsCard,
  ),
  'ticket.resolve': action(
    z.object(onTicket),
    async (turn, data) =>
      await drawn(turn, await setTicketStatus(turn.deps, turn.actor, { ...data, status: 'resolved' })),
    onItsCard,
  ),
  'ticket.set-status': action(
    z.object({ ...onTicket, status: z.enum(STATUSES) }),
    async (turn, data) => await drawn(turn, await setTicketStatus(turn.deps, turn.actor, data)),
    onItsCard,
  ),
  'ticket.set-category': action(
    z.object({ ...onTicket, categoryId: OptionalId, serviceTypeId: OptionalId }),
    async (turn, data) => await drawn(turn, await categoriseTicket(turn.deps, turn.actor, data)),
    onItsCard,
  ),
}

/** A refusal stands on the ticket's card, as the ticket is now, if the person may see it. */
async function onItsCard(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = z.object({ ticketId: Id }).safeParse(data)
  const ticket = named.success ? await turn.deps.documents.tickets.findOne({ _id: named.data.ticketId }) : undefined
  return ticket && maySee(turn.actor, ticket) ? await showTicket(turn.deps, turn.actor, ticket, text) : null
}

async function drawn(turn: TurnContext, ticket: Ticket): Promise<CardView> {
  return await ticketView(createLookups(turn.deps.documents), ticket)
}

async function categoryPanel(turn: TurnContext, ticket: Ticket): Promise<TicketPanel> {
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(turn.deps.documents, ticket),
    offeredServiceTypes(turn.deps.documents, ticket),
  ])
  return {
    kind: 'category',
    categories: categories.map(({ _id, name }) => ({ id: _id, title: name })),
    serviceTypes: serviceTypes.map(({ _id, name }) => ({ id: _id, title: name })),
    categoryId: ticket.categoryId,
    serviceTypeId: ticket.serviceTypeId,
  }
}

function statusPanel(ticket: Ticket): TicketPanel {
  return { kind: 'status', statuses: nextStatuses(ticket.status) }
}
