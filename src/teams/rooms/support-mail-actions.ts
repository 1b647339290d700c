// The buttons of the room Support Mail.
import { z } from 'zod'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { askRemoveMailbox, removeMailbox } from '../../app/support-mail/remove-mailbox.ts'
import { readAgainCard } from '../../app/support-mail/read-again-card.ts'
import { pauseMailbox, readMailboxAgain, resumeMailbox, startMailbox } from '../../app/support-mail/run-mailbox.ts'
import { saveMailbox, type SavedMailbox, type WantedMailbox } from '../../app/support-mail/save-mailbox.ts'
import { mailboxOf, showMailbox, testStored } from '../../app/support-mail/mailbox-card.ts'
import { editForm, inputOf, MAILBOX_PARTS, mailboxForm, newMailboxForm } from '../../app/support-mail/mailbox-form.ts'
import { showMailboxes } from '../../app/support-mail/show-mailboxes.ts'
import { tryMailboxAgain } from '../../app/support-mail/try-mailbox-again.ts'
import { FROM_NOW, MOMENTS, startCard, startMoment } from '../../app/support-mail/start-card.ts'
import type { Banner } from '../../app/views/form-view.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { action, Chosen, Entered, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { say } from '../../texts/say.ts'

const Room = z.object({ organisationId: Id, page: z.number().int().positive().max(1000).default(1) })
const OnMailbox = z.object({ organisationId: Id, mailboxId: Id })
const revision = z.number().int().positive()
const Versioned = OnMailbox.extend({ revision })
const StartChoice = z.object({ moment: z.enum(MOMENTS), date: Entered })
const part = z.enum(MAILBOX_PARTS)

const Save = z.object({
  organisationId: Id,
  mailboxId: Id.nullable(),
  revision: revision.nullable(),
  part,
  typedSecretId: Id.nullable(),
  anyway: z.boolean(),
  provider: Entered,
  address: Entered,
  otherAddresses: Entered,
  tenantId: Entered,
  clientId: Entered,
  clientSecret: Entered,
  secretExpiresOn: Entered,
  categoryIds: Chosen,
  serviceTypeId: Entered,
  channelId: Entered,
  foreignAddress: Entered,
})

