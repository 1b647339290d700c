// How texts name what somebody is.
import type { Role } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'

/** With its article, as a sentence needs it, where the language has one there; said when it is read. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  get administrator() {
    return say('status.role.administrator')
  },
  get agent() {
    return say('status.role.agent')
  },
  get customer() {
    return say('status.role.customer')
  },
}
