// Who is writing: the person behind a Teams user, made known at the first contact and kept up to date.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { personKey, type Person, type TeamsIdentity } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'

/** What an activity tells of its sender. */
export interface SeenUser extends TeamsIdentity {
  readonly aadObjectId: string
  /** Empty when the activity does not say it, as in the one for an installation. */
  readonly name: string
  /** Asks Teams for the user's mail addresses, empty when it does not tell; called only while none is known. */
  readonly readAddresses: () => Promise<readonly string[]>
}

/**
 * Finds the person by Entra object id; at first sight by the mail address that Teams vouches for, so that somebody known by
 * mail, or invited by it, is the same person; otherwise makes a new one without any role.
 */
export async function identifyPerson(deps: Pick<Deps, 'documents' | 'newId'>, user: SeenUser): Promise<Person> {
  const known = await deps.documents.people.findOne({ aadObjectId: user.aadObjectId })
  if (known && known.addresses.length > 0) return await refresh(deps, known, user)
  const addresses = (await user.readAddresses()).map((address) => address.trim().toLowerCase()).filter(Boolean)
  if (known && !(await givesWay(deps, known, addresses))) return await refresh(deps, known, user, addresses)
  const teams = teamsOf(user, null)
  const byMail = await deps.documents.people.updateIf(
    { aadObjectId: null, addresses: { $in: addresses } },
    {
      $set: {
        aadObjectId: user.aadObjectId,
        key: personKey({ _id: '', aadObjectId: user.aadObjectId }),
        ...(user.name === '' ? {} : { name: user.name }),
        teams,
      },
      $inc: { revision: 1 },
    },
  )
  if (byMail) return byMail
  const _id = deps.newId()
  const person: Person = {
    _id,
    key: personKey({ _id, aadObjectId: user.aadObjectId }),
    name: user.name || 'Somebody',
    aadObjectId: user.aadObjectId,
    addresses,
    teams,
    memberships: [],
    configuringId: null,
    revision: 1,
  }
  try {
    await deps.documents.people.insert(person)
    return person
  } catch (error) {
    const other = await deps.documents.people.findOne({ aadObjectId: user.aadObjectId })
    if (error instanceof DuplicateKeyError && other) return other
    throw error
  }
}

/**
 * Teams did not tell the addresses at first sight, so that somebody new was made of one who had been invited. Without a role,
 * and without addresses that tickets could hang on, that one goes, and the invitation is found again.
 */
async function givesWay(deps: Pick<Deps, 'documents'>, known: Person, addresses: readonly string[]): Promise<boolean> {
  const { people } = deps.documents
  if (known.memberships.length > 0 || addresses.length === 0) return false
  if (!(await people.findOne({ aadObjectId: null, addresses: { $in: addresses } }))) return false
  return (await people.delete({ _id: known._id, revision: known.revision })) > 0
}

async function refresh(
  deps: Pick<Deps, 'documents'>,
  person: Person,
  user: SeenUser,
  addresses: readonly string[] = person.addresses,
): Promise<Person> {
  const teams = teamsOf(user, person.teams)
  const name = user.name || person.name
  const same =
    person.name === name &&
    person.addresses.length === addresses.length &&
    person.teams?.userId === teams.userId &&
    person.teams.serviceUrl === teams.serviceUrl &&
    person.teams.conversationId === teams.conversationId
  if (same) return person
  const saved = await deps.documents.people.updateIf(
    { _id: person._id },
    { $set: { name, teams, addresses }, $inc: { revision: 1 } },
  )
  return saved ?? person
}

function teamsOf(user: SeenUser, before: TeamsIdentity | null): TeamsIdentity {
  return {
    userId: user.userId,
    tenantId: user.tenantId,
    serviceUrl: user.serviceUrl,
    conversationId: user.conversationId ?? before?.conversationId ?? null,
  }
}
