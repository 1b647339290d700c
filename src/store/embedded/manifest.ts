// Which files the data folder holds: one that is missing or empty was lost, and is not made anew as if nothing had been there.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import { fileFault } from './file-fault.ts'
import { phrase } from '../../texts/say.ts'

const Content = z.object({ filled: z.array(z.string()) })

export interface Manifest {
  /** Throws `OutsideError` (`data-file-missing`) when the collection's file was filled once and is gone or empty. */
  check(collection: string): void
  /** The collection's file holds something from now on. */
  noteFilled(collection: string): void
}

/** Throws `OutsideError` (`data-file-damaged`) when the manifest is not readable. A folder of an earlier version has none. */
export function openManifest(folder: string): Manifest {
  const file = path.join(folder, 'manifest')
  const filled = new Set(readManifest(file))
  return {
    check(collection) {
      const data = path.join(folder, `${collection}.db`)
      if (filled.has(collection) && sizeOf(data) === 0) throw missing(data, file, collection)
    },
    noteFilled(collection) {
      if (filled.has(collection)) return
      filled.add(collection)
      writeManifest(file, [...filled].toSorted())
    },
  }
}

function readManifest(file: string): readonly string[] {
  // It is never written empty: one that is was damaged.
  if (!existsSync(file)) return []
  try {
    return Content.parse(JSON.parse(readFileSync(file, 'utf8'))).filled
  } catch {
    throw new OutsideError({
      code: 'data-file-damaged',
      retryable: false,
      message: `'${file}', the list of data files, is not readable; restore the data folder from a backup, or delete that file if no other is missing`,
      forPerson: phrase('outside.store.fileDamaged'),
    })
  }
}

function writeManifest(file: string, filled: readonly string[]): void {
  try {
    const fd = openSync(`${file}~`, 'w', 0o600)
    writeSync(fd, `${JSON.stringify({ filled })}\n`)
    fsyncSync(fd)
    closeSync(fd)
    renameSync(`${file}~`, file)
  } catch (error) {
    throw fileFault(file, error)
  }
}

/** 0 when there is none. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function missing(data: string, manifest: string, collection: string): OutsideError {
  return new OutsideError({
    code: 'data-file-missing',
    retryable: false,
    message:
      `'${data}' is missing or empty, though it held data; restore it from a backup, best with the whole data folder. ` +
      `To go on without what it held, take ${JSON.stringify(collection)} out of '${manifest}'`,
    forPerson: phrase('outside.store.fileMissing'),
  })
}
