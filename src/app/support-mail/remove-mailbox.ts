// Removing a mailbox: first what that means, then the deed.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { forgetBefore } from '../intake/inbox-before.ts'
import { endNotices } from '../notices/end-notices.ts'
import { ownerKey } from '../mail-room/owner.ts'
import type { FormView } from '../views/form-view.ts'
import { sayMailboxGone, unsentReplies } from './unsent-replies.ts'
import { mailboxOf } from './mailbox-card.ts'
import { viewButton } from '../views/view-button.ts'
import { phrase, say } from '../../texts/say.ts'

/** How many waiting mails are written off at once. */
const BATCH = 500

export async function askRemoveMailbox(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
  mailbox: Mailbox,
): Promise<FormView> {
  const mailboxId = mailbox._id
  const [tickets, open, unsent] = await Promise.all([
    documents.tickets.count({ mailboxId }),
    documents.tickets.count({ mailboxId, status: { $in: ['new', 'open', 'waiting'] } }),
    unsentReplies({ documents }, mailboxId),
  ])
  const on = { organisationId: organisation._id, mailboxId }
  return {
    card: 'form',
    title: say('mailbox.removal.title', { address: mailbox.address }),
    organisation: organisation.name,
    lead: say('mailbox.removal.lead', { unsent: unsent.count }),
    banner: null,
    steps: [],
    facts: [
      { title: say('mailbox.removal.tickets'), value: String(tickets) },
      { title: say('mailbox.removal.unresolved'), value: String(open) },
      ...(unsent.count === 0 ? [] : [{ title: say('mailbox.removal.unsent'), value: unsentPlaces(unsent) }]),
    ],
    fields: [],
    buttons: [
      viewButton(say('mailbox.remove'), 'mailbox.remove', on, 'destructive'),
      viewButton(say('mailbox.removal.keep'), 'mailbox.open', on),
    ],
  }
}

const NUMBERS_SHOWN = 5

function unsentPlaces({ count, tickets }: Awaited<ReturnType<typeof unsentReplies>>): string {
  const shown = tickets.slice(0, NUMBERS_SHOWN).map((number) => `#${number}`)
  const more = tickets.length - shown.length
  const places = shown.join(', ')
  return more > 0
    ? say('mailbox.removal.morePlaces', { count, places, more })
    : say('mailbox.removal.places', { count, places })
}

/** Answers with the address. Whoever polls it stops at the next page. Throws `NotFoundError`. */
export async function removeMailbox(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery' | 'provider' | 'secrets' | 'log'>,
  actor: Person,
  organisation: Organisation,
  mailboxId: string,
): Promise<string> {
  const mailbox = await mailboxOf(deps, organisation, mailboxId)
  const { address } = mailbox
  const removed = await deps.documents.mailboxes.delete({ _id: mailboxId, organisationId: organisation._id })
  if (removed > 0) {
    await recordAudit(deps, actor, organisation, { action: 'mailbox.removed', subject: address, changes: [] })
  }
  const owner = ownerKey({ organisation, mailbox })
  await Promise.all([
    deps.documents.mailSettings.delete({ _id: owner }),
    deps.documents.mailRules.delete({ _id: owner }),
    deps.documents.sweeps.delete({ _id: mailboxId }),
    forgetBefore(deps, mailboxId),
  ])
  await endNotices(deps, mailbox)
  await sayMailboxGone(deps, mailboxId)
  await writeOffWaiting(deps, mailboxId)
  return address
}

/** Nobody will work them any more, so nothing may go on counting them as waiting. */
async function writeOffWaiting({ documents }: Pick<Deps, 'documents'>, mailboxId: string): Promise<void> {
  const reason = phrase('log.reason.mailboxRemoved')
  for (;;) {
    const rows = await documents.ledger.find({ mailboxId, dueAt: { $ne: null } }, { limit: BATCH })
    if (rows.length === 0) return
    await documents.ledger.updateEach(
      rows.map(({ _id }) => ({ filter: { _id }, update: { $set: { state: 'ignored', reason, dueAt: null } } })),
    )
  }
}
