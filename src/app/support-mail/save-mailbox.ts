// Connecting a mailbox and editing one: checked, tried before Microsoft, and only then stored.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { checkSecret } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { NO_NOTICES } from '../../domain/mailbox/notices.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import { routingChanges } from '../configuration/read-pieces.ts'
import type { Deps } from '../deps.ts'
import { endNotices } from '../notices/end-notices.ts'
import { secretPlace } from './open-mailbox.ts'
import { changeTexts } from '../views/audit-words.ts'
import type { Banner } from '../views/form-view.ts'
import { checkMailbox, type MailboxFields } from './check-mailbox.ts'
import { failedBy, testMailbox, type LiveTest } from './live-test.ts'
import { inputOf, type MailboxFormState, type MailboxInput, type MailboxPart } from './mailbox-form.ts'
import { forgetTypedSecret, keepTypedSecret, openTypedSecret } from './typed-secret.ts'
import { say } from '../../texts/say.ts'

export type SaveDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'secrets' | 'provider' | 'log'>

export interface WantedMailbox {
  /** `null` connects a new one. */
  readonly mailboxId: string | null
  readonly revision: number | null
  readonly part: MailboxPart
  readonly typedSecretId: string | null
  /** Stores it, paused, without a test. */
  readonly anyway: boolean
  readonly input: MailboxInput
}

/** `test` is `null` when none was made: nothing that it would be about has changed, or it was not wanted. */
export type SavedMailbox =
  { readonly saved: Mailbox; readonly test: LiveTest | null } | { readonly form: MailboxFormState }

const NO_HEALTH: Mailbox['health'] = { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 }

