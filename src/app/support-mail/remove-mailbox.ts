// Removing a mailbox: first what that means, then the deed.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { ownerKey } from '../mail-room/owner.ts'
import type { FormView } from '../views/form-view.ts'
import { sayMailboxGone, unsentReplies } from './unsent-replies.ts'
import { mailboxOf } from './mailbox-card.ts'
import { viewButton } from '../views/view-button.ts'

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
    title: `Remove ${mailbox.address}?`,
    organisation: organisation.name,
    lead: `Its tickets stay as they are, but email replies to them no longer arrive. The emails stay in the mailbox; its settings, rules and secret are deleted here.${unsentText(unsent.count)}`,
    banner: null,
    steps: [],
    facts: [
      { title: 'Tickets from it', value: String(tickets) },
      { title: 'Not resolved yet', value: String(open) },
      ...(unsent.count === 0 ? [] : [{ title: 'Replies not sent yet', value: unsentPlaces(unsent) }]),
    ],
    fields: [],
    buttons: [viewButton('Remove', 'mailbox.remove', on, 'destructive'), viewButton('Keep it', 'mailbox.open', on)],
  }
}

function unsentText(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' One reply that an agent wrote has not been sent yet, and never will be: its ticket’s card will say so.'
    : ` ${count} replies that agents wrote have not been sent yet, and never will be: their tickets’ cards will say so.`
}

const NUMBERS_SHOWN = 5

function unsentPlaces({ count, tickets }: Awaited<ReturnType<typeof unsentReplies>>): string {
  const shown = tickets.slice(0, NUMBERS_SHOWN).map((number) => `#${number}`)
  const more = tickets.length - shown.length
  return `${count} (${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')})`
}

/** Answers with the address. Whoever polls it stops at the next page. Throws `NotFoundError`. */
export async function removeMailbox(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
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
  ])
  await sayMailboxGone(deps, mailboxId)
  await writeOffWaiting(deps, mailboxId)
  return address
}

/** Nobody will work them any more, so nothing may go on counting them as waiting. */
async function writeOffWaiting({ documents }: Pick<Deps, 'documents'>, mailboxId: string): Promise<void> {
  const reason = 'The mailbox was removed before this email was handled.'
  for (;;) {
    const rows = await documents.ledger.find({ mailboxId, dueAt: { $ne: null } }, { limit: BATCH })
    if (rows.length === 0) return
    await documents.ledger.updateEach(
      rows.map(({ _id }) => ({ filter: { _id }, update: { $set: { state: 'ignored', reason, dueAt: null } } })),
    )
  }
}
