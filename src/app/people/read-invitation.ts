// Understanding an invitation, typed as a command or entered in the form.
import { InvalidInputError } from '../../domain/errors.ts'
import { normaliseAddress } from '../../domain/organisation/organisation-input.ts'
import type { Role } from '../../domain/organisation/person.ts'
import { ROLES } from '../../domain/organisation/roles.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Invited } from './invite-person.ts'
import { rolesText } from '../views/role-words.ts'
import type { InvitationFormState, InvitationInput } from './person-form.ts'

export interface Invitation {
  readonly who: Invited
  readonly role: Role
}

/** What was entered in the form, or what is wrong with it at which field. */
export function readInvitation(input: InvitationInput): Invitation | Pick<InvitationFormState, 'errors'> {
  const role = asRole(input.role)
  const address = normaliseAddress(input.address)
  if (role !== null && address !== null) return { who: { address }, role }
  const unclear = input.address.trim() === '' ? say('people.invite.noAddress') : say('people.invite.wrongAddress')
  return {
    errors: {
      ...(role ? {} : { role: say('people.invite.noRole') }),
      ...(address === null ? { address: unclear } : {}),
    },
  }
}

/** Roles that are called something else in German. */
const GERMAN_ROLES = new Map<string, Role>([
  ['kunde', 'customer'],
  ['kundin', 'customer'],
  ['agentin', 'agent'],
  ['administratorin', 'administrator'],
])

/** With every name and mention that Teams could show; no invitation is longer. */
const MAX_TYPED = 2_000

/** `@Ann agent`, `ann@contoso.com agent`. `mentioned` are the people in the text, without the bot. Throws `InvalidInputError`. */
export function parseInvitation(text: string, mentioned: readonly { readonly userId: string }[]): InvitationText {
  const words = (text.length > MAX_TYPED ? '' : text)
    .replace(/<at\b[^>]*>.*?<\/at>/gisu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !/^(?:as|an?|als|eine?n?)$/iu.test(word))
  const said = words.at(-1)?.toLowerCase() ?? ''
  const role = asRole(GERMAN_ROLES.get(said) ?? said)
  const named = words.slice(0, -1)
  const [userId] = mentioned.map((person) => person.userId)
  if (role !== null && mentioned.length === 1 && userId !== undefined && named.length === 0) return { userId, role }
  const address = mentioned.length === 0 && named.length === 1 ? normaliseAddress(named[0] ?? '') : null
  if (role !== null && address !== null) return { address, role }
  throw new InvalidInputError({
    message: 'invite was typed in a form that is not understood',
    forPerson: phrase('people.invite.unclear', { roles: rolesText(ROLES).toLowerCase() }),
  })
}

export type InvitationText =
  { readonly userId: string; readonly role: Role } | { readonly address: string; readonly role: Role }

export function asRole(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null
}
