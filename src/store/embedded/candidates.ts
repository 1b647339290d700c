// By which index a part of a filter is looked up: how many documents that leaves, and how NeDB is asked for them.
import type { FieldIndex } from './field-index.ts'
import type { FilterPart, Lookup } from './to-nedb.ts'

type Indexes = ReadonlyMap<string, FieldIndex>

/** At most; `Infinity` where no index helps. */
export function countCandidates({ lookup }: FilterPart, indexes: Indexes, unique: ReadonlySet<string>): number {
  if (!lookup) return Infinity
  const index = indexes.get(lookup.field)
  if (lookup.values === 'range') return index ? Number.MAX_VALUE : Infinity
  if (lookup.values === 'none') return index?.countWithout() ?? Infinity
  if ('others' in lookup.values) return index?.countOthers(lookup.values.others) ?? Infinity
  if (unique.has(lookup.field)) return lookup.values.length
  return index?.countMatching(lookup.values) ?? Infinity
}

/** NeDB knows no index that answers with what has other values, or none: it is asked for those, one by one. */
export function asNedbIsAsked(lookup: Lookup | null | undefined, indexes: Indexes): object {
  if (!lookup || lookup.values === 'range') return {}
  const index = indexes.get(lookup.field)
  if (lookup.values === 'none') return { _id: { $in: index?.idsWithout() ?? [] } }
  return 'others' in lookup.values ? { [lookup.field]: { $in: index?.otherValues(lookup.values.others) ?? [] } } : {}
}
