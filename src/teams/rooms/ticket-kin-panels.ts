// The panels that join and link tickets, and close what is no request.
import { ignoringPlace } from '../../app/tickets/close-as-no-request.ts'
import { othersOfRequester } from '../../app/tickets/kin/others-of-requester.ts'
import type { Choice, TicketPanel } from '../../app/views/card-view.ts'
import { shownSubject } from '../../app/views/removed-view.ts'
import { STATUS_WORDS } from '../../app/views/status-words.ts'
import { mayUndoMerge } from '../../domain/ticket/kin.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

type PanelOf<K extends TicketPanel['kind']> = Extract<TicketPanel, { readonly kind: K }>

export async function mergePanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'merge'>> {
  const merged = ticket.mergedFrom.filter((one) => mayUndoMerge(one, turn.deps.clock()))
  return { kind: 'merge', choices: await others(turn, ticket), number: '', otherId: null, merged, error: null }
}

export async function linkPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'link'>> {
  const linked = ticket.related.map(({ ticketId }) => ticketId)
  const choices = (await others(turn, ticket)).filter(({ id }) => !linked.includes(id))
  return { kind: 'link', choices, number: '', otherId: null, related: ticket.related, error: null }
}

export async function noRequestPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'no-request'>> {
  const place = await ignoringPlace(turn.deps, ticket)
  const mayIgnore = place !== null && may(turn.actor.memberships, 'configure', place.organisation)
  const ignoreIn = place?.organisation.name ?? null
  return { kind: 'no-request', sender: ticket.askedBy, mayIgnore, ignoreIn, error: null }
}

async function others(turn: TurnContext, ticket: Ticket): Promise<readonly Choice[]> {
  const found = await othersOfRequester(turn.deps, turn.actor, servedHere(turn), ticket)
  return found.map((other) => ({
    id: other._id,
    title: `#${other.number} ${STATUS_WORDS[other.status].agent}: ${shownSubject(other)}`,
  }))
}
