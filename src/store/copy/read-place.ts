// A place of data as something to copy, while servers work there or while nobody does.
import { collectionsIn, readFolder, type FolderReader } from '../embedded/read-folder.ts'
import { readDatabase, type DatabaseReader } from '../mongo/read-database.ts'
import type { StoreOptions } from '../open-store.ts'
import { FACTS, isMark, unfinishedMark } from '../place-marks.ts'
import { BATCH_DOCUMENTS, COPY_ORDER, OF_THE_STORE, type Batch, type Source } from './source.ts'

export type Place = Pick<StoreOptions, 'mongodbUri' | 'mongodbDatabase' | 'dataFolder'>

/**
 * What the place holds at this moment. `snapshot: false` reads a database one collection after the other. Throws `OutsideError` where it
 * cannot be read.
 */
export async function readPlace(place: Place, { snapshot = true } = {}): Promise<Source> {
  const { mongodbUri: uri, mongodbDatabase: database, dataFolder: folder } = place
  if (uri === null) {
    const reader = await readFolder(folder, COPY_ORDER)
    return {
      unfinished: await unfinishedIn(reader),
      isOneMoment: true,
      unknown: collectionsIn(folder).filter(isUnknown),
      read: (only) => batchesOf(reader, only),
      close() {
        reader.close()
        return Promise.resolve()
      },
    }
  }
  const reader = await readDatabase({ uri, database, snapshot })
  return {
    unfinished: await unfinishedIn(reader),
    isOneMoment: reader.isOneMoment,
    unknown: reader.collections.filter(isUnknown),
    read: (only) => batchesOf(reader, only),
    close: () => reader.close(),
  }
}

function isUnknown(name: string): boolean {
  return ![...COPY_ORDER, ...OF_THE_STORE].includes(name)
}

type Reader = Pick<FolderReader | DatabaseReader, 'documents'>

async function unfinishedIn(reader: Reader): Promise<string | null> {
  for await (const documents of reader.documents(FACTS.name, BATCH_DOCUMENTS)) {
    const mark = unfinishedMark(documents)
    if (mark !== null) return mark
  }
  return null
}

async function* batchesOf(reader: Reader, only: ReadonlySet<string> | undefined): AsyncGenerator<Batch> {
  for (const collection of COPY_ORDER) {
    if (only?.has(collection) === false) continue
    for await (const found of reader.documents(collection, BATCH_DOCUMENTS)) {
      const documents = found.filter((document) => !isMark(collection, document))
      if (documents.length > 0) yield { collection, documents }
    }
  }
}

/** How it is called where people read it; never the address of a database, which may hold a password. */
export function nameOf({ mongodbUri, mongodbDatabase, dataFolder }: Place): string {
  return mongodbUri === null ? `the data folder '${dataFolder}'` : `the database '${mongodbDatabase}'`
}
