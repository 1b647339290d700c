// The command that invites another tenant.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { showInvitations } from '../../app/connect/show-invitations.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const CONNECT_COMMANDS: readonly Command[] = [
  {
    name: 'connect tenant',
    scopes: ['personal', 'team'],
    right: 'manage-organisations',
    room: true,
    toOne: 'alone',
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showInvitations(turn.deps, organisation)
    },
  },
]
