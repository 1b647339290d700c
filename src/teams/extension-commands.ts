// The commands of the message extension, as the manifest lists them and the bot answers them.
import { say } from '../texts/say.ts'
import { SEARCH_PARAMETER } from './wire/extension.ts'

export const SEARCH_TICKETS = {
  id: 'search-tickets',
  type: 'query',
  context: ['compose', 'commandBox'],
  initialRun: true,
} as const

export const CREATE_TICKET = { id: 'create-ticket', type: 'action', context: ['message'], fetchTask: true } as const

/** In the language that is spoken. */
export function extensionCommands() {
  return [
    {
      ...{ ...SEARCH_TICKETS, title: say('extension.search.title'), description: say('extension.search.what') },
      parameters: [
        {
          name: SEARCH_PARAMETER,
          title: say('extension.search.input'),
          description: say('extension.search.inputWhat'),
          inputType: 'text',
        },
      ],
    },
    { ...CREATE_TICKET, title: say('extension.create.title'), description: say('extension.create.what') },
  ]
}
