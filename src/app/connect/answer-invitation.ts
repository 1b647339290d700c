// An administrator's yes or no to a tenant that asks, and the binding that follows from a yes.
import { ConflictError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import {
  bindingItem,
  isAnswerable,
  type BindingFailure,
  type TenantInvitation,
} from '../../domain/organisation/tenant-invitation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { bindTenant } from '../organisations/tenants.ts'
import { answeredAlready, changeInvitation, gone, invitationFor, outcomeSteps } from './change-invitation.ts'

type AnswerDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>

/**
 * The invitation as it stands after the answer. Of two answers at the same moment one counts; the other is told whose. Throws
 * `NotFoundError` without the right, `ConflictError` where there is nothing to answer any more or it came to nothing.
 */
export async function answerInvitation(
  deps: AnswerDeps,
  actor: Person,
  { invitationId, connect }: { readonly invitationId: string; readonly connect: boolean },
): Promise<TenantInvitation> {
  const { organisation } = await invitationFor(deps, actor, invitationId)
  const now = deps.clock()
  if (connect && !organisation.active) throw inactive(organisation)
  const decided = { personId: actor._id, name: actor.name, at: now }
  const answered = await changeInvitation(deps, invitationId, (invitation) => {
    if (!isAnswerable(invitation, now)) return null
    return connect
      ? { fields: { state: 'binding', decided }, steps: [], items: [bindingItem(deps.newId(), now)] }
      : { fields: { state: 'refused', decided }, steps: outcomeSteps(invitation) }
  })
  if (answered === undefined) throw gone(invitationId)
  if (!answered.changed) throw answeredAlready(answered.invitation, now)
  if (!connect) {
    await recordAudit(deps, actor, organisation, {
      ...{ action: 'tenant.refused', subject: organisation.name },
      changes: [{ field: 'tenantId', before: '', after: answered.invitation.asker?.teams.tenantId ?? '' }],
    })
    return answered.invitation
  }
  const bound = await carryOut(deps, answered.invitation)
  if (bound.failure !== null) {
    throw new ConflictError({
      message: `Tenant invitation '${invitationId}' could not be bound: ${bound.failure}`,
      forPerson: phrase('connect.failed', { failure: bound.failure }),
    })
  }
  return bound
}

/**
 * Writes the tenant into its organisation and the audit, and then that it is done: again after a crash anywhere in between, it
 * comes to the same. The organisations' unique key decides between two that want the same tenant.
 */
export async function carryOut(deps: AnswerDeps, invitation: TenantInvitation): Promise<TenantInvitation> {
  const { _id, asker, decided } = invitation
  if (invitation.state !== 'binding' || !asker || !decided) return invitation
  const { tenantId } = asker.teams
  const written = await writeTenant(deps, invitation.organisationId, tenantId)
  const failure = typeof written === 'string' ? written : null
  if (typeof written !== 'string') {
    await deps.documents.audit.insertNew([
      {
        ...{ _id: `tenant-connected/${_id}`, at: decided.at, by: { personId: decided.personId, name: decided.name } },
        ...{ organisationId: written._id, organisationPath: [...written.path, written._id] },
        ...{ action: 'tenant.connected', subject: written.name },
        changes: [
          { field: 'tenantId', before: '', after: tenantId },
          { field: 'invitedBy', before: '', after: invitation.by.name },
          { field: 'askedBy', before: '', after: asker.name },
        ],
      },
    ])
  }
  const done = await changeInvitation(deps, _id, (current) =>
    current.state === 'binding'
      ? { fields: { state: failure === null ? 'connected' : 'failed', failure }, steps: outcomeSteps(current) }
      : null,
  )
  const after = done?.invitation ?? invitation
  deps.log.info('An answer to a tenant was carried out', { invitationId: _id, tenantId, state: after.state })
  return after
}

async function writeTenant(
  { documents }: Pick<Deps, 'documents'>,
  organisationId: string,
  tenantId: string,
): Promise<Organisation | BindingFailure> {
  const before = await documents.organisations.findOne({ _id: organisationId })
  // It was written before a crash, whatever happened since.
  if (before?.tenantIds.includes(tenantId) === true) return before
  if (before?.active !== true) return 'gone'
  return await bindTenant({ documents }, organisationId, tenantId)
}

function inactive({ _id, name }: Organisation): ConflictError {
  return new ConflictError({
    message: `Organisation '${_id}' is inactive`,
    forPerson: phrase('connect.inactive', { organisation: name }),
  })
}
