// “Is this an answer to #12?”: what a customer wrote in their chat while a ticket of theirs waits for them.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { textField } from '../customers/open-ticket-form.ts'
import type { FormView } from './form-view.ts'
import { subjectText } from './removed-view.ts'
import { viewButton } from './view-button.ts'

/** `tickets`: at least one. `key` names the message. */
export function answerOrNewView(
  tickets: readonly Pick<Ticket, '_id' | 'number' | 'subject'>[],
  { text, key, error = null }: { readonly text: string; readonly key: string; readonly error?: string | null },
): FormView {
  const [first] = tickets
  const isOne = tickets.length === 1 && first !== undefined
  return {
    ...{ card: 'form', organisation: null, steps: [] },
    title: isOne ? say('placing.isAnswer', { number: first.number }) : say('placing.isAnswerToOne'),
    lead: isOne ? subjectText(first.subject) : '',
    banner: error === null ? null : { tone: 'warning', text: error },
    facts: isOne ? [] : tickets.map(({ number, subject }) => ({ title: `#${number}`, value: subjectText(subject) })),
    fields: [textField(text, say('placing.yourMessage'), null)],
    buttons: [
      ...tickets.map(({ _id, number }) =>
        viewButton(say('placing.addTo', { number }), 'chat.add', { ticketId: _id, messageKey: key }, 'positive', true),
      ),
      viewButton(say('placing.openNew'), 'chat.new', { messageKey: key }, 'default', true),
    ],
  }
}
