// Who wrote a message in Teams, as the requester of the ticket that is made of it.
import { InvalidInputError } from '../../domain/errors.ts'
import { personKey, type Person } from '../../domain/organisation/person.ts'
import type { Requester } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import { personInvited, type TeamMember } from '../people/invite-person.ts'
import type { IdentifyDeps } from '../people/identify-person.ts'
import { certainAddresses, readTenants } from '../people/requester-of.ts'

/** As Teams names them. */
export interface MessageWriter {
  readonly tenantId: string
  readonly aadObjectId: string
  readonly name: string
}

export async function knownWriter(
  { documents }: Pick<IdentifyDeps, 'documents'>,
  { tenantId, aadObjectId }: MessageWriter,
): Promise<Person | undefined> {
  return await documents.people.findOne({ key: personKey({ _id: '', tenantId, aadObjectId }) })
}

/**
 * Made known if Teams tells of them where the message stands; their address is the one that certainly is theirs, if any is.
 * Throws `InvalidInputError` for people of another tenant.
 */
export async function requesterOfMessage(
  deps: IdentifyDeps,
  writer: MessageWriter,
  readMember: () => Promise<TeamMember | null>,
): Promise<{ readonly requester: Requester; readonly person: Person | null }> {
  const known = await knownWriter(deps, writer)
  const member = known ? null : await readMember()
  const home = known ? known.homeTenantId : (member?.account.homeTenantId ?? null)
  if (home !== null && home !== writer.tenantId) throw ofAnotherTenant(writer)
  const person = known ?? (member && (await personInvited(deps, { member })))
  if (!person)
    return { requester: { personId: null, name: writer.name || say('tickets.someone'), address: '' }, person: null }
  const [address = ''] = await certainAddresses(deps, person, await readTenants(deps))
  return { requester: { personId: person._id, name: person.name, address }, person }
}

export function ofAnotherTenant({ name }: Pick<MessageWriter, 'name'>): InvalidInputError {
  return new InvalidInputError({
    message: 'A ticket was to be made of a message from another tenant',
    forPerson: name ? phrase('tickets.new.otherTenant', { name }) : phrase('tickets.new.otherTenantUnnamed'),
  })
}