export const SUPPORT_MAIL_ACTIONS: Readonly<Record<string, Action>> = {
  'mailbox.list': action(Room, async (turn, data) => await list(turn, data)),
  'mailbox.open': action(
    OnMailbox,
    onMailbox(async (turn, organisation, mailbox) => await showMailbox(turn.deps, organisation, mailbox)),
    onTheCard,
  ),
  'mailbox.form': action(
    z.object({ organisationId: Id, mailboxId: Id.nullable(), part }),
    async ({ deps, actor }, data) => {
      const organisation = await organisationFor(deps.documents, actor, 'configure', data.organisationId)
      if (data.mailboxId === null)
        return await mailboxForm(deps, organisation, await newMailboxForm(deps, organisation))
      const mailbox = await mailboxOf(deps, organisation, data.mailboxId)
      return await mailboxForm(deps, organisation, editForm(mailbox, inputOf(mailbox), data.part))
    },
    onTheCard,
  ),
  'mailbox.save': action(Save, save),
  'mailbox.test': action(
    OnMailbox,
    onMailbox(async (turn, organisation, mailbox) => {
      const test = await testStored(turn.deps, mailbox)
      const banner: Banner = test.passed
        ? { tone: test.tooWide ? 'warning' : 'good', text: say('mailbox.done.works') }
        : { tone: 'problem', text: say('mailbox.done.worksNot') }
      return await showMailbox(turn.deps, organisation, mailbox, { banner, test })
    }),
    onTheCard,
  ),
  'mailbox.try-again': action(
    OnMailbox,
    onMailbox(async (turn, organisation, mailbox) => {
      await tryMailboxAgain(turn.deps, mailbox)
      const banner: Banner = { tone: 'info', text: say('mailbox.done.tryingAgain') }
      return await showMailbox(turn.deps, organisation, mailbox, { banner })
    }),
    onTheCard,
  ),
  'mailbox.choose-start': action(
    OnMailbox,
    onMailbox(async (turn, organisation, mailbox) => await startCard(turn.deps, organisation, mailbox, FROM_NOW)),
    onTheCard,
  ),
  'mailbox.count': action(
    OnMailbox.extend(StartChoice.shape),
    onMailbox(async (turn, organisation, mailbox, data) => await startCard(turn.deps, organisation, mailbox, data)),
    onTheCard,
  ),
  'mailbox.start': action(
    Versioned.extend({ ...StartChoice.shape, counted: StartChoice, anyway: z.boolean().default(false) }),
    onMailbox(async (turn, organisation, mailbox, { counted, anyway, ...data }) => {
      const chosen = startMoment(data, turn.deps.clock())
      const isCounted = data.moment === counted.moment && (data.moment !== 'date' || data.date === counted.date)
      if ('problem' in chosen || (data.moment !== 'now' && !isCounted)) {
        const banner: Banner = { tone: 'info', text: say('mailbox.done.lookAtCount') }
        return await startCard(turn.deps, organisation, mailbox, data, { banner })
      }
      const test = anyway ? null : await testStored(turn.deps, mailbox)
      if (test?.passed === false) {
        const banner: Banner = { tone: 'problem', text: say('mailbox.done.notStarted') }
        return await startCard(turn.deps, organisation, mailbox, data, { banner, test })
      }
      const started = await startMailbox(turn.deps, turn.actor, organisation, { ...data, since: chosen.since })
      const banner: Banner = anyway
        ? { tone: 'warning', text: say('mailbox.done.startedAnyway') }
        : { tone: 'good', text: say('mailbox.done.started') }
      return await showMailbox(turn.deps, organisation, started, { banner })
    }),
    onTheCard,
  ),
  'mailbox.pause': action(
    Versioned,
    onMailbox(async (turn, organisation, _, data) => {
      const paused = await pauseMailbox(turn.deps, turn.actor, organisation, data)
      const banner: Banner = { tone: 'info', text: say('mailbox.done.paused') }
      return await showMailbox(turn.deps, organisation, paused, { banner })
    }),
    onTheCard,
  ),
  'mailbox.resume': action(
    Versioned,
    onMailbox(async (turn, organisation, _, data) => {
      const resumed = await resumeMailbox(turn.deps, turn.actor, organisation, data)
      const banner: Banner = { tone: 'good', text: say('mailbox.done.resumed') }
      return await showMailbox(turn.deps, organisation, resumed, { banner })
    }),
    onTheCard,
  ),
  'mailbox.ask-read-again': action(
    OnMailbox,
    onMailbox((turn, organisation, mailbox) =>
      Promise.resolve(readAgainCard(organisation, mailbox, turn.deps.clock())),
    ),
    onTheCard,
  ),
  'mailbox.read-again': action(
    Versioned.extend({ date: Entered }),
    onMailbox(async (turn, organisation, mailbox, { date, ...data }) => {
      const now = turn.deps.clock()
      const chosen = startMoment({ moment: 'date', date }, now)
      if ('problem' in chosen) return readAgainCard(organisation, mailbox, now, { date, ...chosen })
      const saved = await readMailboxAgain(turn.deps, turn.actor, organisation, { ...data, ...chosen })
      const banner: Banner = {
        tone: 'good',
        text: say('mailbox.done.readAgain', { date }),
      }
      return await showMailbox(turn.deps, organisation, saved, { banner })
    }),
    onTheCard,
  ),
  'mailbox.ask-remove': action(
    OnMailbox,
    onMailbox(async (turn, organisation, mailbox) => await askRemoveMailbox(turn.deps, organisation, mailbox)),
    onTheCard,
  ),
  'mailbox.remove': action(
    OnMailbox,
    async (turn, data) => {
      const organisation = await organisationOf(turn, data.organisationId)
      const address = await removeMailbox(turn.deps, turn.actor, organisation, data.mailboxId)
      const text = say('mailbox.done.removed', { address })
      return await list(turn, { ...data, page: 1 }, { tone: 'good', text })
    },
    onTheCard,
  ),
}

