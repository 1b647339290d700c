// The time zone that people of an organisation live by.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Documents } from '../documents.ts'

/** IANA name: the organisation's own, or that of the nearest one above; `UTC` where nobody chose one. */
export async function timeZoneOf(documents: Pick<Documents, 'organisations'>, at: Organisation): Promise<string> {
  const order = nearestFirst(at)
  const found = await documents.organisations.find({ _id: { $in: order } })
  const zones = order.map((id) => found.find(({ _id }) => _id === id)?.timeZone ?? null)
  return zones.find((zone) => zone !== null) ?? 'UTC'
}
