// What all buttons of ticket cards have in common: where they may be pressed, and where a refusal stands.
import { z } from 'zod'
import { createLookups } from '../../app/lookups.ts'
import { noteLook } from '../../app/tickets/note-look.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { mayBeShownIn, placeOf, ticketFor } from '../../app/tickets/ticket-access.ts'
import type { CardView, TicketPanel } from '../../app/views/card-view.ts'
import { ticketOrPointer } from '../../app/views/merged-view.ts'
import { InvalidInputError, isRefusal, RefusedError } from '../../domain/errors.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { action, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const OnTicket = z.object({ ticketId: Id })
/** Whether Back leads to More; cards of the version before do not say. */
export const FromMore = z.boolean().default(false)
export const OnCard = OnTicket.extend({ version: z.number().int().positive() })

/**
 * Does it; what is refused stands in the panel that was filled in, with what was entered kept. The panel is drawn of the ticket
 * as it is by now, so that the next press counts.
 */
export async function orPanel(
  turn: TurnContext,
  ticketId: string,
  run: () => Promise<CardView>,
  panel: (ticket: Ticket, error: string, field: string | null) => TicketPanel | Promise<TicketPanel>,
): Promise<CardView> {
  try {
    return await run()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', ticketId)
    const field = error instanceof InvalidInputError ? error.field : null
    return await drawn(turn, ticket, await panel(ticket, error.forPerson, field))
  }
}

/** An action on one ticket: done where the ticket may be shown, and refused on its card. */
export function onTicket<D extends { readonly ticketId: string }>(
  schema: z.ZodType<D>,
  run: (turn: TurnContext, data: D) => Promise<ActionAnswer>,
): Action {
  return action(
    schema,
    async (turn, data) => {
      const ticket = await turn.deps.documents.tickets.findOne({ _id: data.ticketId })
      if (ticket) {
        refuseReaders(turn, ticket)
        await noteLook(turn.deps, turn.actor, ticket)
      }
      return await run(turn, data)
    },
    onItsCard,
  )
}

/**
 * In a channel a ticket's card is before everybody's eyes: whoever is no agent for it is told so, not that it is not there.
 * Throws `RefusedError`, also where the channel has no part in the ticket.
 */
export function refuseReaders(turn: TurnContext, ticket: Ticket): void {
  if (turn.channel === null) return
  if (!mayBeShownIn(ticket, servedHere(turn))) {
    throw new RefusedError({
      message: `Ticket '${ticket._id}' may not be shown in this channel`,
      forPerson: phrase('tickets.notHere'),
    })
  }
  // Only where its card stands is it no secret that there is such a ticket.
  const here = turn.channel.linked?._id
  if (ticket.channelId !== here && !ticket.copies.some(({ channelId }) => channelId === here)) return
  if (may(turn.actor.memberships, 'see-tickets', placeOf(ticket))) return
  throw new RefusedError({
    message: `Person '${turn.actor._id}' is no agent for ticket '${ticket._id}'`,
    forPerson: phrase('tickets.noAgent'),
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

export async function drawn(turn: TurnContext, ticket: Ticket, panel?: TicketPanel): Promise<CardView> {
  return await ticketOrPointer(createLookups(turn.deps.documents), ticket, panel ? { panel } : {})
}
