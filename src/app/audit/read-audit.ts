// The audit entries somebody may see, narrowed by organisation, person and time.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import type { Filter } from '../ports/documents.ts'
import { readRowPage, rowPageOf, type RowPage, type RowSource, type WantedPage } from '../views/row-pages.ts'

export interface AuditWish {
  /** This organisation and everything below it. */
  readonly organisationId: string
  /** Part of the name of who did it, without regard to case; empty takes everybody. */
  readonly person: string
  /** First and last day, `YYYY-MM-DD` in UTC; empty leaves that end open. */
  readonly from: string
  readonly to: string
}

interface Readable {
  readonly organisation: Organisation
  /** IANA name: the organisation's, or that of the nearest one above. */
  readonly timeZone: string
}

export interface AuditExcerpt extends Readable {
  readonly entries: readonly AuditEntry[]
}

export interface AuditPage extends Readable {
  readonly shown: RowPage<AuditEntry>
}

/** Most entries that are read for an export, or looked through for a name, the newest first. */
const MOST = 10_000
const PAGE_SIZE = 8
const DAY_MS = 86_400_000

type ReadDeps = Pick<Deps, 'documents'>

/** Newest first. Throws `NotFoundError` for an organisation whose audit the person may not see. */
export async function readAudit(deps: ReadDeps, actor: Person, wish: AuditWish): Promise<AuditExcerpt> {
  const readable = await readableFor(deps, actor, wish)
  const filter = filterOf(readable.organisation, wish)
  const entries = await deps.documents.audit.find(filter, { sort: NEWEST_FIRST, limit: MOST })
  return { ...readable, entries: entries.filter(isBy(wish)) }
}

/** One page. Throws `NotFoundError` for an organisation whose audit the person may not see. */
export async function readAuditPage(
  deps: ReadDeps,
  actor: Person,
  wish: AuditWish,
  wanted: WantedPage,
): Promise<AuditPage> {
  // No index knows parts of names: these are looked through.
  if (wish.person.trim() !== '') {
    const { entries, ...excerpt } = await readAudit(deps, actor, wish)
    return { ...excerpt, shown: rowPageOf(entries, wanted.page, PAGE_SIZE) }
  }
  const readable = await readableFor(deps, actor, wish)
  const { audit } = deps.documents
  const source: RowSource<AuditEntry> = {
    ways: [filterOf(readable.organisation, wish)],
    fields: ['at'],
    find: (filter, options) => audit.find(filter, options),
    count: (filter, limit) => audit.count(filter, limit),
  }
  return { ...readable, shown: await readRowPage(source, wanted, PAGE_SIZE) }
}

const NEWEST_FIRST = { at: -1, _id: -1 } as const

async function readableFor({ documents }: ReadDeps, actor: Person, wish: AuditWish): Promise<Readable> {
  const organisation = await organisationFor(documents, actor, 'see-audit', wish.organisationId)
  return { organisation, timeZone: await timeZoneOf(documents, organisation) }
}

function filterOf({ _id }: Organisation, wish: AuditWish): Filter<AuditEntry> {
  const from = dayOf(wish.from)
  const to = dayOf(wish.to)
  const time = {
    ...(from ? { $gte: from } : {}),
    ...(to ? { $lt: new Date(to.getTime() + DAY_MS) } : {}),
  }
  return { organisationPath: _id, ...(from || to ? { at: time } : {}) }
}

function isBy(wish: AuditWish): (entry: AuditEntry) => boolean {
  const person = wish.person.trim().toLowerCase()
  return ({ by }) => by.name.toLowerCase().includes(person)
}

/** The start of a day, or `null` for none or something that is no day. */
export function dayOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null
  const day = new Date(`${text}T00:00:00.000Z`)
  return Number.isNaN(day.getTime()) ? null : day
}
