// What the audit recorded, in the words that people use: `person.changed` is a change of somebody's role.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { AREAS } from '../configuration/areas.ts'
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import { inWords, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { automaticWayText, readActionText, recordedAction, SETTING_TITLES } from '../mail-room/setting-texts.ts'
import { capital } from './capital.ts'
import { recordedValue } from './recorded-value.ts'

type Keys = Readonly<Record<string, TextKey>>

const THINGS: Keys = {
  'canned-text': 'audit.thing.cannedText',
  category: 'menu.category',
  channel: 'menu.channel',
  configuration: 'audit.thing.configuration',
  'mail-rule': 'audit.thing.mailRule',
  'mail-rules': 'audit.thing.mailRules',
  'mail-settings': 'audit.thing.mailSetting',
  mailbox: 'audit.thing.mailbox',
  organisation: 'menu.organisation',
  person: 'audit.thing.role',
  'personal-data': 'audit.thing.personalData',
  retention: 'audit.thing.retention',
  'service-type': 'menu.serviceType',
  tenant: 'audit.thing.tenant',
  'thread-notes': 'audit.thing.threadNotes',
}

const VERBS: Keys = {
  added: 'audit.verb.added',
  applied: 'audit.verb.applied',
  changed: 'audit.verb.changed',
  connected: 'audit.verb.connected',
  copied: 'audit.verb.copied',
  deactivated: 'audit.verb.deactivated',
  deleted: 'audit.verb.deleted',
  disabled: 'audit.verb.disabled',
  enabled: 'audit.verb.enabled',
  erased: 'audit.verb.erased',
  'erasure-started': 'audit.verb.erasureBegun',
  exported: 'audit.verb.exported',
  hidden: 'audit.verb.hidden',
  inherited: 'audit.verb.reset',
  invited: 'audit.verb.invited',
  linked: 'audit.verb.linked',
  moved: 'audit.verb.moved',
  paused: 'audit.verb.paused',
  reactivated: 'audit.verb.reactivated',
  'read-again': 'audit.verb.readAgain',
  refused: 'audit.verb.refused',
  removed: 'audit.verb.removed',
  restored: 'audit.verb.restored',
  resumed: 'audit.verb.resumed',
  retired: 'audit.verb.retired',
  'rolled-back': 'audit.verb.rolledBack',
  shown: 'audit.verb.shown',
  started: 'audit.verb.started',
  'switched-off': 'audit.verb.switchedOff',
  'switched-on': 'audit.verb.switchedOn',
  unlinked: 'audit.verb.unlinked',
  withdrawn: 'audit.verb.withdrawn',
}

/** As the forms label them. */
const FIELDS: Keys = {
  active: 'audit.field.active',
  address: 'mailbox.form.address',
  askedBy: 'connect.ask.who',
  alsoIn: 'menu.alsoIn',
  auditEntries: 'privacy.done.auditEntries',
  below: 'audit.field.below',
  categoryId: 'menu.category',
  categoryIds: 'audit.field.categories',
  cannedTexts: 'configuration.cannedTexts',
  categories: 'configuration.categories',
  channelId: 'menu.channel',
  clientId: 'audit.field.clientId',
  clientSecret: 'mailbox.form.secret',
  defaultServiceTypeId: 'mailbox.form.serviceType',
  description: 'catalogue.description',
  domains: 'organisations.domains',
  emailsInLog: 'audit.field.emailsInLog',
  entries: 'audit.field.entries',
  field: 'mailroom.rule.when',
  fixed: 'audit.field.fixed',
  foreignAddress: 'mailbox.form.foreign',
  headerName: 'mailroom.rule.header',
  invitedBy: 'connect.ask.by',
  kind: 'audit.field.kind',
  language: 'audit.field.language',
  logDays: 'privacy.log.title',
  mailboxes: 'configuration.mailboxes',
  name: 'menu.name',
  off: 'audit.field.off',
  order: 'audit.field.order',
  otherAddresses: 'mailbox.form.others',
  otherRecords: 'privacy.done.otherRecords',
  outcome: 'mailroom.rule.then',
  pattern: 'mailroom.rule.what',
  priority: 'menu.priority',
  provider: 'mailbox.form.provider',
  role: 'audit.thing.role',
  runs: 'audit.field.runs',
  secretExpiresOn: 'audit.field.secretExpiresOn',
  rules: 'configuration.rules',
  serviceTypeId: 'menu.serviceType',
  serviceTypes: 'configuration.serviceTypes',
  settings: 'configuration.settings',
  startFrom: 'audit.field.startFrom',
  state: 'audit.field.state',
  targetId: 'menu.organisation',
  tenantId: 'audit.field.tenantId',
  tenantIds: 'organisations.tenantIds',
  shownOrganisationId: 'menu.organisation',
  textMonths: 'privacy.texts.title',
  tickets: 'audit.field.tickets',
  timeZone: 'audit.field.timeZone',
  which: 'channels.also.which',
  ...Object.fromEntries(MAIL_SETTING_IDS.map((id) => [id, SETTING_TITLES[id]])),
}
const FIELDS_OF: Readonly<Record<string, Keys>> = {
  'canned-text': { description: 'catalogue.text' },
  'service-type': { categoryIds: 'catalogue.categories' },
  mailbox: { serviceTypeId: 'mailbox.form.serviceType' },
}

/** How much it was: nothing was there before. */
const COUNTS = new Set(['tickets', 'entries', 'emailsInLog', 'auditEntries', 'otherRecords', ...AREAS])

/** Their values are words of the code; those of other fields are what people entered. */
const CODED = new Set(['role', 'kind', 'state', 'priority', 'field', 'outcome', 'runs', 'which'])

/** `Category added: Hardware`. */
export function auditTitle({ action, subject }: Pick<AuditEntry, 'action' | 'subject'>): string {
  const [thing = '', verb = ''] = action.split('.')
  return say('audit.entry', {
    thing: word(THINGS, thing, capital(thing.replaceAll('-', ' '))),
    verb: word(VERBS, verb, verb),
    subject: inWords(subject),
  })
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
    const called = fieldName(thing, field)
    if (COUNTS.has(field)) return [say('audit.count', { field: called, count: after })]
    const [old, now] = [valueText(field, before, names), valueText(field, after, names)]
    return old === now ? [] : [say('audit.change', { field: called, before: short(old), after: short(now) })]
  })
}

