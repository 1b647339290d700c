// What whoever runs this installation says of themselves on the pages about privacy, terms and support.
import { LegalContact, LegalLine } from './value-schemas.ts'

export const LEGAL_VARIABLES = {
  LEGAL_COMPANY: {
    schema: LegalLine,
    unset: 'optional',
    secret: false,
    explanation: [
      'Who runs this Frontdesk, as the pages /legal/privacy, /legal/terms and /legal/support say it, and the Teams app (up to 32 characters).',
      'The Teams app leads to those pages. They need the five LEGAL_ values; `npm run package` says which ones are missing.',
    ],
    example: 'Northwind Distribution GmbH',
  },
  LEGAL_ADDRESS: {
    schema: LegalLine,
    unset: 'optional',
    secret: false,
    explanation: ['The postal address of that company, with commas between its lines.'],
    example: 'Northwind Distribution GmbH, Hauptstraße 1, 10115 Berlin, Germany',
  },
  LEGAL_CONTACT: {
    schema: LegalContact,
    unset: 'optional',
    secret: false,
    explanation: ['Where people get help with Frontdesk itself: an email address or an https:// address.'],
    example: 'helpdesk@northwind.com',
  },
  LEGAL_PRIVACY_CONTACT: {
    schema: LegalContact,
    unset: 'optional',
    secret: false,
    explanation: ['Where people ask for a copy of their data, or for its deletion; written the same way.'],
    example: 'privacy@northwind.com',
  },
  LEGAL_DATA_LOCATION: {
    schema: LegalLine,
    unset: 'optional',
    secret: false,
    explanation: ['Where the data is stored and by whom, as privacy officers ask for it.'],
    example: 'In Frankfurt, Germany, on servers of Example Hosting GmbH',
  },
} as const
