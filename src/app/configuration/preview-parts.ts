// What a preview of many changes says: how much of what, whom it reaches, line by line, and what is left out.
import { pieceRef, type PieceChange } from '../../domain/configuration/pieces.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { inWords, say, type KeyedPhrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { FormView } from '../views/form-view.ts'
import { mailboxesIn } from './areas.ts'
import { areaFacts, changeLines } from './change-words.ts'

const MOST_NOTES = 8

export async function previewParts(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  changes: readonly PieceChange[],
  notes: readonly KeyedPhrase[],
): Promise<Pick<FormView, 'facts' | 'preview'>> {
  const { documents } = deps
  const below = await documents.organisations.find({ path: organisation._id })
  const reach = changes.some(isInherited)
    ? await documents.mailboxes.count({ organisationId: { $in: [organisation._id, ...below.map(({ _id }) => _id)] } })
    : mailboxesIn(changes).size
  const facts = [
    ...areaFacts(changes),
    ...(reach === 0 ? [] : [{ title: say('configuration.reach.mailboxes'), value: String(reach) }]),
    ...(below.length > 0 && changes.some(isInherited)
      ? [{ title: say('configuration.reach.below'), value: String(below.length) }]
      : []),
  ]
  const said = [...new Set(notes.map(inWords))]
  const lines = [
    ...(await changeLines(deps, changes)),
    ...(said.length === 0 ? [] : ['', say('configuration.notes')]),
    ...said.slice(0, MOST_NOTES),
    ...(said.length > MOST_NOTES ? [say('configuration.more', { count: said.length - MOST_NOTES })] : []),
  ]
  const preview = lines.join('\n')
  return { facts, ...(preview === '' ? {} : { preview }) }
}

/** What holds below, too, and for each mailbox there. */
function isInherited({ key }: PieceChange): boolean {
  const { kind, of } = pieceRef(key)
  return kind !== 'routing' && !of.startsWith('mailbox/')
}
