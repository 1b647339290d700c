// Two helpdesks that answer each other: what comes from the other one is capped, and the ticket and its mailbox say so.
import type { Mail } from '../../domain/mail/mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { markLoop } from '../../domain/ticket/loop.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { takeSlot } from '../delivery/take-slot.ts'
import { tellLoop } from '../watch/tell-loop.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { MailDeps } from './outcome.ts'

/** Notes that no person wrote, within an hour: those that are away send one for each mail, or one a day. */
const NOTES = { count: 5, perMs: 3_600_000 }

/** Whether the ticket takes one more note of a machine. The one that it does not take marks the ticket, and is told. */
export async function takesNote(deps: MailDeps, mailbox: Mailbox, ticket: Ticket, mail: Mail): Promise<boolean> {
  if ((await takeSlot(deps, `notes-to/${ticket._id}`, mail.id, NOTES)) === null) return true
  await tellLoop(deps, mailbox, mail.from?.address ?? '')
  await changeTicket(deps, ticket._id, (current) => markLoop(current, deps.clock()))
  return false
}
