// The buttons that join tickets, keep them apart, link them, split emails off, and close what is no request.
import { z } from 'zod'
import { closeTicketAsNoRequest } from '../../app/tickets/close-as-no-request.ts'
import { whichTicket } from '../../app/tickets/kin/find-other.ts'
import { keepTicketsApart } from '../../app/tickets/kin/keep-apart.ts'
import { linkTicket, unlinkTicket } from '../../app/tickets/kin/link-ticket.ts'
import { mergeTicket } from '../../app/tickets/kin/merge-ticket.ts'
import { splitEntry } from '../../app/tickets/kin/split-entry.ts'
import { undoTicketMerge } from '../../app/tickets/kin/undo-merge.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { ticketFor } from '../../app/tickets/ticket-access.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { inWords, say } from '../../texts/say.ts'
import { Entered, Id, OptionalId, type Action } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { drawn, OnCard, OnTicket, onTicket, orPanel } from './ticket-action.ts'
import { linkPanel, mergePanel, noRequestPanel } from './ticket-kin-panels.ts'

const Other = OnCard.extend({ number: Entered, otherId: OptionalId })

/** Another ticket is named in a panel, where a refusal stands with what was entered. */
function onOther(
  panel: typeof mergePanel | typeof linkPanel,
  run: (turn: TurnContext, data: z.infer<typeof Other>) => Promise<Ticket>,
): Action {
  return onTicket(
    Other,
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await run(turn, data)),
        async (ticket, error, field) => {
          const asked = await panel(turn, ticket)
          const said = field === 'otherId' ? inWords(whichTicket(asked.choices.length > 0)) : error
          return { ...asked, number: data.number, otherId: data.otherId, error: said }
        },
      ),
  )
}

export const TICKET_KIN_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.merge': onOther(mergePanel, (turn, data) =>
    mergeTicket(turn.deps, turn.actor, servedHere(turn), { ...data, into: data }),
  ),
  'ticket.join': onTicket(OnCard.extend({ otherId: Id }), async (turn, data) => {
    const into = { number: '', otherId: data.otherId }
    return await drawn(turn, await mergeTicket(turn.deps, turn.actor, servedHere(turn), { ...data, into }))
  }),
  'ticket.undo-merge': onTicket(OnTicket.extend({ mergeId: OptionalId }), async (turn, data) => {
    const undo = async () => {
      const { pressed, source } = await undoTicketMerge(turn.deps, turn.actor, data)
      return source._id === pressed._id
        ? await drawn(turn, source)
        : await showTicket(turn.deps, turn.actor, pressed, say('kin.undo.done', { number: source.number }))
    }
    return await orPanel(turn, data.ticketId, undo, async (ticket, error) => ({
      ...(await mergePanel(turn, ticket)),
      error,
    }))
  }),
  'ticket.link': onOther(linkPanel, (turn, data) =>
    linkTicket(turn.deps, turn.actor, servedHere(turn), { ...data, other: data }),
  ),
  'ticket.unlink': onTicket(
    OnCard.extend({ linkedId: OptionalId }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await unlinkTicket(turn.deps, turn.actor, data)),
        async (ticket, error) => ({ ...(await linkPanel(turn, ticket)), error }),
      ),
  ),
  'ticket.keep-apart': onTicket(
    OnTicket.extend({ otherId: Id }),
    async (turn, data) => await drawn(turn, await keepTicketsApart(turn.deps, turn.actor, data)),
  ),
  'ticket.split': onTicket(OnTicket.extend({ entryId: Id }), async (turn, data) => {
    const made = await splitEntry(turn.deps, turn.actor, data)
    const old = await ticketFor(turn.deps, turn.actor, 'work-tickets', data.ticketId)
    return await showTicket(turn.deps, turn.actor, old, say('kin.split.done', { number: made.number }))
  }),
  'ticket.no-request': onTicket(OnCard.extend({ ignore: z.boolean() }), async (turn, data) => {
    const close = async () => {
      const ticket = await closeTicketAsNoRequest(turn.deps, turn.actor, data)
      if (!data.ignore) return await drawn(turn, ticket)
      const { askedBy: address } = ticket
      return await showTicket(turn.deps, turn.actor, ticket, say('tickets.noRequest.ignored', { address }))
    }
    return await orPanel(turn, data.ticketId, close, async (ticket, error) => ({
      ...(await noRequestPanel(turn, ticket)),
      error,
    }))
  }),
}
