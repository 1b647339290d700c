// The forms of the room of people: inviting somebody, and changing or taking a role.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { ROLES, rolesIn } from '../../domain/organisation/roles.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import type { TeamMember } from './invite-person.ts'
import { viewButton } from '../views/view-button.ts'

/** What was entered, as it came; also what the form shows. */
export interface InvitationInput {
  /** The Entra object id of a member of the team; empty when none was chosen. */
  readonly memberId: string
  readonly address: string
  readonly role: string
}

export interface InvitationFormState {
  readonly input: InvitationInput
  readonly errors: Partial<Record<keyof InvitationInput, string>>
}

export const NO_INVITATION: InvitationFormState = { input: { memberId: '', address: '', role: '' }, errors: {} }

const ROLE_TITLES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator: configures Frontdesk and works on tickets',
  agent: 'Agent: works on tickets',
  customer: 'Customer: opens tickets',
}

/** `roster`: the members of the team that is asked in, or `null` where there is none. */
export function invitationForm(
  organisation: Organisation,
  roster: readonly TeamMember[] | null,
  { input, errors }: InvitationFormState,
): FormView {
  const members = (roster ?? []).toSorted((a, b) => a.name.localeCompare(b.name))
  const member: FormField = {
    id: 'memberId',
    label: 'Member of this team',
    hint: 'Or enter an email address below.',
    error: errors.memberId ?? null,
    required: false,
    kind: 'choice',
    value: input.memberId,
    choices: [
      { id: '', title: 'No one from this list' },
      ...members.map(({ aadObjectId, name }) => ({ id: aadObjectId, title: name })),
    ],
  }
  return {
    ...frame(organisation, 'Invite someone'),
    lead: 'They get the role at once. Someone invited by email address is recognised when they write to me in Teams.',
    fields: [
      ...(members.length > 0 ? [member] : []),
      {
        id: 'address',
        label: 'Email address',
        hint: 'The one they use in Teams. It counts when their Microsoft 365 tenant is ours, or belongs to the organisation with this email domain.',
        error: errors.address ?? null,
        required: members.length === 0,
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
      viewButton('Remove', 'people.remove', data, 'destructive'),
      back(organisation),
    ],
  }
}

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
