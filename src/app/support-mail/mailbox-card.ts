// The card of one connected mailbox: how it is doing, and what can be done with it.
import { NotFoundError } from '../../domain/errors.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { openMailbox } from './open-mailbox.ts'
import type { Banner, FormField, FormView, ViewButton } from '../views/form-view.ts'
import { failedBy, testMailbox, type LiveTest } from './live-test.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { timeText } from '../views/time-text.ts'
import { intakeFacts } from './intake-facts.ts'
import { mailboxHealth } from './mailbox-health.ts'
import { statusBanner } from './mailbox-status.ts'
import { readingProgress } from './reading-progress.ts'
import { noticesText } from './notices-text.ts'
import { scopeCommands } from './scope-commands.ts'
import { mailboxTroubles } from './try-mailbox-again.ts'
import { viewButton } from '../views/view-button.ts'
import { phrase, say } from '../../texts/say.ts'

/** Throws `NotFoundError`, also for a mailbox of another organisation. */
export async function mailboxOf(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
  mailboxId: string,
): Promise<Mailbox> {
  const mailbox = await documents.mailboxes.findOne({ _id: mailboxId, organisationId: organisation._id })
  if (mailbox) return mailbox
  throw new NotFoundError({
    message: `Organisation '${organisation._id}' has no mailbox '${mailboxId}'`,
    forPerson: phrase('mailbox.notConnected'),
  })
}

export async function showMailbox(
  deps: Pick<Deps, 'documents' | 'clock' | 'settings' | 'pageBase'>,
  organisation: Organisation,
  mailbox: Mailbox,
  said: { readonly banner?: Banner; readonly test?: LiveTest | null } = {},
): Promise<FormView> {
  const health = await mailboxHealth(deps, organisation, mailbox)
  const zone = await timeZoneOf(deps.documents, organisation)
  const noticed = noticesText(deps, mailbox)
  const troubles = await mailboxTroubles(deps, mailbox, zone)
  const progress = await readingProgress(deps, mailbox, zone)
  return {
    card: 'form',
    title: mailbox.address,
    organisation: organisation.name,
    lead: troubles.join('\n'),
    banner: said.banner ?? (await statusBanner(deps, organisation, mailbox, { ...health.shown, zone })),
    steps: said.test?.steps ?? [],
    facts: [
      { title: say('mailbox.state'), value: health.state },
      { title: say('mailbox.ticketsGoTo'), value: await channelText(deps, mailbox) },
      ...(mailbox.startedAt === null
        ? []
        : [{ title: say('mailbox.readsFrom'), value: timeText(mailbox.startFrom, zone) }]),
      { title: say('mailbox.lastRead'), value: health.lastRead },
      ...(progress === null ? [] : [{ title: say('mailbox.progress.title'), value: progress }]),
      ...(noticed === null ? [] : [{ title: say('mailbox.noticed'), value: noticed }]),
      { title: say('mailbox.today'), value: String(health.mailsToday) },
      { title: say('mailbox.failed'), value: String(health.mailsFailed) },
      ...(await intakeFacts(deps, mailbox)),
      { title: say('mailbox.secretExpires'), value: health.secret },
      ...aliasFact(mailbox),
      { title: say('mailbox.tenantId'), value: mailbox.tenantId },
      { title: say('mailbox.clientId'), value: mailbox.clientId },
    ],
    fields: scopeFields(mailbox, said.test ?? null),
    buttons: [
      ...(progress === null ? [] : [refreshButton(organisation, mailbox)]),
      ...buttonsOf(organisation, mailbox, troubles.length > 0),
    ],
  }
}

function aliasFact(mailbox: Mailbox): FormView['facts'] {
  const [, ...others] = ownAddresses(mailbox)
  return others.length === 0 ? [] : [{ title: say('mailbox.alsoKnownAs'), value: others.join(', ') }]
}

async function channelText({ documents }: Pick<Deps, 'documents'>, { channelId }: Mailbox): Promise<string> {
  const channel = channelId === null ? undefined : await documents.channels.findOne({ _id: channelId, active: true })
  return channel ? `${channel.teamName}: ${channel.name}` : say('mailbox.someChannel')
}

/** The live test of a stored mailbox. What it finds is a step's outcome, never an error. */
export async function testStored(deps: Pick<Deps, 'secrets' | 'provider'>, mailbox: Mailbox): Promise<LiveTest> {
  try {
    return await testMailbox(openMailbox(deps, mailbox), mailbox.foreignAddress)
  } catch (error) {
    return failedBy(error)
  }
}

/** In an input, as that is where every client lets people copy from. */
export function scopeFields(mailbox: Mailbox, test: LiveTest | null): readonly FormField[] {
  if (test?.tooWide !== true) return []
  const value = scopeCommands(mailbox)
  return [
    {
      id: 'scopeCommands',
      label: say('mailbox.scope'),
      hint: say('mailbox.scope.hint'),
      error: null,
      required: false,
      ...{ kind: 'long-text', value, placeholder: '', maxLength: value.length },
    },
  ]
}

function refreshButton({ _id: organisationId }: Organisation, { _id: mailboxId }: Mailbox): ViewButton {
  return viewButton(say('mailbox.refresh'), 'mailbox.open', { organisationId, mailboxId })
}

function buttonsOf(organisation: Organisation, mailbox: Mailbox, mayTryAgain: boolean): readonly ViewButton[] {
  const organisationId = organisation._id
  const on = { organisationId, mailboxId: mailbox._id }
  const versioned = { ...on, revision: mailbox.revision }
  const run =
    mailbox.state === 'running'
      ? viewButton(say('mailbox.pause'), 'mailbox.pause', versioned)
      : mailbox.startedAt === null
        ? viewButton(say('mailbox.start'), 'mailbox.choose-start', on, 'positive')
        : viewButton(say('mailbox.resume'), 'mailbox.resume', versioned, 'positive')
  return [
    run,
    ...(mayTryAgain ? [viewButton(say('mailbox.tryAgain'), 'mailbox.try-again', on)] : []),
    viewButton(say('mailbox.test'), 'mailbox.test', on),
    viewButton(say('mailbox.edit'), 'mailbox.form', { ...on, part: 'all' }),
    viewButton(say('mailbox.rotate'), 'mailbox.form', { ...on, part: 'secret' }),
    ...(mailbox.state === 'running' ? [viewButton(say('mailbox.askReadAgain'), 'mailbox.ask-read-again', on)] : []),
    viewButton(say('mailbox.remove'), 'mailbox.ask-remove', on),
    viewButton(say('mailbox.back'), 'mailbox.list', { organisationId, page: 1 }),
  ]
}
