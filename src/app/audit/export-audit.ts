// The audit as a file: a link that works for ten minutes, for the person who asked for it.
import { csv } from '../../lib/csv.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { inWords } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { SignedTokens } from '../ports/signed-tokens.ts'
import { readAudit, type AuditWish } from './read-audit.ts'

const VALID_MS = 10 * 60_000

interface ExportTicket extends AuditWish {
  readonly personId: string
}

/** The link's last part. */
export function auditExportToken(
  deps: Pick<Deps, 'clock'>,
  tokens: SignedTokens,
  actor: Person,
  wish: AuditWish,
): string {
  const ticket: ExportTicket = { ...wish, personId: actor._id }
  return tokens.sign('audit-export', ticket, new Date(deps.clock().getTime() + VALID_MS))
}

/** The file a link leads to. Rights are asked again as they are now. Throws `NotFoundError` for a link that is no good (any more). */
export async function exportAudit(
  deps: Pick<Deps, 'documents' | 'clock'>,
  tokens: SignedTokens,
  token: string,
): Promise<{ readonly name: string; readonly contentType: string; readonly text: string }> {
  // What we signed ourselves has the form we gave it.
  const ticket = tokens.open('audit-export', token, deps.clock()) as ExportTicket | null
  const actor = ticket && (await deps.documents.people.findOne({ _id: ticket.personId }))
  if (!ticket || !actor) {
    throw new NotFoundError({
      message: 'An export link is forged or too old',
      forPerson: 'It works for ten minutes. Ask Frontdesk for a new one in Teams: type “audit” in your chat with it.',
    })
  }
  const { organisation, entries } = await readAudit(deps, actor, ticket)
  const rows = entries.flatMap((entry) => {
    const head = [entry.at.toISOString(), entry.by.name, entry.organisationId, entry.action, inWords(entry.subject)]
    if (entry.changes.length === 0) return [[...head, '', '', '']]
    return entry.changes.map(({ field, before, after }) => [...head, field, before, after])
  })
  const header = ['time', 'person', 'organisation', 'action', 'subject', 'field', 'before', 'after']
  return { name: `audit-${organisation._id}.csv`, contentType: 'text/csv; charset=utf-8', text: csv([header, ...rows]) }
}
