// The file of one collection: a line per written document; the last line of each `_id` counts.
import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  write,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { StoredDocument } from '../../app/ports/documents.ts'
import type { Log } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import { fileFault } from './file-fault.ts'
import type { FolderLock } from './folder-lock.ts'
import { deletionLine, documentLine, isWholeLine, parseLine } from './lines.ts'
import { phrase } from '../../texts/say.ts'

const READ_BYTES = 1 << 20
const SYNC_DELAY_MS = 1000
/** Smaller files are compacted only when they are opened or closed. */
const COMPACT_FROM_BYTES = 8 << 20
const COMPACT_DOCUMENTS = 500
/** How many times as big as its documents a file is that mostly says what they once were. */
const MOSTLY_HISTORY = 2.5
/** So many of them tell how big they are. */
const WEIGHED = 100
const NEWLINE = 10

const syncData = promisify(fdatasync)
const writeBytes = promisify(write)

/**
 * What it guarantees: an acknowledged write is in the operating system's hands, so a kill of this process loses nothing. The
 * disk is told to keep it within a second, so a power cut costs the last second at most. A line that a kill cut off was
 * never acknowledged and is taken away when the file is opened. Compaction writes a second file and renames it.
 *
 * Writes are synchronous: a line takes some microseconds that way, a round through the thread pool takes a hundred; and
 * nobody ever reads from memory what is not in the file yet.
 */
export class Journal {
  readonly #file: string
  readonly #log: Log
  readonly #lock: Pick<FolderLock, 'assertHeld'>
  #fd: number
  #bytes = 0
  #lookedAtBytes = 0
  #lines = 0
  #onFilled: (() => void) | undefined
  #failure: OutsideError | undefined
  #syncTimer: NodeJS.Timeout | undefined
  #syncing = Promise.resolve()
  /** What was written since the snapshot that is being compacted; `undefined` while none is. */
  #sinceSnapshot: string[] | undefined
  #compacting = Promise.resolve()

  /** Opens or creates the file; `load` comes before anything else. */
  constructor(file: string, log: Log, lock: Pick<FolderLock, 'assertHeld'>) {
    this.#file = file
    this.#log = log
    this.#lock = lock
    this.#fd = openSync(file, 'a+', 0o600)
  }

  /** The documents in the file. Throws `OutsideError` (`data-file-damaged`) when a whole line is not readable. */
  load(): StoredDocument[] {
    const documents = new Map<string, StoredDocument>()
    for (const line of this.#readLines()) {
      this.#lines += 1
      const { document, deleted } = this.#parse(line)
      if (deleted) documents.delete(document._id)
      else documents.set(document._id, document)
    }
    this.#lookedAtBytes = this.#bytes
    return [...documents.values()]
  }

  /** How long the file is. */
  get bytes(): number {
    return this.#bytes
  }