/** What was not entered by anybody, in words: what became of emails, and that a secret is another. The rest as it was recorded. */
export function saidValue(field: string, recorded: string): string {
  if (field === 'clientSecret' && recorded === 'changed') return say('audit.secret')
  const afterRead = field === 'afterRead' ? recordedAction(recorded) : null
  if (field === 'automatic') return automaticWayText(recorded)
  return afterRead ? readActionText(afterRead) : recorded
}

function fieldName(thing: string, field: string): string {
  if (field.endsWith('.fixed')) return say('audit.fixed', { field: fieldName(thing, field.slice(0, -6)) })
  const words = field
    .replace(/Id(s?)$/u, '$1')
    .replaceAll(/(?=[A-Z])/gu, ' ')
    .toLowerCase()
  return word({ ...FIELDS, ...FIELDS_OF[thing] }, field, capital(words))
}

/** What no table has was recorded by another version. */
function word(table: Keys, code: string, otherwise: string): string {
  const key = Object.hasOwn(table, code) ? table[code] : undefined
  return key === undefined ? otherwise : say(key)
}

/** A value as it was recorded, in words: yes and no, lists by commas, no JSON. */
function valueText(field: string, recorded: string, names: ReadonlyMap<string, string>): string {
  if (recorded === 'true' || recorded === 'false') return say('audit.flag', { flag: recorded })
  if (recorded === '[]') return ''
  const name = names.get(recorded) ?? recordedValue(field, recorded)
  if (name !== null) return name
  if (CODED.has(field)) return recorded.split(', ').map(codeText).join(', ')
  const items = /^\["(.*)"\]$/su.exec(recorded)?.[1]?.split('","')
  return items?.map((item) => names.get(item) ?? item).join(', ') ?? saidValue(field, recorded)
}

function codeText(code: string): string {
  return code === '' ? '' : say('audit.code', { code })
}

function short(text: string): string {
  if (text === '') return say('audit.none')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
