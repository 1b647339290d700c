// What the audit recorded, in the words that people use: `person.changed` is a change of somebody's role.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { capital } from './capital.ts'

const THINGS: Readonly<Record<string, string>> = {
  person: 'Role',
  'mail-settings': 'Email setting',
  'mail-rule': 'Email rule',
  'service-type': 'Service type',
}

const VERBS: Readonly<Record<string, string>> = { inherited: 'reset' }

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '[]': '' }

const FIELDS: Readonly<Record<string, string>> = {
  tenantIds: 'Tenant IDs',
  tenantId: 'Tenant ID',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  foreignAddress: 'Mailbox that must be refused',
  secretExpiresOn: 'Secret expiry date',
  field: 'When',
  pattern: 'What',
  outcome: 'Then',
  categoryIds: 'Categories',
}

/** `Category added: Hardware`. */
export function auditTitle({ action, subject }: Pick<AuditEntry, 'action' | 'subject'>): string {
  const [thing = '', verb = ''] = action.split('.')
  return `${THINGS[thing] ?? capital(thing.replaceAll('-', ' '))} ${VERBS[verb] ?? verb}: ${subject}`
}

/** `Time zone: (none) → America/New_York`. Long values are shortened; the export has all of them. */
export function changeText({ field, before, after }: AuditEntry['changes'][number]): string {
  const words = capital(
    field
      .replace(/Id(s?)$/u, '$1')
      .replaceAll(/(?=[A-Z])/gu, ' ')
      .toLowerCase(),
  )
  return `${FIELDS[field] ?? words}: ${short(before)} → ${short(after)}`
}

/** A value as it was recorded, in words: yes and no, lists by commas, no JSON. */
function short(recorded: string): string {
  const text = WORDS[recorded] ?? recorded.replace(/^\["(.*)"\]$/su, '$1').replaceAll('","', ', ')
  if (text === '') return '(none)'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
