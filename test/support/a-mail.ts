// A mail for tests: ordinary by default, different where a test says so.
import type { Mail } from '../../src/domain/mail/mail.ts'
import { NOON } from './builders.ts'

export interface MailChanges extends Partial<Omit<Mail, 'headers' | 'from'>> {
  readonly headers?: Readonly<Record<string, string>>
  /** The address alone. */
  readonly from?: string | null
}

export function aMail({ headers = {}, from = 'ann@contoso.example', ...changes }: MailChanges = {}): Mail {
  return {
    id: 'mail-1',
    messageId: '<1@contoso.example>',
    from: from === null ? null : { name: '', address: from },
    subject: 'Printer is on fire',
    receivedAt: NOON,
    conversationId: null,
    replyTo: [],
    to: [{ name: '', address: 'support@northwind.example' }],
    cc: [],
    text: 'Please send water.',
    attachments: [],
    meeting: null,
    webLink: null,
    ...changes,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  }
}
