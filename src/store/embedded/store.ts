// The embedded store: one file per collection in one folder, for one process.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Collection, CollectionDeclaration, DocumentStore, StoredDocument } from '../../app/ports/documents.ts'
import type { Clock, Log } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import { EmbeddedCollection } from './collection.ts'
import { fileFault } from './file-fault.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { Journal } from './journal.ts'
import { openManifest, type Manifest } from './manifest.ts'

const EXPIRY_INTERVAL_MS = 60_000
/** About what 50,000 tickets take: all of it is read at the start and kept in memory. README says so. */
const OUTGROWN_BYTES = 400 << 20

export interface EmbeddedStoreOptions {
  /** Created when it is not there. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** The folder is another process's from now on: nothing is read or written any more, and this process had better end. */
  readonly onLost?: (error: OutsideError) => void
  /** From how many bytes of data files on it is said that MongoDB should keep them. */
  readonly outgrownBytes?: number
}

/**
 * Opens the folder for this process. Throws `OutsideError` when another process has it (`folder-in-use`), or when it cannot
 * be written (the system's code, such as `EACCES`).
 */
export async function openEmbeddedStore({
  folder,
  clock,
  log,
  onLost = () => undefined,
  outgrownBytes = OUTGROWN_BYTES,
}: EmbeddedStoreOptions): Promise<DocumentStore> {
  const lock = await openFolder(folder, log, onLost)
  const manifest = await openManifestOf(folder, lock)
  const collections = new Map<string, EmbeddedCollection<StoredDocument>>()
  const declared = new Map<string, CollectionDeclaration>()

  function collectionOf(name: string): EmbeddedCollection<StoredDocument> {
    const known = collections.get(name)
    if (known) return known
    const openFile = (): Journal => {
      manifest.check(name)
      return openJournal(path.join(folder, `${name}.db`), log, lock)
    }
    const created = new EmbeddedCollection<StoredDocument>(name, openFile, () => manifest.noteFilled(name))
    collections.set(name, created)
    return created
  }

  async function expire(): Promise<void> {
    for (const { name, indexes } of declared.values()) {
      for (const { fields, expireAfterSeconds } of indexes) {
        const field = Object.keys(fields)[0]
        if (expireAfterSeconds === undefined || field === undefined) continue
        const limit = new Date(clock().getTime() - expireAfterSeconds * 1000)
        await collectionOf(name).delete({ [field]: { $lt: limit } })
      }
    }
  }
  let isTold = false
  function tellOutgrown(): void {
    const bytes = [...collections.values()].reduce((sum, collection) => sum + collection.bytes, 0)
    if (isTold || bytes <= outgrownBytes) return
    isTold = true
    log.warn(
      'The data folder has outgrown the files it is kept in: all of it is read at every start and kept in memory, and long lists hold up everything else. Set up MongoDB and run npm run move-to-mongodb',
      { folder, megabytes: Math.round(bytes / (1 << 20)), meantFor: Math.round(outgrownBytes / (1 << 20)) },
    )
  }
  const expiry = setInterval(() => {
    expire().catch((error: unknown) => log.error('Documents that have expired could not be removed', { error }))
  }, EXPIRY_INTERVAL_MS).unref()

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    clearInterval(expiry)
    await Promise.all([...collections.values()].map((collection) => collection.close()))
    await lock.release()
  }

  return {
    // What is stored under a name is what was put there: the type is the declaring side's word.
    collection: <T extends StoredDocument>({ name }: CollectionDeclaration) =>
      collectionOf(name) as unknown as Collection<T>,
    async prepare(declarations) {
      for (const declaration of declarations) {
        await collectionOf(declaration.name).prepare(declaration)
        declared.set(declaration.name, declaration)
      }
      await expire()
      tellOutgrown()
    },
    async ping() {
      lock.assertHeld()
      for (const collection of collections.values()) collection.assertSound()
      const probe = path.join(folder, 'ping')
      try {
        await writeFile(probe, 'ping')
        await rm(probe)
      } catch (error) {
        throw fileFault(probe, error)
      }
    },
    async forget() {
      for (const collection of collections.values()) await collection.forget()
    },
    close: () => (closing ??= close()),
  }
}

async function openFolder(folder: string, log: Log, onLost: (error: OutsideError) => void): Promise<FolderLock> {
  try {
    // Mails are personal data: nobody else on this machine reads them.
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await lockFolder(folder, log, onLost)
  } catch (error) {
    throw error instanceof OutsideError ? error : fileFault(folder, error)
  }
}

async function openManifestOf(folder: string, lock: FolderLock): Promise<Manifest> {
  try {
    return openManifest(folder)
  } catch (error) {
    await lock.release()
    throw error
  }
}

function openJournal(file: string, log: Log, lock: FolderLock): Journal {
  try {
    return new Journal(file, log, lock)
  } catch (error) {
    throw fileFault(file, error)
  }
}
