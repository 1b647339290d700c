// Which tickets a channel shows besides those that are routed to it: its form, and what is saved of it.
import { WHICH_TICKETS, type AlsoShows, type SupportChannel } from '../../domain/channel.ts'
import { ConflictError } from '../../domain/errors.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase, say } from '../../texts/say.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

/** What was entered, as it came. */
export interface AlsoShowsInput {
  /** Empty for none. */
  readonly which: string
  readonly shownOrganisationId: string
}

export interface AlsoShowsState {
  readonly input: AlsoShowsInput
  readonly errors: Partial<Record<keyof AlsoShowsInput, string>>
  readonly banner: Banner | null
}

export function alsoShowsInput({ alsoShows, organisationId }: SupportChannel): AlsoShowsInput {
  return { which: alsoShows?.which ?? '', shownOrganisationId: alsoShows?.organisationId ?? organisationId }
}

export async function alsoShowsForm(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
  channel: SupportChannel,
  { input, errors, banner }: AlsoShowsState,
): Promise<FormView> {
  const below = await readBelow({ documents }, organisation)
  const field = (id: keyof AlsoShowsInput, label: string, hint: string) => ({
    ...{ id, label, hint, error: errors[id] ?? null, required: true, kind: 'choice' as const, value: input[id] },
  })
  const fields: readonly FormField[] = [
    {
      ...field('which', say('channels.also.which'), ''),
      required: false,
      choices: ['', ...WHICH_TICKETS].map((id) => ({ id, title: say('channels.also.whichOnes', { which: id }) })),
    },
    {
      ...field('shownOrganisationId', say('menu.organisation'), say('channels.also.organisation.hint')),
      choices: below.map(({ _id, name }) => ({ id: _id, title: name })),
    },
  ]
  const data = { channelId: channel._id, revision: channel.revision }
  return {
    card: 'form',
    title: say('channels.also.title', { channel: channel.name }),
    organisation: organisation.name,
    lead: say('channels.also.lead'),
    banner,
    steps: [],
    facts: [],
    fields,
    buttons: [
      { title: say('menu.save'), verb: 'channel.save-also', data, style: 'positive', sendsInputs: true },
      viewButton(say('menu.back'), 'channel.list', { organisationId: organisation._id, page: 1 }),
    ],
  }
}

/**
 * Saves it, or answers with the form's next state. `organisation`: whose channel it is. Throws `ConflictError` where the channel takes
 * no cards.
 */
export async function saveAlsoShows(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  channel: SupportChannel,
  { revision, input }: { readonly revision: number; readonly input: AlsoShowsInput },
): Promise<{ readonly saved: SupportChannel } | { readonly form: AlsoShowsState }> {
  if (!channel.active) {
    const message = `Channel '${channel._id}' takes no cards`
    throw new ConflictError({ message, forPerson: phrase('channels.also.off') })
  }
  const which = WHICH_TICKETS.find((one) => one === input.which)
  const chosen = (await readBelow(deps, organisation)).find(({ _id }) => _id === input.shownOrganisationId)
  const errors = {
    ...(which === undefined && input.which !== '' ? { which: say('menu.problem.choice') } : {}),
    ...(chosen ? {} : { shownOrganisationId: say('channels.also.problem.organisation') }),
  }
  if (!chosen || Object.keys(errors).length > 0) return { form: { input, errors, banner: null } }
  const alsoShows: AlsoShows | null = which === undefined ? null : { which, organisationId: chosen._id }
  const saved = await deps.documents.channels.updateIf(
    { _id: channel._id, revision, organisationId: organisation._id, active: true },
    { $set: { alsoShows }, $inc: { revision: 1 } },
  )
  if (!saved) {
    return { form: { input, errors: {}, banner: { tone: 'warning', text: say('channels.also.problem.changed') } } }
  }
  await recordAudit(deps, actor, organisation, {
    action: 'channel.changed',
    subject: `${channel.teamName}: ${channel.name}`,
    changes: differences({ ...alsoShowsInput(channel) }, { ...alsoShowsInput(saved) }),
  })
  return { saved }
}

/** The organisation first, then those below it. */
async function readBelow({ documents }: Pick<Deps, 'documents'>, organisation: Organisation) {
  const all = await documents.organisations.find({ active: true })
  return all
    .filter((one) => isWithin(one, organisation._id))
    .toSorted((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name))
}
