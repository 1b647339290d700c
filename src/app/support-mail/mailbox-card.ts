// The card of one connected mailbox: how it is doing, and what can be done with it.
import { NotFoundError } from '../../domain/errors.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { openMailbox } from './open-mailbox.ts'
import type { Banner, FormField, FormView, ViewButton } from '../views/form-view.ts'
import { failedBy, testMailbox, type LiveTest } from './live-test.ts'
import { daysLeft } from '../../domain/mailbox/mailbox-watch.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { timeText } from '../views/time-text.ts'
import { mailboxHealth, SOON_DAYS } from './mailbox-health.ts'
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
  const { lastError } = mailbox.health
  const zone = await timeZoneOf(deps.documents, organisation)
  const noticed = noticesText(deps, mailbox)
  const troubles = await mailboxTroubles(deps, mailbox, zone)
  const failing: Banner | null = lastError
    ? { tone: 'problem', text: say('mailbox.lastReadFailed', { why: lastError.text, code: lastError.code }) }
    : null
  return {
    card: 'form',
    title: mailbox.address,
    organisation: organisation.name,
    lead: troubles.join('\n'),
    banner: said.banner ?? failing ?? endingSoon(mailbox, deps.clock()),
    steps: said.test?.steps ?? [],
    facts: [
      { title: say('mailbox.state'), value: health.state },
      { title: say('mailbox.ticketsGoTo'), value: await channelText(deps, mailbox) },
      ...(mailbox.startedAt === null
        ? []
        : [{ title: say('mailbox.readsFrom'), value: timeText(mailbox.startFrom, zone) }]),
      { title: say('mailbox.lastRead'), value: health.lastRead },
      ...(noticed === null ? [] : [{ title: say('mailbox.noticed'), value: noticed }]),
      { title: say('mailbox.today'), value: String(health.mailsToday) },
      { title: say('mailbox.failed'), value: String(health.mailsFailed) },
      { title: say('mailbox.secretExpires'), value: health.secret },
      ...aliasFact(mailbox),
      { title: say('mailbox.tenantId'), value: mailbox.tenantId },
      { title: say('mailbox.clientId'), value: mailbox.clientId },
    ],
    fields: scopeFields(mailbox, said.test ?? null),
    buttons: buttonsOf(organisation, mailbox, troubles.length > 0),
  }
}

function aliasFact(mailbox: Mailbox): FormView['facts'] {
  const [, ...others] = ownAddresses(mailbox)
  return others.length === 0 ? [] : [{ title: say('mailbox.alsoKnownAs'), value: others.join(', ') }]
}

function endingSoon(mailbox: Mailbox, now: Date): Banner | null {
  const left = daysLeft(mailbox, now)
  if (left === null || left >= SOON_DAYS) return null
  return left > 0
    ? { tone: 'warning', text: say('mailbox.secret.ending', { days: left }) }
    : { tone: 'problem', text: say('mailbox.secret.ended') }
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
