// The forms of the room of people: inviting somebody, and changing or taking a role.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { ROLES, rolesIn } from '../../domain/organisation/roles.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { ROLE_WORDS } from '../views/role-words.ts'

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

const ROLE_TITLES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator: configures Frontdesk and works on tickets',
  agent: 'Agent: works on tickets',
  customer: 'Customer: opens tickets',
}

export function invitationForm(organisation: Organisation, { input, errors }: InvitationFormState): FormView {
  return {
    ...frame(organisation, 'Invite someone'),
    lead: 'They get the role at once. If I do not know them yet, I will recognise them when they first write to me in Teams.',
    fields: [
      {
        id: 'address',
        label: 'Email address',
        hint: 'The one they use in Teams. It counts when their Microsoft 365 tenant is ours, or belongs to the organisation with this email domain.',
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
      viewButton('Invite', 'people.invite', { organisationId: organisation._id }, 'positive', true),
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
    ...frame(organisation, 'Change a role'),
    lead: 'Remove takes the role away; tickets and emails stay as they are.',
    banner: state.banner ?? null,
    facts: [
      { title: 'Name', value: person.name },
      { title: 'Email', value: addresses.join(', ') || 'None that you can see' },
      { title: 'Current role', value: roles.join(', ') || 'None' },
    ],
    fields: [roleField(state.role ?? roles[0] ?? '', state.error ?? null)],
    buttons: [
      viewButton('Save', 'people.change', data, 'positive', true),
      viewButton('Remove', 'people.ask-remove', data),
      back(organisation),
    ],
  }
}

/** Asks before somebody has less to say than now. `role` is `null` when they are to have none. */
export function confirmRoleView(organisation: Organisation, person: Person, role: Role | null): FormView {
  const now = rolesIn(person.memberships, organisation._id)
    .map((held) => ROLE_WORDS[held])
    .join(' and ')
  const data = { organisationId: organisation._id, personId: person._id, revision: person.revision }
  return {
    ...frame(organisation, role === null ? `Remove ${person.name}?` : `Make ${person.name} ${ROLE_WORDS[role]}?`),
    lead: `At the moment, ${person.name} is ${now} of ${organisation.name}. ${LOSSES[role ?? 'none']} Tickets and emails stay as they are.`,
    fields: [],
    buttons: [
      role === null
        ? viewButton('Remove', 'people.remove', data, 'destructive')
        : viewButton(`Make ${ROLE_WORDS[role]}`, 'people.change', { ...data, role, sure: true }, 'destructive'),
      viewButton('Keep it', 'people.open', { organisationId: organisation._id, page: 1 }),
    ],
  }
}

/** What somebody can no longer do. */
const LOSSES = {
  administrator: '',
  agent: 'They will no longer be able to change settings and roles.',
  customer: 'They will only see the tickets they opened themselves.',
  none: 'They will only see the tickets they opened themselves.',
} as const satisfies Record<Role | 'none', string>

function roleField(value: string, error: string | null): FormField {
  const choices = ROLES.map((id) => ({ id, title: ROLE_TITLES[id] }))
  return { id: 'role', label: 'Role', hint: '', error, required: true, kind: 'choice', value, choices }
}

function frame(organisation: Organisation, title: string) {
  return { card: 'form', title, organisation: organisation.name, banner: null, steps: [], facts: [] } as const
}

function back(organisation: Organisation) {
  return viewButton('Back', 'people.open', { organisationId: organisation._id, page: 1 })
}
