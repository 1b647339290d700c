// Which earlier mails a mail answers, and which ticket that makes it a part of.
import { cleanSubject, NO_SUBJECT, sameForm, subjectPrefix } from './clean-text.ts'
import { headerValue, type Mail } from './mail.ts'
import { isOpen, type Ticket } from '../ticket/ticket.ts'

/** More ancestors than this are not looked up: the nearest ones decide. */
const MAX_REFERENCES = 30
/** RFC 5322 bounds a line at 998 characters; a Message-ID that fills one is an attack or an accident. */
const MAX_ID = 500
const MAX_HEADER = 64_000

/**
 * The Message-IDs that the mail answers, each with its angle brackets, the nearest first: `In-Reply-To`, then `References`
 * from its end. RFC 5322, section 3.6.4; comments, missing brackets and blanks inside them are tolerated.
 */
export function mailReferences(mail: Pick<Mail, 'headers' | 'messageId'>): readonly string[] {
  const answered = messageIdsIn(headerValue(mail, 'In-Reply-To') ?? '')
  const ancestors = messageIdsIn(headerValue(mail, 'References') ?? '').toReversed()
  const others = new Set([...answered, ...ancestors].filter((id) => id !== mail.messageId))
  return [...others].slice(0, MAX_REFERENCES)
}

function messageIdsIn(value: string): readonly string[] {
  // The end is what counts: there stand the nearest ancestors.
  const text = value.slice(-MAX_HEADER)
  const bracketed = [...text.matchAll(/<([^<>]+)>/g)].map(([, inner]) => (inner ?? '').replace(/\s/g, ''))
  const inners = bracketed.length > 0 ? bracketed : text.split(/[\s,;<>]+/).filter((word) => word.includes('@'))
  return inners.filter((inner) => inner !== '' && inner.length <= MAX_ID).map((inner) => `<${inner}>`)
}

/** The token that says in a subject which ticket it is about; clients and translators leave it alone. */
export function subjectToken(ticketNumber: number): string {
  return `[#${ticketNumber}]`
}

/** Of more tokens than these, nobody wrote the rest for us. */
const MAX_NUMBERS = 5
const TOKEN = /[[【]\s?#\s?([1-9]\d{0,8})\s?[\]】]/gu

/** The ticket numbers of a subject's tokens, in their order, each once. Full-width forms and blanks inside are tolerated. */
export function ticketNumbersFromSubject(subject: string): readonly number[] {
  const found = sameForm(subject.slice(0, MAX_HEADER)).matchAll(TOKEN)
  const numbers = new Set<number>()
  for (const [, digits] of found) {
    if (numbers.size === MAX_NUMBERS) break
    numbers.add(Number(digits))
  }
  return [...numbers]
}

/** The first of them, or `null`. */
export function ticketNumberFromSubject(subject: string): number | null {
  return ticketNumbersFromSubject(subject)[0] ?? null
}

/** Whether two subjects are the same but for tokens, what stands in front of answers, case and blanks. */
export function isSameSubject(one: string, other: string): boolean {
  return bareSubject(one) === bareSubject(other)
}

function bareSubject(subject: string): string {
  return cleanSubject(sameForm(subject.slice(0, MAX_HEADER)).replace(TOKEN, ' '))
    .replace(/\s+/gu, '')
    .toLowerCase()
}

/** Whether the mail says that it answers something: by its headers, a ticket's number, or `Re:`. */
export function answersEarlier(mail: Pick<Mail, 'headers' | 'messageId' | 'subject'>): boolean {
  return (
    mailReferences(mail).length > 0 ||
    ticketNumbersFromSubject(mail.subject).length > 0 ||
    subjectPrefix(mail.subject) === 'reply'
  )
}

/** Whether only the subject says that the mail answers something: gateways and some clients drop the headers that would say what. */
export function lacksReferences(mail: Pick<Mail, 'headers' | 'messageId' | 'subject'>): boolean {
  return (
    subjectPrefix(mail.subject) === 'reply' &&
    mailReferences(mail).length === 0 &&
    ticketNumbersFromSubject(mail.subject).length === 0
  )
}

type Threadable = Pick<Ticket, 'requester' | 'askedBy' | 'followers'>
type Comparable = Threadable & Pick<Ticket, 'number' | 'status' | 'subject' | 'conversationId'>

export interface ThreadCandidates<T extends Comparable> {
  readonly mail: Pick<Mail, 'headers' | 'messageId' | 'subject' | 'conversationId' | 'from'>
  /** `mailReferences(...)`, or what a bounce is about, the nearest first. */
  readonly references: readonly string[]
  /** The tickets that the references lead to, by reference. */
  readonly byReference: ReadonlyMap<string, T>
  /** The tickets that the subject's tokens name. */
  readonly named: readonly T[]
  /** The tickets that were merged into each, by its number: who belongs to them belongs to it. */
  readonly parts?: ReadonlyMap<number, readonly Threadable[]>
  /** Those that may be of the same conversation, whatever their subject. */
  readonly alike?: readonly T[]
}

/**
 * The ticket that the mail follows up: the one that knows its nearest reference. Otherwise one that its subject names, if the sender
 * belongs to it, since anybody can write a number in a subject. Otherwise, where the subject alone says that it is an answer, one of
 * the same conversation, subject and sender: each of these alone is shared by mails that have nothing to do with each other.
 * Of several, the one of the mail's conversation, then one that is open, then the newest. `null` where none fits.
 */
export function chooseThread<T extends Comparable>(candidates: ThreadCandidates<T>): T | null {
  const { mail, references, byReference, named, parts, alike = [] } = candidates
  for (const reference of references) {
    const known = byReference.get(reference)
    if (known) return known
  }
  const sender = mail.from?.address.toLowerCase() ?? ''
  if (sender === '') return null
  const isTheirs = (ticket: T) => [ticket, ...(parts?.get(ticket.number) ?? [])].some((one) => belongsTo(one, sender))
  if (!lacksReferences(mail)) return nearest(named.filter(isTheirs), mail.conversationId)
  const fitting = alike.filter((ticket) => isTheirs(ticket) && isOneConversation(ticket, mail))
  return nearest(fitting, mail.conversationId)
}

/** A mail without a subject has none in common with others. */
function isOneConversation(ticket: Comparable, mail: Pick<Mail, 'subject' | 'conversationId'>): boolean {
  return (
    mail.conversationId !== null &&
    ticket.conversationId === mail.conversationId &&
    cleanSubject(mail.subject) !== NO_SUBJECT &&
    isSameSubject(ticket.subject, mail.subject)
  )
}

function nearest<T extends Comparable>(fitting: readonly T[], conversationId: string | null): T | null {
  const rank = ({ conversationId: own, status }: T) =>
    2 * Number(conversationId !== null && own === conversationId) + Number(isOpen(status))
  const [first = null] = fitting.toSorted((a, b) => rank(b) - rank(a) || b.number - a.number)
  return first
}

/** Whoever asked, whoever it is for, and who gets the replies as copies. */
function belongsTo({ requester, askedBy, followers }: Threadable, sender: string): boolean {
  const addresses = [requester.address, askedBy, ...followers.map(({ address }) => address)]
  return addresses.some((address) => address.toLowerCase() === sender)
}
