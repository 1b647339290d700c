// A mail that refers to another: it joins that one's ticket, waits for it, or starts its own.
import { absenceIn } from '../../domain/mail/absence.ts'
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { createRuleMatcher } from '../../domain/mail/mail-rules.ts'
import { readingOf } from '../../domain/mail/reading.ts'
import { senderWarning } from '../../domain/mail/sender-verdict.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { mailReferences } from '../../domain/mail/thread-mail.ts'
import { refTo } from '../../domain/ticket/kin-changes.ts'
import { addFollowUp } from '../../domain/ticket/ticket-changes.ts'
import { isOpen, type AutomaticNote, type Entry, type Ticket, type Undelivered } from '../../domain/ticket/ticket.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { makeRoom, withRoom } from '../tickets/latest-entries.ts'
import { categoriseByReply } from './category-by-reply.ts'
import { createTickets, originKey, type Beginning } from './create-tickets.ts'
import { findThread, mentioned } from './find-thread.ts'
import { followUpEntry, isThanksAfterwards, isTooLate } from './follow-up-entry.ts'
import { rememberThreads } from './mail-threads.ts'
import { isBeingErased } from '../privacy/being-erased.ts'
import { takesNote } from './automatic-loop.ts'
import { findBounced } from './find-bounced.ts'
import { isAboutWaiting, noteBounce } from './note-bounce.ts'
import type { MailDeps, Outcome, ReceivedMail } from './outcome.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'

/** How long a reply waits at a time for the mail it answers, when that one is still to be worked. */
const WAIT_MS = 5_000
/** After this long the reply is worked by itself, whatever became of the other … */
const WAIT_AT_MOST_MS = 10 * 60_000
/** … unless that one was tried less often than this: it may be an outage of ours that lasted so long. */
const TRIES_AT_LEAST = 4

export async function followUp(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
): Promise<Outcome> {
  const { row, mail } = received
  const own = ownAddresses(mailbox)
  const rule = createRuleMatcher(policy.rules)(mail)
  const verdict = classifyMail(mail, { ownAddresses: own })
  const reading = readingOf(verdict, rule, row.wanted, policy.settings.automatic)
  if (reading.kind === 'ignored') return { state: 'ignored', reason: reading.reason }
  const { bounce, note, stray } = reading
  const warning = senderWarning(mail, mailbox.address)
  const bounced = bounce ? await findBounced(deps, mailbox, mail) : null
  const references = bounced?.references ?? mailReferences(mail)
  const found = bounced ? bounced.ticket : await findThread(deps, mailbox, mail, references)
  // What is reported about an email of a ticket that holds nothing any more is news of nobody.
  const ticket = bounce && found?.removed ? null : found
  if (bounce && ticket && isAboutWaiting(ticket, references) && deps.clock().getTime() < waitUntil(row)) {
    return { state: 'later', at: new Date(deps.clock().getTime() + WAIT_MS) }
  }
  const cleared = ticket && !bounce ? await clearedFor(deps, ticket, mail) : null
  const joins = ticket !== null && cleared === null && (bounce || warning === null || isOpen(ticket.status))
  if (joins) {
    if (note && !(await takesNote(deps, mailbox, ticket, mail))) {
      return { state: 'ignored', reason: phrase('log.reason.loop', { number: ticket.number }) }
    }
    const reported = bounced && (await noteBounce(deps, ticket, mail, bounced))
    if (bounced && reported === null) {
      return { state: 'ignored', reason: phrase('log.reason.arrived', { number: ticket.number }) }
    }
    const automatic = note && verdict.kind === 'automatic' ? { sort: verdict.sort, ...absenceIn(mail) } : null
    const quiet = warning !== null || reading.quiet
    return await join(deps, mailbox, policy, received, { ticket, bounce, quiet, warning, reported, automatic })
  }
  if (await isParentPending(deps, mailbox, row, references)) {
    return { state: 'later', at: new Date(deps.clock().getTime() + WAIT_MS) }
  }
  if (stray !== null) return { state: 'ignored', reason: stray }
  // What an earlier try wrote, which the ticket did not count in.
  if (ticket && cleared !== null && !ticket.entryIds.includes(originKey(mailbox, mail.id))) {
    await deps.documents.entries.delete({ _id: originKey(mailbox, mail.id), ticketId: ticket._id, counted: false })
  }
  const beginning = cleared ? { opening: cleared } : ticket ? tooLate(ticket) : await mentioning(deps, mailbox, mail)
  return await startTicket(deps, mailbox, policy, received, beginning)
}

function waitUntil({ seenAt }: ReceivedMail['row']): number {
  return seenAt.getTime() + WAIT_AT_MOST_MS
}

async function startTicket(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
  beginning: Beginning | undefined,
): Promise<Outcome> {
  const outcome = (await createTickets(deps, mailbox, policy, [received], beginning)).get(received.row._id)
  return outcome ?? { state: 'failed', error: new Error('No outcome for this mail') }
}

