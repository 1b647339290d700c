// How the people of an organisation are spoken to: in its language and its time.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { DEFAULT_LANGUAGE, isLanguage } from '../../texts/languages.ts'
import { speaker, type Speaker } from '../../texts/speaker.ts'
import type { Documents } from '../documents.ts'

/** Its own language and zone, or those of the nearest one above; English and UTC where nobody chose one. */
export async function speakerFor(
  documents: Pick<Documents, 'organisations'>,
  at: Pick<Organisation, '_id' | 'path'>,
): Promise<Speaker> {
  const order = nearestFirst(at)
  const found = await documents.organisations.find({ _id: { $in: order } })
  const nearest = order.flatMap((id) => found.find(({ _id }) => _id === id) ?? [])
  return speaker({
    language: nearest.flatMap(({ language }) => language ?? []).find(isLanguage) ?? DEFAULT_LANGUAGE,
    timeZone: nearest.flatMap(({ timeZone }) => timeZone ?? [])[0] ?? 'UTC',
  })
}
