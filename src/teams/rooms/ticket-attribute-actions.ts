// The buttons by which agents say when a ticket is due, whom it is for, and who follows it.
import { say } from '../../texts/say.ts'
import { z } from 'zod'
import { changeFollowersOf } from '../../app/tickets/attributes/change-followers.ts'
import { changeRequesterOf } from '../../app/tickets/attributes/change-requester.ts'
import { clearDueTime, setDueTime } from '../../app/tickets/attributes/set-due.ts'
import { revokePageLinks } from '../../app/tickets/revoke-links.ts'
import { showTicket } from '../../app/tickets/show-ticket.ts'
import { Chosen, Entered, type Action } from '../action.ts'
import { drawn, OnCard, onTicket, orPanel } from './ticket-action.ts'
import { duePanel, followersPanel, requesterPanel } from './ticket-attribute-panels.ts'

/** Whether the requester of before follows. */
const Keep = z
  .enum(['yes', 'no', ''])
  .default('no')
  .transform((value) => value === 'yes')

export const TICKET_ATTRIBUTE_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.set-due': onTicket(
    OnCard.extend({ date: Entered, time: Entered, zone: z.string().max(100) }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await setDueTime(turn.deps, turn.actor, data)),
        async (ticket, error, errorField) => {
          const panel = await duePanel(turn, ticket)
          const { date, time } = data
          return { ...panel, date: DateText.parse(date), time: TimeText.parse(time), error, errorField }
        },
      ),
  ),
  'ticket.clear-due': onTicket(
    OnCard,
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await clearDueTime(turn.deps, turn.actor, data)),
        async (ticket, error, errorField) => ({ ...(await duePanel(turn, ticket)), error, errorField }),
      ),
  ),
  'ticket.set-requester': onTicket(
    OnCard.extend({ participant: Entered, name: Entered, address: Entered, keep: Keep }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await changeRequesterOf(turn.deps, turn.actor, data)),
        async (ticket, error, errorField) => {
          const { participant, name, address, keep } = data
          const panel = await requesterPanel(turn, ticket)
          const stays = panel.participants.some(({ id }) => id === participant)
          return { ...panel, participant: stays ? participant : '', name, address, keep, error, errorField }
        },
      ),
  ),
  'ticket.revoke-links': onTicket(OnCard, async (turn, data) => {
    const ticket = await revokePageLinks(turn.deps, turn.actor, data)
    return await showTicket(turn.deps, turn.actor, ticket, say('tickets.linksRevoked'))
  }),
  'ticket.set-followers': onTicket(
    OnCard.extend({ chosen: Chosen, added: Entered }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await changeFollowersOf(turn.deps, turn.actor, data)),
        async (ticket, error, errorField) => {
          const { people, ...panel } = await followersPanel(turn, ticket)
          const chosen = data.chosen.filter((key) => people.some(({ id }) => id === key))
          return { ...panel, people, chosen, added: data.added, error, errorField }
        },
      ),
  ),
}

/** What an input for dates or times can show again. */
const DateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .catch('')
const TimeText = z
  .string()
  .regex(/^\d{2}:\d{2}$/u)
  .catch('')
