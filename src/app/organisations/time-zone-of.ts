// The time zone that people of an organisation live by.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { spokenInForce } from '../../domain/organisation/spoken.ts'
import type { Documents } from '../documents.ts'

/** IANA name: the one in force for the organisation; `UTC` where nobody chose one. */
export async function timeZoneOf(documents: Pick<Documents, 'organisations'>, at: Organisation): Promise<string> {
  const order = nearestFirst(at)
  const found = await documents.organisations.find({ _id: { $in: order } })
  return spokenInForce(order.flatMap((id) => found.find(({ _id }) => _id === id) ?? [])).timeZone.value
}
