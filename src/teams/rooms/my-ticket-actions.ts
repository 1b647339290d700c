// The buttons of a customer's own cards, in their chat. Each asks again whether the ticket is theirs.
import { z } from 'zod'
import { answerTicket } from '../../app/customers/answer-ticket.ts'
import { closeOwnTicket } from '../../app/customers/close-own-ticket.ts'
import { findMyTickets, listMyTickets, MAX_MY_SEARCH } from '../../app/customers/list-my-tickets.ts'
import { categoryForm, myTicketView, readPublicEntry, type MyTicketExtra } from '../../app/customers/my-ticket.ts'
import { asCustomer } from '../../app/customers/own-ticket.ts'
import { rateTicket } from '../../app/customers/rate-ticket.ts'
import { reopenOwnTicket } from '../../app/customers/reopen-own-ticket.ts'
import { isRequesterOf } from '../../app/people/requester-of.ts'
import { answerAsCustomer, ownTicket } from '../../app/tickets/answer-question.ts'
import type { CardView } from '../../app/views/card-view.ts'
import type { MyTicketForm } from '../../app/views/my-ticket-view.ts'
import { InvalidInputError, isRefusal } from '../../domain/errors.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, Entered, Id, OptionalId, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const OnMine = z.object({ ticketId: Id })
const PageNumber = z.number().int().positive().max(1_000_000).default(1)
const Page = z.string().max(1000).default('')
const Key = z.string().min(1).max(100)
const Stars = z
  .union([z.enum(['1', '2', '3', '4', '5']), z.literal('')])
  .optional()
  .transform((value) => (value === '' || value === undefined ? null : Number(value)))

export const MY_TICKET_ACTIONS: Readonly<Record<string, Action>> = {
  'mine.list': action(
    z.object({ ended: z.boolean(), page: PageNumber }),
    async ({ deps, actor }, wanted) => await listMyTickets(deps, actor, wanted),
  ),
  'mine.find': action(
    z.object({ words: z.string().min(1).max(MAX_MY_SEARCH), page: PageNumber }),
    async ({ deps, actor }, wanted) => await findMyTickets(deps, actor, wanted),
  ),
  'mine.show': onMine(OnMine.extend({ page: Page }), async (turn, { ticketId, page }) => {
    return await drawn(turn, await ownTicket(turn.deps, turn.actor, ticketId), { page })
  }),
  'mine.read': onMine(
    OnMine.extend({
      entryId: z.string().min(1).max(1000),
      at: z
        .number()
        .int()
        .nonnegative()
        .max(8.64e15 - 1),
      from: z.number().int().nonnegative().max(1_000_000),
    }),
    async (turn, { ticketId, entryId, at, from }) => {
      const ticket = await ownTicket(turn.deps, turn.actor, ticketId)
      const entry = await readPublicEntry(turn.deps, ticket, { entryId, at: new Date(at) })
      return await drawn(turn, ticket, { reading: { entry, from } })
    },
  ),
  'mine.form': onMine(
    OnMine.extend({ form: z.enum(['reply', 'reopen', 'rate', 'category']) }),
    async (turn, { ticketId, form }) => {
      const ticket = await ownTicket(turn.deps, turn.actor, ticketId)
      const view = await myTicketView(turn.deps, ticket, { form: await emptyForm(turn, ticket, form) })
      // The card may be older than the ticket.
      return view.moves[MOVE_OF[form]]
        ? view
        : { ...view, form: null, notice: { tone: 'warning', text: say('customers.refused.notNow') } }
    },
  ),
  'mine.reply': onMine(
    OnMine.extend({ messageKey: Key, text: Entered }),
    async (turn, { ticketId, messageKey: key, text }) => {
      const form = (error: string): MyTicketForm => ({ kind: 'reply', text, key, error })
      return await orForm(turn, ticketId, form, async () => {
        const by = await asCustomer(turn.deps, turn.actor, ticketId)
        const { ticket, became } = await answerTicket(turn.deps, by, { ticketId, key, text })
        return await drawn(turn, ticket, {
          notice: good(became === 'opened' ? say('customers.done.opened') : say('customers.done.sent')),
        })
      })
    },
  ),
  'mine.reopen': onMine(
    OnMine.extend({ messageKey: Key, text: Entered }),
    async (turn, { ticketId, messageKey: key, text }) => {
      const form = (error: string): MyTicketForm => ({ kind: 'reopen', text, key, error })
      return await orForm(turn, ticketId, form, async () => {
        const by = await asCustomer(turn.deps, turn.actor, ticketId)
        return await drawn(turn, await reopenOwnTicket(turn.deps, by, { ticketId, key, text }), {
          notice: good(say('customers.done.reopened')),
        })
      })
    },
  ),
  'mine.close': onMine(OnMine, async (turn, { ticketId }) => {
    const by = await asCustomer(turn.deps, turn.actor, ticketId)
    return await drawn(turn, await closeOwnTicket(turn.deps, by, { ticketId }), {
      notice: good(say('customers.done.closed')),
    })
  }),
  'mine.rate': onMine(OnMine.extend({ stars: Stars, word: Entered }), async (turn, { ticketId, stars, word }) => {
    const form = (error: string, errorField: string | null): MyTicketForm => ({
      ...{ kind: 'rate', stars, word, error, errorField },
    })
    return await orForm(turn, ticketId, form, async () => {
      const by = await asCustomer(turn.deps, turn.actor, ticketId)
      return await drawn(turn, await rateTicket(turn.deps, by, { ticketId, stars, word }), {
        notice: good(say('customers.done.rated')),
      })
    })
  }),
  'mine.category': onMine(
    OnMine.extend({
      ...{ expectedCategoryId: Id.nullable(), expectedServiceTypeId: Id.nullable() },
      ...{ categoryId: OptionalId, serviceTypeId: OptionalId },
    }),
    async (turn, { ticketId, expectedCategoryId, expectedServiceTypeId, categoryId, serviceTypeId }) => {
      const expected = { categoryId: expectedCategoryId, serviceTypeId: expectedServiceTypeId }
      const form = async (error: string, errorField: string | null, ticket: Ticket): Promise<MyTicketForm> =>
        await categoryForm(turn.deps, ticket, { categoryId, serviceTypeId, error, errorField })
      return await orForm(turn, ticketId, form, async () => {
        const by = await asCustomer(turn.deps, turn.actor, ticketId)
        const answer = {
          ...(categoryId === null ? {} : { categoryId }),
          ...(serviceTypeId === null ? {} : { serviceTypeId }),
        }
        if (Object.keys(answer).length === 0) throw nothingChosen(ticketId)
        const ticket = await answerAsCustomer(turn.deps, by, { ticketId, expected, answer })
        return await drawn(turn, ticket, { notice: good(say('customers.done.sorted')) })
      })
    },
  ),
}

