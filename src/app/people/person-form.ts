// The forms of the room of people: inviting somebody, and changing or taking a role.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { ROLES, rolesIn } from '../../domain/organisation/roles.ts'
import { currentSpeaker, say } from '../../texts/say.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { rolesText } from '../views/role-words.ts'
import { viewButton } from '../views/view-button.ts'

/** What was entered, as it came; also what the form shows. */
export interface InvitationInput {
  readonly address: string
  readonly role: string
}

export interface InvitationFormState {
  readonly input: InvitationInput
  readonly errors: Partial<Record<keyof InvitationInput, string>>
}

export const NO_INVITATION: InvitationFormState = { input: { address: '', role: '' }, errors: {} }

export function invitationForm(organisation: Organisation, { input, errors }: InvitationFormState): FormView {
  return {
    ...frame(organisation, say('people.invite.title')),
    lead: say('people.invite.lead'),
    fields: [
      {
        id: 'address',
        label: say('people.invite.address'),
        hint: say('people.invite.addressHint'),
        error: errors.address ?? null,
        required: true,
        kind: 'text',
        value: input.address,
        placeholder: 'ann@contoso.com',
        maxLength: 254,
      },
      roleField(input.role, errors.role ?? null),
    ],
    buttons: [
      viewButton(say('people.invite.button'), 'people.invite', { organisationId: organisation._id }, 'positive', true),
      back(organisation),
    ],
  }
}

export function personForm(
  organisation: Organisation,
  person: Person,
  /** Those that may be shown to whoever asks. */
  addresses: readonly string[],
  state: { readonly role?: string; readonly error?: string; readonly banner?: Banner } = {},
): FormView {
  const roles = rolesIn(person.memberships, organisation._id)
  const data = { organisationId: organisation._id, personId: person._id, revision: person.revision }
  return {
    ...frame(organisation, say('people.change.title')),
    lead: say('people.change.lead'),
    banner: state.banner ?? null,
    facts: [
      { title: say('people.name'), value: person.name },
      { title: say('people.email'), value: addresses.join(', ') || say('people.noEmail') },
      { title: say('people.currentRole'), value: rolesText(roles) || say('people.noRole') },
    ],
    fields: [roleField(state.role ?? roles[0] ?? '', state.error ?? null)],
    buttons: [
      viewButton(say('people.save'), 'people.change', data, 'positive', true),
      viewButton(say('people.remove.button'), 'people.ask-remove', data),
      back(organisation),
    ],
  }
}

/** Asks before somebody has less to say than now. `role` is `null` when they are to have none. */
export function confirmRoleView(organisation: Organisation, person: Person, role: Role | null): FormView {
  const { name } = person
  const held = rolesIn(person.memberships, organisation._id).map((one) => say('people.aRole', { role: one }))
  const now = { name, roles: currentSpeaker().allOf(held), organisation: organisation.name }
  const data = { organisationId: organisation._id, personId: person._id, revision: person.revision }
  return {
    ...frame(
      organisation,
      role === null ? say('people.remove.title', { name }) : say('people.make.title', { name, role }),
    ),
    lead: role === 'agent' ? say('people.make.leadAgent', now) : say('people.make.lead', now),
    fields: [],
    buttons: [
      role === null
        ? viewButton(say('people.remove.button'), 'people.remove', data, 'destructive')
        : viewButton(
            say('people.make.button', { role }),
            'people.change',
            { ...data, role, sure: true },
            'destructive',
          ),
      viewButton(say('people.keep'), 'people.open', { organisationId: organisation._id, page: 1 }),
    ],
  }
}

function roleField(value: string, error: string | null): FormField {
  const choices = ROLES.map((id) => ({ id, title: say('people.roleTitle', { role: id }) }))
  return { id: 'role', label: say('people.roleLabel'), hint: '', error, required: true, kind: 'choice', value, choices }
}

function frame(organisation: Organisation, title: string) {
  return { card: 'form', title, organisation: organisation.name, banner: null, steps: [], facts: [] } as const
}

function back(organisation: Organisation) {
  return viewButton(say('people.back'), 'people.open', { organisationId: organisation._id, page: 1 })
}
