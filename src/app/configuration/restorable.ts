// Which entries of the audit tell of configuration that can be brought back.
import type { AuditEntry } from '../../domain/audit-entry.ts'

const THINGS = ['category', 'service-type', 'canned-text', 'mail-rule', 'mail-settings', 'retention', 'configuration']

/** Whether the entry tells of configuration that could be brought back. */
export function isOfConfiguration({ action, pieces }: Pick<AuditEntry, 'action' | 'pieces'>): boolean {
  return pieces !== undefined || THINGS.includes(action.split('.')[0] ?? '')
}
