// Reads a backup, and refuses one that is cut off, changed, or of a newer release.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import { parseJson } from '../embedded/lines.ts'
import { fileFault } from '../embedded/file-fault.ts'
import { badArchive, FORMAT, Header, Line } from './archive-format.ts'
import { addTo, NOTHING, type CollectionSum } from './document-sum.ts'
import { BATCH_DOCUMENTS, type Batch } from './source.ts'
import { VERSIONS } from './write-archive.ts'

const NEWLINE = 10

/**
 * Its documents, in the order of the file. Throws `InvalidInputError` at the first thing that is not as a backup is, at the end where it is
 * cut off: nothing of it counts until it was read to the end.
 */
export async function* readArchive(file: string | Readable): AsyncGenerator<Batch> {
  const name = typeof file === 'string' ? `'${file}'` : 'What was read'
  const check = createCheck(name)
  let documents: StoredDocument[] = []
  try {
    for await (const line of textLines(file)) {
      const collection = check.collection
      const document = check.take(line)
      if (document) documents.push(document)
      if (collection === undefined || documents.length === 0) continue
      if (document && documents.length < BATCH_DOCUMENTS) continue
      yield { collection, documents }
      documents = []
    }
  } catch (error) {
    throw error instanceof FrontdeskError ? error : unreadable(file, name, error)
  }
  check.assertEnded()
}

interface Check {
  /** Whose documents come now. */
  readonly collection: string | undefined
  /** The document that stands in this line, if it is one. */
  take(line: Buffer): StoredDocument | undefined
  assertEnded(): void
}

function createCheck(name: string): Check {
  const hash: Hash = createHash('sha256')
  const changed = (): Error =>
    badArchive(`${name} is not as it was written; take another copy of it, or another backup`)
  let header: Header | undefined
  let collection: { readonly name: string; sum: CollectionSum } | undefined
  let collections = 0
  let documents = 0
  let isEnded = false

  function takeLine(line: Line): StoredDocument | undefined {
    if (line.frontdesk === undefined) {
      if (!collection) throw changed()
      assertKnown(name, collection.name, line.v)
      collection.sum = addTo(collection.sum, { collection: collection.name, documents: [line] })
      documents += 1
      return line
    }
    if (line.frontdesk === 'collection') {
      if (collection) throw changed()
      assertKnown(name, line.name, 1)
      collection = { name: line.name, sum: NOTHING }
      collections += 1
    } else if (line.frontdesk === 'end-of-collection') {
      const sum = collection?.name === line.name ? collection.sum : undefined
      if (sum?.documents !== line.documents || sum.hash !== line.hash) throw changed()
      collection = undefined
    } else {
      const isWhole = !collection && line.collections === collections && line.documents === documents
      if (!isWhole || line.sha256 !== hash.digest('hex')) throw changed()
      isEnded = true
    }
    return undefined
  }

  return {
    get collection() {
      return collection?.name
    },
    take(line) {
      if (isEnded) throw changed()
      const parsed = parsedLine(line)
      if (!header) {
        header = headerOf(name, parsed)
        hash.update(line).update('\n')
        return undefined
      }
      const outcome = Line.safeParse(parsed)
      if (!outcome.success) throw changed()
      if (outcome.data.frontdesk !== 'end') hash.update(line).update('\n')
      return takeLine(outcome.data)
    },
    assertEnded() {
      if (!header) throw noBackup(name)
      if (!isEnded) throw cutOff(name)
    },
  }
}

function headerOf(name: string, parsed: unknown): Header {
  const outcome = Header.safeParse(parsed)
  if (!outcome.success) throw noBackup(name)
  if (outcome.data.format > FORMAT) throw newer(name, `a backup of format ${outcome.data.format}`)
  for (const [collection, version] of Object.entries(outcome.data.versions)) assertKnown(name, collection, version)
  return outcome.data
}

function assertKnown(name: string, collection: string, version: number): void {
  const known = VERSIONS[collection]
  if (known === undefined) throw newer(name, `a collection '${collection}'`)
  if (version > known) throw newer(name, `version ${version} of '${collection}'`)
}

function newer(name: string, what: string): Error {
  return badArchive(
    `${name} has ${what}, which this release does not know; restore it with the release that made it, or a newer one`,
  )
}

function noBackup(name: string): Error {
  return badArchive(`${name} is no backup of Frontdesk`)
}

function cutOff(name: string): Error {
  return badArchive(`${name} is cut off: its end is missing; take another copy of it, or another backup`)
}

function unreadable(file: string | Readable, name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') return cutOff(name)
  if (typeof code === 'string' && code.startsWith('Z_')) return noBackup(name)
  return typeof file === 'string' && error instanceof Error && 'syscall' in error ? fileFault(file, error) : error
}

function parsedLine(line: Buffer): unknown {
  try {
    return parseJson(line.toString('utf8'))
  } catch {
    return undefined
  }
}

async function* textLines(file: string | Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  // Its error is the one that is thrown below.
  pipeline(typeof file === 'string' ? createReadStream(file) : file, gunzip, () => undefined)
  let rest: Buffer[] = []
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    let start = 0
    for (let end; (end = chunk.indexOf(NEWLINE, start)) >= 0; start = end + 1) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
    }
    rest.push(chunk.subarray(start))
  }
  // Half a line is none: the last one of a whole backup ends like all others.
}
