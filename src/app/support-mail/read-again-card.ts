// The card that asks from which day on a mailbox is to be read again.
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { say } from '../../texts/say.ts'

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
    title: say('mailbox.readAgain.title', { address: mailbox.address }),
    organisation: organisation.name,
    lead: say('mailbox.readAgain.lead'),
    banner: null,
    steps: [],
    facts: [],
    fields: [
      {
        ...{ id: 'date', label: say('mailbox.readAgain.from'), hint: say('mailbox.readAgain.hint'), required: true },
        ...{ error: entered?.problem ?? null, kind: 'date', value: entered?.date ?? dayText(now) },
      },
    ],
    buttons: [
      viewButton(
        say('mailbox.readAgain.send'),
        'mailbox.read-again',
        { ...on, revision: mailbox.revision },
        'positive',
        true,
      ),
      viewButton(say('mailbox.back'), 'mailbox.open', on),
    ],
  }
}
