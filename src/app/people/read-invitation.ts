// Understanding an invitation, typed as a command or entered in the form.
import { InvalidInputError } from '../../domain/errors.ts'
import { normaliseAddress } from '../../domain/organisation/organisation-input.ts'
import type { Role } from '../../domain/organisation/person.ts'
import { ROLES } from '../../domain/organisation/roles.ts'
import type { Invited, TeamMember } from './invite-person.ts'
import type { InvitationFormState, InvitationInput } from './person-form.ts'

export interface Invitation {
  readonly who: Invited
  readonly role: Role
}

/** What was entered in the form, or what is wrong with it at which field. */
export function readInvitation(
  input: InvitationInput,
  roster: readonly TeamMember[] | null,
): Invitation | Pick<InvitationFormState, 'errors'> {
  const role = asRole(input.role)
  const member = roster?.find(({ aadObjectId }) => aadObjectId === input.memberId)
  const address = normaliseAddress(input.address)
  const [byMember, byAddress] = [input.memberId !== '', input.address.trim() !== '']
  const errors: InvitationFormState['errors'] = {
    ...(role ? {} : { role: 'Choose one from the list.' }),
    ...(byMember && !member ? { memberId: 'This person is no longer in the team. Choose someone else.' } : {}),
    ...(byMember && byAddress ? { address: 'Choose a member or enter an address, not both.' } : {}),
    ...(!byMember && byAddress && address === null
      ? { address: 'This is not an email address. Enter it like this: ann@contoso.com' }
      : {}),
    ...(!byMember && !byAddress ? { address: 'Choose or enter who to invite.' } : {}),
  }
  if (role === null || Object.keys(errors).length > 0) return { errors }
  return { who: member ? { member } : { address: address ?? '' }, role }
}

/** With every name and mention that Teams could show; no invitation is longer. */
const MAX_TYPED = 2_000

/** `@Ann agent`, `ann@contoso.com agent`. `mentioned` are the people in the text, without the bot. Throws `InvalidInputError`. */
export function parseInvitation(text: string, mentioned: readonly { readonly userId: string }[]): InvitationText {
  const words = (text.length > MAX_TYPED ? '' : text)
    .replace(/<at\b[^>]*>.*?<\/at>/gisu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !/^(?:as|an?)$/iu.test(word))
  const role = asRole(words.at(-1)?.toLowerCase() ?? '')
  const named = words.slice(0, -1)
  const [userId] = mentioned.map((person) => person.userId)
  if (role !== null && mentioned.length === 1 && userId !== undefined && named.length === 0) return { userId, role }
  const address = mentioned.length === 0 && named.length === 1 ? normaliseAddress(named[0] ?? '') : null
  if (role !== null && address !== null) return { address, role }
  throw new InvalidInputError({
    message: 'invite was typed in a form that is not understood',
    forPerson: `Say who and as what (${ROLES.join(', ')}), for example: invite ann@contoso.com agent. In a channel you can mention them instead.`,
  })
}

export type InvitationText =
  { readonly userId: string; readonly role: Role } | { readonly address: string; readonly role: Role }

export function asRole(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null
}
