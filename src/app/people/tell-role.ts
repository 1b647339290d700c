// Telling somebody in their chat with the bot that they were given a role.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Deps } from '../deps.ts'
import { tellPerson } from './tell-person.ts'
import { ROLE_WORDS } from '../views/role-words.ts'

/** Answers with what whoever gave the role should know of it: a sentence, or nothing when they gave it to themselves. */
export async function tellRole(
  deps: Pick<Deps, 'documents' | 'chat' | 'log'>,
  actor: Person,
  organisation: Organisation,
  person: Person,
  role: Role,
): Promise<string> {
  if (person._id === actor._id) return ''
  if (person.teams === null) return 'I cannot reach them in Teams yet, so please tell them.'
  try {
    await tellPerson(deps, person, organisation, () => ({
      card: 'notice',
      tone: 'info',
      title: `You are now ${ROLE_WORDS[role]} of ${organisation.name}`,
      text: `${actor.name} gave you this role. Type “help” to see what you can ask me.`,
      facts: [],
      commands: [{ title: 'Help', command: 'help' }],
    }))
    return 'I told them in Teams.'
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.info('Somebody could not be told of their new role', { personId: person._id, error })
    return 'I could not reach them in Teams, so please tell them.'
  }
}
