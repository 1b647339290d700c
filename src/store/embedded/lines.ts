// How a document is written as a line of text: JSON, with dates as `{"$$date": milliseconds}` (NeDB's own notation), and behind
// it a checksum: eight hexadecimal digits of CRC-32. Lines of earlier versions have none.
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { StoredDocument } from '../../app/ports/documents.ts'

// The documents' own fields are the business of those who declared the collection.
const Record = z.object({ _id: z.string(), $$deleted: z.literal(true).optional() })

export interface JournalRecord {
  readonly document: StoredDocument
  readonly deleted: boolean
}

export function documentLine(document: StoredDocument): string {
  return checked(documentJson(document))
}

/** The line without its checksum and end. */
export function documentJson(document: StoredDocument): string {
  return JSON.stringify(withDates(document))
}

export function deletionLine(_id: string): string {
  return checked(JSON.stringify({ $$deleted: true, _id }))
}

function checked(json: string): string {
  return `${json} ${checksum(json)}\n`
}

function checksum(json: string | Buffer): string {
  return crc32(json).toString(16).padStart(8, '0')
}

/** Throws when the line is not one of ours, or not as it was written. */
export function parseLine(line: Buffer): JournalRecord {
  const document = parseJson(jsonOf(line).toString('utf8'))
  const { $$deleted } = Record.parse(document)
  return { document: document as StoredDocument, deleted: $$deleted === true }
}

/** What `documentJson` wrote. Throws where it is no JSON. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (text.includes('"$$date"') && typeof value === 'object' && value !== null) reviveDates(value)
  return value
}

/** Whether it ends with the checksum of all that is before. */
export function isWholeLine(line: Buffer): boolean {
  const json = line.subarray(0, -CHECKSUM_BYTES)
  return json.length > 0 && line.subarray(-CHECKSUM_BYTES).toString('latin1') === ` ${checksum(json)}`
}

const CLOSING_BRACE = 0x7d
/** A space and the digits. */
const CHECKSUM_BYTES = 9

function jsonOf(line: Buffer): Buffer {
  if (line.at(-1) === CLOSING_BRACE) return line
  if (!isWholeLine(line)) throw new Error('Wrong checksum')
  return line.subarray(0, -CHECKSUM_BYTES)
}

// A copy first is twice as fast as a replacer function, which JSON.stringify calls for every value.
function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $$date: value.getTime() }
  if (Array.isArray(value)) return value.map(withDates)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const field: unknown = Reflect.get(value, key)
    copy[key] = typeof field === 'object' ? withDates(field) : field
  }
  return copy
}

// In place: a reviver, which JSON.parse calls for every value, takes three times as long.
function reviveDates(value: object): void {
  for (const key of Object.keys(value)) {
    const field: unknown = Reflect.get(value, key)
    if (typeof field !== 'object' || field === null) continue
    if ('$$date' in field && typeof field.$$date === 'number') Reflect.set(value, key, new Date(field.$$date))
    else reviveDates(field)
  }
}
