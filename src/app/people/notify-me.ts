// Where an agent is told that a ticket of theirs needs them: in the thread of its card, in their chat with the bot, or not at all.
import { RefusedError } from '../../domain/errors.ts'
import { NOTIFY_PLACES, type NotifyWhere, type Person } from '../../domain/organisation/person.ts'
import { rootsOf } from '../../domain/organisation/rights.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

const TITLES: Readonly<Record<NotifyWhere, string>> = {
  thread: 'By a mention under the ticket’s card',
  chat: 'In our personal chat',
  none: 'Not at all',
}

/** Throws `RefusedError` for those who can have no ticket. */
export function notifyForm(actor: Person, banner: Banner | null = null): FormView {
  refuseOthers(actor)
  return {
    ...{ card: 'form', title: 'News of your tickets', organisation: null, banner, steps: [], facts: [] },
    lead: 'This is for when someone assigns you a ticket, a customer replies to one of yours, or one is overdue.',
    fields: [
      {
        ...{ id: 'where', kind: 'choice', label: 'I tell you', error: null, required: true, value: actor.notify },
        hint: `With “${TITLES.chat}”: if I cannot reach you there, I mention you under the ticket’s card.`,
        choices: NOTIFY_PLACES.map((id) => ({ id, title: TITLES[id] })),
      },
    ],
    buttons: [viewButton('Save', 'notify.save', {}, 'positive', true)],
  }
}

/** Answers with the form, which says what holds now. Throws `RefusedError`. */
export async function saveNotify(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  notify: NotifyWhere,
): Promise<FormView> {
  refuseOthers(actor)
  const saved = await documents.people.updateIf({ _id: actor._id }, { $set: { notify } })
  const text: Readonly<Record<NotifyWhere, string>> = {
    thread: 'Saved. I will mention you under the ticket’s card.',
    chat: 'Saved. I will write to you in our personal chat.',
    none: 'Saved. I will not tell you about your tickets. You can change that here at any time.',
  }
  return notifyForm(saved ?? { ...actor, notify }, { tone: 'good', text: text[notify] })
}

function refuseOthers({ _id, memberships }: Person): void {
  if (rootsOf(memberships, 'work-tickets').length > 0) return
  throw new RefusedError({
    message: `Person '${_id}' is no agent and is told of nothing`,
    forPerson: 'Only agents and administrators get news of tickets. Ask an administrator to make you an agent.',
  })
}
