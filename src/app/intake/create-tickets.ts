// New tickets from mails: who asks, for which organisation, where the card goes; written as one batch.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { cleanSubject, cleanText, truncate } from '../../domain/mail/clean-text.ts'
import { headerValue, type Mail } from '../../domain/mail/mail.ts'
import { createRuleMatcher } from '../../domain/mail/mail-rules.ts'
import { ruleReason } from '../../domain/mail/reading.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { TicketRef } from '../../domain/ticket/kin.ts'
import { tell } from '../../domain/ticket/kin-changes.ts'
import { newTicket, type TicketStart } from '../../domain/ticket/new-ticket.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { offeredLanguage } from '../../texts/languages.ts'
import { phrase, say, type KeyedPhrase } from '../../texts/say.ts'
import { forwarderNote } from './forwarder-note.ts'
import { MAX_SUBJECT, mailContent } from './mail-content.ts'
import { rememberThreads } from './mail-threads.ts'
import { likeEarlier, noteLookAlikes } from './note-look-alikes.ts'
import type { MailDeps, Outcome, ReceivedMail } from './outcome.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'
import { carriedOn } from '../in-step.ts'
import { newLease } from '../new-lease.ts'
import { outcomeOf, planTicket, readSurroundings, type TicketPlan } from './plan-ticket.ts'
import { reserveTicketNumbers } from '../tickets/ticket-numbers.ts'

/** Nobody in person. */
const FRONTDESK = { personId: null, name: '' } as const
/** What needs no entry: the mail says it. */
const FROM_MAIL = phrase('events.openedMail')

/** How tickets begin beside their mails: what the card says of it, and what they are linked to. */
export interface Beginning {
  readonly opening: KeyedPhrase
  readonly related?: readonly TicketRef[]
}

/** Makes a ticket of each mail that no rule ignores (or that a person wants as one), or finds the one it made already. Answers by ledger id. */
export async function createTickets(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mails: readonly ReceivedMail[],
  { opening, related = [] }: Beginning = { opening: FROM_MAIL },
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const match = createRuleMatcher(policy.rules)
  const wanted = mails.flatMap(({ row, mail }) => {
    const rule = match(mail)
    if (rule?.outcome.kind !== 'ignore' || row.wanted) return [{ row, mail, outcome: outcomeOf(rule, mail, mailbox) }]
    outcomes.set(row._id, { state: 'ignored', reason: ruleReason(rule) })
    return []
  })
  if (wanted.length === 0) return outcomes
  const surroundings = await readSurroundings(
    deps,
    mailbox,
    wanted.map(({ mail }) => mail),
    wanted.map(({ outcome }) => outcome),
  )
  const firstNumber = await reserveTicketNumbers(deps.documents, wanted.length)
  const tickets = await likeEarlier(
    deps,
    wanted.map(({ mail, outcome }, index) =>
      ticketFromMail(deps, mailbox, policy, mail, planTicket(surroundings, mail, outcome, policy.settings), {
        number: firstNumber + index,
        opening,
        related,
      }),
    ),
  )
  const added = new Set(await deps.documents.tickets.insertNew(tickets))
  const made: Ticket[] = []
  for (const [index, { row }] of wanted.entries()) {
    const ticket = tickets[index]
    const one = ticket && added.has(ticket._id) ? ticket : await findMade(deps, mailbox, row.mailId)
    if (one) made.push(one)
    outcomes.set(row._id, one ? { state: 'ticket', ticketId: one._id } : { state: 'failed', error: neverMade() })
  }
  await noteLookAlikes(deps, made)
  if (added.size > 0) deps.wakeDelivery()
  // Before any of the rows is done: whoever does them again after a crash writes this again, too.
  await rememberThreads(
    deps.documents,
    mailbox._id,
    wanted.flatMap(({ row, mail }) => {
      const outcome = outcomes.get(row._id)
      return outcome?.state === 'ticket' ? [{ messageId: mail.messageId, ticketId: outcome.ticketId }] : []
    }),
  )
  return outcomes
}

/** The ticket that an earlier try, which did not live to say so, made of this mail. */
async function findMade(deps: MailDeps, mailbox: Mailbox, mailId: string): Promise<Ticket | undefined> {
  return await deps.documents.tickets.findOne({ originKey: originKey(mailbox, mailId) })
}

