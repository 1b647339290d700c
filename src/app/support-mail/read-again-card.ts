// The card that asks from which day on a mailbox is to be read again.
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

/** `entered` with its `problem`, when it was sent and is wrong. */
export function readAgainCard(
  organisation: Organisation,
  mailbox: Mailbox,
  now: Date,
  entered: { readonly date: string; readonly problem: string } | null = null,
): FormView {
  const on = { organisationId: organisation._id, mailboxId: mailbox._id }
  return {
    card: 'form',
    title: `Read ${mailbox.address} again`,
    organisation: organisation.name,
    lead: 'Use this when emails are missing, for example after a backup was restored. Emails that Frontdesk already knows stay as they are; the others become tickets. Emails from before the mailbox was first started get no automatic reply.',
    banner: null,
    steps: [],
    facts: [],
    fields: [
      {
        ...{ id: 'date', label: 'Read again from', hint: 'The day starts at midnight UTC.', required: true },
        ...{ error: entered?.problem ?? null, kind: 'date', value: entered?.date ?? dayText(now) },
      },
    ],
    buttons: [
      viewButton('Read again', 'mailbox.read-again', { ...on, revision: mailbox.revision }, 'positive', true),
      viewButton('Back', 'mailbox.open', on),
    ],
  }
}
