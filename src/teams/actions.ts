// The one table of card actions: each verb with the schema its data must pass, and what it does.
import { z } from 'zod'
import { answerQuestion, ownTicket } from '../app/answer-question.ts'
import { offeredCategories, offeredServiceTypes } from '../app/catalogue.ts'
import { categoriseTicket } from '../app/categorise-ticket.ts'
import { linkChannel } from '../app/link-channel.ts'
import { createLookups } from '../app/lookups.ts'
import { retryMail, showMailLog } from '../app/mail-log.ts'
import { setTicketStatus } from '../app/set-ticket-status.ts'
import { showTicket } from '../app/show-ticket.ts'
import { takeTicket } from '../app/take-ticket.ts'
import { maySee, ticketFor } from '../app/ticket-access.ts'
import type { CardView, TicketPanel } from '../app/views/card-view.ts'
import { questionView } from '../app/views/question-view.ts'
import { ticketView } from '../app/views/ticket-view.ts'
import { FrontdeskError, InvalidInputError } from '../domain/errors.ts'
import { nextStatuses, STATUSES, type Ticket } from '../domain/ticket.ts'
import { runCommand, type TurnContext } from './commands.ts'

/** An answer that is no card: said to the person, while the card stays as it is. */
export interface SaidAnswer {
  readonly said: string
}

export type ActionAnswer = CardView | SaidAnswer

interface Action {
  /** Parses the data and does it. Throws `FrontdeskError` to refuse. */
  readonly run: (turn: TurnContext, data: unknown) => Promise<ActionAnswer>
}

const id = z.string().min(1).max(200)
const onTicket = { ticketId: id, version: z.number().int().positive() }
/** An empty choice of an optional input arrives as an empty string, or not at all. */
const optionalId = z
  .union([id, z.literal(''), z.null(), z.undefined()])
  .transform((value) => (value === '' || value === undefined ? null : value))
const question = { ticketId: id, expectedCategoryId: id.nullable(), expectedServiceTypeId: id.nullable() }

export const ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.show': action(z.object({ ticketId: id }), async (turn, data) => {
    const ticket = await ticketFor(turn.deps.documents, turn.actor, 'see-tickets', data.ticketId)
    return await showTicket(turn.deps, turn.actor, ticket)
  }),
  'ticket.show-panel': action(z.object({ ...onTicket, panel: z.enum(['category', 'status']) }), async (turn, data) => {
    const ticket = await ticketFor(turn.deps.documents, turn.actor, 'work-tickets', data.ticketId)
    return await ticketView(createLookups(turn.deps.documents), ticket, {
      panel: data.panel === 'category' ? await categoryPanel(turn, ticket) : statusPanel(ticket),
    })
  }),
  'ticket.take': action(z.object(onTicket), async (turn, data) =>
    afterChange(turn, await takeTicket(turn.deps, turn.actor, data)),
  ),
  'ticket.resolve': action(z.object(onTicket), async (turn, data) =>
    afterChange(turn, await setTicketStatus(turn.deps, turn.actor, { ...data, status: 'resolved' })),
  ),
  'ticket.set-status': action(z.object({ ...onTicket, status: z.enum(STATUSES) }), async (turn, data) =>
    afterChange(turn, await setTicketStatus(turn.deps, turn.actor, data)),
  ),
  'ticket.set-category': action(
    z.object({ ...onTicket, categoryId: optionalId, serviceTypeId: optionalId }),
    async (turn, data) => afterChange(turn, await categoriseTicket(turn.deps, turn.actor, data)),
  ),
  'question.choose-category': action(
    z.object({ ...question, categoryId: id.optional(), choice: id.optional() }),
    async (turn, data) => await answered(turn, data, { categoryId: chosen(data.categoryId ?? data.choice) }),
  ),
  'question.choose-service-type': action(
    z.object({ ...question, serviceTypeId: id.optional(), choice: id.optional() }),
    async (turn, data) => await answered(turn, data, { serviceTypeId: chosen(data.serviceTypeId ?? data.choice) }),
  ),
  'question.change': action(z.object({ ticketId: id }), async (turn, data) => {
    return await questionAnswer(turn, await ownTicket(turn.deps.documents, turn.actor, data.ticketId), { again: true })
  }),
  'command.run': action(z.object({ command: z.string().max(200) }), (turn, data) => runCommand(turn, data.command)),
  'mail.retry': action(z.object({ ledgerId: z.string().min(1).max(1000) }), async (turn, data) => {
    await retryMail(turn.deps, turn.actor, data.ledgerId)
    return await showMailLog(turn.deps, turn.actor, 1)
  }),
  'channel.link': action(z.object({ organisationId: id }), linkThisChannel),
}

/**
 * Does what a card's button asks. Refusals are answered on the ticket's card, if the person may see it, otherwise said.
 * Throws only what is no `FrontdeskError`.
 */
