// Fills an empty place with copied documents, as often as it takes: what an earlier try left there is used, and nothing of it trusted.
import type { DocumentStore, StoredDocument } from '../../app/ports/documents.ts'
import type { Log } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { openRawStore } from '../open-store.ts'
import { MARK_IDS, readMark, setMark, takeMark } from '../place-marks.ts'
import { withVersions } from '../versioned.ts'
import { addTo, differences, hashOf, NOTHING, sumsOf, type CollectionSum, type Sums } from './document-sum.ts'
import { nameOf, readPlace, type Place } from './read-place.ts'
import { COPY_ORDER, OF_THE_STORE, type Batch } from './source.ts'

export interface FillOptions {
  readonly place: Place
  /** What is copied, in words: it stands in the mark by which servers refuse a copy that is not complete. */
  readonly from: string
  /** All there is to copy, or only these collections; each call reads it anew. */
  readonly read: (only?: ReadonlySet<string>) => AsyncIterable<Batch>
  readonly log: Log
  /** Told each collection that is begun. */
  readonly onCollection?: (collection: string) => void
  /** Called when all is verified, before the place may be worked on. */
  readonly onVerified?: () => Promise<void>
}

/**
 * Copies all of it, reads the copy and compares counts and hashes. Throws `OutsideError`: `not-empty` where the place holds anything that is
 * not of an earlier try, `copy-differs` where the copy is not the same.
 */
export async function fillPlace({ place, from, read, log, onCollection, onVerified }: FillOptions): Promise<Sums> {
  await assertFree(place)
  const raw = await openRawStore({ ...place, log })
  try {
    const store = withVersions(raw)
    await readMark(store, 'unfinished')
    await setMark(store, 'unfinished', from)
    await raw.prepare([...COPY_ORDER, ...OF_THE_STORE].map((name) => ({ name, indexes: [] })))
    // What it knew of other documents does not hold for these.
    for (const name of OF_THE_STORE) await raw.collection({ name, indexes: [] }).delete({})
    const sums = new Map<string, CollectionSum>()
    for await (const batch of read()) {
      await put(raw, batch)
      if (!sums.has(batch.collection)) onCollection?.(batch.collection)
      sums.set(batch.collection, addTo(sums.get(batch.collection) ?? NOTHING, batch))
    }
    const wrong = await wrongOnes(place, sums)
    if (wrong.length > 0) {
      // What is there besides was in the source of an earlier try and is not in this one.
      for (const name of wrong)
        await raw.collection<StoredDocument>({ name, indexes: [] }).delete({ _id: { $nin: MARK_IDS } })
      for await (const batch of read(new Set(wrong))) await put(raw, batch)
      const stillWrong = await wrongOnes(place, sums)
      if (stillWrong.length > 0) throw differs(place, stillWrong)
    }
    await onVerified?.()
    await takeMark(store, 'unfinished')
    return sums
  } finally {
    await raw.close()
  }
}

/** Throws where the place holds anything that no earlier try of a copy put there. */
async function assertFree(place: Place): Promise<void> {
  const there = await readPlace(place, { snapshot: false })
  try {
    if (there.unknown.length > 0)
      throw notEmpty(place, `collections that are not Frontdesk's (${there.unknown.slice(0, 5).join(', ')})`)
    if (there.unfinished !== null) return
    for await (const { collection } of there.read()) throw notEmpty(place, `data already ('${collection}')`)
  } finally {
    await there.close()
  }
}

/** What is there already and the same stays; what is there and differs is replaced. */
async function put(store: DocumentStore, { collection, documents }: Batch): Promise<void> {
  const target = store.collection<StoredDocument>({ name: collection, indexes: [] })
  const added = await target.insertNew(documents)
  if (added.length === documents.length) return
  const old = documents.filter(({ _id }) => !added.includes(_id))
  const there = await target.find({ _id: { $in: old.map(({ _id }) => _id) } })
  const hashes = new Map(there.map((document) => [document._id, hashOf(collection, document)]))
  const wrong = old.filter((document) => hashes.get(document._id) !== hashOf(collection, document))
  if (wrong.length === 0) return
  await target.delete({ _id: { $in: wrong.map(({ _id }) => _id) } })
  await target.insertNew(wrong)
}

async function wrongOnes(place: Place, sums: Sums): Promise<readonly string[]> {
  const copy = await readPlace(place, { snapshot: false })
  try {
    return differences(sums, await sumsOf(copy.read()))
  } finally {
    await copy.close()
  }
}

function notEmpty(place: Place, what: string): OutsideError {
  const name = place.mongodbUri === null ? 'DATA_FOLDER' : 'MONGODB_DATABASE'
  return new OutsideError({
    code: 'not-empty',
    retryable: false,
    message: `${nameOf(place)} holds ${what}, and nothing is ever overwritten; set ${name} to a new name`,
    forPerson: phrase('outside.store.unusable'),
  })
}

function differs(place: Place, collections: readonly string[]): OutsideError {
  return new OutsideError({
    code: 'copy-differs',
    retryable: true,
    message: `What stands in ${nameOf(place)} is not what was copied (${collections.join(', ')}); see that nothing else writes there, and run the same command again`,
    forPerson: phrase('outside.store.unusable'),
  })
}
