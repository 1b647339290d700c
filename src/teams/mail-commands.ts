// The command that opens the room Mail.
import { showMailRoom } from '../app/mail-room/show-mail-room.ts'
import { configuredOrganisation } from '../app/organisation-access.ts'
import type { Command } from './command.ts'

export const MAIL_COMMANDS: readonly Command[] = [
  {
    name: 'mail',
    room: true,
    usage: 'mail',
    what: 'How a mail becomes a ticket: rules, answers, signature',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: async ({ deps, actor }) => {
      const organisation = await configuredOrganisation(deps.documents, actor)
      return await showMailRoom(deps, { organisation, mailbox: null })
    },
  },
]