/** Saves it, or answers with the form's next state: what is wrong, and everything that was entered. */
export async function saveMailbox(
  deps: SaveDeps,
  actor: Person,
  organisation: Organisation,
  wanted: WantedMailbox,
): Promise<SavedMailbox> {
  const { mailboxes } = deps.documents
  const { mailboxId, input } = wanted
  const place = { organisationId: organisation._id, mailboxId, typedSecretId: wanted.typedSecretId }
  const found =
    mailboxId === null ? null : await mailboxes.findOne({ _id: mailboxId, organisationId: organisation._id })
  const before = found ?? null
  const typed = checkSecret(input.clientSecret)
  const secret = 'value' in typed ? typed.value : await openTypedSecret(deps, { actor, ...place })

  const form = async (next: Partial<MailboxFormState>): Promise<SavedMailbox> => ({
    form: {
      ...{ part: wanted.part, mailbox: before, input, errors: {}, banner: null, steps: [] },
      typedSecretId: await keepSecret(),
      ...next,
    },
  })
  if (found === undefined) {
    return form({
      part: 'all',
      banner: { tone: 'problem', text: say('mailbox.saving.removed') },
    })
  }
  const checked = await checkMailbox(deps, organisation, before, input)
  const isGone = wanted.typedSecretId !== null
  const missing = secret === null && (before === null || wanted.part === 'secret' || isGone)
  const errors = {
    ...(missing
      ? {
          clientSecret: say(isGone ? 'mailbox.wrong.secretForgotten' : 'mailbox.wrong.secretMissing'),
        }
      : {}),
    ...('errors' in checked ? checked.errors : {}),
  }
  if ('errors' in checked || missing) {
    const isElsewhere = Object.keys(errors).some((id) => id !== 'clientSecret' && id !== 'secretExpiresOn')
    return form({ errors, part: isElsewhere ? 'all' : wanted.part })
  }
  const { fields } = checked
  const isTried = !wanted.anyway && (secret !== null || before === null || isOtherAccess(before, fields))
  const test = isTried ? await tryIt(before, fields, secret) : null
  if (test?.passed === false) {
    return form({ steps: test.steps, banner: { tone: 'problem', text: say('mailbox.saving.failed') } })
  }
  try {
    const saved = before === null ? await add(fields, secret ?? '') : await change(before, fields, secret)
    if (!saved) return await form({ banner: await changedMeanwhile(deps, organisation, before) })
    if (before !== null && isOtherSubscriber(before, fields)) await endNotices(deps, before)
    await forgetTypedSecret(deps, { actor, ...place })
    await recordAudit(deps, actor, organisation, {
      action: `mailbox.${before === null ? 'added' : 'changed'}`,
      subject: saved.address,
      changes: differences(before === null ? {} : auditOf(before, false), auditOf(saved, secret !== null), [
        'clientSecret',
      ]),
      ...(before === null ? {} : { pieces: routingChanges(before, saved) }),
    })
    return { saved, test }
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    return form({ errors: { address: say('mailbox.wrong.connected') } })
  }

  /** For the next Save of the same form. */
  async function keepSecret(): Promise<string | null> {
    if ('value' in typed) return await keepTypedSecret(deps, { actor, ...place }, typed.value)
    return secret === null ? null : wanted.typedSecretId
  }

  async function tryIt(stored: Mailbox | null, to: MailboxFields, clear: string | null): Promise<LiveTest> {
    try {
      const { address, tenantId, clientId, foreignAddress } = to
      const clientSecret = clear ?? (stored ? deps.secrets.open(stored.clientSecret, secretPlace(stored._id)) : '')
      const client = deps.provider.open({ address, tenantId, clientId, clientSecret })
      return await testMailbox(client, foreignAddress)
    } catch (error) {
      return failedBy(error)
    }
  }

  async function add(to: MailboxFields, clear: string): Promise<Mailbox> {
    const _id = deps.newId()
    const now = deps.clock()
    const mailbox: Mailbox = {
      _id,
      organisationId: organisation._id,
      ...to,
      clientSecret: deps.secrets.seal(clear, secretPlace(_id)),
      ...{
        state: 'paused',
        startedAt: null,
        runningSince: null,
        startFrom: now,
        cursor: null,
        coveredRow: null,
        pollAt: now,
        tendAt: now,
        lease: null,
        underWay: null,
      },
      ...{ learntAddresses: [], health: NO_HEALTH, notices: NO_NOTICES, revision: 1 },
    }
    await mailboxes.insert(mailbox)
    return mailbox
  }

  async function change(from: Mailbox, to: MailboxFields, clear: string | null): Promise<Mailbox | undefined> {
    // Another address is another mailbox: the place in the old one means nothing there.
    const isMoved = from.address !== to.address
    return await mailboxes.updateIf(
      { _id: from._id, organisationId: organisation._id, revision: wanted.revision ?? 0 },
      {
        $set: {
          ...to,
          ...(clear === null ? {} : { clientSecret: deps.secrets.seal(clear, secretPlace(from._id)) }),
          ...(isMoved
            ? { startedAt: null, cursor: null, coveredRow: null, sweepAt: null, learntAddresses: [], health: NO_HEALTH }
            : {}),
          tendAt: deps.clock(),
          ...(isOtherSubscriber(from, to) ? { notices: NO_NOTICES } : { 'notices.tendAt': deps.clock() }),
          ...(isMoved || wanted.anyway ? { state: 'paused', runningSince: null, lease: null } : {}),
          ...(isTried ? { pollAt: deps.clock() } : {}),
        },
        $inc: { revision: 1 },
      },
    )
  }
}

/** What one app asked for, for one mailbox, another app cannot prolong. */
function isOtherSubscriber(before: Mailbox, fields: MailboxFields): boolean {
  const whose = ['address', 'tenantId', 'clientId'] as const
  return whose.some((key) => before[key] !== fields[key])
}

function isOtherAccess(before: Mailbox, fields: MailboxFields): boolean {
  const access = ['address', 'tenantId', 'clientId', 'foreignAddress'] as const
  return access.some((key) => before[key] !== fields[key])
}

function auditOf(mailbox: Mailbox, isNewSecret: boolean): Record<string, unknown> {
  return { ...inputOf(mailbox), clientSecret: isNewSecret ? 'changed' : '', state: mailbox.state }
}

/** Who changed what is in the audit log, which also holds what this person may see. */
async function changedMeanwhile(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  before: Mailbox | null,
): Promise<Banner> {
  const [last] = await deps.documents.audit.find(
    { organisationPath: organisation._id, organisationId: organisation._id, subject: before?.address ?? '' },
    { sort: { at: -1 }, limit: 1 },
  )
  if (!last) return { tone: 'warning', text: say('mailbox.saving.changed') }
  const { name } = last.by
  const what = changeTexts(last).join('; ')
  return {
    tone: 'warning',
    text: what === '' ? say('mailbox.saving.changedBy', { name }) : say('mailbox.saving.changedWhat', { name, what }),
  }
}
