// People's names as they are shown: what is stored in place of one is said in the reader's language.
import { UNNAMED } from '../../domain/organisation/person.ts'
import { ERASED_NAME } from '../../domain/privacy/traces.ts'
import { say } from '../../texts/say.ts'

export function personName(stored: string): string {
  if (stored === ERASED_NAME) return say('privacy.erasedName')
  return stored === UNNAMED ? say('people.unnamed') : stored
}
