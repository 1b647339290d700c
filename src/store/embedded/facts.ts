// How a data folder stands, from the outside: without its lock, and without touching anything in it.
import { constants } from 'node:fs'
import { access, open, readdir, stat, statfs, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { CollectionDeclaration } from '../../app/ports/documents.ts'
import type { StoreFacts } from '../../app/ports/doctor.ts'
import { currentVersion } from '../versioned.ts'
import { fileFault } from './file-fault.ts'
import { parseLine } from './lines.ts'

const WithVersion = z.object({ v: z.number() })
/** Of each file's end, where the newest lines are. */
const LOOKED_AT = 64 * 1024

/** Throws `OutsideError` when the folder cannot be used. */
export async function readFolderFacts(
  folder: string,
  declarations: readonly CollectionDeclaration[],
): Promise<StoreFacts> {
  try {
    const place = await usable(path.resolve(folder))
    const { bavail, bsize, blocks } = await statfs(place.folder)
    const looks = place.isThere ? await Promise.all(declarations.map((one) => newestVersion(folder, one))) : []
    return {
      ...{ kind: 'files', place: folder, version: null, replicaSet: null, missingIndexes: [] },
      isNew: !place.isThere || !(await readdir(folder)).some((name) => name.endsWith('.db')),
      space: { free: bavail * bsize, total: blocks * bsize },
      otherVersions: looks.flatMap(({ name: collection, stored, declared }) =>
        stored === null || stored === declared ? [] : [{ collection, stored, declared }],
      ),
    }
  } catch (error) {
    throw fileFault(folder, error)
  }
}

/** The folder, or the nearest above it that is there, in which the first start makes it. Throws what the system says when it cannot be written. */
async function usable(folder: string): Promise<{ readonly folder: string; readonly isThere: boolean }> {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = await stat(at).catch(unlessMissing)
    if (!found) continue
    if (!found.isDirectory())
      throw Object.assign(new Error('Not a folder'), { code: at === folder ? 'EEXIST' : 'ENOTDIR' })
    await access(at, constants.W_OK | constants.X_OK)
    return { folder: at, isThere: at === folder }
  }
}

async function newestVersion(
  folder: string,
  declaration: CollectionDeclaration,
): Promise<{ readonly name: string; readonly stored: number | null; readonly declared: number }> {
  const { name } = declaration
  const declared = currentVersion(declaration)
  const file = await open(path.join(folder, `${name}.db`)).catch(unlessMissing)
  if (!file) return { name, stored: null, declared }
  try {
    const versions = (await lastLines(file)).flatMap((line) => versionIn(line))
    return { name, stored: versions.length === 0 ? null : Math.max(...versions), declared }
  } finally {
    await file.close()
  }
}

/** Without the first, which may have begun before, unless it is the file's. */
async function lastLines(file: FileHandle): Promise<readonly Buffer[]> {
  const { size } = await file.stat()
  const from = Math.max(0, size - LOOKED_AT)
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(LOOKED_AT), position: from })
  const lines: Buffer[] = []
  let start = 0
  for (let end; (end = buffer.subarray(0, bytesRead).indexOf('\n', start)) >= 0; start = end + 1) {
    lines.push(buffer.subarray(start, end))
  }
  return from === 0 ? lines : lines.slice(1)
}

/** What cannot be read is the start's to tell. */
function versionIn(line: Buffer): readonly number[] {
  try {
    const { document, deleted } = parseLine(line)
    const found = WithVersion.safeParse(document)
    return deleted || !found.success ? [] : [found.data.v]
  } catch {
    return []
  }
}

function unlessMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOTDIR' || code === 'ENOENT') return undefined
  throw error
}
