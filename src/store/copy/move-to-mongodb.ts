// All data of a folder move to MongoDB. The folder stays as it is, but for a mark that keeps servers away from it.
import type { Log } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { openRawStore } from '../open-store.ts'
import { readMark, setMark, unfinishedCopy } from '../place-marks.ts'
import { withVersions } from '../versioned.ts'
import { COPY_ORDER } from './source.ts'
import type { Sums } from './document-sum.ts'
import { fillPlace } from './fill-place.ts'
import { nameOf, readPlace, type Place } from './read-place.ts'
import { collectionsIn } from '../embedded/read-folder.ts'

export interface MoveOptions {
  /** Both addresses: of the folder that is moved, and of the database. */
  readonly place: Place & { readonly mongodbUri: string }
  readonly log: Log
  readonly onCollection?: (collection: string) => void
}

/**
 * Answers with what was copied, or with where it was moved to before. Holds the folder meanwhile. Throws `OutsideError`: `folder-in-use` while a server works on it,
 * `nothing-to-move`, and what `fillPlace` throws. Wherever it is killed, the same call goes on with what is there.
 */
export async function moveToMongodb({
  place,
  log,
  ...options
}: MoveOptions): Promise<Sums | { readonly movedBefore: string }> {
  const folder = { ...place, mongodbUri: null }
  // Opening makes a folder that is not there.
  if (!collectionsIn(folder.dataFolder).some((name) => COPY_ORDER.includes(name))) throw nothingToMove(folder)
  const held = await openRawStore({ ...folder, log })
  try {
    const facts = withVersions(held)
    const moved = await readMark(facts, 'moved')
    const source = await readPlace(folder)
    try {
      if (source.unfinished !== null) throw unfinishedCopy(source.unfinished)
      if (moved !== null && !(await isUnfinished(place))) return { movedBefore: moved }
      return await fillPlace({
        ...{ place, log, ...options, from: nameOf(folder) },
        read: (only) => source.read(only),
        // From now on the database is the one that counts, and until its own mark is gone nobody works on either.
        onVerified: () => setMark(facts, 'moved', nameOf(place)),
      })
    } finally {
      await source.close()
    }
  } finally {
    await held.close()
  }
}

async function isUnfinished(place: Place): Promise<boolean> {
  const target = await readPlace(place, { snapshot: false })
  try {
    return target.unfinished !== null
  } finally {
    await target.close()
  }
}

function nothingToMove(folder: Place): OutsideError {
  return new OutsideError({
    code: 'nothing-to-move',
    retryable: false,
    message: `There are no data in ${nameOf(folder)}; set DATA_FOLDER to the folder that is to be moved`,
    forPerson: phrase('outside.store.unusable'),
  })
}
