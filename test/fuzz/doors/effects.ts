// What an installation holds, as hashes: whoever has no right leaves them as they are.
import { createHash } from 'node:crypto'
import type { Documents } from '../../../src/app/documents.ts'
import type { StoredDocument } from '../../../src/app/ports/documents.ts'

/** One hash for each document. */
export type Held = ReadonlyMap<string, string>

/** These change by themselves, as time passes or because Teams was heard at all. */
const OF_TIME: Readonly<Record<string, readonly string[]>> = {
  mailboxes: [
    'lease',
    'pollAt',
    'tendAt',
    'health',
    'notices',
    'cursor',
    'revision',
    'underWay',
    'coveredRow',
    'learntAddresses',
  ],
  // Teams says of a place what it is called.
  channels: ['health', 'heardAt', 'postedAt', 'name', 'teamName', 'kind', 'revision'],
}
/** The work of loops, and what Frontdesk remembers of who spoke when. */
const OF_LOOPS = new Set([
  'sweeps',
  'alarms',
  'retentionRuns',
  'heard',
  'inboxBefore',
  'installation',
  'recents',
  'counters',
])

/** Of collections whose name is not in `without`. */
export async function held(documents: Documents, without: readonly string[] = []): Promise<Held> {
  const all = Object.entries(
    documents as unknown as Record<string, { find(filter: object): Promise<readonly StoredDocument[]> }>,
  )
  const found = new Map<string, string>()
  for (const [name, collection] of all) {
    if (OF_LOOPS.has(name) || without.includes(name)) continue
    for (const document of await collection.find({})) {
      const kept = Object.entries(document).filter(([field]) => OF_TIME[name]?.includes(field) !== true)
      const text = JSON.stringify(Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))))
      found.set(`${name}/${document._id}`, createHash('sha256').update(text).digest('base64'))
    }
  }
  return found
}

/** What is new, gone or another, of what was there before or of everything. */
export function differences(before: Held, after: Held, of: 'all' | 'before'): readonly string[] {
  const changed = [...before].filter(([key, hash]) => after.get(key) !== hash).map(([key]) => key)
  return of === 'before' ? changed : [...changed, ...[...after.keys()].filter((key) => !before.has(key))]
}
