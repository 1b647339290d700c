// What is in the files of a data folder, while another process may be writing them: without the lock, and without touching anything.
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { fileFault } from './file-fault.ts'
import { parseLine } from './lines.ts'

const NEWLINE = 10

/**
 * What `pick` takes of each document of a collection, as of some moment while it was read: lines are only ever added, and a rewritten
 * file gets its name when it is complete. A last line without its end is still being written. Keeps nothing else of the documents, so
 * that big files need little memory. Throws `OutsideError` when a line is damaged or the file cannot be read.
 */
export async function readLatest<R>(
  folder: string,
  collection: string,
  pick: (document: StoredDocument) => R,
): Promise<readonly R[]> {
  const file = path.join(folder, `${collection}.db`)
  const latest = new Map<string, R>()
  try {
    for await (const line of linesOf(file)) {
      const { document, deleted } = parsed(file, line)
      if (deleted) latest.delete(document._id)
      else latest.set(document._id, pick(document))
    }
  } catch (error) {
    if (error instanceof OutsideError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw fileFault(file, error)
  }
  return [...latest.values()]
}

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end; (end = chunk.indexOf(NEWLINE, start)) >= 0; start = end + 1) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      if (line.length > 0) yield line
    }
    rest.push(chunk.subarray(start))
  }
}

function parsed(file: string, line: Buffer): ReturnType<typeof parseLine> {
  try {
    return parseLine(line)
  } catch {
    // Without the cause: it would quote what is in the line.
    throw new OutsideError({
      code: 'data-file-damaged',
      retryable: false,
      message: `A line of '${file}' is not readable; stop Frontdesk and restore the data folder from a backup. The next start names the line`,
      forPerson: phrase('outside.store.fileDamaged'),
    })
  }
}
