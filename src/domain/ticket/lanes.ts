// The ways by which a ticket's outbox leaves. Each can be closed for a while; what waits for one must not hold up the others.
import { dueAt, type FormFields } from './open-forms.ts'
import type { Outgoing, OutboxItem } from './outbox.ts'

export interface Lane {
  /** `laneOf(...)` of what waits. */
  readonly lane: string
  /** When the first of it is due. */
  readonly at: Date
}

export interface LaneFields extends FormFields {
  readonly channelId: string | null
  readonly mailboxId: string | null
  readonly requester: { readonly personId: string | null }
}

/** New cards of a channel count apart from all else in it, a person's chat and a mailbox each by themselves. */
export function laneOf(ticket: LaneFields, item: Outgoing): string {
  switch (item.kind) {
    case 'card':
    case 'thread-reply':
    case 'more-replies':
      // A reply follows the card.
      return `${ticket.card === null ? 'create' : 'send'}/${ticket.channelId ?? ''}`
    case 'copy': {
      const copy = ticket.copies.find(({ channelId }) => channelId === item.channelId)
      return `${copy?.card ? 'send' : 'create'}/${item.channelId}`
    }
    case 'pointer':
    case 'question-over':
      return `send/${item.posted.conversationId.replace(/;messageid=.*$/u, '')}`
    case 'question':
    case 'news':
      return `person/${ticket.requester.personId ?? ''}`
    case 'tell':
      // In the thread or in their chat: that is for them to choose until it leaves.
      return `tell/${item.personId}`
    case 'mail':
      return `mail/${ticket.mailboxId ?? ''}`
    case 'reply':
    case 'drop-reply': {
      const { mailboxId, toPerson } = item.reply
      return mailboxId === null ? `person/${toPerson?.personId ?? ''}` : `mail/${mailboxId}`
    }
    case 'entry':
      return 'entry'
    case 'kin':
      return 'kin'
    case 'alarm':
      return 'alarm'
    case 'connect':
      return 'connect'
  }
}

/** A lane for each way that something waits for, parked items aside. */
export function waitingLanes(ticket: LaneFields & { readonly outbox: readonly OutboxItem[] }): readonly Lane[] {
  const first = new Map<string, Date>()
  for (const item of ticket.outbox) {
    if (item.parked !== null) continue
    const lane = laneOf(ticket, item)
    const known = first.get(lane)
    const at = dueAt(ticket, item)
    if (known === undefined || at < known) first.set(lane, at)
  }
  return [...first].map(([lane, at]) => ({ lane, at }))
}

/** The fields of a ticket with this outbox: whoever writes one writes all of them, or workers pass the ticket over. */
export function withOutbox(ticket: LaneFields, outbox: readonly OutboxItem[]) {
  const lanes = waitingLanes({ ...ticket, outbox })
  const times = lanes.map(({ at }) => at.getTime())
  return { outbox, deliverAt: times.length === 0 ? null : new Date(Math.min(...times)), lanes }
}
