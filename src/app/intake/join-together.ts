// Answers to tickets, a page of them at once: what each adds is decided in memory, one after the other, and written with a few calls for all.
import { senderWarning } from '../../domain/mail/sender-verdict.ts'
import { mailReferences } from '../../domain/mail/thread-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Category } from '../../domain/ticket/catalogue.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { offeredCategories } from '../catalogue/offered.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'
import { categoriseByReply, mayNameCategory, namesCategory } from './category-by-reply.ts'
import { countedIn, countInTogether, type Join } from './count-in-together.ts'
import { originKey } from './create-tickets.ts'
import { findThread } from './find-thread.ts'
import { followUpEntry, isThanksAfterwards, isTooLate } from './follow-up-entry.ts'
import { readAround, type Around } from './read-around.ts'
import { rememberThreads } from './mail-threads.ts'
import type { MailDeps, Outcome, ReadMail, ReceivedMail } from './outcome.ts'

/** A ticket takes so many with one write, as it lists the latest of them. */
const MOST_OF_ONE = 10

/** A mail that may be a plain answer: nothing that a machine says of our own mail, or of its owner. */
interface Answer extends ReceivedMail {
  readonly references: readonly string[]
  readonly quiet: boolean
}

/**
 * Joins those that are plain answers to tickets which can be joined, and answers by ledger id. All others, and whatever was
 * overtaken by somebody else, are left to be followed up one by one; so is a mail that names one of these as what it answers.
 */
export async function joinTogether(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReadMail[],
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  let left: readonly Answer[] = mails
    .filter(({ reading }) => !reading.bounce && !reading.note)
    .map((read) => ({ ...read, references: mailReferences(read.mail), quiet: read.reading.quiet }))
  if (left.length === 0) return outcomes
  const around = await readAround(
    deps,
    mailbox,
    left.map(({ mail }) => mail),
  )
  const offered = createOffered(deps)
  const alone = new Set(
    mails.flatMap(({ row, mail }) => (left.some((one) => one.row === row) ? [] : (mail.messageId ?? []))),
  )
  while (left.length > 0) {
    const { joins, later } = await planRound(deps, mailbox, policy, around, alone, left)
    if (joins.length === 0) break
    const counted = await countInTogether(deps, around.tickets, joins)
    for (const { ticket, entry, received, quiet } of joins) {
      const after = around.tickets.get(ticket._id)
      if (!counted.has(entry._id) || !after) continue
      if (!quiet && mayNameCategory(after, entry) && namesCategory(entry, await offered(after))) {
        await categoriseByReply(deps, after, entry)
        // It is another revision by now.
        around.tickets.delete(ticket._id)
      }
      outcomes.set(received.row._id, { state: 'follow-up', ticketId: ticket._id })
    }
    const done = joins.filter(({ entry }) => counted.has(entry._id))
    await rememberThreads(
      deps.documents,
      mailbox._id,
      done.map(({ received, ticket }) => ({ messageId: received.mail.messageId, ticketId: ticket._id })),
    )
    left = later
  }
  return outcomes
}

interface Round {
  readonly joins: readonly Join[]
  /** Their tickets take no more with this write. */
  readonly later: readonly Answer[]
}

/** In the order of the mails; `alone` grows by the Message-IDs of those that are left to themselves. */
async function planRound(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  around: Around,
  alone: Set<string>,
  answers: readonly Answer[],
): Promise<Round> {
  const joins: Join[] = []
  const later: Answer[] = []
  /** Message-IDs of those that come later, and tickets that somebody comes to later or alone. */
  const waiting = new Set<string>()
  const full = new Set<string>()
  const closed = new Set<string>()
  const planned = new Map<string, Ticket>()
  const taken = new Map<string, number>()
  for (const answer of answers) {
    const { row, mail, references, quiet: isQuiet } = answer
    const leaveAlone = (ticket: Ticket | null): void => {
      if (ticket) closed.add(ticket._id)
      if (mail.messageId !== null) alone.add(mail.messageId)
    }
    const found = await findThread(deps, mailbox, mail, references, around.source)
    const ticket = found && (planned.get(found._id) ?? around.tickets.get(found._id) ?? null)
    const warning = senderWarning(mail, mailbox.address)
    if (
      !ticket ||
      closed.has(ticket._id) ||
      references.some((id) => alone.has(id) || around.isUnknown(id)) ||
      ticket.mergedInto !== null ||
      ticket.removed !== null ||
      around.isErased(mail) ||
      around.written.has(originKey(mailbox, mail.id)) ||
      (warning !== null && !isOpen(ticket.status))
    ) {
      leaveAlone(found)
      continue
    }
    if (full.has(ticket._id) || references.some((id) => waiting.has(id))) {
      later.push(answer)
      full.add(ticket._id)
      if (mail.messageId !== null) waiting.add(mail.messageId)
      continue
    }
    const entry = followUpEntry(mailbox, mail, ticket, { bounce: false, warning, reported: null, automatic: null })
    const isThanks = isThanksAfterwards(ticket, entry)
    if (ticket.entryIds.includes(entry._id) || (!isThanks && isTooLate(ticket, policy, deps.clock()))) {
      leaveAlone(ticket)
      continue
    }
    const quiet = warning !== null || isQuiet
    const join: Join = { ticket, entry, received: { row, mail }, quiet, opensNothing: quiet || isThanks }
    joins.push(join)
    planned.set(ticket._id, countedIn(deps, ticket, join))
    around.learn(mail.messageId, ticket._id)
    taken.set(ticket._id, (taken.get(ticket._id) ?? 0) + 1)
    if (taken.get(ticket._id) === MOST_OF_ONE) full.add(ticket._id)
  }
  return { joins, later }
}

/** What may be chosen for a ticket: the same for all of its organisation and mailbox, for as long as one page takes. */
function createOffered({ documents }: MailDeps): (ticket: Ticket) => Promise<readonly Category[]> {
  const known = new Map<string, Promise<readonly Category[]>>()
  return (ticket) => {
    const key = JSON.stringify([ticket.organisationPath, ticket.mailboxId])
    const answer = known.get(key) ?? offeredCategories(documents, ticket)
    known.set(key, answer)
    return answer
  }
}
