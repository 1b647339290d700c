// The commands of the room of people.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { withRightsInForce } from '../../app/organisations/tenants.ts'
import { keepAdministered } from '../../app/people/change-role.ts'
import { invitePerson, personInvited, recognisedFrom } from '../../app/people/invite-person.ts'
import { confirmRoleView } from '../../app/people/person-form.ts'
import { parseInvitation, type Invitation } from '../../app/people/read-invitation.ts'
import { showPeople } from '../../app/people/show-people.ts'
import { tellRole } from '../../app/people/tell-role.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { isLessThanNow } from '../../domain/organisation/roles.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Command, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: 'people',
    scopes: ['personal', 'team'],
    right: 'manage-people',
    room: true,
    toOne: 'alone',
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showPeople(turn.deps, turn.actor, organisation)
    },
  },
  {
    name: 'invite',
    takes: 2,
    scopes: ['personal', 'team'],
    right: 'manage-people',
    room: true,
    toOne: 'alone',
    run: async (turn, rest) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await invite(turn, organisation, await readTyped(turn, rest))
    },
  },
]

/** Gives the role and shows the room, with what was done on top; asks first when it takes a higher one away. */
export async function invite(turn: TurnContext, organisation: Organisation, invitation: Invitation): Promise<CardView> {
  const { who, role } = invitation
  const known = await personInvited(turn.deps, who)
  if (isLessThanNow(known.memberships, organisation._id, role)) {
    await keepAdministered(turn.deps, organisation, known, role)
    return confirmRoleView(organisation, known, role)
  }
  const person = await invitePerson(turn.deps, turn.actor, organisation, invitation, known)
  const isUnknown = person.aadObjectId === null && 'address' in who
  const recognised = isUnknown ? await recognisedFrom(turn.deps, who.address) : ''
  return await roomAfterGiving(turn, organisation, { before: known, person, role }, recognised)
}

/** The room after a role was given, which the person is told of. */
export async function roomAfterGiving(
  turn: TurnContext,
  organisation: Organisation,
  { before, person, role }: { readonly before: Pick<Person, 'revision'>; readonly person: Person; readonly role: Role },
  more = '',
): Promise<CardView> {
  const isNew = before.revision !== person.revision
  const told = isNew ? await tellRole(turn.deps, turn.actor, organisation, person, role) : ''
  const is = { name: person.name, role, organisation: organisation.name }
  const given = isNew ? say('people.given', is) : say('people.hadAlready', is)
  return await roomAfter(turn, organisation, person, [given, told, more].filter((part) => part !== '').join(' '))
}

/** The room after `changed` was given another role, unless somebody has just given away their own right to see it. */
export async function roomAfter(
  turn: TurnContext,
  organisation: Organisation,
  changed: Person,
  text: string,
): Promise<CardView> {
  const actor = changed._id === turn.actor._id ? await withRightsInForce(turn.deps, changed) : turn.actor
  if (may(actor.memberships, 'manage-people', organisation)) {
    return await showPeople(turn.deps, actor, organisation, { banner: { tone: 'good', text } })
  }
  const commands = [{ title: say('people.whoAmI'), command: 'whoami' }]
  return { card: 'notice', tone: 'good', title: say('people.yours'), text, facts: [], commands }
}

async function readTyped(turn: TurnContext, rest: string): Promise<Invitation> {
  const { role, ...named } = parseInvitation(rest, turn.mentioned)
  if ('address' in named) return { who: named, role }
  if (turn.channel) return { who: { member: await turn.channel.readMember(named.userId) }, role }
  throw new InvalidInputError({
    message: 'Somebody was mentioned outside a channel',
    forPerson: phrase('people.invite.noMention'),
  })
}
