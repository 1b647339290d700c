// The audit as a file: a link that works for ten minutes, for the person who asked for it.
import { csv } from '../../lib/csv.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import { readAudit, type AuditWish } from './read-audit.ts'

const VALID_MS = 10 * 60_000

interface ExportTicket extends AuditWish {
  readonly personId: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Seals a wish into a link's last part, and opens it again; `src/lib/signed-token.ts`. */
export interface SignedTokens {
  readonly sign: (payload: object) => string
  /** The payload, or `null` when it was not signed here. */
  readonly open: (token: string) => unknown
}

/** The link's last part. */
export function auditExportToken(
  deps: Pick<Deps, 'clock'>,
  tokens: SignedTokens,
  actor: Person,
  wish: AuditWish,
): string {
  const ticket: ExportTicket = { ...wish, personId: actor._id, until: deps.clock().getTime() + VALID_MS }
  return tokens.sign(ticket)
}

/** The file a link leads to. Rights are asked again as they are now. Throws `NotFoundError` for a link that is no good (any more). */
export async function exportAudit(
  deps: Pick<Deps, 'documents' | 'clock'>,
  tokens: SignedTokens,
  token: string,
): Promise<{ readonly name: string; readonly text: string }> {
  // What we signed ourselves has the form we gave it.
  const ticket = tokens.open(token) as ExportTicket | null
  const actor = ticket && (await deps.documents.people.findOne({ _id: ticket.personId }))
  if (!ticket || !actor || ticket.until < deps.clock().getTime()) {
    throw new NotFoundError({
      message: 'An export link is forged or too old',
      forPerson: 'This link is no longer valid. Ask Frontdesk for a new one with “audit”.',
    })
  }
  const { organisation, entries } = await readAudit(deps, actor, ticket)
  const rows = entries.flatMap((entry) => {
    const head = [entry.at.toISOString(), entry.by.name, entry.organisationId, entry.action, entry.subject]
    if (entry.changes.length === 0) return [[...head, '', '', '']]
    return entry.changes.map(({ field, before, after }) => [...head, field, before, after])
  })
  const header = ['time', 'person', 'organisation', 'action', 'subject', 'field', 'before', 'after']
  return { name: `audit-${organisation._id}.csv`, text: csv([header, ...rows]) }
}
