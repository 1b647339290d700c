// In whose words a turn is answered.
import type { Deps } from '../app/deps.ts'
import { speakerInTurn } from '../app/organisations/speaker-for.ts'
import { personKey } from '../domain/organisation/person.ts'
import { currentSpeaker } from '../texts/say.ts'
import type { Speaker } from '../texts/speaker.ts'
import type { Spoken } from './wire/read-activity.ts'

/** Nobody waits for the words alone: where their language is not found out, it is the one that everybody gets. */
export async function speakerOf(deps: Pick<Deps, 'documents' | 'log'>, spoken: Spoken | null): Promise<Speaker> {
  if (!spoken) return currentSpeaker()
  const { aadObjectId, tenantId, language, timeZone } = spoken
  const key = personKey({ _id: '', tenantId, aadObjectId })
  try {
    return await speakerInTurn(deps.documents, { key, language, timeZone })
  } catch (error) {
    deps.log.warn('The language of somebody who spoke is not known', { error })
    return currentSpeaker()
  }
}
