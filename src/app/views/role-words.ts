// How labels name what somebody is.
import type { Role } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'

/** `administrator, agent`; empty for none. */
export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => say('people.role', { role })).join(', ')
}
