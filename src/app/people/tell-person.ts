// A card for one person alone, in their chat with the bot and in their language.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { speakingTo } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { speakerForPerson } from '../organisations/speaker-for.ts'
import type { CardView } from '../views/card-view.ts'

/** `at`: whom it is about, which speaks for those whose language is not known. Nothing where Teams does not know the person. Throws as `Chat.direct` does. */
export async function tellPerson(
  { documents, chat }: Pick<Deps, 'documents' | 'chat'>,
  person: Pick<Person, 'teams' | 'language'>,
  at: Pick<Organisation, '_id' | 'path'>,
  view: () => CardView,
): Promise<void> {
  const { teams } = person
  if (!teams) return
  const speaker = await speakerForPerson(documents, person, at)
  await speakingTo(speaker, () => chat.direct(teams, view()))
}
