// The audit entries somebody may see, narrowed by organisation, person and time.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import type { Filter } from '../ports/documents.ts'

export interface AuditWish {
  /** This organisation and everything below it. */
  readonly organisationId: string
  /** Part of the name of who did it, without regard to case; empty takes everybody. */
  readonly person: string
  /** First and last day, `YYYY-MM-DD` in UTC; empty leaves that end open. */
  readonly from: string
  readonly to: string
}

export interface AuditExcerpt {
  readonly organisation: Organisation
  /** IANA name: the organisation's, or that of the nearest one above. */
  readonly timeZone: string
  readonly entries: readonly AuditEntry[]
}

/** Most entries that are read for a list or an export, the newest first. */
const MOST = 10_000
const DAY_MS = 86_400_000

/** Newest first. Throws `NotFoundError` for an organisation whose audit the person may not see. */
export async function readAudit(deps: Pick<Deps, 'documents'>, actor: Person, wish: AuditWish): Promise<AuditExcerpt> {
  const organisation = await organisationFor(deps.documents, actor, 'see-audit', wish.organisationId)
  const from = dayOf(wish.from)
  const to = dayOf(wish.to)
  const time = {
    ...(from ? { $gte: from } : {}),
    ...(to ? { $lt: new Date(to.getTime() + DAY_MS) } : {}),
  }
  const filter: Filter<AuditEntry> = {
    organisationPath: organisation._id,
    ...(from || to ? { at: time } : {}),
  }
  const [entries, timeZone] = await Promise.all([
    deps.documents.audit.find(filter, { sort: { at: -1 }, limit: MOST }),
    timeZoneOf(deps.documents, organisation),
  ])
  const person = wish.person.trim().toLowerCase()
  return {
    organisation,
    timeZone,
    entries: entries.filter(({ by }) => by.name.toLowerCase().includes(person)),
  }
}

/** The start of a day, or `null` for none or something that is no day. */
export function dayOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null
  const day = new Date(`${text}T00:00:00.000Z`)
  return Number.isNaN(day.getTime()) ? null : day
}
