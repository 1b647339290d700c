// The other tickets of a ticket's requester, to choose one from.
import type { Person } from '../../../domain/organisation/person.ts'
import { may } from '../../../domain/organisation/rights.ts'
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import { mayBeShownIn, placeOf } from '../ticket-access.ts'

const LATEST = 20

/** Of the latest ones those of the same organisation that the person may work on and that may be shown here; open ones first. */
export async function othersOfRequester(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  servedId: string | null,
  { _id, organisationId, requester: { address } }: Ticket,
): Promise<readonly Ticket[]> {
  if (address === '') return []
  const latest = await documents.tickets.find(
    { 'requester.address': address },
    { sort: { createdAt: -1 }, limit: LATEST + 1 },
  )
  return latest
    .filter((other) => other._id !== _id && other.organisationId === organisationId && other.mergedInto === null)
    .filter((other) => may(actor.memberships, 'work-tickets', placeOf(other)) && mayBeShownIn(other, servedId))
    .toSorted((a, b) => Number(isOpen(b.status)) - Number(isOpen(a.status)))
    .slice(0, LATEST)
}
