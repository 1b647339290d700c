// An assignee looks at their ticket: what happens to it from now on is news to them again.
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'

export async function noteLook(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  { _id, told }: Pick<Ticket, '_id' | 'told'>,
): Promise<void> {
  if (told?.personId !== actor._id) return
  await documents.tickets.updateIf({ _id, 'told.personId': actor._id }, { $set: { told: null }, $inc: { revision: 1 } })
}
