// The command that opens the room Audit.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { showAudit } from '../../app/audit/show-audit.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const AUDIT_COMMANDS: readonly Command[] = [
  {
    name: 'audit',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'see-audit',
    run: async (turn) => {
      const { _id } = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      const wish = { organisationId: _id, person: '', from: '', to: '' }
      return await showAudit(turn.deps, turn.actor, wish, { page: 1 })
    },
  },
]
