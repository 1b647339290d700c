// Whom an administrator means, and whether that person is theirs: everything that is known of them lies in what they administer.
import { InvalidInputError, NotFoundError } from '../../domain/errors.ts'
import { domainOf } from '../../domain/mail/mail.ts'
import { isOwnAddress, ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import { holderOf } from '../../domain/organisation/domain-ownership.ts'
import { ownsAddress } from '../../domain/organisation/identity.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import { normaliseAddress } from '../../domain/organisation/organisation-input.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Traces } from '../../domain/privacy/traces.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import { readTenants } from '../people/requester-of.ts'
import type { Filter } from '../ports/documents.ts'

export type FindDeps = Pick<Deps, 'documents' | 'allowedTenants'>

/** How somebody is named in a form: by an address, or by being chosen from the list. */
export interface Named {
  readonly address: string
  readonly personId: string | null
}

export interface FoundPerson {
  /** What an erasure is confirmed with: the address, or the name of somebody without any. */
  readonly called: string
  readonly traces: Traces
  /** Those that are known by more than mail. */
  readonly people: readonly Person[]
  /** How many tickets are theirs. */
  readonly tickets: number
  readonly reach: Reach
}

/** Where the administrator may look. */
export interface Reach {
  readonly organisation: Organisation
  /** The highest organisation of theirs above it, or itself; `null` when that is the top of the tree. */
  readonly within: string | null
}

/** So many tickets tell what somebody is called, and so many are counted. */
const TICKETS_READ = 50
const TICKETS_COUNTED = 10_000

/** Throws `NotFoundError` for an organisation of others. */
export async function reachOf(documents: Deps['documents'], actor: Person, organisationId: string): Promise<Reach> {
  const organisation = await organisationFor(documents, actor, 'manage-privacy', organisationId)
  const above = await documents.organisations.find({ _id: { $in: organisation.path } })
  const highest = organisation.path.find((id) =>
    above.some((one) => one._id === id && may(actor.memberships, 'manage-privacy', one)),
  )
  const within = highest ?? organisation._id
  return { organisation, within: within === (organisation.path[0] ?? organisation._id) ? null : within }
}

/** Throws `InvalidInputError` for what is no person, and `NotFoundError` for nobody of theirs, whether there is one elsewhere or not. */
export async function findPerson(deps: FindDeps, reach: Reach, named: Named): Promise<FoundPerson> {
  const { documents } = deps
  const tenants = await readTenants(deps)
  const chosen = named.personId === null ? undefined : await documents.people.findOne({ _id: named.personId })
  if (named.personId !== null && !chosen) throw nobody()
  const typed = chosen ? null : await readAddress(documents, named.address)
  const claimants = typed === null ? [] : await documents.people.find({ addresses: typed })
  const owns = (person: Person, address: string) =>
    person.aadObjectId === null || ownsAddress(person.homeTenantId, address, tenants)
  const people = chosen ? [chosen] : claimants.filter((person) => owns(person, typed ?? ''))
  const known = people.flatMap((person) => person.addresses.filter((address) => owns(person, address)))
  const former = await formerAddresses(documents, people)
  const addresses = [...new Set([...(typed === null ? [] : [typed]), ...known, ...former])]
  const personIds = people.map(({ _id }) => _id)
  const theirs: Filter<Ticket> = {
    $or: [{ 'requester.address': { $in: addresses } }, { 'requester.personId': { $in: personIds } }],
  }
  await refuseOthers(deps, reach, { people, addresses, theirs, organisations: tenants.organisations })
  const [tickets, count] = await Promise.all([
    documents.tickets.find(theirs, { limit: TICKETS_READ }),
    documents.tickets.count(theirs, TICKETS_COUNTED),
  ])
  const names = [...people.map(({ name }) => name), ...tickets.map(({ requester }) => requester.name)]
  const called = typed ?? addresses[0] ?? chosen?.name ?? ''
  return { called, traces: { addresses, personIds, names: [...new Set(names)] }, people, tickets: count, reach }
}

async function readAddress({ mailboxes }: Deps['documents'], typed: string): Promise<string> {
  const address = normaliseAddress(typed)
  if (address === null) {
    throw new InvalidInputError({
      message: 'What was typed is no address',
      forPerson: phrase('privacy.find.noAddress'),
    })
  }
  const own = (await mailboxes.find({})).flatMap(ownAddresses)
  if (isOwnAddress(address, own)) {
    throw new InvalidInputError({
      message: 'The address is that of a support mailbox',
      forPerson: phrase('privacy.find.mailbox'),
    })
  }
  return address
}

/** What was theirs, and is nobody else's by now. */
async function formerAddresses({ people }: Deps['documents'], whose: readonly Person[]): Promise<readonly string[]> {
  const former = [...new Set(whose.flatMap(({ formerAddresses: all }) => all.map(({ address }) => address)))]
  if (former.length === 0) return []
  const holders = (await people.find({ addresses: { $in: former } })).filter(
    ({ _id }) => !whose.some((one) => one._id === _id),
  )
  return former.filter((address) => !holders.some(({ addresses }) => addresses.includes(address)))
}

interface Ties {
  readonly people: readonly Person[]
  readonly addresses: readonly string[]
  readonly theirs: Filter<Ticket>
  readonly organisations: readonly Pick<Organisation, '_id' | 'path' | 'domains'>[]
}

/** Who is asked for by administrators of a part of the tree must have a tie to that part, and none to any other. */
async function refuseOthers(deps: FindDeps, { within }: Reach, ties: Ties): Promise<void> {
  if (within === null) return
  const { people, addresses, theirs, organisations } = ties
  const isInside = (id: string) => organisations.some((one) => one._id === id && isWithin(one, within))
  const roles = people.flatMap(({ memberships }) => memberships.map(({ organisationId }) => organisationId))
  const holders = addresses.flatMap((address) => holderOf(domainOf(address), organisations)?._id ?? [])
  const { tickets } = deps.documents
  const [here, elsewhere] = await Promise.all([
    tickets.count({ $and: [theirs, { organisationPath: within }] }, 1),
    tickets.count({ $and: [theirs, { organisationPath: { $nin: [within] } }] }, 1),
  ])
  const tied = [...roles, ...holders]
  if (elsewhere > 0 || !tied.every(isInside) || (tied.length === 0 && here === 0)) throw nobody()
}

function nobody(): NotFoundError {
  return new NotFoundError({
    message: 'The person is not known, or not of those who are administered',
    forPerson: phrase('privacy.find.nobody'),
  })
}
