// The form of one mailbox: all of it, or only its secret.
import { inPickerOrder, isOffered, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { dayText, MAX_ADDRESS, MAX_OTHERS, MAX_SECRET } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView, StepView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { say } from '../../texts/say.ts'

export const PROVIDERS = [
  { id: 'microsoft', title: 'Microsoft' },
  { id: 'google', title: 'Google' },
] as const

/** What was entered, as it came; also what the form shows, but for the secret. */
export interface MailboxInput {
  readonly provider: string
  readonly address: string
  /** Commas between. */
  readonly otherAddresses: string
  readonly tenantId: string
  readonly clientId: string
  /** Empty keeps what was typed before, or what is stored. */
  readonly clientSecret: string
  readonly secretExpiresOn: string
  readonly categoryIds: readonly string[]
  /** Empty for none, as with those that follow. */
  readonly serviceTypeId: string
  readonly channelId: string
  readonly foreignAddress: string
}

export type MailboxErrors = Partial<Record<keyof MailboxInput, string>>

export const MAILBOX_PARTS = ['all', 'secret'] as const
/** What of the mailbox is being edited. */
export type MailboxPart = (typeof MAILBOX_PARTS)[number]

export interface MailboxFormState {
  readonly part: MailboxPart
  /** `null` connects a new one. */
  readonly mailbox: Pick<Mailbox, '_id' | 'revision'> | null
  readonly input: MailboxInput
  readonly errors: MailboxErrors
  readonly banner: Banner | null
  /** The live test that failed; then it may be saved all the same. */
  readonly steps: readonly StepView[]
  /** The secret that was typed before waits here. */
  readonly typedSecretId: string | null
}

export function inputOf(mailbox: Mailbox): MailboxInput {
  return {
    provider: mailbox.provider,
    address: mailbox.address,
    otherAddresses: mailbox.otherAddresses.join(', '),
    tenantId: mailbox.tenantId,
    clientId: mailbox.clientId,
    clientSecret: '',
    secretExpiresOn: mailbox.secretExpiresOn === null ? '' : dayText(mailbox.secretExpiresOn),
    categoryIds: mailbox.categoryIds,
    serviceTypeId: mailbox.defaultServiceTypeId ?? '',
    channelId: mailbox.channelId ?? '',
    foreignAddress: mailbox.foreignAddress ?? '',
  }
}

/** An empty form, with the first channel of the nearest organisation that has any. */
export async function newMailboxForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
): Promise<MailboxFormState> {
  const [first] = await channelsFor(deps, organisation)
  const empty = {
    address: '',
    otherAddresses: '',
    tenantId: '',
    clientId: '',
    clientSecret: '',
    secretExpiresOn: '',
    foreignAddress: '',
  }
  const input = { ...empty, provider: 'microsoft', categoryIds: [], serviceTypeId: '', channelId: first?._id ?? '' }
  return editForm(null, input)
}

/** The form as it opens, before anything was entered. */
export function editForm(
  mailbox: MailboxFormState['mailbox'],
  input: MailboxInput,
  part: MailboxPart = 'all',
): MailboxFormState {
  return { part, mailbox, input, errors: {}, banner: null, steps: [], typedSecretId: null }
}

export async function mailboxForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  state: MailboxFormState,
): Promise<FormView> {
  const { part, mailbox, typedSecretId } = state
  const place = { organisationId: organisation._id, mailboxId: mailbox?._id ?? null }
  const data = { ...place, revision: mailbox?.revision ?? null, part, typedSecretId }
  const save = (title: string, anyway: boolean, style: 'positive' | 'default') =>
    viewButton(title, 'mailbox.save', { ...data, anyway }, style, true)
  return {
    card: 'form',
    title: say(mailbox === null ? 'mailbox.connect' : part === 'all' ? 'mailbox.form.edit' : 'mailbox.form.rotate'),
    organisation: organisation.name,
    lead:
      part === 'all'
        ? say(mailbox === null ? 'mailbox.form.triesFirst' : 'mailbox.form.tries')
        : say('mailbox.form.rotateLead', { address: state.input.address }),
    banner: state.banner,
    steps: state.steps,
    facts: [],
    fields: part === 'all' ? await allFields(deps, organisation, state) : secretFields(state),
    buttons: [
      save(say('mailbox.save'), false, 'positive'),
      ...(state.steps.length > 0 ? [save(say('mailbox.saveAnyway'), true, 'default')] : []),
      mailbox === null
        ? viewButton(say('mailbox.back'), 'mailbox.list', { organisationId: organisation._id, page: 1 })
        : viewButton(say('mailbox.back'), 'mailbox.open', place),
    ],
  }
}

