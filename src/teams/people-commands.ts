// The commands of the room of people.
import { configuredOrganisation, organisationFor } from '../app/organisation-access.ts'
import { invitePerson } from '../app/people/invite-person.ts'
import { parseInvitation, type Invitation } from '../app/people/read-invitation.ts'
import { showPeople } from '../app/people/show-people.ts'
import type { CardView } from '../app/views/card-view.ts'
import type { Banner } from '../app/views/form-view.ts'
import type { Organisation } from '../domain/organisation.ts'
import { InvalidInputError } from '../domain/errors.ts'
import type { Command, TurnContext } from './command.ts'

export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: 'people',
    usage: 'people',
    what: 'Who is administrator, agent or customer',
    scopes: ['personal', 'team'],
    right: 'manage-people',
    run: async (turn) => await showPeople(turn.deps, turn.actor, await configured(turn)),
  },
  {
    name: 'invite',
    usage: 'invite ann@contoso.com agent',
    what: 'Give somebody a role; in a channel, mention them instead',
    scopes: ['personal', 'team'],
    right: 'manage-people',
    run: async (turn, rest) => {
      const organisation = await configured(turn)
      return await invite(turn, organisation, await understood(turn, rest))
    },
  },
]

/** Gives the role, and shows the room with what was done on top. */
export async function invite(turn: TurnContext, organisation: Organisation, invitation: Invitation): Promise<CardView> {
  const { person, isNew } = await invitePerson(turn.deps, turn.actor, organisation, invitation)
  const now = `is ${invitation.role} of “${organisation.name}” now`
  const waiting = person.aadObjectId === null ? ' I recognise them as soon as they write to me in Teams.' : ''
  const text = `“${person.name}” ${now}${isNew ? '' : ', in place of the role before'}.${waiting}`
  return await roomAfter(turn, organisation, person._id === turn.actor._id ? { ...turn, actor: person } : turn, {
    tone: 'good',
    text,
  })
}
