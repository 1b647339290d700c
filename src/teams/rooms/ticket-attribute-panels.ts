// The panels that ask when a ticket is due, whom it is for, and who follows it, drawn of the ticket as it stands.
import { followerKey } from '../../app/tickets/attributes/change-followers.ts'
import { participantsOf } from '../../app/tickets/participants-of.ts'
import { zoneFor } from '../../app/tickets/attributes/set-due.ts'
import type { Choice, TicketPanel } from '../../app/views/card-view.ts'
import type { MailAddress } from '../../domain/mail/mail.ts'
import { clockIn } from '../../domain/ticket/due.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { TurnContext } from '../command.ts'

type PanelOf<K extends TicketPanel['kind']> = Extract<TicketPanel, { readonly kind: K }>

/** What most people mean by a day. */
const END_OF_WORK = '17:00'

const FINE = { error: null, errorField: null } as const

export async function duePanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'due'>> {
  const zone = await zoneFor(turn.deps, ticket, turn.timeZone)
  const shown = ticket.dueAt === null ? { date: '', time: END_OF_WORK } : clockIn(ticket.dueAt, zone)
  return { kind: 'due', ...shown, zone, ...FINE }
}

export async function requesterPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'requester'>> {
  const others = await participantsOf(turn.deps, ticket)
  return {
    ...{ kind: 'requester', participants: others.map(choiceOf) },
    ...{ participant: '', name: '', address: '', keep: true },
    ...FINE,
  }
}

export async function followersPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'followers'>> {
  const people = await participantsOf(turn.deps, ticket)
  const chosen = ticket.followers.map(({ address }) => followerKey(address))
  const choices = people.map((person) => ({ ...choiceOf(person), id: followerKey(person.address) }))
  return { kind: 'followers', people: choices, chosen, added: '', ...FINE }
}

function choiceOf({ name, address }: MailAddress): Choice {
  return { id: address, title: name === '' || name === address ? address : `${name} (${address})` }
}