function neverMade(): Error {
  return new Error('The ticket could neither be written nor found')
}

export function originKey(mailbox: Pick<Mailbox, '_id'>, mailId: string): string {
  return `mail/${mailbox._id}/${mailId}`
}

function ticketFromMail(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  mail: Mail,
  { sender, person, organisation, category, serviceType, priority, channelId, copies, forwarded, warning }: TicketPlan,
  { number, opening, related }: Required<Beginning> & { readonly number: number },
): Ticket {
  const now = deps.clock()
  const address = sender?.address ?? ''
  const ids = { _id: deps.newId(), originKey: originKey(mailbox, mail.id) }
  const trace = carriedOn(deps.tracer)
  const isOld = cameBeforeStart(mailbox, mail)
  const outgoing: Outgoing[] = [
    ...(channelId === null ? [] : [{ kind: 'card', ...(isOld ? {} : { mailAt: mail.receivedAt }), ...trace } as const]),
    ...(person?.teams && !isOld ? [{ kind: 'question' } as const] : []),
    // Whoever wants to be told in their chat gets no acknowledgement, or that as well.
    ...((person?.newsBy === 'chat' || person?.newsBy === 'both') && !isOld
      ? [{ kind: 'news', why: 'received', by: '', entryId: null } as const]
      : []),
    ...(isAcknowledged(mailbox, policy, mail)
      ? [{ kind: 'mail', answer: 'acknowledgement', draft: null, ...trace } as const]
      : []),
    ...(forwarded === null ? [] : forwarderNote(ids, mail, forwarded)),
    ...related.map(({ ticketId }) => tell(ticketId, { do: 'relate' }, FRONTDESK)),
  ]
  const isForward = forwarded !== null && opening.key === FROM_MAIL.key
  const what = isForward ? phrase('events.openedForward', { name: forwarded.by.name }) : opening
  const requester = {
    personId: person?._id ?? null,
    name: (person?.name ?? oneLine(sender?.name ?? '')) || address || say('timeline.unknownSender'),
    address,
  }
  const start: TicketStart = {
    ...ids,
    number,
    organisationId: organisation._id,
    organisationPath: [...organisation.path, organisation._id],
    mailboxId: mailbox._id,
    subject: truncate(cleanSubject(mail.subject), MAX_SUBJECT),
    requester,
    askedBy: forwarded?.by.address ?? address,
    // Of a mail that was handed on it is the agent's.
    ...(forwarded === null ? languageOf(mail) : { forwardedBy: forwarded.by }),
    priority,
    categoryId: category?._id ?? null,
    serviceTypeId: serviceType?._id ?? null,
    channelId,
    copies,
    related,
    content: mailContent(forwarded === null ? mail : { ...mail, text: forwarded.text }),
    messageIds: mail.messageId === null ? [] : [mail.messageId],
    ...(mail.conversationId === null ? {} : { conversationId: mail.conversationId }),
    warning,
    questionOver: false,
    opening: { by: null, what, isSaid: what.key === FROM_MAIL.key },
    outgoing,
  }
  return newTicket(start, now, deps.newId, newLease(deps))
}

/**
 * Outlook and Exchange say in which language the writer works: https://www.rfc-editor.org/rfc/rfc3282. Guessing it from a few lines
 * would be wrong too often.
 */
function languageOf(mail: Mail): Pick<Ticket, 'language'> {
  const [tag = ''] = (headerValue(mail, 'Content-Language') ?? '').split(',')
  return offeredLanguage(tag.trim()) === null ? {} : { language: tag.trim() }
}

/** What came before the start is read in, but nobody is answered or asked for it. Providers tell whole seconds. */
function cameBeforeStart({ startedAt }: Mailbox, mail: Mail): boolean {
  return startedAt === null || mail.receivedAt.getTime() < Math.floor(startedAt.getTime() / 1000) * 1000
}

function isAcknowledged(mailbox: Mailbox, policy: MailPolicy, mail: Mail): boolean {
  return (
    policy.settings.acknowledge &&
    !cameBeforeStart(mailbox, mail) &&
    classifyMail(mail, { ownAddresses: ownAddresses(mailbox) }).mayAnswer
  )
}

function oneLine(name: string): string {
  return truncate(cleanText(name).replace(/\s+/gu, ' '), 100)
}
