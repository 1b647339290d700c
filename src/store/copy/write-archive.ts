// Writes a backup: one file, readable by its owner only, that has its name once it is complete.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Clock } from '../../app/ports/runtime.ts'
import { COLLECTIONS } from '../collections.ts'
import { documentJson } from '../embedded/lines.ts'
import { fileFault } from '../embedded/file-fault.ts'
import { badArchive, FORMAT, type Header } from './archive-format.ts'
import { addTo, NOTHING, totalOf, type CollectionSum, type Sums } from './document-sum.ts'
import type { Source } from './source.ts'

export interface WriteArchiveOptions {
  readonly source: Source
  /** A new one, or where the bytes go. */
  readonly target: string | Writable
  readonly clock: Clock
}

/** Answers with what is in it. Throws `InvalidInputError` where the file is there already. */
export async function writeArchive({ source, target, clock }: WriteArchiveOptions): Promise<Sums> {
  const sums = new Map<string, CollectionSum>()
  const lines = Readable.from(linesOf(source, clock(), sums))
  if (typeof target !== 'string') {
    await pipeline(lines, createGzip(), target, { end: false })
    return sums
  }
  const part = `${target}.part`
  try {
    // One that an earlier try left.
    await rm(part, { force: true })
    await pipeline(lines, createGzip(), createWriteStream(part, { flags: 'wx', mode: 0o600 }))
    await keep(part, target)
  } catch (error) {
    await rm(part, { force: true })
    if (isFileError(error)) throw error.code === 'EEXIST' ? isThere(target) : fileFault(target, error)
    throw error
  }
  return sums
}

async function* linesOf(source: Source, madeAt: Date, sums: Map<string, CollectionSum>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: object): string => hashed(`${JSON.stringify(value)}\n`)
  const hashed = (text: string): string => {
    hash.update(text)
    return text
  }
  const ended = (name: string): string => line({ frontdesk: 'end-of-collection', name, ...sums.get(name) })

  yield line({
    ...{ frontdesk: 'backup', format: FORMAT, madeAt: madeAt.toISOString(), oneMoment: source.isOneMoment },
    versions: VERSIONS,
  } satisfies Header)
  let at: string | undefined
  for await (const batch of source.read()) {
    if (batch.collection !== at) {
      if (at !== undefined) yield ended(at)
      at = batch.collection
      yield line({ frontdesk: 'collection', name: at })
    }
    sums.set(at, addTo(sums.get(at) ?? NOTHING, batch))
    yield hashed(batch.documents.map((document) => `${documentJson(document)}\n`).join(''))
  }
  if (at !== undefined) yield ended(at)
  const documents = totalOf(sums)
  yield `${JSON.stringify({ frontdesk: 'end', collections: sums.size, documents, sha256: hash.digest('hex') })}\n`
}

/** What this release knows. */
export const VERSIONS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(COLLECTIONS).map((declaration) => [
    declaration.name,
    'migrations' in declaration ? declaration.migrations.length + 1 : 1,
  ]),
)

/** By a link, which never replaces a file that came up meanwhile; on the disk before it counts as made. */
async function keep(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r')
  await handle.sync()
  await handle.close()
  await link(part, file)
  await rm(part)
  const folder = await open(path.dirname(file), 'r').catch(() => null)
  // Systems that cannot sync a folder do without.
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

function isThere(file: string): Error {
  return badArchive(`'${file}' is there already, and a backup never replaces one; name another file`)
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
