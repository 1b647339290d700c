// The command that opens the room Support Mail.
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import { showMailboxes } from '../../app/support-mail/show-mailboxes.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const SUPPORT_MAIL_COMMANDS: readonly Command[] = [
  {
    name: 'support mail',
    scopes: ['personal', 'team'],
    right: 'configure',
    room: true,
    toOne: 'alone',
    run: async (turn) =>
      await showMailboxes(turn.deps, await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))),
  },
]
