// The file of a backup: gzipped lines of JSON. docs/decisions/0022 says why.
//
//   {"frontdesk":"backup","format":1,"madeAt":…,"oneMoment":true,"versions":{"tickets":18,…}}
//   {"frontdesk":"collection","name":"mailboxes"}
//   {"_id":…,"v":…,…}            each document as it is stored; dates are {"$$date":milliseconds}
//   {"frontdesk":"end-of-collection","name":"mailboxes","documents":2,"hash":…}
//   …
//   {"frontdesk":"end","collections":31,"documents":4711,"sha256":…}   of all the lines before, with their line breaks
import { z } from 'zod'
import { InvalidInputError } from '../../domain/errors.ts'

export const FORMAT = 1

const Count = z.number().int().min(0)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u)

export const Header = z.object({
  frontdesk: z.literal('backup'),
  format: z.number().int().min(1),
  madeAt: z.string(),
  oneMoment: z.boolean(),
  /** The newest version of each collection's documents that the release knew. */
  versions: z.record(z.string(), z.number().int().min(1)),
})
export type Header = z.infer<typeof Header>

const CollectionStart = z.object({ frontdesk: z.literal('collection'), name: z.string() })
const CollectionEnd = z.object({
  frontdesk: z.literal('end-of-collection'),
  name: z.string(),
  documents: Count,
  hash: Sha256,
})
const End = z.object({ frontdesk: z.literal('end'), collections: Count, documents: Count, sha256: Sha256 })
/** Loose: the documents' own fields are the business of those who declared the collection. */
const Document = z.looseObject({ _id: z.string(), v: z.number().int().min(1), frontdesk: z.undefined().optional() })

export const Line = z.union([Document, CollectionStart, CollectionEnd, End])
export type Line = z.infer<typeof Line>

/** Frontdesk cannot go on with this file; the text says why, and what to do. */
export function badArchive(text: string): InvalidInputError {
  return new InvalidInputError({ message: text, forPerson: text })
}
