// The files of a ticket, looked at in its card.
import { z } from 'zod'
import { readFiles } from '../../app/tickets/files/read-files.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { placeOf, ticketFor } from '../../app/tickets/ticket-access.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Action } from '../action.ts'
import { drawn, FromMore, OnTicket, onTicket } from './ticket-action.ts'

const OnFiles = OnTicket.extend({ place: z.string().max(1200), more: FromMore })

export const TICKET_FILE_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.files': onTicket(OnFiles, async (turn, { ticketId, place, more }) => {
    const ticket = await ticketFor(turn.deps, turn.actor, 'see-tickets', ticketId)
    if (!may(turn.actor.memberships, 'see-tickets', placeOf(ticket))) {
      return await showTicket(turn.deps, turn.actor, ticket)
    }
    return await drawn(turn, ticket, { ...(await readFiles(turn.deps, turn.actor, ticket, place)), fromMore: more })
  }),
}
