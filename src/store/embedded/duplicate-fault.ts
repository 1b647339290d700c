// Two documents in a data file that only one may be: said at the start, in words that name both and the cure.
import type { StoredDocument } from '../../app/ports/documents.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'

/** An `OutsideError` (`data-file-damaged`) that names the first two documents which agree in these fields. */
export function duplicateFault(
  collection: string,
  fields: readonly string[],
  documents: readonly StoredDocument[],
): OutsideError {
  const seen = new Map<string, StoredDocument>()
  const twins = documents.flatMap((document) => {
    return keysOf(document, fields).flatMap((key) => {
      const first = seen.get(key)
      seen.set(key, document)
      return first && first !== document ? [`'${first._id}' and '${document._id}'`] : []
    })
  })
  return new OutsideError({
    code: 'data-file-damaged',
    retryable: false,
    message: `Two documents in '${collection}.db' have the same ${fields.join(' and ')}: ${twins[0] ?? 'they could not be told'}; restore the data folder from a backup, or take the lines of one of the two out of that file`,
    forPerson: phrase('outside.store.fileDamaged'),
  })
}

/** An array counts by each of its elements. */
function keysOf(document: StoredDocument, fields: readonly string[]): readonly string[] {
  const values = fields.map((field) =>
    field
      .split('.')
      .reduce<unknown>((at, name) => (typeof at === 'object' && at ? Reflect.get(at, name) : null), document),
  )
  const [only] = values
  return values.length === 1 && Array.isArray(only)
    ? [...new Set(only.map((value) => JSON.stringify([value])))]
    : [JSON.stringify(values)]
}
