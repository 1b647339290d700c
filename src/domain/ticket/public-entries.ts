// What of a ticket's conversation its requester may read: what they wrote, and what was written to them. Nothing else, and nobody else's.
import type { Entry, EntryKind, Requester, Ticket } from './ticket.ts'

/** Kinds that can be public words. Events, notes and reports of mail systems never are. */
export const CUSTOMER_KINDS = ['mail', 'message'] as const satisfies readonly EntryKind[]

type Judged = Pick<Entry, 'kind' | 'audience' | 'warning' | 'by' | 'to' | 'toPerson'>

/**
 * Whose words the entry holds for the requester; `null` where it is not for them. An email whose sender could not be verified may be
 * anybody's, and one of somebody else who takes part is theirs, not the requester's.
 */
export function publicSide(entry: Judged, requester: Pick<Requester, 'personId' | 'address'>): 'you' | 'team' | null {
  const { kind, audience, warning, by, to, toPerson } = entry
  if (audience !== 'public' || warning !== null) return null
  if (kind === 'reply') {
    const isToThem = toPerson?.personId === requester.personId
    return isToThem || to.some(({ address }) => isThis(address, requester)) ? 'team' : null
  }
  if (kind !== 'mail' && kind !== 'message') return null
  const isTheirs = isThis(by.address, requester) || (by.personId !== null && by.personId === requester.personId)
  return isTheirs ? 'you' : null
}

/** Whether the requester wrote what the ticket began with: an agent may have named somebody else since, and a sender may be forged. */
export function isOwnStart({ askedBy, requester, requesterGiven, warning }: Ticket): boolean {
  return warning === null && askedBy === requester.address && !(askedBy === '' && requesterGiven)
}

function isThis(address: string, { address: own }: Pick<Requester, 'address'>): boolean {
  return address !== '' && address === own
}
