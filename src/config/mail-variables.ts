// How mailboxes are read.
import { wholeNumber } from './value-schemas.ts'
import type { Variable } from './variable.ts'

export const MAIL_VARIABLES = {
  MAIL_POLL_SECONDS: {
    schema: wholeNumber(1, 86_400),
    unset: { default: '30' },
    secret: false,
    explanation: [
      'Seconds between two reads of a mailbox. With PUBLIC_URL, Microsoft also tells of new emails when they arrive, and they are read then.',
    ],
    example: '60',
  },
  MAIL_MAILBOXES_AT_ONCE: {
    schema: wholeNumber(1, 500),
    unset: { default: '64' },
    secret: false,
    explanation: [
      'Mailboxes that one process looks into at the same time. One that takes longer than a second makes room for another. While Microsoft answers within 100 ms, 64 are enough for 10,000 mailboxes every 30 seconds.',
    ],
    example: '100',
  },
  MAIL_PAGE_SIZE: {
    schema: wholeNumber(1, 1000),
    unset: { default: '50' },
    secret: false,
    explanation: ['Emails that one page of changes may hold.'],
    example: '100',
  },
} as const satisfies Readonly<Record<string, Variable>>
