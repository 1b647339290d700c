// The command that opens the room Mail.
import { showMailRoom } from '../../app/mail-room/show-mail-room.ts'
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import type { Command } from '../command.ts'
import { servedHere } from '../served-here.ts'

export const MAIL_COMMANDS: readonly Command[] = [
  {
    name: 'mail',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: async (turn) => {
      const organisation = await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))
      return await showMailRoom(turn.deps, { organisation, mailbox: null })
    },
  },
]
