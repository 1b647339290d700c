// Who certainly has an address right now, and by which tickets somebody is the requester. Teams is asked again where that decides.
import {
  afterTold,
  certainHolder,
  countingAddresses,
  isFresh,
  isRequester,
  ownedAddresses,
  requesterSight,
  type RequesterSight,
  type Tenants,
} from '../../domain/organisation/identity.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'

export type IdentityDeps = Pick<Deps, 'documents' | 'clock' | 'allowedTenants' | 'chat' | 'log'>

/** Before a mail becomes somebody's, Teams is asked again when it last told so long ago; at once where two claim an address, or a name does not fit. */
const ASK_AGAIN_AFTER_MS = 3_600_000
/** Work does not wait longer for Teams; nobody is certain then by what it told a day ago. */
const PATIENCE_MS = 5_000

export async function readTenants({
  documents,
  allowedTenants,
}: Pick<Deps, 'documents' | 'allowedTenants'>): Promise<Tenants> {
  return { allowedTenants, organisations: await documents.organisations.find({}) }
}

/** Who wrote a mail, as the mail says. */
export interface Claim {
  readonly address: string
  /** The display name; empty when there is none. */
  readonly name: string
}

/** The people who certainly have these addresses, by address. */
export async function holdersOf(
  deps: IdentityDeps,
  claims: readonly Claim[],
  tenants: Tenants,
): Promise<ReadonlyMap<string, Person>> {
  const wanted = new Map(claims.filter(({ address }) => address !== '').map((claim) => [claim.address, claim.name]))
  const claimants = await claimantsOf(deps, [...wanted.keys()])
  const asked = new Map<string, Promise<Person>>()
  for (const [address, name] of wanted) {
    const owners = claimants.filter((person) => ownedAddresses(person, tenants).includes(address))
    for (const person of owners) {
      const doubtful = owners.length > 1 || (name !== '' && name.toLowerCase() !== person.name.toLowerCase())
      if (!doubtful && isFresh(person, deps.clock(), ASK_AGAIN_AFTER_MS)) continue
      asked.set(person._id, asked.get(person._id) ?? askAgain(deps, person))
    }
  }
  const people = await Promise.all(claimants.map(async (person) => (await asked.get(person._id)) ?? person))
  const holders = [...wanted.keys()].map(
    (address) => [address, certainHolder(address, people, tenants, deps.clock())] as const,
  )
  return new Map(holders.flatMap(([address, holder]) => (holder ? [[address, holder]] : [])))
}

/** The person's addresses that count, and that nobody else has. */
export async function certainAddresses(
  deps: IdentityDeps,
  person: Person,
  tenants: Tenants,
): Promise<readonly string[]> {
  const counting = countingAddresses(person, tenants, deps.clock())
  if (counting.length === 0) return []
  const others = (await claimantsOf(deps, counting)).filter(({ _id }) => _id !== person._id)
  const rivals = others.filter((other) =>
    countingAddresses(other, tenants, deps.clock()).some((a) => counting.includes(a)),
  )
  const now = await Promise.all(rivals.map((rival) => askAgain(deps, rival)))
  return counting.filter((address) => certainHolder(address, [person, ...now], tenants, deps.clock()) !== null)
}

/** By which tickets the person is the requester. */
export async function readSight(deps: IdentityDeps, person: Person): Promise<RequesterSight> {
  const tenants = await readTenants(deps)
  return requesterSight(person, await certainAddresses(deps, person, tenants), tenants)
}

/** Whether the person asked for this ticket. Looks no further where it is bound to somebody else. */
export async function isRequesterOf(deps: IdentityDeps, person: Person, ticket: Ticket): Promise<boolean> {
  const { personId, address } = ticket.requester
  const known = [...person.addresses, ...person.formerAddresses.map((former) => former.address)]
  if (personId !== null && personId !== person._id) return false
  if (address !== '' && !known.includes(address)) return false
  return isRequester(await readSight(deps, person), ticket)
}

/** As `isRequesterOf`, also where Teams last told so long ago of their addresses that it has to be asked again. */
export async function isRequesterNow(deps: IdentityDeps, person: Person, ticket: Ticket): Promise<boolean> {
  return await isRequesterAfter(deps, person, ticket, (stale) => askAgain(deps, stale))
}

/** As `isRequesterNow`, for what can wait: throws a retryable `OutsideError` as long as Teams does not answer. */
export async function isRequesterForSure(deps: IdentityDeps, person: Person, ticket: Ticket): Promise<boolean> {
  return await isRequesterAfter(deps, person, ticket, async (stale) => {
    try {
      return await readAgain(deps, stale)
    } catch (error) {
      // What Teams refuses, it does not tell later either.
      if (!(error instanceof OutsideError) || error.retryable) throw error
      return stale
    }
  })
}

async function isRequesterAfter(
  deps: IdentityDeps,
  person: Person,
  ticket: Ticket,
  ask: (stale: Person) => Promise<Person>,
): Promise<boolean> {
  if (await isRequesterOf(deps, person, ticket)) return true
  if (ticket.requester.personId !== person._id || isFresh(person, deps.clock())) return false
  return await isRequesterOf(deps, await ask(person), ticket)
}

/** The person after Teams was asked for their addresses. Throws `OutsideError` when it does not tell. */
async function readAgain(deps: IdentityDeps, person: Person): Promise<Person> {
  if (person.teams === null) return person
  const account = await inTime(deps.chat.readAccount(person.teams), PATIENCE_MS)
  if (account === 'too-late') {
    throw new OutsideError({
      code: 'slow',
      message: `Teams did not tell the addresses of '${person._id}' within ${PATIENCE_MS} ms`,
      forPerson: phrase('people.teamsSilent'),
      retryable: true,
    })
  }
  const told = afterTold(person, account, deps.clock())
  return (await deps.documents.people.updateIf({ _id: person._id }, { $set: told })) ?? person
}

/** The person after Teams was asked for their addresses; as they are when it does not tell. */
export async function askAgain(deps: IdentityDeps, person: Person): Promise<Person> {
  try {
    return await readAgain(deps, person)
  } catch (error) {
    deps.log.warn('Teams did not tell the addresses of somebody; they count for a day after it last did', {
      personId: person._id,
      error,
    })
    return person
  }
}

/** Everybody in Teams who claims one of them, whether that counts or not. */
async function claimantsOf({ documents }: IdentityDeps, addresses: readonly string[]): Promise<readonly Person[]> {
  if (addresses.length === 0) return []
  return await documents.people.find({ addresses: { $in: addresses }, aadObjectId: { $ne: null } })
}
