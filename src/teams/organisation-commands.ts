// The command that opens the room of organisations.
import { showOrganisations } from '../app/organisations/show-organisations.ts'
import { configuredOrganisation } from '../app/organisation-access.ts'
import type { Command, TurnContext } from './command.ts'

export const ORGANISATION_COMMANDS: readonly Command[] = [
  {
    name: 'organisations',
    usage: 'organisations',
    what: 'The tree of organisations, and which one is configured',
    scopes: ['personal', 'team'],
    right: 'manage-organisations',
    run: async (turn) => {
      // Refuses those who administer nothing.
      await configuredOrganisation(turn.deps.documents, turn.actor)
      return await showOrganisations(turn.deps, turn.actor, servedHere(turn))
    },
  },
]

/** The organisation whose subtree may be shown here: any in a personal chat, none in a channel that serves nobody. */
export function servedHere(turn: TurnContext): string | null {
  return turn.channel === null ? null : (turn.channel.linked?.organisationId ?? '')
}
