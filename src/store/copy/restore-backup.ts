// A backup becomes a place of data again: a new one, never over another.
import type { Readable } from 'node:stream'
import type { Log } from '../../app/ports/runtime.ts'
import { badArchive } from './archive-format.ts'
import type { Sums } from './document-sum.ts'
import { fillPlace } from './fill-place.ts'
import { readArchive } from './read-archive.ts'
import type { Place } from './read-place.ts'
import type { Batch } from './source.ts'

export interface RestoreOptions {
  /** The name of a file, or where the bytes come from. */
  readonly file: string | Readable
  readonly place: Place
  readonly log: Log
  readonly onCollection?: (collection: string) => void
}

/** Throws what `readArchive` and `fillPlace` throw; no server works on the place then, and the next try begins anew. */
export async function restoreBackup({ file, ...options }: RestoreOptions): Promise<Sums> {
  async function* read(only?: ReadonlySet<string>): AsyncGenerator<Batch> {
    if (only && typeof file !== 'string')
      throw badArchive('An earlier try left other data there; run the same command once more with the name of a file')
    for await (const batch of readArchive(file)) if (only?.has(batch.collection) !== false) yield batch
  }
  return await fillPlace({ ...options, read, from: typeof file === 'string' ? `the backup '${file}'` : 'a backup' })
}
