// Whose mail settings and rules are meant: an organisation's, for all its mailboxes, or those of one mailbox.
import { NotFoundError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'

export interface Owner {
  readonly organisation: Organisation
  /** `null`: the organisation itself. */
  readonly mailbox: Mailbox | null
}

/** What buttons carry of it. */
export interface OwnerData {
  readonly organisationId: string
  readonly mailboxId: string | null
}

/** Throws `NotFoundError` when the person may not configure it, or it is not there. */
export async function ownerFor(
  documents: Pick<Deps['documents'], 'organisations' | 'mailboxes'>,
  actor: Person,
  { organisationId, mailboxId }: OwnerData,
): Promise<Owner> {
  const organisation = await organisationFor(documents, actor, 'configure', organisationId)
  if (mailboxId === null) return { organisation, mailbox: null }
  const mailbox = await documents.mailboxes.findOne({ _id: mailboxId, organisationId })
  if (mailbox) return { organisation, mailbox }
  throw new NotFoundError({
    message: `Organisation '${organisationId}' has no mailbox '${mailboxId}'`,
    forPerson: phrase('mailroom.problem.mailbox'),
  })
}

export function ownerData({ organisation, mailbox }: Owner): OwnerData {
  return { organisationId: organisation._id, mailboxId: mailbox?._id ?? null }
}

/** As people call it. */
export function ownerName({ organisation, mailbox }: Owner): string {
  return mailbox?.address ?? organisation.name
}

/** What its settings and rules are stored under. */
export function ownerKey({ organisation, mailbox }: Owner): string {
  return mailbox ? `mailbox/${mailbox._id}` : organisationKey(organisation._id)
}

/** The keys of the owner itself and of all it inherits from, nearest first. */
export function ownerKeys({ organisation, mailbox }: Owner): readonly string[] {
  const above = nearestFirst(organisation).map(organisationKey)
  return mailbox ? [ownerKey({ organisation, mailbox }), ...above] : above
}

/** Names by key, of the owner and of all it inherits from. */
export async function ownerNames(
  documents: Pick<Deps['documents'], 'organisations'>,
  owner: Owner,
): Promise<ReadonlyMap<string, string>> {
  const above = await documents.organisations.find({ _id: { $in: nearestFirst(owner.organisation) } })
  const names = above.map(({ _id, name }) => [organisationKey(_id), name] as const)
  return new Map([...names, [ownerKey(owner), ownerName(owner)]])
}

function organisationKey(organisationId: string): string {
  return `organisation/${organisationId}`
}
