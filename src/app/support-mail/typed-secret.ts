// Keeping and opening a client secret that was typed into a form which could not be saved yet.
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'

type TypedSecretDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'secrets'>

/** The form that it was typed into. */
export interface SecretForm {
  readonly actor: Person
  readonly organisationId: string
  readonly mailboxId: string | null
  /** What an earlier answer to this form kept; `null` when nothing was typed yet. */
  readonly typedSecretId: string | null
}

const KEPT_MS = 3_600_000

/** Keeps it in place of what the form had, and answers with its id. */
export async function keepTypedSecret(deps: TypedSecretDeps, form: SecretForm, clearSecret: string): Promise<string> {
  const _id = deps.newId()
  const { actor, organisationId, mailboxId } = form
  await deps.documents.typedSecrets.insert({
    _id,
    personId: actor._id,
    organisationId,
    mailboxId,
    clientSecret: deps.secrets.seal(clearSecret, typedSecretPlace(_id)),
    typedAt: deps.clock(),
  })
  await forgetTypedSecret(deps, form)
  return _id
}

/** In clear; `null` when there is none, it is too old, or it was typed by somebody else or elsewhere. */
export async function openTypedSecret(deps: TypedSecretDeps, form: SecretForm): Promise<string | null> {
  if (form.typedSecretId === null) return null
  const typed = await deps.documents.typedSecrets.findOne({
    ...filterOf(form),
    typedAt: { $gt: new Date(deps.clock().getTime() - KEPT_MS) },
  })
  return typed ? deps.secrets.open(typed.clientSecret, typedSecretPlace(typed._id)) : null
}

export async function forgetTypedSecret(deps: Pick<Deps, 'documents'>, form: SecretForm): Promise<void> {
  if (form.typedSecretId !== null) await deps.documents.typedSecrets.delete(filterOf(form))
}

export function typedSecretPlace(id: string): string {
  return `typed-secret/${id}/client-secret`
}

function filterOf({ actor, organisationId, mailboxId, typedSecretId }: SecretForm) {
  return { _id: typedSecretId ?? '', personId: actor._id, organisationId, mailboxId }
}
