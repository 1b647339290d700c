// The buttons of ticket lists: which list, which page, narrowed to what, kept under which name.
import { z } from 'zod'
import { isOnlyCustomer, listMyTickets } from '../../app/customers/list-my-tickets.ts'
import {
  filterForm,
  filterFrom,
  inputOf,
  MAX_ADDRESS,
  type FilterErrors,
  type FilterInput,
} from '../../app/tickets/find/filter-form.ts'
import { findTickets, listTickets, MAX_SEARCH } from '../../app/tickets/find/list-tickets.ts'
import { showSavedViews } from '../../app/tickets/find/saved-views.ts'
import { TICKET_LISTS, type TicketFilter } from '../../app/tickets/find/ticket-filter.ts'
import { deleteView, readViews, rememberFilter, saveView } from '../../app/tickets/find/ticket-views.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { action, Entered, Id, OptionalId, type Action } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

const Page = z.number().int().positive().max(1_000_000).default(1)

const Filter = z.object({
  list: z.enum(TICKET_LISTS),
  categoryId: OptionalId,
  organisationId: OptionalId,
  requester: z.string().min(1).max(MAX_ADDRESS).nullable().default(null),
})

const Input = z.object({
  list: z.enum(TICKET_LISTS),
  categoryId: OptionalId,
  organisationId: OptionalId,
  requester: Entered,
  name: Entered,
})

export const TICKET_LIST_ACTIONS: Readonly<Record<string, Action>> = {
  'tickets.show': action(
    Filter.extend({ page: Page }),
    async (turn, { page, ...filter }) => await showList(turn, filter, page),
  ),
  'tickets.find': action(
    z.object({ words: z.string().min(1).max(MAX_SEARCH), page: Page }),
    async (turn, { words, page }) => await findTickets(turn.deps, turn.actor, servedHere(turn), words, page),
  ),
  'tickets.filter-form': action(
    Filter,
    async (turn, filter) => await filterForm(turn.deps, turn.actor, servedHere(turn), inputOf(filter)),
  ),
  'tickets.filter': action(
    Input,
    async (turn, input) =>
      await orForm(turn, input, 'requester', async () => await showList(turn, filterFrom(input), 1)),
  ),
}

/** A person's own saved views: where others read along, nobody's. */
export const TICKET_VIEW_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket-views.list': action(z.object({}), async ({ deps, actor }) => await showSavedViews(deps, actor)),
  'ticket-views.save': action(
    Input,
    async (turn, input) =>
      await orForm(turn, input, 'requester', async () => {
        const filter = filterFrom(input)
        return await orForm(turn, input, 'name', async () => {
          await saveView(turn.deps, turn.actor, input.name, filter)
          return await showList(turn, filter, 1)
        })
      }),
  ),
  'ticket-views.open': action(z.object({ viewId: Id }), async (turn, { viewId }) => {
    const { saved, last } = await readViews(turn.deps, turn.actor)
    // One that was deleted meanwhile is what is shown already.
    return await showList(turn, saved.find(({ id }) => id === viewId)?.filter ?? last, 1)
  }),
  'ticket-views.delete': action(z.object({ viewId: Id }), async ({ deps, actor }, { viewId }) => {
    await deleteView(deps, actor, viewId)
    return await showSavedViews(deps, actor)
  }),
}

/** In a personal chat, the next `tickets` shows the same list. What somebody looks at in a channel is nothing they left there. */
export async function showList(turn: TurnContext, filter: TicketFilter, page: number): Promise<CardView> {
  // A list of a time when they were an agent, or an older card.
  if (turn.channel === null && isOnlyCustomer(turn.actor)) {
    return await listMyTickets(turn.deps, turn.actor, { ended: filter.list === 'resolved', page })
  }
  if (turn.channel === null) await rememberFilter(turn.deps, turn.actor, filter)
  return await listTickets(turn.deps, turn.actor, servedHere(turn), filter, page)
}

/** What is wrong stands in the form, at its field, with what was entered kept. */
async function orForm(
  turn: TurnContext,
  input: FilterInput,
  field: keyof FilterErrors,
  run: () => Promise<CardView>,
): Promise<CardView> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    const errors = { [field]: error.forPerson }
    return await filterForm(turn.deps, turn.actor, servedHere(turn), input, { errors })
  }
}
