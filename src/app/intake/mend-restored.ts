// A copy that was taken while Frontdesk ran holds collections of different moments. What one says is held against the others,
// so that a restored copy neither loses a mail nor gives a number twice.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Deps } from '../deps.ts'
import { originKey } from './create-tickets.ts'
import { findThreads, rememberThreads } from './mail-threads.ts'
import { raiseTicketNumbers } from '../tickets/ticket-numbers.ts'

type MendDeps = Pick<Deps, 'documents' | 'clock' | 'log'>

/** Taking a copy takes less; of what is older, all that belongs together was written long before. */
const COPY_MS = 86_400_000
const BATCH = 500

/** Call it before anything else works on the data. Changes nothing where nothing was restored. */
export async function mendRestored(deps: MendDeps): Promise<void> {
  const [last] = await deps.documents.tickets.find({}, { sort: { number: -1 }, limit: 1 })
  if (last && (await raiseTicketNumbers(deps.documents, last.number))) {
    deps.log.warn('The counter of ticket numbers was behind the tickets, as in a copy taken while running', {
      number: last.number,
    })
  }
  await workLostOutcomes(deps)
}

/** Mails that have a ticket or joined one, by their row, while the ticket or its entry is not there: they are worked again. */
async function workLostOutcomes(deps: MendDeps): Promise<void> {
  const { ledger } = deps.documents
  const [newest] = await ledger.find({}, { sort: { seenAt: -1 }, limit: 1 })
  if (!newest) return
  const since = new Date(newest.seenAt.getTime() - COPY_MS)
  const rows = await ledger.find({ seenAt: { $gte: since }, state: { $in: ['ticket', 'follow-up'] } })
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH)
    const lost = await findLost(deps, batch)
    await rememberLost(
      deps,
      batch.filter((row) => !lost.includes(row)),
    )
    if (lost.length === 0) continue
    deps.log.warn('The tickets of mails are missing, as in a copy taken while running: the mails are worked again', {
      mails: lost.length,
    })
    const fields = { state: 'received', ticketId: null, attempts: 0, dueAt: deps.clock() } as const
    await ledger.updateEach(lost.map(({ _id, state }) => ({ filter: { _id, state }, update: { $set: fields } })))
  }
}

/** Answers to these mails would otherwise start tickets of their own. */
async function rememberLost({ documents, log }: MendDeps, rows: readonly LedgerRow[]): Promise<void> {
  for (const mailboxId of new Set(rows.map((row) => row.mailboxId))) {
    const own = rows.flatMap(({ mailboxId: of, messageId, ticketId }) =>
      of === mailboxId && messageId !== null && ticketId !== null ? [{ messageId, ticketId }] : [],
    )
    const ids = own.map(({ messageId }) => messageId)
    const known = await findThreads(documents, mailboxId, ids)
    const lost = own.filter(({ messageId }) => !known.has(messageId))
    if (lost.length === 0) continue
    log.warn('Which tickets some mails belong to was missing, as in a copy taken while running', { mails: lost.length })
    await rememberThreads(documents, mailboxId, lost)
  }
}

async function findLost({ documents }: MendDeps, rows: readonly LedgerRow[]): Promise<readonly LedgerRow[]> {
  const ticketIds = [...new Set(rows.flatMap(({ ticketId }) => ticketId ?? []))]
  const joined = rows.filter(({ state }) => state === 'follow-up').map(entryIdOf)
  const [tickets, entries] = await Promise.all([
    documents.tickets.find({ _id: { $in: ticketIds } }),
    joined.length === 0 ? [] : documents.entries.find({ _id: { $in: joined } }),
  ])
  const ticketOf = new Map(tickets.map((ticket) => [ticket._id, ticket]))
  const written = new Map(entries.map((entry) => [entry._id, entry.counted]))
  return rows.filter((row) => {
    const ticket = ticketOf.get(row.ticketId ?? '')
    if (!ticket) return true
    const entryId = entryIdOf(row)
    const isCounted = written.get(entryId) === true || (written.has(entryId) && ticket.entryIds.includes(entryId))
    return row.state === 'follow-up' && !isCounted
  })
}

function entryIdOf({ mailboxId, mailId }: LedgerRow): string {
  return originKey({ _id: mailboxId }, mailId)
}
