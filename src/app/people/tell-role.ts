// Telling somebody in their chat with the bot that they were given a role.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { OutsideError } from '../../domain/errors.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { tellPerson } from './tell-person.ts'

/** Answers with what whoever gave the role should know of it: a sentence, or nothing when they gave it to themselves. */
export async function tellRole(
  deps: Pick<Deps, 'documents' | 'chat' | 'log'>,
  actor: Person,
  organisation: Organisation,
  person: Person,
  role: Role,
): Promise<string> {
  if (person._id === actor._id) return ''
  if (person.teams === null) return say('people.told.notYet')
  try {
    await tellPerson(deps, person, organisation, () => ({
      card: 'notice',
      tone: 'info',
      title: say('people.told.title', { role, organisation: organisation.name }),
      text: say('people.told.text', { name: actor.name }),
      facts: [],
      commands: [{ title: say('people.help'), command: 'help' }],
    }))
    return say('people.told.done')
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.info('Somebody could not be told of their new role', { personId: person._id, error })
    return say('people.told.failed')
  }
}
