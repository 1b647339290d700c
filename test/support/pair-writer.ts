// A process that writes pairs to two files of the embedded store without a pause: to `first`, and then the same number to `second`.
import { writeSync } from 'node:fs'
import type { CollectionDeclaration, StoredDocument } from '../../src/app/ports/documents.ts'
import { openStore } from '../../src/store/open-store.ts'
import { silentLog } from './stores.ts'

export interface Count extends StoredDocument {
  readonly count: number
  readonly text: string
}

export const FIRST = { name: 'first', indexes: [] } as const satisfies CollectionDeclaration
export const SECOND = { name: 'second', indexes: [] } as const satisfies CollectionDeclaration
/** So long that a file is compacted every thousand writes. */
const TEXT = 'ünïcödé 🎫 '.repeat(500)

const [, script, dataFolder] = process.argv
if (script === import.meta.filename && dataFolder !== undefined) await writeWithoutEnd(dataFolder)

async function writeWithoutEnd(folder: string): Promise<never> {
  const store = await openStore({ mongodbUri: null, mongodbDatabase: '', dataFolder: folder, log: silentLog })
  await store.prepare([FIRST, SECOND])
  const files = [store.collection<Count>(FIRST), store.collection<Count>(SECOND)]
  for (const file of files) await file.insertNew([{ _id: 'count', count: 0, text: TEXT }])
  for (let count = 1; ; count += 1) {
    for (const file of files) await file.updateIf({ _id: 'count' }, { $set: { count } })
    if (count === 1) writeSync(1, 'writing\n')
  }
}
