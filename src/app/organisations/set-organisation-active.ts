// Taking an organisation out of use, and back into it.
import { ConflictError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { OPEN_QUEUES } from '../../domain/ticket/place.ts'
import { phrase, say, type Phrase } from '../../texts/say.ts'
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
    title: say('organisations.inactive.title', { kind: organisation.kind }),
    organisation: organisation.name,
    lead:
      below > 0
        ? say('organisations.inactive.below', { count: below })
        : say('organisations.inactive.lead', { parent: parent.name }),
    banner: null,
    steps: [],
    facts: [
      { title: say('organisations.inactive.mailboxes'), value: String(running) },
      { title: say('organisations.inactive.tickets'), value: String(open) },
    ],
    fields: [],
    buttons: [
      ...(below > 0
        ? []
        : [viewButton(say('organisations.deactivate'), 'organisation.set-active', data, 'destructive')]),
      viewButton(say('organisations.back'), 'organisation.form', { organisationId, parentId: null }),
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
    ? !parent.active && phrase('organisations.inactive.parent', { parent: parent.name })
    : (await organisations.count({ parentId: organisationId, active: true })) > 0 &&
      phrase('organisations.inactive.children')
  if (inTheWay !== false) throw conflict(organisationId, inTheWay)
  const changed = phrase('organisations.inactive.changed')
  if (organisation.revision !== revision) throw conflict(organisationId, changed)
  // Before it is inactive: a crash in between leaves an active organisation with paused mailboxes, which everybody sees.
  const paused = { $set: { state: 'paused' }, $inc: { revision: 1 } } as const
  while (!active && (await mailboxes.updateIf({ organisationId, state: 'running' }, paused)));
  const saved = await organisations.updateIf(
    { _id: organisationId, revision },
    { $set: { active }, $inc: { revision: 1 } },
  )
  if (!saved) throw conflict(organisationId, changed)
  if (!active && (await organisations.count({ parentId: organisationId, active: true })) > 0) {
    // One was moved below it meanwhile.
    await organisations.updateIf({ _id: organisationId, revision: saved.revision }, { $set: { active: true } })
    throw conflict(organisationId, phrase('organisations.inactive.children'))
  }
  await recordAudit(deps, actor, saved, {
    action: `organisation.${active ? 'reactivated' : 'deactivated'}`,
    subject: saved.name,
    changes: [],
  })
  return saved
}

function conflict(organisationId: string, forPerson: Phrase): ConflictError {
  return new ConflictError({
    message: `Organisation '${organisationId}' cannot be activated or deactivated as it stands`,
    forPerson,
  })
}
