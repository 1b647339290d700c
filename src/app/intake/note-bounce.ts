// A bounce joins its ticket: the reply that did not arrive says so, and why.
import { bounceReport } from '../../domain/mail/bounce-report.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { replyBounced } from '../../domain/ticket/conversation-changes.ts'
import type { Entry, Ticket, Undelivered } from '../../domain/ticket/ticket.ts'
import { afterReport } from '../../domain/ticket/undelivered.ts'
import type { Deps } from '../deps.ts'
import { conversationIds } from '../tickets/kin/conversation-of.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { type Bounced, theirs } from './find-bounced.ts'

type BounceDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** Whether it is about a reply that is noted as sent only in a moment. */
export function isAboutWaiting({ outbox }: Ticket, references: readonly string[]): boolean {
  return outbox.some((item) => {
    const messageId = item.kind === 'reply' && item.parked === null ? item.draft?.messageId : undefined
    return messageId != null && references.includes(messageId)
  })
}

/** Doing it twice is doing it once. Answers what is reported; `null` where that is that the mail arrived. */
export async function noteBounce(
  deps: BounceDeps,
  ticket: Ticket,
  mail: Mail,
  { references, report: attached }: Pick<Bounced, 'references' | 'report'>,
): Promise<Undelivered | null> {
  const entry = await bouncedReply(deps, ticket, references)
  // What no agent wrote went to whoever asks, and to nobody else.
  const to = entry ? entry.to.map(({ address }) => address) : theirs(ticket)
  const report = bounceReport(mail, to, attached)
  if (report === null) return null
  const reported = { ...report, at: mail.receivedAt }
  const undelivered = entry && afterReport(entry.undelivered, reported)
  if (!entry || !undelivered) return reported
  await deps.documents.entries.updateIf({ _id: entry._id }, { $set: { undelivered } })
  await changeTicket(deps, ticket._id, (current) => replyBounced(current, entry._id, undelivered))
  return reported
}

async function bouncedReply(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
  references: readonly string[],
): Promise<Entry | undefined> {
  const found = await documents.entries.find(
    { ticketId: { $in: conversationIds(ticket) }, kind: 'reply', messageIds: { $in: references } },
    { sort: { at: -1, _id: -1 }, limit: 20 },
  )
  const place = ({ messageIds }: Entry): number =>
    Math.min(...messageIds.map((id) => references.indexOf(id)).filter((at) => at >= 0))
  return found.toSorted((a, b) => place(a) - place(b))[0]
}
