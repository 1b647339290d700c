// The room Audit: what was changed, newest first, and the form that narrows it.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { AuditPage, AuditWish } from '../audit/read-audit.ts'
import { isOfConfiguration } from '../configuration/restorable.ts'
import { say } from '../../texts/say.ts'
import { auditTitle, changeTexts } from './audit-words.ts'
import type { Banner, FormView, ListView, ViewButton } from './form-view.ts'
import { pageButtons } from './pages.ts'
import { timeText } from './time-text.ts'
import { viewButton } from './view-button.ts'

export function auditView(
  { organisation, timeZone, shown }: AuditPage,
  wish: AuditWish,
  options: {
    readonly banner: Banner | null
    /** Of what changes refer to, by id. */
    readonly names?: ReadonlyMap<string, string>
  },
): ListView {
  const { rows, page, pages } = shown
  return {
    card: 'list',
    title: say('audit.title'),
    organisation: organisation.name,
    lead: leadText(shown, wish),
    banner: options.banner,
    rows: rows.map((entry) => ({
      title: auditTitle(entry),
      badge: null,
      text: [
        `${timeText(entry.at, timeZone)}, ${entry.by.name}`,
        ...changeTexts(entry, options.names).slice(0, 4),
      ].join('\n'),
      buttons: isOfConfiguration(entry) ? backButtons(entry) : [],
    })),
    empty: isNarrowed(wish) ? say('audit.emptyFilter') : say('audit.empty'),
    buttons: [
      ...pageButtons('audit.list', { ...wish }, page, pages, shown),
      viewButton(say('audit.filter'), 'audit.narrow', { ...wish }),
      viewButton(say('audit.export'), 'audit.export', { ...wish }),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
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
    title: say('audit.form.title'),
    organisation: organisation.name,
    lead: say('audit.form.lead'),
    banner: null,
    steps: [],
    facts: [],
    fields: [
      {
        ...field('organisationId', say('menu.organisation'), say('audit.form.organisation')),
        kind: 'choice',
        value: wish.organisationId,
        choices: organisations.map(({ _id, name }) => ({ id: _id, title: name })),
      },
      {
        ...field('person', say('audit.form.person'), say('audit.form.person.hint')),
        kind: 'text',
        value: wish.person,
        placeholder: say('audit.form.person.sample'),
        maxLength: 100,
      },
      { ...field('from', say('audit.form.from'), say('audit.form.from.hint')), kind: 'date', value: wish.from },
      { ...field('to', say('audit.form.to'), say('audit.form.to.hint')), kind: 'date', value: wish.to },
    ],
    buttons: [
      { title: say('audit.form.show'), verb: 'audit.list', data: { page: 1 }, style: 'positive', sendsInputs: true },
      viewButton(say('menu.back'), 'audit.list', { ...wish, page: 1 }),
    ],
  }
}

/** One short button, so that the row stays readable on a phone; the form has the other way. */
function backButtons({ _id: entryId, organisationId }: AuditEntry): readonly ViewButton[] {
  return [viewButton(say('configuration.back.do'), 'audit.roll-back-form', { organisationId, entryId, keep: false })]
}

function isNarrowed({ person, from, to }: AuditWish): boolean {
  return person !== '' || from !== '' || to !== ''
}

function leadText({ total, totalText: count }: AuditPage['shown'], { person, from, to }: AuditWish): string {
  const span = from === '' ? (to === '' ? 'all' : 'to') : to === '' ? 'from' : 'both'
  return say('audit.lead', { total, count, by: person === '' ? 'no' : 'yes', person, span, from, to })
}
