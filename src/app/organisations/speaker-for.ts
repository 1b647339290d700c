// How people are spoken to: in the language of their Teams, or that of their organisation, and in its time.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { spokenInForce } from '../../domain/organisation/spoken.ts'
import { offeredLanguage } from '../../texts/languages.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { speaker, type Speaker } from '../../texts/speaker.ts'
import type { Documents } from '../documents.ts'

type SpeakerDocuments = Pick<Documents, 'organisations'>

/** What everybody of an organisation reads: see `spokenInForce`. */
export async function speakerFor(
  documents: SpeakerDocuments,
  at: Pick<Organisation, '_id' | 'path'>,
): Promise<Speaker> {
  const order = nearestFirst(at)
  const found = await documents.organisations.find({ _id: { $in: order } })
  const nearest = order.flatMap((id) => found.find(({ _id }) => _id === id) ?? [])
  const { language, timeZone } = spokenInForce(nearest)
  return speaker({ language: language.value, timeZone: timeZone.value })
}

/** What one person reads in their chat: their own language where it is offered. */
export async function speakerForPerson(
  documents: SpeakerDocuments,
  { language }: Pick<Person, 'language'>,
  at: Pick<Organisation, '_id' | 'path'>,
): Promise<Speaker> {
  const theirs = await speakerFor(documents, at)
  const own = offeredLanguage(language)
  return own === null ? theirs : speaker({ language: own, timeZone: theirs.timeZone })
}

/** What the requester of a ticket reads by email and on its page: the language of their own mail, where it says one. */
export async function speakerForRequester(
  documents: SpeakerDocuments,
  ticket: Pick<Ticket, 'language' | 'organisationId' | 'organisationPath'>,
): Promise<Speaker> {
  return await speakerForPerson(documents, { language: ticket.language ?? '' }, placeOf(ticket))
}

/** Who speaks for themselves, with what Teams tells of them now; where it does not tell a language, that of their first organisation. */
export async function speakerInTurn(
  documents: SpeakerDocuments & Pick<Documents, 'people'>,
  told: { readonly key: string; readonly language: string | null; readonly timeZone: string | null },
): Promise<Speaker> {
  const own = offeredLanguage(told.language)
  if (own !== null) return speaker({ language: own, timeZone: told.timeZone ?? 'UTC' })
  const person = await documents.people.findOne({ key: told.key })
  const organisationId = person?.memberships[0]?.organisationId
  const at = organisationId === undefined ? undefined : await documents.organisations.findOne({ _id: organisationId })
  const theirs = await speakerFor(documents, at ?? { _id: '', path: [] })
  return speaker({ language: theirs.language, timeZone: told.timeZone ?? theirs.timeZone })
}