/** Those that mail may go to: the organisation's own first, then those of the organisations above. */
export async function channelsFor(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
): Promise<readonly SupportChannel[]> {
  const order = nearestFirst(organisation)
  const channels = await documents.channels.find({ organisationId: { $in: order }, active: true })
  return channels.toSorted(
    (a, b) => order.indexOf(a.organisationId) - order.indexOf(b.organisationId) || a.name.localeCompare(b.name),
  )
}

/** The categories and service types that are offered here. */
export async function offeredFor({ documents }: Pick<Deps, 'documents'>, organisation: Organisation) {
  const path = [...organisation.path, organisation._id]
  const [categories, serviceTypes] = await Promise.all([
    documents.categories.find({ organisationId: { $in: path } }),
    documents.serviceTypes.find({ organisationId: { $in: path } }),
  ])
  const offered = (items: readonly CatalogueItem[]) => inPickerOrder(items).filter((item) => isOffered(item, path))
  return { categories: offered(categories), serviceTypes: offered(serviceTypes) }
}

async function allFields(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  state: MailboxFormState,
): Promise<readonly FormField[]> {
  const { input } = state
  const text = (id: 'address' | 'tenantId' | 'clientId' | 'foreignAddress', placeholder: string) =>
    ({ kind: 'text', value: input[id], placeholder, maxLength: MAX_ADDRESS }) as const
  const [channels, { categories, serviceTypes }] = await Promise.all([
    channelsFor(deps, organisation),
    offeredFor(deps, organisation),
  ])
  return [
    {
      ...field(state, 'provider', say('mailbox.form.provider'), say('mailbox.form.provider.hint'), true),
      kind: 'choice',
      value: input.provider,
      choices: PROVIDERS.filter(({ id }) => id === 'microsoft'),
    },
    { ...field(state, 'address', say('mailbox.form.address'), '', true), ...text('address', 'support@example.com') },
    {
      ...field(state, 'otherAddresses', say('mailbox.form.others'), say('mailbox.form.others.hint')),
      ...{ kind: 'text', value: input.otherAddresses, placeholder: 'help@example.com, info@example.com' },
      maxLength: MAX_OTHERS,
    },
    {
      ...field(state, 'tenantId', say('mailbox.tenantId'), say('mailbox.form.tenantId.hint'), true),
      ...text('tenantId', 'contoso.onmicrosoft.com'),
    },
    {
      ...field(state, 'clientId', say('mailbox.clientId'), say('mailbox.form.clientId.hint'), true),
      ...text('clientId', '00000000-0000-0000-0000-000000000000'),
    },
    ...secretFields(state),
    {
      ...field(state, 'categoryIds', say('mailbox.form.categories'), say('mailbox.form.categories.hint')),
      kind: 'choices',
      value: input.categoryIds,
      choices: categories.map(({ _id, name }) => ({ id: _id, title: name })),
    },
    {
      ...field(state, 'serviceTypeId', say('mailbox.form.serviceType'), ''),
      kind: 'choice',
      value: input.serviceTypeId,
      choices: [
        { id: '', title: say('mailbox.form.none') },
        ...serviceTypes.map(({ _id, name }) => ({ id: _id, title: name })),
      ],
    },
    {
      ...field(state, 'channelId', say('mailbox.form.channel'), say('mailbox.form.channel.hint')),
      kind: 'choice',
      value: input.channelId,
      choices: [
        { id: '', title: say('mailbox.someChannel') },
        ...channels.map(({ _id, teamName, name }) => ({ id: _id, title: `${teamName}: ${name}` })),
      ],
    },
    {
      ...field(state, 'foreignAddress', say('mailbox.form.foreign'), say('mailbox.form.foreign.hint')),
      ...text('foreignAddress', 'somebody@example.com'),
    },
  ]
}

function secretFields(state: MailboxFormState): readonly FormField[] {
  const { typedSecretId, mailbox, part, input } = state
  const isStored = mailbox !== null && part === 'all'
  const keeps =
    typedSecretId !== null ? say('mailbox.form.secret.typed') : isStored ? say('mailbox.form.secret.stored') : null
  const hint = say(keeps === null ? 'mailbox.form.secret.hint' : 'mailbox.form.secret.keepHint')
  return [
    {
      ...field(state, 'clientSecret', say('mailbox.form.secret'), hint, keeps === null),
      kind: 'secret',
      value: '',
      placeholder: keeps ?? '',
      maxLength: MAX_SECRET,
    },
    {
      ...field(state, 'secretExpiresOn', say('mailbox.form.expires'), say('mailbox.form.expires.hint'), true),
      kind: 'date',
      value: input.secretExpiresOn,
    },
  ]
}

function field(state: MailboxFormState, id: keyof MailboxInput, label: string, hint: string, required = false) {
  return { id, label, hint, error: state.errors[id] ?? null, required }
}
