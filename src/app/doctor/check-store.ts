// Can the data be reached, do they have this release's form, and is there room for more?
import { phrase } from '../../texts/say.ts'
import type { StoreFacts } from '../ports/doctor.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, warn, failed } = findingsOf('store')

const GB = 1024 ** 3
/** Below one of these there is not much left, below the other next to nothing: MongoDB stops writing before a disk is full. */
const LITTLE = { bytes: 2 * GB, share: 0.1 }
const NOTHING = { bytes: 0.2 * GB, share: 0.01 }
/** So many collections or indexes are named. */
const NAMED = 5

/** Throws what reading the facts throws. */
export async function checkStore(readFacts: () => Promise<StoreFacts>): Promise<readonly Finding[]> {
  const facts = await readFacts()
  return [...aboutItself(facts), ...aboutVersions(facts), ...aboutIndexes(facts), ...aboutSpace(facts)]
}

function aboutItself({ kind, place, isNew, version, replicaSet }: StoreFacts): readonly Finding[] {
  if (isNew) return [ok(phrase('doctor.store.new', { kind, place }))]
  if (kind === 'files') return [ok(phrase('doctor.store.files', { place }))]
  const set = replicaSet ?? ''
  return [ok(phrase('doctor.store.mongodb', { place, version: version ?? '?', isSet: set === '' ? 'no' : 'yes', set }))]
}

function aboutVersions({ otherVersions }: StoreFacts): readonly Finding[] {
  const newer = otherVersions.filter(({ stored, declared }) => stored > declared)
  const older = otherVersions.filter(({ stored, declared }) => stored < declared)
  const said = (some: StoreFacts['otherVersions']) => ({
    count: some.length,
    names: named(some.map(({ collection, stored, declared }) => `${collection} ${stored} > ${declared}`)),
  })
  return [
    ...(newer.length === 0
      ? []
      : [failed({ what: phrase('doctor.store.newer', said(newer)), cure: phrase('doctor.store.newer.cure') })]),
    ...(older.length === 0
      ? []
      : [warn({ what: phrase('doctor.store.older', said(older)), cure: phrase('doctor.store.older.cure') })]),
  ]
}

function aboutIndexes({ missingIndexes }: StoreFacts): readonly Finding[] {
  if (missingIndexes.length === 0) return []
  const what = phrase('doctor.store.indexes', { count: missingIndexes.length, names: named(missingIndexes) })
  return [warn({ what, cure: phrase('doctor.store.indexes.cure') })]
}

function aboutSpace({ kind, space }: StoreFacts): readonly Finding[] {
  if (space === null) return []
  const is = (limit: typeof LITTLE) => space.free < limit.bytes || space.free < limit.share * space.total
  const values = { free: gigabytes(space.free), total: gigabytes(space.total) }
  if (!is(LITTLE)) return [ok(phrase('doctor.store.space', values))]
  const said = { what: phrase('doctor.store.full', values), cure: phrase('doctor.store.full.cure', { kind }) }
  return [is(NOTHING) ? failed(said) : warn(said)]
}

function gigabytes(bytes: number): number {
  return Math.round((bytes / GB) * 10) / 10
}

function named(names: readonly string[]): string {
  const more = names.length > NAMED ? ', …' : ''
  return names.slice(0, NAMED).join(', ') + more
}
