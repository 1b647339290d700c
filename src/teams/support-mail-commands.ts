// The command that opens the room Support Mail.
import { configuredOrganisation } from '../app/organisation-access.ts'
import { showMailboxes } from '../app/support-mail/show-mailboxes.ts'
import type { Command } from './command.ts'

export const SUPPORT_MAIL_COMMANDS: readonly Command[] = [
  {
    name: 'support mail',
    room: true,
    usage: 'support mail',
    what: 'The mailboxes that mail is read from',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: async ({ deps, actor }) => await showMailboxes(deps, await configuredOrganisation(deps.documents, actor)),
  },
]
