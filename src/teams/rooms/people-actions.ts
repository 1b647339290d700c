// The buttons of the room of people.
import { z } from 'zod'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { changeRole, keepAdministered } from '../../app/people/change-role.ts'
import { confirmRoleView, invitationForm, NO_INVITATION, personForm } from '../../app/people/person-form.ts'
import { asRole, readInvitation } from '../../app/people/read-invitation.ts'
import { showPeople } from '../../app/people/show-people.ts'
import type { Banner, FormView } from '../../app/views/form-view.ts'
import { addressesFor } from '../../domain/organisation/address-sight.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Role } from '../../domain/organisation/person.ts'
import { isLessThanNow } from '../../domain/organisation/roles.ts'
import { say } from '../../texts/say.ts'
import { action, Entered, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { invite, roomAfter, roomAfterGiving } from './people-commands.ts'

const Room = z.object({ organisationId: Id, page: z.number().int().positive().max(1000).default(1) })
const OnPerson = z.object({ organisationId: Id, personId: Id, revision: z.number().int().positive() })

export const PEOPLE_ACTIONS: Readonly<Record<string, Action>> = {
  'people.open': action(Room, async (turn, { organisationId, page }) => {
    return await showPeople(turn.deps, turn.actor, await organisationOf(turn, organisationId), { page })
  }),
  'people.form': action(
    z.object({ organisationId: Id, personId: Id.nullable() }),
    async (turn, { organisationId, personId }) => {
      const organisation = await organisationOf(turn, organisationId)
      return personId === null
        ? invitationForm(organisation, NO_INVITATION)
        : await formOf(turn, organisation, personId, {})
    },
  ),
  'people.invite': action(
    z.object({ organisationId: Id, address: Entered, role: Entered }),
    async (turn, { organisationId, ...input }) => {
      const organisation = await organisationOf(turn, organisationId)
      const read = readInvitation(input)
      if ('errors' in read) return invitationForm(organisation, { input, errors: read.errors })
      return await invite(turn, organisation, read)
    },
  ),
  'people.change': action(
    OnPerson.extend({ role: Entered, sure: z.boolean().default(false) }),
    async (turn, { organisationId, role: entered, sure, ...on }) => {
      const organisation = await organisationOf(turn, organisationId)
      const role = asRole(entered)
      if (role === null) return await formOf(turn, organisation, on.personId, { error: say('people.invite.noRole') })
      return (
        (sure ? null : await question(turn, organisation, on, role)) ?? (await change(turn, organisation, on, role))
      )
    },
    onItsForm,
  ),
  'people.ask-remove': action(
    OnPerson,
    async (turn, { organisationId, ...on }) => {
      const organisation = await organisationOf(turn, organisationId)
      return (await question(turn, organisation, on, null)) ?? (await formOf(turn, organisation, on.personId, {}))
    },
    onItsForm,
  ),
  'people.remove': action(
    OnPerson,
    async (turn, { organisationId, ...on }) => await change(turn, await organisationOf(turn, organisationId), on, null),
    onItsForm,
  ),
}

async function organisationOf(turn: TurnContext, organisationId: string): Promise<Organisation> {
  return await organisationFor(turn.deps.documents, turn.actor, 'manage-people', organisationId)
}

/** On which person as they were drawn. */
interface On {
  readonly personId: string
  readonly revision: number
}

/** Whether it is meant, when it takes something away; `null` when there is nothing to ask. Refuses what cannot be. */
async function question(
  turn: TurnContext,
  organisation: Organisation,
  { personId }: On,
  role: Role | null,
): Promise<FormView | null> {
  const person = await turn.deps.documents.people.findOne({ _id: personId })
  if (!person || !isLessThanNow(person.memberships, organisation._id, role)) return null
  await keepAdministered(turn.deps, organisation, person, role)
  return confirmRoleView(organisation, person, role)
}

async function change(turn: TurnContext, organisation: Organisation, on: On, role: Role | null): Promise<ActionAnswer> {
  const person = await changeRole(turn.deps, turn.actor, organisation, { ...on, role })
  if (role !== null) return await roomAfterGiving(turn, organisation, { before: on, person, role })
  return await roomAfter(
    turn,
    organisation,
    person,
    say('people.removed', { name: person.name, organisation: organisation.name }),
  )
}

/** The form of somebody with a role here; the room, which says so, when they have none. */
async function formOf(
  turn: TurnContext,
  organisation: Organisation,
  personId: string,
  state: { readonly role?: string; readonly error?: string; readonly banner?: Banner },
): Promise<ActionAnswer> {
  const person = await turn.deps.documents.people.findOne({
    _id: personId,
    'memberships.organisationId': organisation._id,
  })
  if (person) {
    const addresses = addressesFor(turn.actor.memberships, person, await turn.deps.documents.organisations.find({}))
    return personForm(organisation, person, addresses, state)
  }
  const banner = { tone: 'warning', text: say('people.noRoleHere') } as const
  return await showPeople(turn.deps, turn.actor, organisation, { banner })
}

/** A refusal stands on the form, with the role that was chosen. */
async function onItsForm(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = OnPerson.extend({ role: Entered }).safeParse(data)
  if (!named.success) return null
  const { organisationId, personId, role } = named.data
  try {
    const state = { ...(role === '' ? {} : { role }), banner: { tone: 'warning', text } } as const
    return await formOf(turn, await organisationOf(turn, organisationId), personId, state)
  } catch (error) {
    if (error instanceof FrontdeskError) return null
    throw error
  }
}
