// Start, pause and resume of a mailbox.
import { ConflictError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { Update } from '../ports/documents.ts'
import { mailboxOf } from './mailbox-card.ts'

type RunDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

interface OnMailbox {
  readonly mailboxId: string
  /** As the card showed it. */
  readonly revision: number
}

/** Reads from `since` on. Throws `ConflictError`, `NotFoundError`. */
export async function startMailbox(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  on: OnMailbox & { readonly since: Date },
): Promise<Mailbox> {
  const fields = { startedAt: deps.clock(), startFrom: on.since, cursor: null }
  return await setState(deps, actor, organisation, on, 'started', { $set: { ...running(deps), ...fields } })
}

/** Whoever polls it right now stops at the next page. Throws `ConflictError`, `NotFoundError`. */
export async function pauseMailbox(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  on: OnMailbox,
): Promise<Mailbox> {
  return await setState(deps, actor, organisation, on, 'paused', {
    $set: { state: 'paused', runningSince: null, lease: null },
  })
}

/** Goes on where it was: what came meanwhile is read now. Throws `ConflictError`, `NotFoundError`. */
export async function resumeMailbox(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  on: OnMailbox,
): Promise<Mailbox> {
  return await setState(deps, actor, organisation, on, 'resumed', { $set: running(deps) })
}

function running({ clock }: Pick<Deps, 'clock'>) {
  const now = clock()
  return { state: 'running', runningSince: now, pollAt: now } as const
}

async function setState(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  { mailboxId, revision }: OnMailbox,
  done: 'started' | 'paused' | 'resumed',
  update: Update<Mailbox>,
): Promise<Mailbox> {
  const before = done === 'paused' ? 'running' : 'paused'
  const saved = await deps.documents.mailboxes.updateIf(
    { _id: mailboxId, organisationId: organisation._id, revision, state: before },
    { ...update, $inc: { revision: 1 } },
  )
  if (!saved) {
    const { address } = await mailboxOf(deps, organisation, mailboxId)
    throw new ConflictError({
      message: `Mailbox '${mailboxId}' was changed by somebody else`,
      forPerson: `Nothing was changed: somebody else changed ${address} meanwhile. This is how it stands now.`,
    })
  }
  const changes = [
    { field: 'state', before, after: saved.state },
    ...(done === 'started' ? [{ field: 'startFrom', before: '', after: saved.startFrom.toISOString() }] : []),
  ]
  await recordAudit(deps, actor, organisation, { action: `mailbox.${done}`, subject: saved.address, changes })
  return saved
}
