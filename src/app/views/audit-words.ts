// What the audit recorded, in the words that people use: `person.changed` is a change of somebody's role.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { inWords as said, say } from '../../texts/say.ts'
import { SETTING_TEXTS } from '../mail-room/setting-texts.ts'
import { RETENTION_TEXTS } from '../privacy/retention-settings.ts'
import { capital } from './capital.ts'

const THINGS: Readonly<Record<string, string>> = {
  person: 'Role',
  'mail-settings': 'Email setting',
  'mail-rule': 'Email rule',
  'service-type': 'Service type',
}

const VERBS: Readonly<Record<string, string>> = { inherited: 'reset', 'erasure-started': 'erasure begun' }

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '[]': '' }

/** As the forms label them, where that is not the field's own name. */
const FIELDS: Readonly<Record<string, string>> = {
  domains: 'Email domains',
  tenantIds: 'Microsoft Entra tenant IDs',
  tenantId: 'Tenant ID',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  address: 'Support Mail address',
  provider: 'Email provider',
  otherAddresses: 'Other addresses of this mailbox',
  foreignAddress: 'A mailbox that must be refused',
  secretExpiresOn: 'The secret expires on',
  headerName: 'Header',
  field: 'When',
  pattern: 'What',
  outcome: 'Then',
  categoryIds: 'Categories',
  targetId: 'Organisation',
}
const FIELDS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'canned-text': { description: 'Text' },
  'service-type': { categoryIds: 'Only with these categories' },
  mailbox: { serviceTypeId: 'Default service type' },
  'mail-settings': Object.fromEntries(Object.entries(SETTING_TEXTS).map(([id, { title }]) => [id, title])),
}

/** How much it was: nothing was there before. */
const COUNTS = new Set(['tickets', 'entries', 'emailsInLog', 'auditEntries', 'otherRecords'])

/** `Category added: Hardware`. */
export function auditTitle({ action, subject }: Pick<AuditEntry, 'action' | 'subject'>): string {
  const [thing = '', verb = ''] = action.split('.')
  return `${THINGS[thing] ?? capital(thing.replaceAll('-', ' '))} ${VERBS[verb] ?? verb}: ${said(subject)}`
}

/**
 * `Time zone: (none) → America/New_York`, one for each change that a reader can see. Long values are shortened; the export has all of
 * them. `names`: of what changes refer to, by id.
 */
export function changeTexts(
  { action, changes }: Pick<AuditEntry, 'action' | 'changes'>,
  names: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const [thing = ''] = action.split('.')
  return changes.flatMap(({ field, before, after }) => {
    if (COUNTS.has(field)) return [`${fieldName(thing, field)}: ${after}`]
    const [old, now] = [inWords(before, names), inWords(after, names)]
    return old === now ? [] : [`${fieldName(thing, field)}: ${short(old)} → ${short(now)}`]
  })
}

function fieldName(thing: string, field: string): string {
  if (thing === 'retention' && isRetention(field)) return say(RETENTION_TEXTS[field].title)
  const words = capital(
    field
      .replace(/Id(s?)$/u, '$1')
      .replaceAll(/(?=[A-Z])/gu, ' ')
      .toLowerCase(),
  )
  return FIELDS_OF[thing]?.[field] ?? FIELDS[field] ?? words
}

function isRetention(field: string): field is keyof typeof RETENTION_TEXTS {
  return Object.hasOwn(RETENTION_TEXTS, field)
}

/** A value as it was recorded, in words: yes and no, lists by commas, no JSON. */
function inWords(recorded: string, names: ReadonlyMap<string, string>): string {
  const word = WORDS[recorded] ?? names.get(recorded)
  if (word !== undefined) return word
  const items = /^\["(.*)"\]$/su.exec(recorded)?.[1]?.split('","')
  return items?.map((item) => names.get(item) ?? item).join(', ') ?? recorded
}

function short(text: string): string {
  if (text === '') return '(none)'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