const MOVE_OF = { reply: 'answer', reopen: 'reopen', rate: 'rate', category: 'sort' } as const

type Notice = NonNullable<MyTicketExtra['notice']>

function good(text: string): Notice {
  return { tone: 'good', text }
}

function nothingChosen(ticketId: string): InvalidInputError {
  return new InvalidInputError({
    message: `A customer chose nothing for ticket '${ticketId}'`,
    forPerson: phrase('customers.refused.nothingChosen'),
  })
}

async function emptyForm(
  { deps }: TurnContext,
  ticket: Ticket,
  kind: 'reply' | 'reopen' | 'rate' | 'category',
): Promise<MyTicketForm> {
  switch (kind) {
    case 'reply':
    case 'reopen':
      return { kind, text: '', key: deps.newId(), error: null }
    case 'rate':
      return {
        ...{ kind, stars: ticket.rating?.stars ?? null, word: ticket.rating?.word ?? '' },
        ...{ error: null, errorField: null },
      }
    case 'category':
      return await categoryForm(deps, ticket)
  }
}

async function drawn(turn: TurnContext, ticket: Ticket, extra: MyTicketExtra): Promise<CardView> {
  return await myTicketView(turn.deps, ticket, extra)
}

/** What is refused stands in the form, with what was entered kept. Where the ticket is no longer theirs, nothing of it is drawn. */
async function orForm(
  turn: TurnContext,
  ticketId: string,
  form: (error: string, field: string | null, ticket: Ticket) => MyTicketForm | Promise<MyTicketForm>,
  run: () => Promise<CardView>,
): Promise<CardView> {
  try {
    return await run()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const ticket = await ownTicket(turn.deps, turn.actor, ticketId)
    const field = error instanceof InvalidInputError ? error.field : null
    return await drawn(turn, ticket, { form: await form(error.forPerson, field, ticket) })
  }
}

/** A refusal stands on the card, as the ticket is now, for those whose it is. */
function onMine<D extends { readonly ticketId: string }>(
  schema: z.ZodType<D>,
  run: (turn: TurnContext, data: D) => Promise<ActionAnswer>,
): Action {
  return action(schema, run, async (turn, data, text) => {
    const named = OnMine.safeParse(data)
    const ticket = named.success ? await turn.deps.documents.tickets.findOne({ _id: named.data.ticketId }) : undefined
    return ticket && (await isRequesterOf(turn.deps, turn.actor, ticket))
      ? await drawn(turn, ticket, { notice: { tone: 'warning', text } })
      : null
  })
}
