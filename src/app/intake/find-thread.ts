// Which ticket a mail joins, and which it only names.
import { askerOf } from '../../domain/mail/asker.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { senderWarning } from '../../domain/mail/sender-verdict.ts'
import { chooseThread, lacksReferences, ticketNumbersFromSubject } from '../../domain/mail/thread-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { TicketRef } from '../../domain/ticket/kin.ts'
import { refTo } from '../../domain/ticket/kin-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { mergedTarget } from '../tickets/kin/find-other.ts'
import { ticketsByReference } from './mail-threads.ts'

type ThreadDeps = Pick<Deps, 'documents' | 'domainNames'>

/** Where tickets are looked up: in the store, or in what was read of it for many mails at once. */
export interface ThreadSource {
  /** By Message-ID. */
  byReference(references: readonly string[]): Promise<ReadonlyMap<string, Ticket>>
  /** Those of the mailbox. */
  byNumber(numbers: readonly number[]): Promise<readonly Ticket[]>
}

/** Where only the subject says that a mail is an answer, it is one to a ticket of the last so many milliseconds, 90 days. */
const CONVERSATION_MS = 90 * 86_400_000
/** Of one sender's tickets, the newest so many are looked at. */
const MOST_ALIKE = 50
/** A mail is linked to no more tickets than this. */
const MOST_NAMED = 3

/**
 * The ticket that a mail joins, or `null`; for a merged one, the one it went into. A mail whose sender failed Exchange's checks joins only what it refers to by Message-ID:
 * those are known to nobody who has not seen the conversation, while a number in the subject can be guessed and the
 * requester's address is what was forged. A real customer behind a careless forwarder stays in their ticket by that.
 */
export async function findThread(
  deps: ThreadDeps,
  mailbox: Mailbox,
  received: Mail,
  references: readonly string[],
  source: ThreadSource = storedThreads(deps, mailbox),
): Promise<Ticket | null> {
  const mail = asOfAsker(deps, mailbox, received)
  const isBelieved = senderWarning(mail, mailbox.address) === null
  const [byReference, named, alike] = await Promise.all([
    source.byReference(references),
    isBelieved ? source.byNumber(ticketNumbersFromSubject(mail.subject)) : [],
    isBelieved && references.length === 0 ? ticketsOfSender(deps, mailbox, mail) : [],
  ])
  const partIds = named.flatMap(({ mergedFrom }) => mergedFrom.map(({ ticketId }) => ticketId))
  const merged = partIds.length === 0 ? [] : await deps.documents.tickets.find({ _id: { $in: partIds } })
  const parts = new Map(
    named.map(({ number, mergedFrom }) => [
      number,
      merged.filter(({ _id }) => mergedFrom.some(({ ticketId }) => ticketId === _id)),
    ]),
  )
  const chosen = chooseThread({ mail, references, byReference, named, parts, alike })
  return chosen && (await mergedTarget(deps, chosen))
}

/** The tickets of this mailbox that the subject names, whoever wrote it: what a mail that joins none of them is linked to. */
export async function mentioned(
  deps: Pick<Deps, 'documents'>,
  mailbox: Mailbox,
  mail: Mail,
): Promise<readonly TicketRef[]> {
  const order = ticketNumbersFromSubject(mail.subject)
  const named = await storedThreads(deps, mailbox).byNumber(order)
  const inOrder = named.toSorted((a, b) => order.indexOf(a.number) - order.indexOf(b.number))
  return inOrder.slice(0, MOST_NAMED).map(refTo)
}

function storedThreads({ documents }: Pick<Deps, 'documents'>, mailbox: Mailbox): ThreadSource {
  return {
    byReference: (references) => ticketsByReference({ documents }, mailbox, references),
    byNumber: async (numbers) =>
      numbers.length === 0 ? [] : await documents.tickets.find({ number: { $in: numbers }, mailboxId: mailbox._id }),
  }
}

/** Forms and groups put themselves in front of those whose mails they send: where they are believed, these are the senders. */
function asOfAsker({ domainNames }: ThreadDeps, mailbox: Mailbox, mail: Mail): Mail {
  const { who, isVouchedFor } = askerOf(mail, ownAddresses(mailbox), (domain) => domainNames.ownedDomain(domain))
  return isVouchedFor ? { ...mail, from: who } : mail
}

/** Where nothing but the subject says that it is an answer. */
async function ticketsOfSender(
  { documents }: Pick<Deps, 'documents'>,
  mailbox: Mailbox,
  mail: Mail,
): Promise<readonly Ticket[]> {
  const address = mail.from?.address ?? ''
  if (address === '' || mail.conversationId === null || !lacksReferences(mail)) return []
  const since = new Date(mail.receivedAt.getTime() - CONVERSATION_MS)
  const found = await documents.tickets.find(
    { 'requester.address': address, createdAt: { $gte: since } },
    { sort: { createdAt: -1 }, limit: MOST_ALIKE },
  )
  return found.filter(({ mailboxId }) => mailboxId === mailbox._id)
}
