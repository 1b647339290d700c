// The commands about a whole configuration.
import { chooseOtherForm } from '../../app/configuration/choose-other.ts'
import { showSettings } from '../../app/configuration/show-settings.ts'
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const CONFIGURATION_COMMANDS: readonly Command[] = [
  {
    name: 'settings',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showSettings(turn.deps, turn.actor, organisation, 1)
    },
  },
  {
    name: 'compare',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: async (turn) => {
      const { _id } = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await chooseOtherForm(turn.deps, turn.actor, _id, 'compare')
    },
  },
]
