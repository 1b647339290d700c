// The command and the buttons by which agents, and customers, choose where they are told of their tickets.
import { z } from 'zod'
import { notifyForm, saveNotify } from '../../app/people/notify-me.ts'
import { isOnlyCustomer } from '../../app/customers/list-my-tickets.ts'
import { newsByForm, saveNewsBy } from '../../app/people/news-by.ts'
import { NEWS_PLACES, NOTIFY_PLACES } from '../../domain/organisation/person.ts'
import { action, type Action } from '../action.ts'
import type { Command } from '../command.ts'

export const NOTIFY_COMMANDS: readonly Command[] = [
  {
    name: 'notify me',
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: null,
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is a refusal like any other
    run: async ({ actor }) => (isOnlyCustomer(actor) ? newsByForm(actor) : notifyForm(actor)),
  },
]

export const NOTIFY_ACTIONS: Readonly<Record<string, Action>> = {
  'notify.save': action(
    z.object({ where: z.enum(NOTIFY_PLACES) }),
    async (turn, { where }) => await saveNotify(turn.deps, turn.actor, where),
  ),
  'notify.save-mine': action(
    z.object({ where: z.enum(NEWS_PLACES) }),
    async (turn, { where }) => await saveNewsBy(turn.deps, turn.actor, where),
  ),
}