async function save(turn: TurnContext, data: z.infer<typeof Save>): Promise<ActionAnswer> {
  const { organisationId, mailboxId, revision: seen, part: edited, typedSecretId, anyway, ...entered } = data
  const organisation = await organisationOf(turn, organisationId)
  const input = edited === 'secret' ? await withRest(turn, organisation, data) : entered
  const wanted: WantedMailbox = { mailboxId, revision: seen, part: edited, typedSecretId, anyway, input }
  const result = await saveMailbox(turn.deps, turn.actor, organisation, wanted)
  return 'form' in result
    ? await mailboxForm(turn.deps, organisation, result.form)
    : await savedCard(turn, organisation, result, anyway)
}

/** The form of the secret alone has two fields; the others stay as they are. */
async function withRest(turn: TurnContext, organisation: Organisation, data: z.infer<typeof Save>) {
  const mailbox = await mailboxOf(turn.deps, organisation, data.mailboxId ?? '')
  const { clientSecret, secretExpiresOn } = data
  return { ...inputOf(mailbox), clientSecret, secretExpiresOn }
}

async function savedCard(
  turn: TurnContext,
  organisation: Organisation,
  { saved, test }: Extract<SavedMailbox, { readonly saved: Mailbox }>,
  anyway: boolean,
): Promise<ActionAnswer> {
  if (anyway) {
    const done = saved.startedAt === null ? 'mailbox.done.savedNotStarted' : 'mailbox.done.savedPaused'
    const text = say(done, { address: saved.address })
    return await showMailbox(turn.deps, organisation, saved, { banner: { tone: 'warning', text } })
  }
  const text = say(test === null ? 'mailbox.done.saved' : 'mailbox.done.savedWorks', { address: saved.address })
  const banner: Banner = { tone: test?.tooWide ? 'warning' : 'good', text }
  return saved.startedAt === null && test !== null
    ? await startCard(turn.deps, organisation, saved, FROM_NOW, { banner, test })
    : await showMailbox(turn.deps, organisation, saved, { banner, test })
}

/** Looks up what the card names, as far as this person may configure it. */
function onMailbox<D extends z.infer<typeof OnMailbox>>(
  work: (turn: TurnContext, organisation: Organisation, mailbox: Mailbox, data: D) => Promise<ActionAnswer>,
): (turn: TurnContext, data: D) => Promise<ActionAnswer> {
  return async (turn, data) => {
    const organisation = await organisationOf(turn, data.organisationId)
    return await work(turn, organisation, await mailboxOf(turn.deps, organisation, data.mailboxId), data)
  }
}

async function organisationOf(turn: TurnContext, organisationId: string): Promise<Organisation> {
  return await organisationFor(turn.deps.documents, turn.actor, 'configure', organisationId)
}

async function list(turn: TurnContext, data: z.infer<typeof Room>, banner?: Banner): Promise<ActionAnswer> {
  const organisation = await organisationOf(turn, data.organisationId)
  return await showMailboxes(turn.deps, organisation, { page: data.page, ...(banner ? { banner } : {}) })
}

/** A refusal stands on the mailbox as it is now, or on the list when it is gone, if the person may see that. */
async function onTheCard(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const banner: Banner = { tone: 'warning', text }
  const named = OnMailbox.safeParse(data)
  const room = Room.safeParse(data)
  try {
    const organisation = await organisationOf(turn, room.data?.organisationId ?? '')
    const mailbox = named.success
      ? await mailboxOf(turn.deps, organisation, named.data.mailboxId).catch(() => null)
      : null
    return mailbox
      ? await showMailbox(turn.deps, organisation, mailbox, { banner })
      : await showMailboxes(turn.deps, organisation, { banner })
  } catch {
    return null
  }
}
