// How long what is only looked up is kept.
import { wholeNumberOrZero } from './value-schemas.ts'
import type { Variable } from './variable.ts'

const MOST_DAYS = 36_500
/** An inbox is compared with the log for a year back: what is told of it within that time must be known. */
const SHORTEST_LOG_DAYS = 400
const SHORTEST_AUDIT_DAYS = 90

export const KEEPING_VARIABLES = {
  KEEP_MAIL_LOG_DAYS: {
    schema: wholeNumberOrZero(SHORTEST_LOG_DAYS, MOST_DAYS),
    unset: { default: '800' },
    secret: false,
    explanation: [
      `Days after which an email leaves the mail log, at least ${String(SHORTEST_LOG_DAYS)}; 0 keeps all. Tickets stay. Older emails that are still in a mailbox are`,
      'then left alone, as if they had come before it was connected.',
    ],
    example: '1100',
  },
  KEEP_AUDIT_DAYS: {
    schema: wholeNumberOrZero(SHORTEST_AUDIT_DAYS, MOST_DAYS),
    unset: { default: '0' },
    secret: false,
    explanation: [
      `Days after which a change leaves the audit, at least ${String(SHORTEST_AUDIT_DAYS)}; 0 keeps all. What is gone cannot be rolled back to.`,
    ],
    example: '3650',
  },
} as const satisfies Readonly<Record<string, Variable>>
