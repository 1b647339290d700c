// Taking an organisation out of use, and back into it.
import { ConflictError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { OPEN_QUEUES } from '../../domain/ticket/place.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { FormView } from '../views/form-view.ts'
import { movableOrganisation } from './organisation-rights.ts'
import { viewButton } from '../views/view-button.ts'

/** Says what deactivating does before it is done. Throws `NotFoundError`, `RefusedError`. */
export async function deactivateForm(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  organisationId: string,
): Promise<FormView> {
  const { organisation, parent } = await movableOrganisation(deps.documents, actor, organisationId)
  const { mailboxes, organisations, tickets } = deps.documents
  const [running, open, below] = await Promise.all([
    mailboxes.count({ organisationId, state: 'running' }),
    tickets.count({ organisationPath: organisationId, queue: { $in: OPEN_QUEUES } }),
    organisations.count({ parentId: organisationId, active: true }),
  ])
  const data = { organisationId, revision: organisation.revision, active: false }
  return {
    card: 'form',
    title: `Deactivate ${organisation.kind}`,
    organisation: organisation.name,
    lead:
      below > 0
        ? `${below === 1 ? 'One organisation' : `${below} organisations`} below it must be moved or deactivated first.`
        : `Emails from its domains and people then belong to “${parent.name}”, or to the organisation whose mailbox they reach. Its own mailboxes are paused: emails wait there until you resume each one after reactivating it. Its open tickets stay, with their cards, and people keep their roles, but no channel can be linked to it. You can reactivate it later.`,
    banner: null,
    steps: [],
    facts: [
      { title: 'Running mailboxes', value: String(running) },
      { title: 'Open tickets', value: String(open) },
    ],
    fields: [],
    buttons: [
      ...(below > 0 ? [] : [viewButton('Deactivate', 'organisation.set-active', data, 'destructive')]),
      viewButton('Back', 'organisation.form', { organisationId, parentId: null }),
    ],
  }
}

/**
 * Deactivates or reactivates it. An active organisation stands below active ones only.
 * Throws `NotFoundError`, `RefusedError`, `ConflictError`.
 */
export async function setOrganisationActive(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  wanted: { readonly organisationId: string; readonly revision: number; readonly active: boolean },
): Promise<Organisation> {
  const { organisationId, revision, active } = wanted
  const { mailboxes, organisations } = deps.documents
  const { organisation, parent } = await movableOrganisation(deps.documents, actor, organisationId)
  if (organisation.active === active) return organisation
  const inTheWay = active
    ? !parent.active && `“${parent.name}”, the organisation above it, is inactive. Reactivate that first.`
    : (await organisations.count({ parentId: organisationId, active: true })) > 0 &&
      'There are active organisations below it. Move or deactivate those first.'
  if (inTheWay !== false) throw conflict(organisationId, inTheWay)
  const changed = 'Nothing was changed: someone else changed this organisation in the meantime.'
  if (organisation.revision !== revision) throw conflict(organisationId, changed)
  // Before it is inactive: a crash in between leaves an active organisation with paused mailboxes, which everybody sees.
  const paused = { $set: { state: 'paused' }, $inc: { revision: 1 } } as const
  while (!active && (await mailboxes.updateIf({ organisationId, state: 'running' }, paused)));
  const saved = await organisations.updateIf(
    { _id: organisationId, revision },
    { $set: { active }, $inc: { revision: 1 } },
  )
  if (!saved) throw conflict(organisationId, changed)
  await recordAudit(deps, actor, saved, {
    action: `organisation.${active ? 'reactivated' : 'deactivated'}`,
    subject: saved.name,
    changes: [],
  })
  return saved
}

function conflict(organisationId: string, forPerson: string): ConflictError {
  return new ConflictError({
    message: `Organisation '${organisationId}' cannot be activated or deactivated as it stands`,
    forPerson,
  })
}
