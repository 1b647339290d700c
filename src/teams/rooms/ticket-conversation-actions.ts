// Leafing through what was said and done about a ticket, for agents.
import { z } from 'zod'
import { PICTURES_ALONE, readConversation, readEntry } from '../../app/tickets/read-conversation.ts'
import { smallPictures } from '../../app/tickets/files/small-pictures.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { placeOf, ticketFor } from '../../app/tickets/ticket-access.ts'
import { createLookups } from '../../app/lookups.ts'
import type { CardView, TicketPanel } from '../../app/views/card-view.ts'
import { START_ID } from '../../app/views/conversation-view.ts'
import type { PictureView } from '../../app/views/view-parts.ts'
import { lastMessage } from '../../app/views/ticket-view.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Action } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { drawn, FromMore, OnTicket, onTicket } from './ticket-action.ts'

/** Longer than any id of a mail. A card of the version before carries the number of a page: it opens at the newest. */
const Page = z.string().max(700).catch('')
const OnEntry = OnTicket.extend({
  entryId: z.string().min(1).max(600),
  from: z.number().int().nonnegative().max(1_000_000),
})
/** Cards of the version before showed nothing but the mail that the ticket began with. */
const OnMail = OnEntry.extend({ entryId: OnEntry.shape.entryId.default(START_ID) })

export const TICKET_CONVERSATION_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.read-on': onTicket(
    OnMail,
    async (turn, { ticketId, ...entry }) =>
      await forAgents(turn, ticketId, async (ticket) =>
        // The customer may have written again since: what is read on is what was begun.
        entry.entryId === ((await lastMessage(createLookups(turn.deps.documents), ticket))?._id ?? START_ID)
          ? { kind: 'mail', from: entry.from, pictures: await picturesOfLast(turn, ticket) }
          : await readEntry(turn.deps, turn.actor, ticket, entry),
      ),
  ),
  'ticket.conversation': onTicket(
    OnTicket.extend({ page: Page, more: FromMore }),
    async (turn, { ticketId, page, more }) =>
      await forAgents(turn, ticketId, async (ticket) => ({
        ...(await readConversation(turn.deps, turn.actor, ticket, page)),
        fromMore: more,
      })),
  ),
  'ticket.read-entry': onTicket(
    OnEntry.extend({ more: FromMore }),
    async (turn, { ticketId, more, ...entry }) =>
      await forAgents(turn, ticketId, async (ticket) => ({
        ...(await readEntry(turn.deps, turn.actor, ticket, entry)),
        fromMore: more,
      })),
  ),
}

async function picturesOfLast(turn: TurnContext, ticket: Ticket): Promise<readonly PictureView[]> {
  const last = await lastMessage(createLookups(turn.deps.documents), ticket)
  return smallPictures(turn.deps, turn.actor, ticket, last, PICTURES_ALONE)
}

/** Requesters, who may see their ticket but nothing internal, get what concerns them. */
async function forAgents(
  turn: TurnContext,
  ticketId: string,
  panel: (ticket: Ticket) => Promise<TicketPanel>,
): Promise<CardView> {
  const ticket = await ticketFor(turn.deps, turn.actor, 'see-tickets', ticketId)
  const isAgent = may(turn.actor.memberships, 'see-tickets', placeOf(ticket))
  return isAgent ? await drawn(turn, ticket, await panel(ticket)) : await showTicket(turn.deps, turn.actor, ticket)
}