/** Of a ticket that holds nothing any more, or whose writer is being erased: what was opened instead; `null` where it may be joined. */
async function clearedFor(deps: MailDeps, { number, removed }: Ticket, mail: Mail): Promise<KeyedPhrase | null> {
  if (removed !== null) return phrase('events.openedRemoved', { number })
  return (await isBeingErased(deps, mail.from?.address ?? '')) ? phrase('events.openedMail') : null
}

function tooLate(ticket: Ticket): Beginning {
  return { opening: phrase('events.openedLate', { number: ticket.number }), related: [refTo(ticket)] }
}

/** Somebody who does not belong to a ticket names it in the subject: agents should know, and look. It opens nothing of it to them. */
async function mentioning(deps: MailDeps, mailbox: Mailbox, mail: Mail): Promise<Beginning | undefined> {
  const related = await mentioned(deps, mailbox, mail)
  const [first] = related
  return first && { opening: phrase('events.openedMention', { number: first.number }), related }
}

async function isParentPending(
  deps: MailDeps,
  mailbox: Mailbox,
  row: ReceivedMail['row'],
  references: readonly string[],
): Promise<boolean> {
  if (references.length === 0) return false
  const isLate = deps.clock().getTime() >= waitUntil(row)
  const pending = await deps.documents.ledger.findOne({
    _id: { $ne: row._id },
    mailboxId: mailbox._id,
    messageId: { $in: references },
    state: { $in: ['received', 'failed'] },
    dueAt: { $ne: null },
    // Only older ones are waited for that long: two that name one another must not wait for ever.
    ...(isLate ? { attempts: { $lt: TRIES_AT_LEAST }, receivedAt: { $lt: row.receivedAt } } : {}),
  })
  return pending !== undefined
}

interface Joining {
  readonly ticket: Ticket
  readonly bounce: boolean
  /** Changes no status. */
  readonly quiet: boolean
  readonly warning: KeyedPhrase | null
  readonly reported: Undelivered | null
  readonly automatic: AutomaticNote | null
}

async function join(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
  { ticket, bounce, quiet, warning, reported, automatic }: Joining,
): Promise<Outcome> {
  const { mail } = received
  const now = deps.clock()
  const entry = followUpEntry(mailbox, mail, ticket, { bounce, warning, reported, automatic })
  // What an earlier try wrote of it, which did not live to the end.
  const written = await deps.documents.entries.findOne({ _id: entry._id })
  const owner = written && (await ownerElsewhere(deps, ticket, written))
  if (owner) {
    await rememberThreads(deps.documents, mailbox._id, [{ messageId: mail.messageId, ticketId: owner._id }])
    return { state: 'follow-up', ticketId: owner._id }
  }
  const known = written?.counted === true || ticket.entryIds.includes(entry._id)
  const isThanks = isThanksAfterwards(ticket, entry)
  if (!known && !bounce && !automatic && !isThanks && isTooLate(ticket, policy, now)) {
    return await startTicket(deps, mailbox, policy, received, tooLate(ticket))
  }
  if (!written) await deps.documents.entries.insertNew([entry])
  if (!known && !(await countIn(deps, ticket, written ?? entry, mail.messageId, quiet || isThanks))) {
    // Somebody merged it just now, or what was said in it was removed.
    return { state: 'later', at: new Date(now.getTime() + 1000) }
  }
  if (!quiet) await categoriseByReply(deps, ticket, entry)
  await rememberThreads(deps.documents, mailbox._id, [{ messageId: mail.messageId, ticketId: ticket._id }])
  return { state: 'follow-up', ticketId: ticket._id }
}

/**
 * The other ticket that an earlier try had counted the entry in, or that it was split off as. One that never counted it, because it was
 * merged, or its merge undone, in between, leaves it to this one.
 */
async function ownerElsewhere({ documents }: MailDeps, ticket: Ticket, written: Entry): Promise<Ticket | null> {
  if (written.ticketId === ticket._id) return null
  const owner = await documents.tickets.findOne({ _id: written.ticketId })
  if (owner && (written.counted || owner.entryIds.includes(written._id))) return owner
  await documents.entries.updateIf({ _id: written._id, ticketId: written.ticketId }, { $set: { ticketId: ticket._id } })
  return null
}

/** The ticket takes the entry in, once however often this is done. Answers false, and counts nothing in, when it is merged or emptied by now. */
async function countIn(
  deps: MailDeps,
  ticket: Ticket,
  entry: Entry,
  messageId: string | null,
  quiet: boolean,
): Promise<boolean> {
  const leaving = await makeRoom(deps.documents, ticket)
  const after = await changeTicket(deps, ticket._id, (current) => {
    if (current.mergedInto !== null || current.removed !== null) return null
    const ids = messageId === null ? [] : [messageId]
    return addFollowUp(withRoom(current, leaving), entry, ids, deps.clock(), quiet)
  })
  return after.mergedInto === null && after.removed === null
}
