// Which store it is: MongoDB when its address is given, otherwise files in a folder.
import type { DocumentStore } from '../app/ports/documents.ts'
import type { Log } from '../app/ports/runtime.ts'
import { openEmbeddedStore } from './embedded/store.ts'
import { openMongoStore } from './mongo/store.ts'
import { withVersions } from './versioned.ts'

export interface StoreOptions {
  /** `null` takes the embedded store. May hold a password: never log it. */
  readonly mongodbUri: string | null
  readonly mongodbDatabase: string
  readonly dataFolder: string
  readonly log: Log
  /** Another process took the data folder: this one had better end. */
  readonly onLost?: (error: Error) => void
}

/** Throws `OutsideError` when the server cannot be reached, or the folder not be used by this process. */
export async function openStore(options: StoreOptions): Promise<DocumentStore> {
  return withVersions(await openRawStore(options))
}

/** Documents as they are stored, each with its version. For copies; all else uses `openStore`. */
export async function openRawStore({
  mongodbUri,
  mongodbDatabase,
  dataFolder,
  log,
  onLost,
}: StoreOptions): Promise<DocumentStore> {
  return mongodbUri === null
    ? await openEmbeddedStore({ folder: dataFolder, clock: () => new Date(), log, ...(onLost && { onLost }) })
    : await openMongoStore({ uri: mongodbUri, database: mongodbDatabase })
}
