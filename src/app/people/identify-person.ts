// Who is writing: the person behind a Teams user, made known at the first contact and kept up to date.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { afterTold, isFresh, type Account } from '../../domain/organisation/identity.ts'
import { personKey, UNNAMED, type Person, type TeamsIdentity } from '../../domain/organisation/person.ts'
import { becomeInvited, takeInvitations } from './take-invitations.ts'
import type { IdentityDeps } from './requester-of.ts'
import type { Deps } from '../deps.ts'

/** What an activity tells of its sender. */
export interface SeenUser extends TeamsIdentity {
  readonly aadObjectId: string
  /** Empty when the activity does not say it, as in the one for an installation. */
  readonly name: string
  /** BCP 47, of their Teams; `null` when the activity does not say it. */
  readonly language: string | null
  /** Asks Teams for the user's account; `null` when it does not tell. Called when what it told last is a day old. */
  readonly readAccount: () => Promise<Account | null>
  /** Asks in any case: where somebody speaks for themselves, what they see may hang on their addresses. */
  readonly askNow: boolean
}

export type IdentifyDeps = IdentityDeps & Pick<Deps, 'newId'>

/** A time that is always the same writes less: a confirmation is stored when the last one is this old. */
const STORED_EVERY_MS = 600_000

/**
 * Finds the person by tenant and Entra object id; otherwise makes a new one without any role. Whoever certainly has the address
 * of an invitation takes it over, whichever came first.
 */
export async function identifyPerson(deps: IdentifyDeps, user: SeenUser): Promise<Person> {
  const known = await deps.documents.people.findOne({ key: keyOf(user) })
  const told = known && !user.askNow && isFresh(known, deps.clock()) ? null : await user.readAccount()
  if (!known) return await makeKnown(deps, user, told)
  const person = await refresh(deps, known, user, told)
  return told === null && person.memberships.length > 0 ? person : await takeInvitations(deps, person)
}

async function makeKnown(deps: IdentifyDeps, user: SeenUser, told: Account | null): Promise<Person> {
  const { people } = deps.documents
  const _id = deps.newId()
  const person: Person = {
    _id,
    key: keyOf(user),
    name: user.name || UNNAMED,
    tenantId: user.tenantId,
    aadObjectId: user.aadObjectId,
    homeTenantId: told?.homeTenantId ?? null,
    addresses: told?.addresses ?? [],
    addressesAt: told === null ? null : deps.clock(),
    formerAddresses: [],
    teams: teamsOf(user, null),
    memberships: [],
    configuringId: null,
    notify: 'thread',
    ...(user.language === null ? {} : { language: user.language }),
    revision: 1,
  }
  try {
    const invited = await becomeInvited(deps, person)
    if (invited) return await takeInvitations(deps, invited)
    await people.insert(person)
    return person
  } catch (error) {
    const other = await people.findOne({ key: person.key })
    if (error instanceof DuplicateKeyError && other) return other
    throw error
  }
}

async function refresh(deps: IdentifyDeps, person: Person, user: SeenUser, told: Account | null): Promise<Person> {
  const teams = teamsOf(user, person.teams)
  const name = user.name || person.name
  const account = told === null ? {} : afterTold(person, told, deps.clock())
  const language = user.language === null ? {} : { language: user.language }
  // Whoever writes in the chat with the bot is reached there again.
  const reached = user.conversationId !== null && person.chatRefusedAt != null ? { chatRefusedAt: null } : {}
  const current = { ...person, ...account, name, teams, ...language, ...reached }
  const same =
    person.name === name &&
    person.chatRefusedAt === current.chatRefusedAt &&
    person.homeTenantId === current.homeTenantId &&
    person.addresses.join() === current.addresses.join() &&
    person.teams?.userId === teams.userId &&
    person.teams.serviceUrl === teams.serviceUrl &&
    person.teams.conversationId === teams.conversationId
  // Who only said once more what is known changes nothing that a form could overwrite, nor does their language.
  if (same && person.language === current.language && (told === null || isFresh(person, deps.clock(), STORED_EVERY_MS)))
    return current
  const saved = await deps.documents.people.updateIf(
    { _id: person._id },
    { $set: { name, teams, ...account, ...language, ...reached }, ...(same ? {} : { $inc: { revision: 1 } }) },
  )
  return saved ?? current
}

function keyOf({ tenantId, aadObjectId }: Pick<SeenUser, 'tenantId' | 'aadObjectId'>): string {
  return personKey({ _id: '', tenantId, aadObjectId })
}

function teamsOf(user: SeenUser, before: TeamsIdentity | null): TeamsIdentity {
  return {
    userId: user.userId,
    tenantId: user.tenantId,
    serviceUrl: user.serviceUrl,
    conversationId: user.conversationId ?? before?.conversationId ?? null,
  }
}
