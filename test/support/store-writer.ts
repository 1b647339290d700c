// A process that writes to the embedded store without end, for tests that kill it. It prints a line after each write that was
// acknowledged, and `failed CODE` when one is not.
import { writeSync } from 'node:fs'
import type { CollectionDeclaration, StoredDocument } from '../../src/app/ports/documents.ts'
import { FrontdeskError } from '../../src/domain/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import { silentLog } from './stores.ts'

export interface Written extends StoredDocument {
  readonly count: number
  readonly text: string
}

export const WRITTEN = {
  name: 'written',
  indexes: [{ fields: { count: 1 } }],
} as const satisfies CollectionDeclaration

/** Long and multibyte, so that a kill has something to tear. */
export const WRITTEN_TEXT = 'ünïcödé 🎫 '.repeat(4000)

const [, script, dataFolder] = process.argv
if (script === import.meta.filename && dataFolder !== undefined) {
  try {
    await writeWithoutEnd(dataFolder)
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    writeSync(1, `failed ${error.code}\n`)
  }
}

async function writeWithoutEnd(folder: string): Promise<never> {
  const store = await openStore({ mongodbUri: null, mongodbDatabase: '', dataFolder: folder, log: silentLog })
  await store.prepare([WRITTEN])
  const written = store.collection<Written>(WRITTEN)
  await written.insertNew([{ _id: 'counter', count: 0, text: WRITTEN_TEXT }])
  for (;;) {
    const counter = await written.updateIf({ _id: 'counter' }, { $inc: { count: 1 } })
    const count = counter?.count ?? 0
    writeSync(1, `counted ${count}\n`)
    await written.insertNew([0, 1, 2].map((part) => ({ _id: `${count}/${part}`, count, text: WRITTEN_TEXT })))
    writeSync(1, `added ${count}\n`)
    await written.delete({ _id: { $in: [`${count - 20}/0`, `${count - 20}/1`, `${count - 20}/2`] } })
  }
}
