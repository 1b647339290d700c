// Which earlier mails a mail answers, and which ticket that makes it a part of.
import { sameForm } from './clean-text.ts'
import { headerValue, type Mail } from './mail.ts'
import type { Ticket } from '../ticket/ticket.ts'

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

/** The ticket number of the first token, or `null`. Full-width forms and blanks inside are tolerated. */
export function ticketNumberFromSubject(subject: string): number | null {
  const digits = /[[【]\s?#\s?([1-9]\d{0,8})\s?[\]】]/u.exec(sameForm(subject.slice(0, MAX_HEADER)))?.[1]
  return digits === undefined ? null : Number(digits)
}

type Threadable = Pick<Ticket, 'requester' | 'askedBy' | 'followers'>

export interface ThreadCandidates<T extends Threadable> {
  /** `mailReferences(...)`, the nearest first. */
  readonly references: readonly string[]
  /** The sender's address, lower case. */
  readonly sender: string | null
  /** The tickets that the references lead to, by reference. */
  readonly byReference: ReadonlyMap<string, T>
  /** The ticket that the subject's token names. */
  readonly byToken: T | null
  /** The tickets that were merged into that one: who belongs to them belongs to it. */
  readonly parts?: readonly Threadable[]
}

/**
 * The ticket that the mail follows up: the one that knows its nearest reference; otherwise the one its subject names, if
 * the sender belongs to that ticket, since anybody can write a number in a subject. Otherwise `null`.
 */
export function chooseThread<T extends Threadable>(candidates: ThreadCandidates<T>): T | null {
  for (const reference of candidates.references) {
    const known = candidates.byReference.get(reference)
    if (known) return known
  }
  const { byToken, sender, parts = [] } = candidates
  if (byToken === null || sender === null || sender === '') return null
  return [byToken, ...parts].some((ticket) => belongsTo(ticket, sender.toLowerCase())) ? byToken : null
}

/** Whoever asked, whoever it is for, and who gets the replies as copies. */
function belongsTo({ requester, askedBy, followers }: Threadable, sender: string): boolean {
  const addresses = [requester.address, askedBy, ...followers.map(({ address }) => address)]
  return addresses.some((address) => address.toLowerCase() === sender)
}