  /** Calls back as soon as something is written, at once when there is something already. */
  whenFilled(noted: () => void): void {
    if (this.#bytes > 0) noted()
    else this.#onFilled = noted
  }

  write(documents: readonly StoredDocument[]): void {
    this.#append(documents.map(documentLine))
  }

  writeDeletions(ids: readonly string[]): void {
    this.#append(ids.map(deletionLine))
  }

  /**
   * Throws what made a write fail: from then on memory knows more than the file, so nothing may be read or written; nor once
   * the folder is another process's.
   */
  assertSound(): void {
    if (this.#failure) throw this.#failure
    this.#lock.assertHeld()
  }

  /**
   * Whether the file is big, twice as big as it was when this was looked at last, and mostly history: one that grows because the
   * documents do would be rewritten for nothing. `read` answers with all that there are now.
   */
  hasGrown(read: () => readonly StoredDocument[]): boolean {
    if (this.#sinceSnapshot !== undefined) return false
    if (this.#bytes <= Math.max(COMPACT_FROM_BYTES, 2 * this.#lookedAtBytes)) return false
    this.#lookedAtBytes = this.#bytes
    return this.#bytes > MOSTLY_HISTORY * bytesOf(read())
  }

  /** Rewrites the file when most of its lines are history. `documents` is all that there are now. */
  async compactHistory(documents: readonly StoredDocument[]): Promise<void> {
    if (this.#lines > 2 * documents.length) await this.compact(documents)
  }

  /** Rewrites the file, if any of its lines is history, after a rewriting that is under way. Nothing else may be written meanwhile. */
  async forget(read: () => readonly StoredDocument[]): Promise<void> {
    await this.#compacting
    const documents = read()
    if (this.#lines > documents.length) await this.compact(documents)
  }

  /** Rewrites the file with these documents, which must be all that there are now. Writing may go on meanwhile. */
  async compact(documents: readonly StoredDocument[]): Promise<void> {
    this.#sinceSnapshot = []
    this.#compacting = this.#rewrite(documents)
      .catch((error: unknown) => {
        this.#log.error('A data file could not be compacted and goes on growing', { file: this.#file, error })
      })
      .finally(() => (this.#sinceSnapshot = undefined))
    await this.#compacting
  }

  /** `documents` is all that there are now. */
  async close(documents: readonly StoredDocument[]): Promise<void> {
    await this.#compacting
    if (this.#isSound()) await this.compactHistory(documents)
    clearTimeout(this.#syncTimer)
    await this.#syncing
    if (this.#isSound()) fsyncSync(this.#fd)
    closeSync(this.#fd)
  }

  #isSound(): boolean {
    try {
      this.assertSound()
      return true
    } catch {
      return false
    }
  }

  #append(lines: readonly string[]): void {
    if (lines.length === 0) return
    this.#lock.assertHeld()
    const text = lines.join('')
    try {
      this.#bytes += writeWhole(this.#fd, text)
    } catch (error) {
      throw this.#fail(error)
    }
    this.#lines += lines.length
    this.#onFilled?.()
    this.#onFilled = undefined
    this.#sinceSnapshot?.push(...lines)
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = undefined
      this.#syncing = this.#syncing.then(() => syncData(this.#fd)).catch((error: unknown) => void this.#fail(error))
    }, SYNC_DELAY_MS).unref()
  }

  #fail(cause: unknown): OutsideError {
    this.#failure ??= fileFault(this.#file, cause)
    this.#log.error('A data file cannot be written any more', { file: this.#file, error: cause })
    try {
      ftruncateSync(this.#fd, this.#bytes)
    } catch {
      // The half line is taken away when the file is opened next time.
    }
    return this.#failure
  }

  async #rewrite(documents: readonly StoredDocument[]): Promise<void> {
    const temporary = `${this.#file}~`
    this.#lock.assertHeld()
    const fd = openSync(temporary, 'w', 0o600)
    try {
      for (let start = 0; start < documents.length; start += COMPACT_DOCUMENTS) {
        const text = Buffer.from(
          documents
            .slice(start, start + COMPACT_DOCUMENTS)
            .map(documentLine)
            .join(''),
        )
        for (let done = 0; done < text.length;) done += (await writeBytes(fd, text, done)).bytesWritten
      }
      // A file that once held something is never empty: that would look as if it had been lost.
      if (documents.length === 0) writeWhole(fd, deletionLine(''))
      await syncData(fd)
      // From here on nothing else runs, so no write can fall between the two files.
      this.#lock.assertHeld()
      writeWhole(fd, (this.#sinceSnapshot ?? []).join(''))
      fsyncSync(fd)
      renameSync(temporary, this.#file)
    } catch (error) {
      closeSync(fd)
      throw error
    }
    const old = this.#fd
    this.#syncing = this.#syncing.then(() => closeSync(old))
    this.#fd = fd
    this.#bytes = this.#lookedAtBytes = fstatSync(fd).size
    this.#lines = documents.length + (this.#sinceSnapshot ?? []).length
    syncFolder(path.dirname(this.#file))
  }

  #parse(line: Buffer): ReturnType<typeof parseLine> {
    try {
      return parseLine(line)
    } catch {
      // Without the cause: it would quote what is in the line.
      throw this.#damaged()
    }
  }

  #damaged(): OutsideError {
    return new OutsideError({
      code: 'data-file-damaged',
      retryable: false,
      message: `Line ${this.#lines} of '${this.#file}' is not readable; restore the data folder from a backup, or delete that line and lose what it says`,
      forPerson: phrase('outside.store.fileDamaged'),
    })
  }

  /** Every whole line; what follows the last line break is cut off the file. */
  *#readLines(): Generator<Buffer> {
    const chunk = Buffer.alloc(READ_BYTES)
    let rest: Buffer[] = []
    for (let position = 0, read; (read = readSync(this.#fd, chunk, 0, READ_BYTES, position)) > 0; position += read) {
      let start = 0
      // Reading much takes its time, in which nothing else runs: others must not take this process for dead.
      this.#lock.assertHeld()
      for (let end; (end = chunk.subarray(0, read).indexOf(NEWLINE, start)) >= 0; start = end + 1) {
        const line = Buffer.concat([...rest, chunk.subarray(start, end)])
        rest = []
        this.#bytes += line.length + 1
        if (line.length > 0) yield line
      }
      rest.push(Buffer.from(chunk.subarray(start, read)))
    }
    const end = Buffer.concat(rest)
    const torn = end.length
    if (torn === 0) return
    if (isWholeLine(end.subarray(0, -1))) {
      // Nothing cut this line off: its line break is damaged.
      this.#lines += 1
      throw this.#damaged()
    }
    this.#log.warn('A write that was cut off by the end of the process is taken away', {
      file: this.#file,
      bytes: torn,
    })
    ftruncateSync(this.#fd, this.#bytes)
  }
}

/** About as many as the documents would take in a file, by some of them from all over. */
function bytesOf(documents: readonly StoredDocument[]): number {
  const step = Math.max(1, Math.floor(documents.length / WEIGHED))
  const weighed = documents.filter((_, at) => at % step === 0).map((one) => documentLine(one).length)
  return (weighed.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, weighed.length)) * documents.length
}

function writeWhole(fd: number, text: string): number {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done)
  return bytes.length
}

/** So that the new name survives a power cut. Systems that cannot sync a folder do without. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r')
    fsyncSync(fd)
    closeSync(fd)
  } catch {
    // Windows has no such thing and needs none.
  }
}
