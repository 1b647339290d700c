// The commands of the room of people.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { invitePerson, recognisedFrom } from '../../app/people/invite-person.ts'
import { parseInvitation, type Invitation } from '../../app/people/read-invitation.ts'
import { showPeople } from '../../app/people/show-people.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Command, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: 'people',
    usage: 'people',
    what: 'Administrators, agents and customers',
    scopes: ['personal', 'team'],
    right: 'manage-people',
    room: true,
    private: true,
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showPeople(turn.deps, turn.actor, organisation)
    },
  },
  {
    name: 'invite',
    usage: 'invite ann@contoso.com agent',
    what: 'Give someone a role. In a channel, mention them instead',
    scopes: ['personal', 'team'],
    right: 'manage-people',
    room: true,
    private: true,
    run: async (turn, rest) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await invite(turn, organisation, await readTyped(turn, rest))
    },
  },
]

/** With its article, as a sentence needs it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'an administrator',
  agent: 'an agent',
  customer: 'a customer',
}

/** Gives the role and shows the room, with what was done on top. */
export async function invite(turn: TurnContext, organisation: Organisation, invitation: Invitation): Promise<CardView> {
  const person = await invitePerson(turn.deps, turn.actor, organisation, invitation)
  const { who } = invitation
  const isInvited = person.aadObjectId === null && 'address' in who
  const unknown = isInvited ? ` ${await recognisedFrom(turn.deps, who.address)}` : ''
  const text = `“${person.name}” is now ${ROLE_WORDS[invitation.role]} of “${organisation.name}”.${unknown}`
  return await roomAfter(turn, organisation, person, text)
}

/** The room after `changed` was given another role, unless somebody has just given away their own right to see it. */
export async function roomAfter(
  turn: TurnContext,
  organisation: Organisation,
  changed: Person,
  text: string,
): Promise<CardView> {
  const actor = changed._id === turn.actor._id ? changed : turn.actor
  if (may(actor.memberships, 'manage-people', organisation)) {
    return await showPeople(turn.deps, actor, organisation, { banner: { tone: 'good', text } })
  }
  const commands = [{ title: 'Who am I', command: 'whoami' }]
  return { card: 'notice', tone: 'good', title: 'Your role has changed', text, facts: [], commands }
}

async function readTyped(turn: TurnContext, rest: string): Promise<Invitation> {
  const { role, ...named } = parseInvitation(rest, turn.mentioned)
  if ('address' in named) return { who: named, role }
  if (turn.channel) return { who: { member: await turn.channel.readMember(named.userId) }, role }
  throw new InvalidInputError({
    message: 'Somebody was mentioned outside a channel',
    forPerson: 'Mentions only work in channels. Here, use the email address: invite ann@contoso.com agent',
  })
}
