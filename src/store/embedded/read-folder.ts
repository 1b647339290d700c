// Reads the data files of a folder, also while a server works on them: what they held at one moment.
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { fileFault } from './file-fault.ts'
import { isWholeLine, parseLine } from './lines.ts'
import { openManifest } from './manifest.ts'

const READ_BYTES = 1 << 20
const NEWLINE = 10
/** Between two writes of a server there is time enough: a try takes a third of a millisecond. */
const TRIES = 2000
const TRIES_PER_PAUSE = 20

/** Names of the collections that have a file there. */
export function collectionsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => (name.endsWith('.db') ? [name.slice(0, -'.db'.length)] : []))
  } catch (error) {
    if (!existsSync(folder)) return []
    throw fileFault(folder, error)
  }
}

export interface FolderReader {
  /** The documents of one collection; so many at once. */
  documents(collection: string, atOnce: number): AsyncGenerator<readonly StoredDocument[]>
  close(): void
}

interface OpenFile {
  readonly file: string
  readonly fd: number
  /** What is behind was written later. */
  size: number
}

/**
 * Files only grow, or are replaced as a whole. So when no file has grown or was replaced between two looks at all of them, all had just
 * that size at the moment between, and what they hold up to there is what the store held then. Throws `OutsideError`
 * (`data-file-missing`, `data-file-damaged`, `folder-too-busy`).
 */
export async function readFolder(folder: string, collections: readonly string[]): Promise<FolderReader> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const files = openFiles(folder, collections)
    if (isOneMoment(folder, collections, files)) {
      assertNoneMissing(folder, collections, files)
      return readerOf(files)
    }
    closeFiles(files)
    if (tries % TRIES_PER_PAUSE === 0) await pause(1)
  }
  throw new OutsideError({
    code: 'folder-too-busy',
    retryable: true,
    message: `The files in '${folder}' are written without a pause; try again later, or stop the server for as long as this takes`,
    forPerson: phrase('outside.store.unusable'),
  })
}

function openFiles(folder: string, collections: readonly string[]): ReadonlyMap<string, OpenFile> {
  const files = new Map<string, OpenFile>()
  for (const collection of collections) {
    const file = path.join(folder, `${collection}.db`)
    try {
      files.set(collection, { file, fd: openSync(file, 'r'), size: 0 })
    } catch (error) {
      if (existsSync(file)) throw fileFault(file, error)
    }
  }
  for (const open of files.values()) open.size = fstatSync(open.fd).size
  return files
}

function isOneMoment(folder: string, collections: readonly string[], files: ReadonlyMap<string, OpenFile>): boolean {
  return collections.every((collection) => {
    const open = files.get(collection)
    const now = statSync(open?.file ?? path.join(folder, `${collection}.db`), { throwIfNoEntry: false })
    return open ? now?.size === open.size && now.ino === fstatSync(open.fd).ino : now === undefined
  })
}

function assertNoneMissing(folder: string, collections: readonly string[], files: ReadonlyMap<string, OpenFile>): void {
  const empty = collections.filter((collection) => (files.get(collection)?.size ?? 0) === 0)
  if (empty.length === 0) return
  try {
    const manifest = openManifest(folder)
    // Against what is there now, so that one that is filled just now is not taken for lost.
    empty.forEach((collection) => manifest.check(collection))
  } catch (error) {
    closeFiles(files)
    throw error
  }
}

function closeFiles(files: ReadonlyMap<string, OpenFile>): void {
  for (const { fd } of files.values()) closeSync(fd)
}

function readerOf(files: ReadonlyMap<string, OpenFile>): FolderReader {
  return {
    async *documents(collection, atOnce) {
      const open = files.get(collection)
      if (!open) return
      const places = await lastPlaces(open)
      let documents: StoredDocument[] = []
      for (const { start, length } of places) {
        const line = Buffer.alloc(length)
        readSync(open.fd, line, 0, length, start)
        documents.push(parseLine(line).document)
        if (documents.length < atOnce) continue
        yield documents
        documents = []
      }
      if (documents.length > 0) yield documents
    },
    close: () => closeFiles(files),
  }
}

interface Place {
  readonly start: number
  readonly length: number
}

/** Where the last line of each document stands: the documents themselves would be all in memory. */
async function lastPlaces(open: OpenFile): Promise<Iterable<Place>> {
  const places = new Map<string, Place>()
  const chunk = Buffer.alloc(READ_BYTES)
  let rest: Buffer[] = []
  let start = 0
  let lines = 0
  for (let position = 0; position < open.size;) {
    const read = readSync(open.fd, chunk, 0, Math.min(READ_BYTES, open.size - position), position)
    if (read === 0) break
    position += read
    let from = 0
    for (let end; (end = chunk.subarray(0, read).indexOf(NEWLINE, from)) >= 0; from = end + 1) {
      const line = Buffer.concat([...rest, chunk.subarray(from, end)])
      rest = []
      lines += 1
      if (line.length > 0) note(places, line, start, () => damaged(open.file, lines))
      start += line.length + 1
    }
    rest.push(Buffer.from(chunk.subarray(from, read)))
    // Whoever holds the folder's lock has to show that they live.
    await setImmediate()
  }
  // What was being written at that moment had not been acknowledged; only a damaged line break ends a line that is whole.
  if (isWholeLine(Buffer.concat(rest).subarray(0, -1))) throw damaged(open.file, lines + 1)
  return places.values()
}

function note(places: Map<string, Place>, line: Buffer, start: number, fault: () => Error): void {
  try {
    const { document, deleted } = parseLine(line)
    places.delete(document._id)
    if (!deleted) places.set(document._id, { start, length: line.length })
  } catch {
    throw fault()
  }
}

function damaged(file: string, line: number): OutsideError {
  return new OutsideError({
    code: 'data-file-damaged',
    retryable: false,
    message: `Line ${line} of '${file}' is not readable; restore an earlier backup, or delete that line and lose what it says`,
    forPerson: phrase('outside.store.fileDamaged'),
  })
}