export async function runAction(turn: TurnContext, verb: string, data: unknown): Promise<ActionAnswer> {
  try {
    const found = Object.hasOwn(ACTIONS, verb) ? ACTIONS[verb] : undefined
    if (!found) {
      throw new InvalidInputError({
        message: `A card asked for the unknown verb '${verb.slice(0, 100)}'`,
        forPerson: 'I do not know this button. The card may be from another version of me: ask for a new one.',
      })
    }
    return await found.run(turn, data)
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    turn.deps.log.info('An action was refused', {
      verb,
      personId: turn.actor._id,
      code: error.code,
      reason: error.message,
    })
    return await refusal(turn, verb, data, error.forPerson)
  }
}

function action<S extends z.ZodType>(
  schema: S,
  run: (turn: TurnContext, data: z.infer<S>) => Promise<ActionAnswer>,
): Action {
  return {
    run: async (turn, data) => {
      const parsed = schema.safeParse(data)
      if (!parsed.success) {
        throw new InvalidInputError({
          message: `The data of a card action is wrong at: ${parsed.error.issues.map((issue) => issue.path.join('.') || '(top)').join(', ')}`,
          forPerson:
            'This button sent something I cannot use, so nothing was changed. Check what you entered, or ask for the card again.',
        })
      }
      return await run(turn, parsed.data)
    },
  }
}

async function refusal(turn: TurnContext, verb: string, data: unknown, text: string): Promise<ActionAnswer> {
  const named = z.object({ ticketId: id }).safeParse(data)
  const ticket = named.success ? await turn.deps.documents.tickets.findOne({ _id: named.data.ticketId }) : undefined
  if (!ticket || !maySee(turn.actor, ticket)) return { said: text }
  if (verb.startsWith('question.') && ticket.requester.personId === turn.actor._id) {
    return await questionAnswer(turn, ticket, { notice: text })
  }
  if (!verb.startsWith('ticket.')) return { said: text }
  return await showTicket(turn.deps, turn.actor, ticket, text)
}

async function afterChange(turn: TurnContext, ticket: Ticket): Promise<CardView> {
  return await ticketView(createLookups(turn.deps.documents), ticket)
}

async function categoryPanel(turn: TurnContext, ticket: Ticket): Promise<TicketPanel> {
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(turn.deps.documents, ticket),
    offeredServiceTypes(turn.deps.documents, ticket),
  ])
  return {
    kind: 'category',
    categories: categories.map(({ _id, name }) => ({ id: _id, title: name })),
    serviceTypes: serviceTypes.map(({ _id, name }) => ({ id: _id, title: name })),
    categoryId: ticket.categoryId,
    serviceTypeId: ticket.serviceTypeId,
  }
}

function statusPanel(ticket: Ticket): TicketPanel {
  return { kind: 'status', statuses: nextStatuses(ticket.status) }
}

function chosen(value: string | undefined): string {
  if (value !== undefined) return value
  throw new InvalidInputError({
    message: 'A question was answered without a choice',
    forPerson: 'Nothing was chosen. Pick one from the list first.',
  })
}

async function answered(
  turn: TurnContext,
  data: { ticketId: string; expectedCategoryId: string | null; expectedServiceTypeId: string | null },
  answer: { categoryId?: string; serviceTypeId?: string },
): Promise<ActionAnswer> {
  const expected = { categoryId: data.expectedCategoryId, serviceTypeId: data.expectedServiceTypeId }
  return await questionAnswer(
    turn,
    await answerQuestion(turn.deps, turn.actor, { ticketId: data.ticketId, expected, answer }),
    {},
  )
}

async function questionAnswer(
  turn: TurnContext,
  ticket: Ticket,
  extra: { readonly notice?: string; readonly again?: boolean },
): Promise<ActionAnswer> {
  const { documents } = turn.deps
  const view = await questionView(documents, createLookups(documents), ticket, extra)
  return view ?? { said: extra.notice ?? 'There is nothing to choose for this ticket (any more).' }
}

async function linkThisChannel(turn: TurnContext, data: { organisationId: string }): Promise<ActionAnswer> {
  if (!turn.channel) return { said: 'Channels are linked from within the channel: type `link channel` there.' }
  const place = await turn.channel.readPlace()
  const linked = await linkChannel(turn.deps, turn.actor, place, data.organisationId)
  const waiting = linked.ticketsShown
  return {
    card: 'notice',
    tone: 'good',
    title: `${place.name} serves ${linked.organisation.name} now`,
    text:
      waiting === 0
        ? 'Ticket cards of this organisation, and of those below it without a channel of their own, appear here.'
        : `${waiting === 1 ? 'One ticket that had' : `${waiting} tickets that had`} waited without a channel ${waiting === 1 ? 'appears' : 'appear'} here now, and all new ones.`,
    facts: [],
    commands: [{ title: 'Tickets', command: 'tickets' }],
  }
}
