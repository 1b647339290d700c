// The card before the first mail is read: from which moment on, and what that would bring.
import { FrontdeskError } from '../../domain/errors.ts'
import { checkDay } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
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

const MOMENT_TITLES: Readonly<Record<Moment, TextKey>> = {
  now: 'mailbox.starting.now',
  day: 'mailbox.starting.day',
  week: 'mailbox.starting.week',
  date: 'mailbox.starting.date',
}
const DAY_MS = 86_400_000

/** The moment that is meant, or what is wrong with the date. */
export function startMoment(choice: StartChoice, now: Date): { readonly since: Date } | { readonly problem: string } {
  if (choice.moment !== 'date') {
    return { since: new Date(now.getTime() - { now: 0, day: 1, week: 7 }[choice.moment] * DAY_MS) }
  }
  const day = checkDay(choice.date)
  if ('problem' in day) return day
  return day.value > now ? { problem: say('mailbox.wrong.future') } : { since: day.value }
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
    title: say('mailbox.starting.title', { address: mailbox.address }),
    organisation: organisation.name,
    lead: say('mailbox.starting.lead'),
    banner: said.banner ?? null,
    steps: said.test?.steps ?? [],
    facts: counted ?? [],
    fields: [
      ...startFields(choice, 'problem' in chosen ? chosen.problem : null),
      ...scopeFields(mailbox, said.test ?? null),
    ],
    buttons: [
      viewButton(say('mailbox.start'), 'mailbox.start', start, 'positive', true),
      ...(isRefused
        ? [viewButton(say('mailbox.starting.anyway'), 'mailbox.start', { ...start, anyway: true }, 'default', true)]
        : []),
      viewButton(say('mailbox.starting.count'), 'mailbox.count', on, 'default', true),
      viewButton(say('mailbox.starting.notNow'), 'mailbox.open', on),
    ],
  }
}

function startFields({ moment, date }: StartChoice, problem: string | null): readonly FormField[] {
  return [
    {
      ...{ id: 'moment', label: say('mailbox.starting.when'), hint: '', error: null, required: true },
      ...{ kind: 'choice', value: moment, choices: MOMENTS.map((id) => ({ id, title: say(MOMENT_TITLES[id]) })) },
    },
    {
      ...{ id: 'date', label: say('mailbox.starting.theDate'), hint: say('mailbox.starting.theDate.hint') },
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
  const answers = { title: say('mailbox.starting.replies'), value: say('mailbox.starting.noReplies') }
  if (moment === 'now')
    return [{ title: say('mailbox.starting.tickets'), value: say('mailbox.starting.noTickets') }, answers]
  const found = await tryCount(deps, mailbox, since)
  if (typeof found === 'string') return [{ title: say('mailbox.starting.notCounted'), value: found }, answers]
  return [
    {
      title: say('mailbox.starting.emails'),
      value: found.isCapped ? say('mailbox.starting.orMore', { count: found.mails }) : String(found.mails),
    },
    { title: say('mailbox.starting.tickets'), value: ticketsText(found) },
    answers,
  ]
}

async function tryCount(deps: DryRunDeps, mailbox: Mailbox, since: Date): Promise<DryRun | string> {
  try {
    const found = await inTime(dryRun(deps, mailbox, since))
    return found === 'too-late' ? say('mailbox.starting.timeout') : found
  } catch (error) {
    if (error instanceof FrontdeskError) return error.forPerson
    throw error
  }
}

function ticketsText({ mails, isCapped, looked, tickets }: DryRun): string {
  if (!isCapped && looked === mails) return String(tickets)
  const likely = Math.round((tickets / Math.max(looked, 1)) * mails)
  return say(isCapped ? 'mailbox.starting.aboutOrMore' : 'mailbox.starting.about', { count: likely, looked })
}
