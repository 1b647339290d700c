// The buttons of the question that requesters get in their personal chat.
import { z } from 'zod'
import { answerQuestion, ownTicket } from '../../app/tickets/answer-question.ts'
import { isRequesterOf } from '../../app/people/requester-of.ts'
import { continuedFor } from '../../app/tickets/kin/continued-in.ts'
import { createLookups } from '../../app/lookups.ts'
import { questionView } from '../../app/views/question-view.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const question = { ticketId: Id, expectedCategoryId: Id.nullable(), expectedServiceTypeId: Id.nullable() }
type Question = z.infer<z.ZodObject<typeof question>>

export const QUESTION_ACTIONS: Readonly<Record<string, Action>> = {
  'question.choose-category': action(
    z.object({ ...question, categoryId: Id.optional(), choice: Id.optional() }),
    async (turn, data) => await answered(turn, data, { categoryId: chosen(data.categoryId ?? data.choice) }),
    onItsQuestion,
  ),
  'question.choose-service-type': action(
    z.object({ ...question, serviceTypeId: Id.optional(), choice: Id.optional() }),
    async (turn, data) => await answered(turn, data, { serviceTypeId: chosen(data.serviceTypeId ?? data.choice) }),
    onItsQuestion,
  ),
  'question.change': action(
    z.object({ ticketId: Id }),
    async (turn, data) => await drawn(turn, await ownTicket(turn.deps, turn.actor, data.ticketId), { again: true }),
    onItsQuestion,
  ),
}

function chosen(value: string | undefined): string {
  if (value !== undefined) return value
  throw new InvalidInputError({
    message: 'A question was answered without a choice',
    forPerson: phrase('customers.question.nothingChosen'),
  })
}

async function answered(
  turn: TurnContext,
  data: Question,
  answer: { categoryId?: string; serviceTypeId?: string },
): Promise<ActionAnswer> {
  const expected = { categoryId: data.expectedCategoryId, serviceTypeId: data.expectedServiceTypeId }
  return await drawn(
    turn,
    await answerQuestion(turn.deps, turn.actor, { ticketId: data.ticketId, expected, answer }),
    {},
  )
}

/** A refusal stands on the question, as the ticket is now. */
async function onItsQuestion(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = z.object({ ticketId: Id }).safeParse(data)
  const ticket = named.success ? await turn.deps.documents.tickets.findOne({ _id: named.data.ticketId }) : undefined
  return ticket && (await isRequesterOf(turn.deps, turn.actor, ticket))
    ? await drawn(turn, ticket, { notice: text })
    : null
}

async function drawn(
  turn: TurnContext,
  ticket: Ticket,
  extra: { readonly notice?: string; readonly again?: boolean },
): Promise<ActionAnswer> {
  const { documents } = turn.deps
  const continued = await continuedFor(turn.deps, turn.actor, ticket)
  const view = await questionView(documents, createLookups(documents), ticket, { ...extra, continued })
  return view ?? { said: extra.notice ?? say('customers.question.nothingLeft') }
}
