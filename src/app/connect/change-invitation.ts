// Every change of an invitation of another tenant: written only if nobody was faster, with what has to leave because of it.
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import type { InvitationStep } from '../../domain/organisation/invitation-step.ts'
import { standingOf, type TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import { phrase } from '../../texts/say.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { addOutgoing, nextDelivery, type OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'

export interface InvitationChange {
  readonly fields: Partial<Omit<TenantInvitation, '_id' | 'outbox' | 'deliverAt' | 'deliveryLease' | 'revision'>>
  readonly steps: readonly InvitationStep[]
  /** Items that are not due at once. */
  readonly items?: readonly OutboxItem[]
}

export interface ChangedInvitation {
  readonly invitation: TenantInvitation
  readonly changed: boolean
}

/** `change` answers with `null` to leave it as it is. `undefined` where there is none. */
export async function changeInvitation(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  _id: string,
  change: (invitation: TenantInvitation) => InvitationChange | null,
): Promise<ChangedInvitation | undefined> {
  const { tenantInvitations } = deps.documents
  for (;;) {
    const invitation = await tenantInvitations.findOne({ _id })
    if (!invitation) return undefined
    const wanted = change(invitation)
    if (!wanted) return { invitation, changed: false }
    const leaving = wanted.steps.map((step) => ({ kind: 'connect', step }) as const)
    const outbox = [...addOutgoing(invitation.outbox, leaving, deps.clock(), deps.newId), ...(wanted.items ?? [])]
    const saved = await tenantInvitations.updateIf(
      { _id, revision: invitation.revision },
      { $set: { ...wanted.fields, outbox, deliverAt: nextDelivery(outbox) }, $inc: { revision: 1 } },
    )
    if (!saved) continue
    deps.wakeDelivery()
    return { invitation: saved, changed: true }
  }
}

/** The invitation and its organisation, for whoever may answer it at this moment. Throws `NotFoundError`: to others there is none. */
export async function invitationFor(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  invitationId: string,
): Promise<{ readonly invitation: TenantInvitation; readonly organisation: Organisation }> {
  const invitation = await documents.tenantInvitations.findOne({ _id: invitationId })
  if (!invitation) throw gone(invitationId)
  const { organisationId } = invitation
  const organisation = await organisationFor(documents, actor, 'manage-organisations', organisationId).catch(
    (error: unknown) => {
      throw error instanceof NotFoundError ? gone(invitationId) : error
    },
  )
  return { invitation, organisation }
}

/** Whoever was asked, and whoever asked, is told what became of it. */
export function outcomeSteps({ asker, cards }: TenantInvitation): readonly InvitationStep[] {
  return asker === null
    ? []
    : [...cards.map(({ personId }) => ({ do: 'card', personId }) as const), { do: 'answer' } as const]
}

/** To whoever may not answer it, too. */
export function gone(invitationId: string): NotFoundError {
  return new NotFoundError({
    message: `There is no tenant invitation '${invitationId}', or it is not theirs`,
    forPerson: phrase('connect.noInvitation'),
  })
}

/** What became of it, said to whoever comes too late. */
export function answeredAlready(invitation: TenantInvitation, now: Date): ConflictError {
  const standing = standingOf(invitation, now)
  return new ConflictError({
    message: `Tenant invitation '${invitation._id}' is ${standing} already`,
    forPerson: phrase('connect.already', { standing, name: invitation.decided?.name ?? '' }),
  })
}
