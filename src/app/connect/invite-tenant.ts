// Inviting the people of another tenant into an organisation, and taking the invitation back.
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import {
  isWithdrawable,
  newInvitation,
  standingOf,
  type TenantInvitation,
} from '../../domain/organisation/tenant-invitation.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { ClaimCodes } from '../people/claim-installation.ts'
import { answeredAlready, changeInvitation, gone, invitationFor, outcomeSteps } from './change-invitation.ts'

/** Nobody has so many customers to connect at once, and the card that lists them stays readable. */
export const MOST_OPEN = 10

type InviteDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/**
 * Makes an invitation. The code is answered this once and kept nowhere. `organisation` is one that the actor may manage.
 * Throws `ConflictError` for an inactive one, `InvalidInputError` where too many are open.
 */
export async function inviteTenant(
  deps: InviteDeps,
  codes: Pick<ClaimCodes, 'newCode' | 'hash'>,
  actor: Person,
  organisation: Organisation,
): Promise<{ readonly invitation: TenantInvitation; readonly code: string }> {
  if (!organisation.active) {
    throw new ConflictError({
      message: `Organisation '${organisation._id}' is inactive`,
      forPerson: phrase('connect.inactive', { organisation: organisation.name }),
    })
  }
  if ((await runningOf(deps, organisation)).length >= MOST_OPEN) {
    throw new InvalidInputError({
      message: `Organisation '${organisation._id}' has ${MOST_OPEN} open invitations`,
      forPerson: phrase('connect.tooMany', { most: MOST_OPEN }),
    })
  }
  const code = codes.newCode()
  const by = { personId: actor._id, name: actor.name }
  const made = { _id: deps.newId(), codeHash: codes.hash(code), by, now: deps.clock() }
  const invitation = newInvitation(organisation, made)
  await deps.documents.tenantInvitations.insert(invitation)
  const done = { action: 'tenant.invited', subject: organisation.name, changes: [] }
  await recordAudit(deps, actor, organisation, done)
  return { invitation, code }
}

/** Those that can still come to something, the newest first. */
export async function runningOf(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { _id: organisationId }: Pick<Organisation, '_id'>,
): Promise<readonly TenantInvitation[]> {
  const now = clock()
  const found = await documents.tenantInvitations.find({
    organisationId,
    state: { $in: ['open', 'asked', 'binding'] },
  })
  return found
    .filter((invitation) => standingOf(invitation, now) !== 'expired')
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}

/** Whether anybody at all is expected. */
export async function hasOpenInvitation({ documents, clock }: Pick<Deps, 'documents' | 'clock'>): Promise<boolean> {
  return (await documents.tenantInvitations.findOne({ state: 'open', expiresAt: { $gt: clock() } })) !== undefined
}

/** Takes it back; whoever said the code already is told. Throws `NotFoundError`, `ConflictError`. */
export async function withdrawInvitation(
  deps: InviteDeps,
  actor: Person,
  invitationId: string,
): Promise<TenantInvitation> {
  const { organisation } = await invitationFor(deps, actor, invitationId)
  const at = deps.clock()
  const withdrawn = await changeInvitation(deps, invitationId, (invitation) =>
    isWithdrawable(invitation, at)
      ? {
          fields: { state: 'withdrawn', decided: { personId: actor._id, name: actor.name, at } },
          steps: outcomeSteps(invitation),
        }
      : null,
  )
  if (withdrawn === undefined) throw gone(invitationId)
  if (!withdrawn.changed) throw answeredAlready(withdrawn.invitation, at)
  const done = { action: 'tenant.withdrawn', subject: organisation.name, changes: [] }
  await recordAudit(deps, actor, organisation, done)
  return withdrawn.invitation
}
