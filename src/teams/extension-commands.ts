// The commands of the message extension, as the manifest lists them and the bot answers them.
import { SEARCH_PARAMETER } from './wire/extension.ts'

export const SEARCH_TICKETS = {
  id: 'search-tickets',
  type: 'query',
  context: ['compose', 'commandBox'],
  title: 'Search tickets',
  description: 'Find a ticket by its number or by words, and share it',
  initialRun: true,
  parameters: [
    {
      name: SEARCH_PARAMETER,
      title: 'Number or words',
      description: 'A number such as 12, or words of the subject or the requester',
      inputType: 'text',
    },
  ],
} as const

export const CREATE_TICKET = {
  id: 'create-ticket',
  type: 'action',
  context: ['message'],
  title: 'Create ticket from this message',
  description: 'Make this message a ticket, with its writer as the requester',
  fetchTask: true,
} as const

export const EXTENSION_COMMANDS = [SEARCH_TICKETS, CREATE_TICKET]
