// Which settings an organisation cannot set, because one above it has fixed them.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { settingsInForce } from './in-force.ts'

/** The name of who fixed it, by the setting's id. */
export async function fixedAbove(
  deps: Pick<Deps, 'documents' | 'settings'>,
  organisation: Organisation,
): Promise<ReadonlyMap<string, string>> {
  const settings = await settingsInForce(deps, organisation)
  const ids = settings.flatMap(({ fixedBy }) => fixedBy ?? [])
  if (ids.length === 0) return new Map()
  const found = await deps.documents.organisations.find({ _id: { $in: ids } })
  return new Map(
    settings.flatMap(({ id, fixedBy }) => {
      const name = found.find(({ _id }) => _id === fixedBy)?.name
      return name === undefined ? [] : [[id, name] as const]
    }),
  )
}
