// What a page of answers may have to do with, read at once: tickets by reference and number, what was written already, who is being erased.
import type { Mail } from '../../domain/mail/mail.ts'
import { mailReferences, ticketNumbersFromSubject } from '../../domain/mail/thread-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { thoseBeingErased } from '../privacy/being-erased.ts'
import { originKey } from './create-tickets.ts'
import type { ThreadSource } from './find-thread.ts'
import { findThreads } from './mail-threads.ts'
import type { MailDeps } from './outcome.ts'

export interface Around {
  /** By id, as they stand: whoever changes one puts it there; one that is taken out is left to the store. */
  readonly tickets: Map<string, Ticket>
  /** Looks into these, and never into the store. */
  readonly source: ThreadSource
  /** Ids of the entries that earlier tries wrote. */
  readonly written: ReadonlySet<string>
  /** The Message-ID leads to a ticket which is not among these (any more). */
  isUnknown(messageId: string): boolean
  isErased(mail: Pick<Mail, 'from'>): boolean
  /** From now on the Message-ID leads to the ticket, if it leads nowhere else. */
  learn(messageId: string | null, ticketId: string): void
}

/** Four calls of the store, however many mails there are. */
export async function readAround(deps: MailDeps, mailbox: Mailbox, mails: readonly Mail[]): Promise<Around> {
  const { documents } = deps
  const numbers = [...new Set(mails.flatMap(({ subject }) => ticketNumbersFromSubject(subject)))]
  const [threads, written, erased] = await Promise.all([
    findThreads(documents, mailbox._id, [...new Set(mails.flatMap(mailReferences))]),
    documents.entries.find({ _id: { $in: mails.map(({ id }) => originKey(mailbox, id)) } }, { limit: mails.length }),
    thoseBeingErased(deps, [...new Set(mails.flatMap(({ from }) => (from?.address ? [from.address] : [])))]),
  ])
  const ids = [...new Set(threads.values())]
  const wanted = [
    ...(ids.length > 0 ? [{ _id: { $in: ids } }] : []),
    ...(numbers.length > 0 ? [{ number: { $in: numbers }, mailboxId: mailbox._id }] : []),
  ]
  const found = await Promise.all(wanted.map((filter) => documents.tickets.find(filter)))
  const tickets = new Map(found.flat().map((ticket) => [ticket._id, ticket]))
  const leadsTo = new Map(threads)
  return {
    tickets,
    source: {
      byReference: (references) =>
        Promise.resolve(
          new Map(
            references.flatMap((reference) => {
              const ticket = tickets.get(leadsTo.get(reference) ?? '')
              return ticket ? [[reference, ticket] as const] : []
            }),
          ),
        ),
      byNumber: (named) =>
        Promise.resolve(
          [...tickets.values()].filter((ticket) => named.includes(ticket.number) && ticket.mailboxId === mailbox._id),
        ),
    },
    written: new Set(written.map(({ _id }) => _id)),
    isUnknown: (messageId) => leadsTo.has(messageId) && !tickets.has(leadsTo.get(messageId) ?? ''),
    isErased: ({ from }) => erased.has(from?.address.toLowerCase() ?? ''),
    learn(messageId, ticketId) {
      if (messageId !== null && !leadsTo.has(messageId)) leadsTo.set(messageId, ticketId)
    },
  }
}
