// The commands of the room Privacy.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { reachOf } from '../../app/privacy/find-person.ts'
import { NOBODY_CHOSEN, personWishForm, type PersonWish } from '../../app/privacy/person-forms.ts'
import { showPrivacy } from '../../app/privacy/show-privacy.ts'
import type { CardView } from '../../app/views/card-view.ts'
import type { Command, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { answerWish } from './privacy-actions.ts'

const FOR_ADMINISTRATORS = {
  scopes: ['personal', 'team'],
  right: 'manage-privacy',
  room: true,
  toOne: 'alone',
} as const

export const PRIVACY_COMMANDS: readonly Command[] = [
  {
    ...{ ...FOR_ADMINISTRATORS, name: 'privacy' },
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showPrivacy(turn.deps, organisation)
    },
  },
  {
    ...{ ...FOR_ADMINISTRATORS, name: 'export person', takes: 1 },
    run: (turn, rest) => ask(turn, 'export', rest),
  },
  {
    ...{ ...FOR_ADMINISTRATORS, name: 'erase person', takes: 1 },
    run: (turn, rest) => ask(turn, 'erase', rest),
  },
]

/** Whoever is named after the command is looked up at once. */
async function ask(turn: TurnContext, wish: PersonWish, rest: string): Promise<CardView> {
  const { _id } = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
  const reach = await reachOf(turn.deps.documents, turn.actor, _id)
  const typed = rest.trim()
  if (typed === '') return await personWishForm(turn.deps, turn.actor, reach, wish)
  return await answerWish(turn, reach, wish, { ...NOBODY_CHOSEN, address: typed })
}
