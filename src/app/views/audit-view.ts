// The room Audit: what was changed, newest first, and the form that narrows it.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { AuditExcerpt, AuditWish } from '../audit/read-audit.ts'
import { auditTitle, changeTexts } from './audit-words.ts'
import type { Banner, FormView, ListView } from './form-view.ts'
import { pageButtons, pageOf } from './pages.ts'
import { timeText } from './time-text.ts'
import { viewButton } from './view-button.ts'

const PAGE_SIZE = 8

export function auditPage({ entries }: Pick<AuditExcerpt, 'entries'>, page: number) {
  return pageOf(entries, page, PAGE_SIZE)
}

export function auditView(
  { organisation, timeZone, entries }: AuditExcerpt,
  wish: AuditWish,
  options: {
    readonly page: number
    readonly banner: Banner | null
    /** Of what changes refer to, by id. */
    readonly names?: ReadonlyMap<string, string>
  },
): ListView {
  const { shown, page, pages } = auditPage({ entries }, options.page)
  return {
    card: 'list',
    title: 'Audit',
    organisation: organisation.name,
    lead: `${entries.length === 1 ? 'One change' : `${entries.length} changes`} in this organisation and those below it${filtered(wish)}.`,
    banner: options.banner,
    rows: shown.map((entry) => ({
      title: auditTitle(entry),
      badge: null,
      text: [
        `${timeText(entry.at, timeZone)}, ${entry.by.name}`,
        ...changeTexts(entry, options.names).slice(0, 4),
      ].join('\n'),
      buttons: [],
    })),
    empty: filtered(wish) === '' ? 'No changes yet.' : 'No changes match this filter.',
    buttons: [
      ...pageButtons('audit.list', { ...wish }, page, pages),
      viewButton('Filter', 'audit.narrow', { ...wish }),
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
    title: 'Filter the audit',
    organisation: organisation.name,
    lead: 'Empty fields are ignored.',
    banner: null,
    steps: [],
    facts: [],
    fields: [
      {
        ...field('organisationId', 'Organisation', 'Including those below it.'),
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
      { ...field('from', 'From', 'First day, in UTC.'), kind: 'date', value: wish.from },
      { ...field('to', 'To', 'Last day, in UTC.'), kind: 'date', value: wish.to },
    ],
    buttons: [
      { title: 'Show', verb: 'audit.list', data: { page: 1 }, style: 'positive', sendsInputs: true },
      viewButton('Back', 'audit.list', { ...wish, page: 1 }),
    ],
  }
}

function filtered({ person, from, to }: AuditWish): string {
  return `${person === '' ? '' : ` by “${person}”`}${from === '' ? '' : ` from ${from}`}${to === '' ? '' : ` to ${to}`}`
}
