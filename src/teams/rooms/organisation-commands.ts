// The command that opens the room of organisations.
import { showOrganisations } from '../../app/organisations/show-organisations.ts'
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const ORGANISATION_COMMANDS: readonly Command[] = [
  {
    name: 'organisations',
    scopes: ['personal', 'team'],
    right: 'manage-organisations',
    room: true,
    toOne: 'alone',
    run: async (turn) => {
      // Refuses those who administer nothing.
      await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showOrganisations(turn.deps, turn.actor, servedHere(turn))
    },
  },
]
