// A backup of a place, made while servers work there.
import type { Writable } from 'node:stream'
import type { Clock } from '../../app/ports/runtime.ts'
import { unfinishedCopy } from '../place-marks.ts'
import type { Sums } from './document-sum.ts'
import { readPlace, type Place } from './read-place.ts'
import { writeArchive } from './write-archive.ts'

export interface Backup {
  readonly sums: Sums
  readonly isOneMoment: boolean
  /** Collections that are there, that this release does not know, and that are not in it. */
  readonly unknown: readonly string[]
}

export interface BackupOptions {
  readonly place: Place
  /** The name of a new file, or where the bytes go. */
  readonly target: string | Writable
  /** Whether to ask a database for one moment; elsewhere it is always one. */
  readonly snapshot: boolean
  readonly clock: Clock
}

/** Throws `OutsideError` (`unfinished-copy`) where the place is no whole one, and what `readPlace` and `writeArchive` throw. */
export async function makeBackup({ place, target, snapshot, clock }: BackupOptions): Promise<Backup> {
  const source = await readPlace(place, { snapshot })
  try {
    if (source.unfinished !== null) throw unfinishedCopy(source.unfinished)
    const sums = await writeArchive({ source, target, clock })
    return { sums, isOneMoment: source.isOneMoment, unknown: source.unknown }
  } finally {
    await source.close()
  }
}
