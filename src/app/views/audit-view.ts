// The room Audit: what was changed, newest first, and the form that narrows it.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { AuditWish } from '../audit/read-audit.ts'
import type { Banner, FormView, ListView } from './form-view.ts'
import { pageButtons, pageOf } from './pages.ts'
import { timeText } from './time-text.ts'
import { viewButton } from './view-button.ts'

const PAGE_SIZE = 8

export function auditView(
  organisation: Organisation,
  entries: readonly AuditEntry[],
  wish: AuditWish,
  options: { readonly page: number; readonly banner: Banner | null },
): ListView {
  const { shown, page, pages } = pageOf(entries, options.page, PAGE_SIZE)
  return {
    card: 'list',
    title: 'Audit',
    organisation: organisation.name,
    lead: `Every change here and below${narrowed(wish)}: ${entries.length}.`,
    banner: options.banner,
    rows: shown.map((entry) => ({
      title: `${entry.action.replaceAll(/[.-]/gu, ' ')}: ${entry.subject}`,
      badge: null,
      text: [`${timeText(entry.at)}, ${entry.by.name}`, ...entry.changes.slice(0, 4).map(changeText)].join('\n'),
      buttons: [],
    })),
    empty: 'Nothing was changed in this time, or by these people.',
    buttons: [
      ...pageButtons('audit.list', { ...wish }, page, pages),
      viewButton('Narrow', 'audit.narrow', { ...wish }),
      viewButton('Export as CSV', 'audit.export', { ...wish }),
      viewButton('Menu', 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

export function auditForm(
  organisation: Organisation,
  organisations: readonly Organisation[],
  wish: AuditWish,
): FormView {
  const field = (id: keyof AuditWish, label: string, hint: string) => ({
    id,
    label,
    hint,
    error: null,
    required: false,
  })
  return {
    card: 'form',
    title: 'Narrow the audit',
    organisation: organisation.name,
    lead: 'Whatever is left empty is not narrowed.',
    banner: null,
    steps: [],
    facts: [],
    fields: [
      {
        ...field('organisationId', 'Organisation', 'With all below it.'),
        kind: 'choice',
        value: wish.organisationId,
        choices: organisations.map(({ _id, name }) => ({ id: _id, title: name })),
      },
      {
        ...field('person', 'Person', 'Part of the name is enough.'),
        kind: 'text',
        value: wish.person,
        placeholder: 'Ann Lee',
        maxLength: 100,
      },
      { ...field('from', 'From', 'The first day (UTC).'), kind: 'date', value: wish.from },
      { ...field('to', 'To', 'The last day.'), kind: 'date', value: wish.to },
    ],
    buttons: [
      { title: 'Show', verb: 'audit.list', data: { page: 1 }, style: 'positive', sendsInputs: true },
      viewButton('Back', 'audit.list', { ...wish, page: 1 }),
    ],
  }
}

/** `name: Hardware → Devices` */
function changeText({ field, before, after }: AuditEntry['changes'][number]): string {
  const short = (text: string): string => (text === '' ? 'nothing' : text.length > 60 ? `${text.slice(0, 59)}…` : text)
  return `${field}: ${short(before)} → ${short(after)}`
}

function narrowed({ person, from, to }: AuditWish): string {
  return `${person === '' ? '' : ` by “${person}”`}${from === '' ? '' : ` from ${from}`}${to === '' ? '' : ` to ${to}`}`
}
