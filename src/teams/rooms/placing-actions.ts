// The two buttons under “What should I do with this?”, and what both ways of writing in a thread answer with.
import { z } from 'zod'
import { findTicketByNumber } from '../../app/tickets/find-ticket.ts'
import { noteFromMessage } from '../../app/tickets/note-from-message.ts'
import { previewReply } from '../../app/tickets/reply/preview-reply.ts'
import { ticketFor } from '../../app/tickets/ticket-access.ts'
import type { CardView, NoticeView } from '../../app/views/card-view.ts'
import { placingView } from '../../app/views/placing-view.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../../domain/errors.ts'
import type { SaidMessage } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, Entered, Id, OptionalId, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { drawn, refuseReaders } from './ticket-action.ts'
import { replyPanel } from './ticket-panels.ts'
import { previewPanel } from './ticket-reply-actions.ts'

const Placed = z.object({
  ticketId: OptionalId,
  /** Whoever wrote it, who may be another than whoever presses. */
  writerId: Id,
  messageKey: Id,
  number: z.string().max(50).default(''),
  text: Entered,
})
type Placed = z.infer<typeof Placed>

export const PLACING_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.place-note': action(Placed, async (turn, data) =>
    orForm(turn, data, async (ticket, text) => {
      const { messageKey: key } = data
      const inThread = data.ticketId !== null
      const after = await noteFromMessage(turn.deps, turn.actor, { ticketId: ticket._id, text, key, inThread })
      return doneView(noted(after))
    }),
  ),
  'ticket.place-reply': action(Placed, async (turn, data) =>
    orForm(turn, data, async (ticket) => await previewed(turn, ticket, data.text)),
  ),
}

/** What is said once it is noted. `files`: how many came along, which stay where they are. */
export function noted({ number }: Pick<Ticket, 'number'>, files = 0): string {
  return files === 0 ? say('chat.noted', { number }) : say('chat.notedWithoutFiles', { number, files })
}

/** The reply as the customer will get it, to send, edit or cancel. Throws what `previewReply` throws. */
export async function previewed(
  turn: TurnContext,
  found: Ticket,
  text: string,
  said: SaidMessage | null = null,
): Promise<CardView> {
  const input = { ticketId: found._id, version: found.version, text, message: said ?? undefined }
  const { ticket, draft } = await previewReply(turn.deps, turn.actor, input)
  return await drawn(turn, ticket, await previewPanel(turn, ticket, draft))
}

/** Throws `ConflictError` where the customer cannot be replied to. */
export async function replyForm(turn: TurnContext, ticket: Ticket): Promise<CardView> {
  return await drawn(turn, ticket, await replyPanel(turn, ticket))
}

/** Does it for the ticket that is meant; what is refused stands in the form, with what was typed. */
async function orForm(
  turn: TurnContext,
  data: Placed,
  run: (ticket: Ticket, text: string) => Promise<CardView>,
): Promise<ActionAnswer> {
  const { deps, actor } = turn
  const writer = await deps.documents.people.findOne({ _id: data.writerId })
  let ticket: Ticket | null = null
  try {
    const named = data.ticketId === null ? undefined : await deps.documents.tickets.findOne({ _id: data.ticketId })
    if (named) refuseReaders(turn, named)
    const found = data.ticketId ?? (await findTicketByNumber(deps, actor, servedHere(turn), numberIn(data)))._id
    ticket = await ticketFor(deps, actor, 'work-tickets', found)
    return await run(
      ticket,
      writer && writer._id !== actor._id ? say('chat.wrote', { name: writer.name, text: data.text }) : data.text,
    )
  } catch (error) {
    const isWrongNumber = error instanceof NotFoundError && data.ticketId === null
    if (!(error instanceof InvalidInputError || error instanceof ConflictError || isWrongNumber)) throw error
    return placingView({
      ...{ reason: 'refused', organisation: '', text: data.text, number: data.number, key: data.messageKey },
      ticket: data.ticketId === null ? null : ticket,
      writer: writer ?? actor,
      error: error.forPerson,
    })
  }
}

function numberIn({ number }: Placed): number {
  const found = /^\s*#?(\d{1,9})\s*$/u.exec(number)?.[1]
  if (found !== undefined) return Number(found)
  throw new InvalidInputError({
    message: 'A message was to be noted without the number of a ticket',
    forPerson: phrase('chat.whichTicket'),
  })
}

function doneView(text: string): NoticeView {
  return { card: 'notice', tone: 'good', title: '', text, facts: [], commands: [] }
}
