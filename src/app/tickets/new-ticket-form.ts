// The form for a ticket from a message.
import { cleanText, truncate } from '../../domain/mail/clean-text.ts'
import { domainOf } from '../../domain/mail/mail.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { organisationOfSender } from '../../domain/organisation/requester.ts'
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { phrase, say } from '../../texts/say.ts'
import { offeredCategories, offeredServiceTypes } from '../catalogue/offered.ts'
import type { Deps } from '../deps.ts'
import { organisationsWith } from '../organisations/organisation-access.ts'
import type { FormField, FormView } from '../views/form-view.ts'
import { MAX_MESSAGE, type MessageOrigin, type NewTicketField, type TypedTicket } from './create-from-message.ts'
import { knownWriter, type MessageWriter } from './message-requester.ts'

const SUBJECT_LENGTH = 80

export interface NewTicketForm {
  readonly origin: MessageOrigin
  readonly writer: MessageWriter
  readonly typed: TypedTicket
  readonly error: { readonly field: NewTicketField; readonly text: string } | null
}

/** What the form offers at first. Throws `RefusedError` for somebody who is no agent anywhere. */
export async function startNewTicket(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  { writer, message }: { readonly writer: MessageWriter; readonly message: string },
): Promise<TypedTicket> {
  const organisations = await workedFor(deps, actor)
  const text = truncate(cleanText(message), MAX_MESSAGE)
  const line = text.split('\n').find((one) => one.trim() !== '') ?? ''
  const organisationId = await likelyOrganisation(deps, organisations, writer)
  return { organisationId, subject: truncate(line, SUBJECT_LENGTH), text, categoryId: null, serviceTypeId: null }
}

/** Throws `RefusedError` for somebody who is no agent anywhere. */
export async function newTicketForm(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  { origin, writer, typed, error }: NewTicketForm,
): Promise<FormView> {
  const organisations = await workedFor(deps, actor)
  const chosen = organisations.find(({ _id }) => _id === typed.organisationId) ?? organisations[0]
  const place = { organisationPath: chosen ? [...chosen.path, chosen._id] : [], mailboxId: null }
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(deps.documents, place),
    offeredServiceTypes(deps.documents, place),
  ])
  const errorOf = (field: NewTicketField) => (error?.field === field ? error.text : null)
  const pick = (
    id: NewTicketField,
    label: string,
    items: readonly Pick<CatalogueItem, '_id' | 'name'>[],
    value: string,
  ) =>
    ({
      ...{ kind: 'choice', id, label, value, error: errorOf(id), required: false, hint: '' },
      choices: items.map(({ _id, name }) => ({ id: _id, title: name })),
    }) as const satisfies FormField
  return {
    card: 'form',
    title: say('tickets.new.title'),
    organisation: null,
    lead: say('tickets.new.lead'),
    banner: null,
    steps: [],
    facts: [{ title: say('tickets.new.requester'), value: writer.name || say('tickets.someone') }],
    fields: [
      { ...pick('organisationId', say('tickets.new.organisation'), organisations, chosen?._id ?? ''), required: true },
      {
        ...{ kind: 'text', id: 'subject', label: say('tickets.new.subject'), value: typed.subject, maxLength: 250 },
        ...{ required: true, placeholder: say('tickets.new.subjectExample'), hint: '', error: errorOf('subject') },
      },
      {
        ...{ kind: 'long-text', id: 'text', label: say('tickets.new.text'), value: typed.text, maxLength: MAX_MESSAGE },
        ...{ required: true, placeholder: '', hint: '', error: errorOf('text') },
      },
      ...(categories.length === 0
        ? []
        : [pick('categoryId', say('tickets.new.category'), categories, typed.categoryId ?? '')]),
      ...(serviceTypes.length === 0
        ? []
        : [pick('serviceTypeId', say('tickets.new.serviceType'), serviceTypes, typed.serviceTypeId ?? '')]),
    ],
    buttons: [
      {
        ...{ title: say('tickets.new.create'), verb: 'ticket.create', style: 'positive', sendsInputs: true },
        data: { ...origin, writerId: writer.aadObjectId, writerName: writer.name },
      },
    ],
  }
}

async function workedFor({ documents }: Pick<Deps, 'documents'>, actor: Person): Promise<readonly Organisation[]> {
  const all = await organisationsWith(documents, actor, 'work-tickets')
  const active = all.filter((organisation) => organisation.active)
  if (active.length > 0) return active
  throw new RefusedError({
    message: `Person '${actor._id}' wanted to make a ticket of a message and is no agent anywhere`,
    forPerson: phrase('tickets.new.agentsOnly'),
  })
}

/** That of the writer, as far as the agent works for it. */
async function likelyOrganisation(
  deps: Pick<Deps, 'documents'>,
  organisations: readonly Organisation[],
  writer: MessageWriter,
): Promise<string> {
  const person = await knownWriter(deps, writer)
  const deepestFirst = organisations.toReversed()
  const ofTenant = deepestFirst.find(({ tenantIds }) => tenantIds.includes(writer.tenantId))
  const start = ofTenant ?? organisations[0]
  if (!start) return ''
  const domain = person?.addresses[0] === undefined ? null : domainOf(person.addresses[0])
  return organisationOfSender({ person: person ?? null, domain }, start, organisations)._id
}
