// Whose customer somebody is who asks in Teams.
import { RefusedError } from '../../domain/errors.ts'
import { domainOf } from '../../domain/mail/mail.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { organisationInTeams } from '../../domain/organisation/requester.ts'
import { phrase } from '../../texts/say.ts'
import { lockOfPerson } from '../organisations/tenants.ts'
import { certainAddresses, readTenants, type IdentityDeps } from '../people/requester-of.ts'

export interface AskerPlace {
  readonly organisation: Organisation
  /** The address that certainly is theirs; empty where none is. */
  readonly address: string
}

/** Throws `RefusedError`, with the cure, where nobody knows whose customer they are. */
export async function organisationInChat(deps: IdentityDeps, actor: Person): Promise<AskerPlace> {
  const organisations = await deps.documents.organisations.find({})
  const [address = ''] = await certainAddresses(deps, actor, await readTenants(deps))
  const lock = await lockOfPerson(deps, actor)
  const asker = { person: actor, domain: address === '' ? null : domainOf(address), lock }
  const organisation = organisationInTeams(asker, organisations)
  if (organisation) return { organisation, address }
  throw new RefusedError({
    message: `Person '${actor._id}' of tenant '${actor.tenantId ?? ''}' belongs to no organisation`,
    forPerson: phrase('customers.ask.unknown'),
  })
}
