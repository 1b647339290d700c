// Start, pause and resume of a mailbox.
import { ConflictError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { Update } from '../ports/documents.ts'
import { mailboxOf } from './mailbox-card.ts'
import { phrase } from '../../texts/say.ts'

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
  const fields = { startedAt: deps.clock(), startFrom: on.since, cursor: null, sweepAt: null }
  return await setState(deps, actor, organisation, on, 'started', { $set: { ...running(deps), ...fields } })
}

/**
 * Reads again from `since` on: a new round, in which what the ledger knows changes nothing. Never leaves alone what was to be
 * read so far. Whoever polls it right now stops at the next page. Throws `ConflictError`, `NotFoundError`.
 */
export async function readMailboxAgain(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  on: OnMailbox & { readonly since: Date },
): Promise<Mailbox> {
  const { startFrom } = await mailboxOf(deps, organisation, on.mailboxId)
  const from = startFrom < on.since ? startFrom : on.since
  const fields = { startFrom: from, cursor: null, coveredRow: null, sweepAt: null, lease: null, pollAt: deps.clock() }
  return await setState(deps, actor, organisation, on, 'read again', { $set: fields })
}

/** Whoever polls it right now stops at the next page. Throws `ConflictError`, `NotFoundError`. */
export async function pauseMailbox(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  on: OnMailbox,
): Promise<Mailbox> {
  return await setState(deps, actor, organisation, on, 'paused', {
    $set: { state: 'paused', runningSince: null, lease: null, 'notices.tendAt': deps.clock() },
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
  return { state: 'running', runningSince: now, pollAt: now, 'notices.tendAt': now } as const
}

async function setState(
  deps: RunDeps,
  actor: Person,
  organisation: Organisation,
  { mailboxId, revision }: OnMailbox,
  done: 'started' | 'paused' | 'resumed' | 'read again',
  update: Update<Mailbox>,
): Promise<Mailbox> {
  const before = done === 'paused' || done === 'read again' ? 'running' : 'paused'
  const saved = await deps.documents.mailboxes.updateIf(
    { _id: mailboxId, organisationId: organisation._id, revision, state: before },
    { ...update, $inc: { revision: 1 } },
  )
  if (!saved) {
    const { address } = await mailboxOf(deps, organisation, mailboxId)
    throw new ConflictError({
      message: `Mailbox '${mailboxId}' was changed by somebody else`,
      forPerson: phrase('mailbox.changed', { address }),
    })
  }
  const changes = [
    ...(saved.state === before ? [] : [{ field: 'state', before, after: saved.state }]),
    ...(done === 'started' || done === 'read again'
      ? [{ field: 'startFrom', before: '', after: saved.startFrom.toISOString() }]
      : []),
  ]
  await recordAudit(deps, actor, organisation, {
    action: `mailbox.${done.replace(' ', '-')}`,
    subject: saved.address,
    changes,
  })
  return saved
}
