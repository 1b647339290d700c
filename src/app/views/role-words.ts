// How texts name what somebody is.
import type { Role } from '../../domain/organisation/person.ts'

/** With its article, as a sentence needs it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'an administrator',
  agent: 'an agent',
  customer: 'a customer',
}
