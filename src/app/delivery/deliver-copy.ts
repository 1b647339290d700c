// The card of a ticket in a channel that shows it besides its own. Replies are told in the thread of the main card alone: who follows
// a ticket does that there, and ten customers' mails would otherwise notify two channels twenty times. Here the card shows the last one.
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { mayShowCopy } from '../../domain/ticket/copies.ts'
import { formsLeft } from '../../domain/ticket/open-forms.ts'
import { leaveCopies } from '../../domain/ticket/ticket-changes.ts'
import { addToOutbox } from '../../domain/ticket/copies.ts'
import { outgoingOf } from '../../domain/ticket/ticket-events.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Lookups } from '../lookups.ts'
import { rememberCardThread } from '../tickets/card-threads.ts'
import { drawCard, standsNow } from './deliver-ticket.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

export type CopyItem = Extract<OutboxItem, { readonly kind: 'copy' }>

/** What is not to be shown there any more is taken from there. Throws `OutsideError`. */
export async function deliverCopy(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  { channelId, refused }: CopyItem,
): Promise<Delivered<Ticket>> {
  const copy = ticket.copies.find((one) => one.channelId === channelId)
  if (!copy) return () => ({})
  const channel = await lookups.channel(channelId)
  if (!channel || !mayShowCopy(channel, ticket)) return taken(deps, channelId)
  // It may have been the main card, whose thread the ticket itself leads to. Before it is drawn: Teams may refuse that.
  if (copy.card) await rememberCardThread(deps.documents, copy.card, ticket._id)
  const drawn = await drawCard(deps, lookups, ticket, channel, { card: copy.card, refused })
  if (drawn === 'updated')
    return (current) => ({ openForms: formsLeft(current.openForms, ticket.openForms, channelId) })
  if (drawn === 'needless') return () => ({})
  await rememberCardThread(deps.documents, drawn, ticket._id)
  return standsNow(deps, channelId, drawn)
}

/** No new version: what the other cards say is as true as before. */
function taken(deps: DeliveryDeps, channelId: string): Delivered<Ticket> {
  return (current) => {
    const change = leaveCopies(current, (id) => id === channelId)
    if (!change) return {}
    const now = deps.clock()
    const pointers = outgoingOf(current, change, now).filter(({ kind }) => kind === 'pointer')
    return { ...change.fields, outbox: addToOutbox({ ...current, ...change.fields }, pointers, now, deps.newId) }
  }
}
