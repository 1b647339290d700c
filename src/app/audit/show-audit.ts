// A page of the audit, with the names of what its changes refer to by id.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import { auditView } from '../views/audit-view.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import type { WantedPage } from '../views/row-pages.ts'
import { readAuditPage, type AuditWish } from './read-audit.ts'

/** Of catalogue items, channels and organisations; IDs of Microsoft are shown as they are. */
const REFERS = /^(?:(?:category|serviceType|target|channel|shownOrganisation)Ids?|alsoIn)$/u

/** Throws `NotFoundError` for an organisation whose audit the person may not see. */
export async function showAudit(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  wish: AuditWish,
  wanted: WantedPage,
  banner: Banner | null = null,
): Promise<ListView> {
  const page = await readAuditPage(deps, actor, wish, wanted)
  const names = await namesIn(deps, page.shown.rows)
  return auditView(page, wish, { banner, names })
}

async function namesIn(
  { documents }: Pick<Deps, 'documents'>,
  entries: readonly AuditEntry[],
): Promise<ReadonlyMap<string, string>> {
  const changes = entries.flatMap((entry) => entry.changes).filter(({ field }) => REFERS.test(field))
  const ids = changes.flatMap(({ before, after }) => [...idsIn(before), ...idsIn(after)])
  if (ids.length === 0) return new Map()
  const named = { _id: { $in: [...new Set(ids)] } }
  const [channels, ...others] = await Promise.all([
    documents.channels.find(named),
    documents.categories.find(named),
    documents.serviceTypes.find(named),
    documents.organisations.find(named),
  ])
  const ofChannels = channels.map(({ _id, teamName, name }) => [_id, `${teamName}: ${name}`] as const)
  return new Map([...ofChannels, ...others.flat().map(({ _id, name }) => [_id, name] as const)])
}

/** One id, or several as JSON. */
function idsIn(recorded: string): readonly string[] {
  return recorded
    .replaceAll(/[["\]]/gu, '')
    .split(',')
    .filter((id) => id !== '')
}
