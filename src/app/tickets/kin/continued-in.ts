// What becomes of a merged ticket, as whoever asked for it may know it: the other ticket has a number only for those who see it.
import { splitKey } from '../../../domain/ticket/began.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { say } from '../../../texts/say.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import { maySee } from '../ticket-access.ts'

export interface Continued {
  /** The number of the ticket that it was merged into; `null` where that one is none of theirs. */
  readonly into: number | null
}

/** `null` for a ticket that is not merged. */
export async function continuedFor(deps: IdentityDeps, person: Person, ticket: Ticket): Promise<Continued | null> {
  if (ticket.mergedInto === null) return null
  const target = await continuation(deps, ticket)
  return { into: target && (await maySee(deps, person, target)) ? target.number : null }
}

/** Of a merged ticket, as its requester may know it: the ticket that it goes on in, where that is the same requester's. */
export async function ownContinuation(deps: Pick<IdentityDeps, 'documents'>, ticket: Ticket): Promise<Ticket | null> {
  const target = await continuation(deps, ticket)
  if (!target) return null
  const [own, other] = [ticket.requester, target.requester]
  return own.address === other.address && own.personId === other.personId ? target : null
}

async function continuation(
  { documents: { tickets } }: Pick<IdentityDeps, 'documents'>,
  { mergedInto, originKey }: Ticket,
): Promise<Ticket | undefined> {
  if (mergedInto === null) return undefined
  // What it began with may have been split off again.
  const splitOff = await tickets.findOne({ originKey: splitKey(originKey) })
  return splitOff ?? (await tickets.findOne({ _id: mergedInto.ticketId }))
}

/** What follows the name of the ticket. */
export function continuedText({ into }: Continued): string {
  return into === null ? say('kin.withAnother') : say('kin.continues', { number: into })
}
