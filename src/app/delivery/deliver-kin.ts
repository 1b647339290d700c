// What a ticket has still to write in another one: the second half of a merge, of its undoing, of a link, of a split.
import { NotFoundError } from '../../domain/errors.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { completeLink } from '../tickets/kin/link-ticket.ts'
import { completeMerge } from '../tickets/kin/merge-ticket.ts'
import { completeSplit } from '../tickets/kin/split-entry.ts'
import { completeUndo } from '../tickets/kin/undo-merge.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

type KinItem = Extract<OutboxItem, { readonly kind: 'kin' }>

export async function deliverKin(deps: DeliveryDeps, ticket: Ticket, item: KinItem): Promise<Delivered<Ticket>> {
  try {
    await complete(deps, ticket, item)
  } catch (error) {
    // The other one is not there any more, as in a copy that was taken while running: there is nothing to tell.
    if (!(error instanceof NotFoundError)) throw error
  }
  return () => ({})
}

async function complete(deps: DeliveryDeps, ticket: Ticket, { ticketId, step, by }: KinItem): Promise<void> {
  switch (step.do) {
    case 'merge':
      await completeMerge(deps, ticket, ticketId, step, by)
      return
    case 'unmerge':
      await completeUndo(deps, ticketId, step.mergeId, by)
      return
    case 'relate':
      await completeLink(deps, ticket._id, ticketId, by)
      return
    case 'split':
      await completeSplit(deps, ticket, ticketId, step, by)
      return
  }
}
