// A bounce joins its ticket: the reply that did not arrive says so, and why.
import { bounceReport } from '../../domain/mail/bounce-report.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { replyBounced } from '../../domain/ticket/conversation-changes.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { conversationIds } from '../tickets/kin/conversation-of.ts'
import { changeTicket } from '../tickets/change-ticket.ts'

type BounceDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** Whether it is about a reply that is noted as sent only in a moment. */
export function isAboutWaiting({ outbox }: Ticket, references: readonly string[]): boolean {
  return outbox.some((item) => {
    const messageId = item.kind === 'reply' && item.parked === null ? item.draft?.messageId : undefined
    return messageId != null && references.includes(messageId)
  })
}

/** Doing it twice is doing it once. `references`: Message-IDs that the bounce names, the one it is about first. */
export async function noteBounce(
  deps: BounceDeps,
  ticket: Ticket,
  mail: Mail,
  references: readonly string[],
): Promise<void> {
  const entry = await bouncedReply(deps, ticket, references)
  if (!entry) return
  const report = bounceReport(
    mail,
    entry.to.map(({ address }) => address),
  )
  // That it is late is no news of what is known to be lost.
  if (entry.undelivered?.isFinal && !report.isFinal) return
  const undelivered = { ...report, at: mail.receivedAt }
  await deps.documents.entries.updateIf({ _id: entry._id }, { $set: { undelivered } })
  await changeTicket(deps, ticket._id, (current) => replyBounced(current, entry._id, undelivered))
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
