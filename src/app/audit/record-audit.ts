// Every change of configuration, people and rights: who, when, where, before and after.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'

/** Writes one entry. Call it after the change is stored: an audit line without a change would be a lie. */
export async function recordAudit(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Pick<Organisation, '_id' | 'path'>,
  done: Pick<AuditEntry, 'action' | 'subject' | 'changes' | 'pieces'>,
): Promise<void> {
  await deps.documents.audit.insert({
    _id: deps.newId(),
    at: deps.clock(),
    by: { personId: actor._id, name: actor.name },
    organisationId: organisation._id,
    organisationPath: [...organisation.path, organisation._id],
    ...done,
  })
}

/** The fields in which two states of a document differ, as texts for the log. `secret` fields are only said to be changed. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  secret: readonly string[] = [],
): AuditEntry['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields.flatMap((field) => {
    const [old, now] = [textOf(before[field]), textOf(after[field])]
    if (old === now) return []
    return [secret.includes(field) ? { field, before: '', after: 'changed' } : { field, before: old, after: now }]
  })
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
