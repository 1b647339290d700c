// The buttons of ticket cards, for agents.
import { z } from 'zod'
import { offeredCategories, offeredServiceTypes } from '../../app/catalogue/offered.ts'
import { categoriseTicket } from '../../app/tickets/categorise-ticket.ts'
import { createLookups } from '../../app/lookups.ts'
import { setTicketStatus } from '../../app/tickets/set-ticket-status.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { takeTicket } from '../../app/tickets/take-ticket.ts'
import { mayBeShownIn, placeOf, ticketFor } from '../../app/tickets/ticket-access.ts'
import type { CardView, TicketPanel } from '../../app/views/card-view.ts'
import { ticketView } from '../../app/views/ticket-view.ts'
import { InvalidInputError, RefusedError } from '../../domain/errors.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Category, ServiceType } from '../../domain/ticket/catalogue.ts'
import { nextStatuses, STATUSES, type Ticket } from '../../domain/ticket/ticket.ts'
import { action, Id, OptionalId, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

const OnTicket = z.object({ ticketId: Id })
const OnCard = OnTicket.extend({ version: z.number().int().positive() })

type CategoryPanel = Extract<TicketPanel, { readonly kind: 'category' }>

export const TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.show': onTicket(OnTicket, async (turn, data) => {
    const ticket = await ticketFor(turn.deps, turn.actor, 'see-tickets', data.ticketId)
    return await showTicket(turn.deps, turn.actor, ticket)
  }),
  'ticket.read-on': onTicket(
    OnTicket.extend({ from: z.number().int().nonnegative().max(1_000_000) }),
    async (turn, { ticketId, from }) => {
      const ticket = await ticketFor(turn.deps, turn.actor, 'see-tickets', ticketId)
      return await drawn(turn, ticket, { kind: 'mail', from })
    },
  ),
  'ticket.show-panel': onTicket(OnCard.extend({ panel: z.enum(['category', 'status']) }), async (turn, data) => {
    const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', data.ticketId)
    return await drawn(
      turn,
      ticket,
      data.panel === 'category' ? await categoryPanel(turn, ticket) : statusPanel(ticket),
    )
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
  'ticket.set-category': onTicket(
    OnCard.extend({ categoryId: OptionalId, serviceTypeId: OptionalId }),
    async (turn, data) => {
      try {
        return await drawn(turn, await categoriseTicket(turn.deps, turn.actor, data))
      } catch (error) {
        // What was chosen stays in the form, with what is wrong with it.
        if (!(error instanceof InvalidInputError)) throw error
        const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', data.ticketId)
        return await drawn(turn, ticket, { ...(await categoryPanel(turn, ticket)), ...data, error: error.forPerson })
      }
    },
  ),
}

/** An action on one ticket: done where the ticket may be shown, and refused on its card. */
function onTicket<D extends { readonly ticketId: string }>(
  schema: z.ZodType<D>,
  run: (turn: TurnContext, data: D) => Promise<ActionAnswer>,
): Action {
  return action(
    schema,
    async (turn, data) => {
      await refuseReaders(turn, data.ticketId)
      return await run(turn, data)
    },
    onItsCard,
  )
}

/**
 * In a channel a ticket's card is before everybody's eyes: whoever is no agent for it is told so, not that it is not there.
 * Throws `RefusedError`, also where the channel has no part in the ticket.
 */
async function refuseReaders(turn: TurnContext, ticketId: string): Promise<void> {
  if (turn.channel === null) return
  const ticket = await turn.deps.documents.tickets.findOne({ _id: ticketId })
  if (!ticket) return
  if (!mayBeShownIn(ticket, servedHere(turn))) {
    throw new RefusedError({
      message: `Ticket '${ticketId}' may not be shown in this channel`,
      forPerson: 'This channel does not serve this ticket’s organisation. Ask me in our personal chat.',
    })
  }
  // Only where its card stands is it no secret that there is such a ticket.
  if (ticket.channelId !== turn.channel.linked?._id) return
  if (may(turn.actor.memberships, 'see-tickets', placeOf(ticket))) return
  throw new RefusedError({
    message: `Person '${turn.actor._id}' is no agent for ticket '${ticketId}'`,
    forPerson: 'You are not an agent for this organisation. Ask an administrator to add you.',
  })
}

/** A refusal stands on the ticket's card, as the ticket is now, for those who work with it; others see their chat's own view. */
async function onItsCard(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = OnTicket.safeParse(data)
  const ticket = named.success ? await turn.deps.documents.tickets.findOne({ _id: named.data.ticketId }) : undefined
  if (!ticket || !mayBeShownIn(ticket, servedHere(turn))) return null
  const isAgent = may(turn.actor.memberships, 'see-tickets', placeOf(ticket))
  const isOwn = turn.channel === null && ticket.requester.personId === turn.actor._id
  return isAgent || isOwn ? await showTicket(turn.deps, turn.actor, ticket, text) : null
}

async function drawn(turn: TurnContext, ticket: Ticket, panel?: TicketPanel): Promise<CardView> {
  return await ticketView(createLookups(turn.deps.documents), ticket, panel ? { panel } : {})
}

async function categoryPanel(turn: TurnContext, ticket: Ticket): Promise<CategoryPanel> {
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(turn.deps.documents, ticket),
    offeredServiceTypes(turn.deps.documents, ticket),
  ])
  return {
    kind: 'category',
    categories: categories.map(({ _id, name }) => ({ id: _id, title: name })),
    serviceTypes: serviceTypes.map((type) => ({ id: type._id, title: withItsCategories(type, categories) })),
    categoryId: ticket.categoryId,
    serviceTypeId: ticket.serviceTypeId,
    error: null,
  }
}

/** `Repair (Hardware only)`: both lists are chosen from at once, so each choice says what it goes with. */
function withItsCategories({ name, categoryIds }: ServiceType, categories: readonly Category[]): string {
  const names = categories.filter(({ _id }) => categoryIds.includes(_id)).map((category) => category.name)
  return names.length === 0 ? name : `${name} (${names.join(', ')} only)`
}

function statusPanel(ticket: Ticket): TicketPanel {
  return { kind: 'status', statuses: nextStatuses(ticket.status) }
}
