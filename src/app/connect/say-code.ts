// Somebody of a tenant says the code of an invitation in their chat: what is checked, and who is asked then.
import { ConflictError, InvalidInputError, RefusedError, type FrontdeskError } from '../../domain/errors.ts'
import type { Account } from '../../domain/organisation/identity.ts'
import { askedBy, standingOf, type Asker, type TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import { UNNAMED, type TeamsIdentity } from '../../domain/organisation/person.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { takeSlot } from '../delivery/take-slot.ts'
import type { Deps } from '../deps.ts'
import type { ClaimCodes } from '../people/claim-installation.ts'
import { whoAnswers } from './who-answers.ts'
import { changeInvitation } from './change-invitation.ts'

const HOUR_MS = 3_600_000
/** Different codes in an hour: who copies one right never comes near, and nobody guesses 80 bits by so many. */
const BY_ONE_PERSON = 8
const BY_ONE_TENANT = 100

export interface CodeSaid extends TeamsIdentity {
  readonly code: string
  readonly aadObjectId: string
  /** Empty when the activity does not say it. */
  readonly name: string
  readonly language: string | null
  /** Asks Teams who they are; `null` when it does not tell. */
  readonly readAccount: () => Promise<Account | null>
}

/**
 * Keeps who said it, and has the administrators asked. Saying it twice is saying it once. Throws `RefusedError`, `ConflictError`
 * and `InvalidInputError` with what to do instead.
 */
export async function sayCode(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery' | 'allowedTenants'>,
  codes: Pick<ClaimCodes, 'hash'>,
  said: CodeSaid,
): Promise<TenantInvitation> {
  const { documents, clock, log } = deps
  const { tenantId, aadObjectId } = said
  const codeHash = codes.hash(said.code)
  await refuseGuessing(deps, said, codeHash)
  const found = await documents.tenantInvitations.findOne({ codeHash })
  if (!found) {
    log.warn('A code that invites nobody was said', { tenantId, aadObjectId })
    throw refused(`Nobody was invited by the code that '${aadObjectId}' said`, phrase('connect.wrongCode'))
  }
  if (isTheirOwn(found, said)) return found
  const problem = problemWith(found, said, clock())
  if (problem) throw problem
  await refuseKnownTenant(deps, found, tenantId)
  const organisation = await documents.organisations.findOne({ _id: found.organisationId })
  if (organisation?.active !== true) {
    throw refused(`Organisation '${found.organisationId}' is inactive or gone`, phrase('connect.goneForAsker'))
  }
  const asker = await askerOf(said, clock())
  const people = await whoAnswers(deps, organisation, found.by.personId)
  const result = await changeInvitation(deps, found._id, (invitation) =>
    problemWith(invitation, said, clock()) === null
      ? { fields: askedBy(asker), steps: people.map(({ _id }) => ({ do: 'card', personId: _id })) }
      : null,
  )
  // Somebody else said it at the same moment, or it was taken back.
  const { invitation, changed } = result ?? { invitation: found, changed: false }
  if (!changed && !isTheirOwn(invitation, said)) {
    throw problemWith(invitation, said, clock()) ?? refused('The invitation is gone', phrase('connect.wrongCode'))
  }
  log.info('A tenant asks to be connected', { invitationId: invitation._id, tenantId, asked: people.length })
  return invitation
}

async function refuseGuessing(
  deps: Pick<Deps, 'documents' | 'clock'>,
  { tenantId, aadObjectId }: CodeSaid,
  codeHash: string,
): Promise<void> {
  const limits = [
    { key: `connect/${tenantId}/${aadObjectId}`, count: BY_ONE_PERSON },
    { key: `connect/${tenantId}`, count: BY_ONE_TENANT },
  ]
  for (const { key, count } of limits) {
    if ((await takeSlot(deps, key, codeHash, { count, perMs: HOUR_MS })) === null) continue
    throw refused(`Too many codes were said in tenant '${tenantId}'`, phrase('connect.tooManyCodes'))
  }
}

/** They said it before, and it is still to be answered. */
function isTheirOwn({ state, asker }: TenantInvitation, said: CodeSaid): boolean {
  return state === 'asked' && asker?.aadObjectId === said.aadObjectId && asker.teams.tenantId === said.tenantId
}

function problemWith(invitation: TenantInvitation, { tenantId }: CodeSaid, now: Date): FrontdeskError | null {
  const standing = standingOf(invitation, now)
  if (standing === 'open') return null
  const isColleague = invitation.asker?.teams.tenantId === tenantId
  const forPerson =
    isColleague && (standing === 'asked' || standing === 'binding')
      ? phrase('connect.colleagueAsked', { name: invitation.asker.name })
      : phrase('connect.codeOver', { standing: isColleague || standing === 'expired' ? standing : 'used' })
  return new ConflictError({ message: `Tenant invitation '${invitation._id}' is ${standing}`, forPerson })
}

/** A tenant belongs to one organisation: whoever it is, they are not told which. */
async function refuseKnownTenant(
  { documents }: Pick<Deps, 'documents'>,
  { organisationId }: TenantInvitation,
  tenantId: string,
): Promise<void> {
  const holder = await documents.organisations.findOne({ tenantIds: tenantId })
  if (!holder) return
  const forPerson = holder._id === organisationId ? phrase('connect.alreadyHere') : phrase('connect.alreadyElsewhere')
  throw new ConflictError({ message: `Tenant '${tenantId}' belongs to organisation '${holder._id}'`, forPerson })
}

/** Somebody whom Teams vouches for as one of the tenant itself: its guests speak for another one. */
async function askerOf({ readAccount, aadObjectId, name, language, ...teams }: CodeSaid, at: Date): Promise<Asker> {
  const account = await readAccount()
  if (account === null) {
    throw new InvalidInputError({
      message: `Teams does not tell who '${aadObjectId}' is`,
      forPerson: phrase('connect.unknownAsker'),
    })
  }
  if (account.homeTenantId !== teams.tenantId) {
    throw refused(`'${aadObjectId}' is a guest in tenant '${teams.tenantId}'`, phrase('connect.guest'))
  }
  const { userId, tenantId, serviceUrl, conversationId } = teams
  return {
    name: name.slice(0, 200) || UNNAMED,
    aadObjectId,
    addresses: account.addresses.slice(0, 3),
    teams: { userId, tenantId, serviceUrl, conversationId },
    language,
    at,
  }
}

function refused(message: string, forPerson: KeyedPhrase): RefusedError {
  return new RefusedError({ message, forPerson })
}
