// What a try made of a mail without living to say so: where the mailbox does not find that mail any more, its row does not know.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Deps } from '../deps.ts'
import { originKey } from './create-tickets.ts'
import type { Outcome } from './outcome.ts'

/** By ledger id; rows of which nothing was made are left out. */
export async function madeBefore(
  { documents }: Pick<Deps, 'documents'>,
  rows: readonly LedgerRow[],
): Promise<ReadonlyMap<string, Outcome>> {
  if (rows.length === 0) return new Map()
  const byKey = new Map(rows.map((row) => [originKey({ _id: row.mailboxId }, row.mailId), row._id]))
  const keys = [...byKey.keys()]
  const [tickets, entries] = await Promise.all([
    documents.tickets.find({ originKey: { $in: keys } }),
    documents.entries.find({ _id: { $in: keys }, counted: { $ne: false } }),
  ])
  const follow = entries.map(({ _id, ticketId }) => [byKey.get(_id) ?? '', { state: 'follow-up', ticketId }] as const)
  const begun = tickets.map(
    (ticket) => [byKey.get(ticket.originKey) ?? '', { state: 'ticket', ticketId: ticket._id }] as const,
  )
  return new Map<string, Outcome>([...follow, ...begun])
}
