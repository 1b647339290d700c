// The card before the first mail is read: from which moment on, and what that would bring.
import { FrontdeskError } from '../../domain/errors.ts'
import { checkDay } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { dryRun, type DryRun, type DryRunDeps } from './dry-run.ts'
import { inTime } from '../in-time.ts'
import type { LiveTest } from './live-test.ts'
import { scopeFields } from './mailbox-card.ts'
import { viewButton } from '../views/view-button.ts'

export const MOMENTS = ['now', 'day', 'week', 'date'] as const
export type Moment = (typeof MOMENTS)[number]

export interface StartChoice {
  readonly moment: Moment
  /** For `date`: `YYYY-MM-DD`. */
  readonly date: string
}

export const FROM_NOW: StartChoice = { moment: 'now', date: '' }

const MOMENT_TITLES: Readonly<Record<Moment, string>> = {
  now: 'From now on',
  day: 'The last day',
  week: 'The last 7 days',
  date: 'From a date',
}
const DAY_MS = 86_400_000

/** The moment that is meant, or what is wrong with the date. */
export function startMoment(choice: StartChoice, now: Date): { readonly since: Date } | { readonly problem: string } {
  if (choice.moment !== 'date') {
    return { since: new Date(now.getTime() - { now: 0, day: 1, week: 7 }[choice.moment] * DAY_MS) }
  }
  const day = checkDay(choice.date)
  if ('problem' in day) return day
  return day.value > now ? { problem: 'This day is in the future. Choose an earlier one.' } : { since: day.value }
}

/** Counts what the choice would bring, and offers to start with just that. */
export async function startCard(
  deps: DryRunDeps & Pick<Deps, 'clock'>,
  organisation: Organisation,
  mailbox: Mailbox,
  choice: StartChoice,
  said: { readonly banner?: Banner; readonly test?: LiveTest | null } = {},
): Promise<FormView> {
  const chosen = startMoment(choice, deps.clock())
  const isRefused = said.test?.passed === false
  const counted = 'problem' in chosen || isRefused ? null : await count(deps, mailbox, choice, chosen.since)
  const on = { organisationId: organisation._id, mailboxId: mailbox._id }
  const start = { ...on, revision: mailbox.revision, counted: choice }
  return {
    card: 'form',
    title: `Start reading ${mailbox.address}`,
    organisation: organisation.name,
    lead: 'Choose from when emails become tickets. Nothing is read before you press Start.',
    banner: said.banner ?? null,
    steps: said.test?.steps ?? [],
    facts: counted ?? [],
    fields: [
      ...startFields(choice, 'problem' in chosen ? chosen.problem : null),
      ...scopeFields(mailbox, said.test ?? null),
    ],
    buttons: [
      viewButton('Start', 'mailbox.start', start, 'positive', true),
      ...(isRefused ? [viewButton('Start anyway', 'mailbox.start', { ...start, anyway: true }, 'default', true)] : []),
      viewButton('Count again', 'mailbox.count', on, 'default', true),
      viewButton('Not now', 'mailbox.open', on),
    ],
  }
}

function startFields({ moment, date }: StartChoice, problem: string | null): readonly FormField[] {
  return [
    {
      ...{ id: 'moment', label: 'From when', hint: '', error: null, required: true },
      ...{ kind: 'choice', value: moment, choices: MOMENTS.map((id) => ({ id, title: MOMENT_TITLES[id] })) },
    },
    {
      ...{ id: 'date', label: 'The date', hint: 'Only for “From a date”. The day starts at midnight UTC.' },
      ...{ error: problem, required: false, kind: 'date', value: date },
    },
  ]
}

async function count(
  deps: DryRunDeps,
  mailbox: Mailbox,
  { moment }: StartChoice,
  since: Date,
): Promise<FormView['facts']> {
  const answers = { title: 'Automatic replies', value: 'none' }
  if (moment === 'now')
    return [{ title: 'Emails that would become tickets', value: 'None, as only new emails count' }, answers]
  const found = await tryCount(deps, mailbox, since)
  if (typeof found === 'string') return [{ title: 'Not counted', value: found }, answers]
  return [
    { title: 'Emails since then', value: found.isCapped ? `${found.mails} or more` : String(found.mails) },
    { title: 'Emails that would become tickets', value: ticketsText(found) },
    answers,
  ]
}

async function tryCount(deps: DryRunDeps, mailbox: Mailbox, since: Date): Promise<DryRun | string> {
  try {
    const found = await inTime(dryRun(deps, mailbox, since))
    return found === 'too-late' ? 'Microsoft took too long. Count again, or choose a later moment.' : found
  } catch (error) {
    if (error instanceof FrontdeskError) return error.forPerson
    throw error
  }
}

function ticketsText({ mails, isCapped, looked, tickets }: DryRun): string {
  if (!isCapped && looked === mails) return String(tickets)
  const likely = Math.round((tickets / Math.max(looked, 1)) * mails)
  return `about ${likely}${isCapped ? ' or more' : ''}, going by the newest ${looked}`
}
