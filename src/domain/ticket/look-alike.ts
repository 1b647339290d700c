// Which earlier ticket a new one looks like, and why. Nothing is joined because of it: that is for a person to say.
import type { Likeness, LikenessReason } from './kin.ts'
import { isNearlyTheSame, wordsOf } from './similar-text.ts'
import { isOpen, type Ticket } from './ticket.ts'

/** How long ago the other one may have been opened. */
export const LOOK_BACK_MS = 86_400_000

/**
 * `others` are tickets of the same requester address. Of several that are alike, the same mail counts before the same words, an
 * open ticket before one that is done, and the latest first. A merged one stands for the one it went into. Only tickets of the same organisation
 * are named: the card is read by all who see that one.
 */
export function lookAlike(ticket: Ticket, others: readonly Ticket[]): Likeness | null {
  const alike = others.flatMap((other): readonly { readonly other: Ticket; readonly reason: LikenessReason }[] => {
    if (!mayBeNamed(ticket, other)) return []
    if (isSameMail(ticket, other)) return [{ other, reason: 'same-mail' }]
    // Of two it is the later one that looks like the other.
    if (other.number > ticket.number) return []
    return isNearlyTheSame(wordsIn(ticket), wordsIn(other)) ? [{ other, reason: 'same-words' }] : []
  })
  const [best] = alike.toSorted(
    (a, b) =>
      Number(b.reason === 'same-mail') - Number(a.reason === 'same-mail') ||
      Number(isOpen(b.other.status)) - Number(isOpen(a.other.status)) ||
      b.other.number - a.other.number,
  )
  if (!best) return null
  const { _id: ticketId, number, mergedInto } = best.other
  return mergedInto?.ticketId === ticket._id
    ? null
    : { ticketId: mergedInto?.ticketId ?? ticketId, number: mergedInto?.number ?? number, reason: best.reason }
}

function mayBeNamed(ticket: Ticket, other: Ticket): boolean {
  return (
    other._id !== ticket._id &&
    other.organisationId === ticket.organisationId &&
    other.requester.address === ticket.requester.address &&
    other.looksLike?.ticketId !== ticket._id &&
    !other.notRequest
  )
}

/** One mail, in two of our mailboxes. */
function isSameMail(one: Ticket, other: Ticket): boolean {
  const [id] = one.messageIds
  return id !== undefined && id === other.messageIds[0] && one.mailboxId !== other.mailboxId
}

/** Of a batch, each ticket is held against several. A ticket that was read never changes, so its words stay true as long as it is there. */
const known = new WeakMap<Ticket, ReadonlySet<string>>()

function wordsIn(ticket: Ticket): ReadonlySet<string> {
  const words = known.get(ticket) ?? wordsOf(`${ticket.subject}\n${ticket.text}`)
  known.set(ticket, words)
  return words
}
