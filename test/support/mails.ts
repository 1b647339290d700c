// Mails for tests: complete by default, different where a test says so.
import { randomUUID } from 'node:crypto'

export const SUPPORT = 'support@northwind.example'
/** Another mailbox of the same tenant. */
export const BOSS = 'boss@northwind.example'

/** Headers by name; `null` leaves one out. The body is plain text unless `Content-Type` says otherwise. */
export function aMail(headers: Readonly<Record<string, string | null>> = {}, body = 'The printer is on fire.'): string {
  const all: Record<string, string | null> = {
    From: 'Carl Cohen <carl@contoso.example>',
    To: SUPPORT,
    Subject: 'Printer',
    'Message-ID': `<${randomUUID()}@contoso.example>`,
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return [...lines, '', body].join('\r\n')
}
