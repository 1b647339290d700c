// Where an agent is told that a ticket of theirs needs them: in the thread of its card, in their chat with the bot, or not at all.
import { RefusedError } from '../../domain/errors.ts'
import { NOTIFY_PLACES, type NotifyWhere, type Person } from '../../domain/organisation/person.ts'
import { rootsOf } from '../../domain/organisation/rights.ts'
import { phrase, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

const TITLES: Readonly<Record<NotifyWhere, TextKey>> = {
  thread: 'people.notify.thread',
  chat: 'people.notify.chat',
  none: 'people.notify.none',
}

const SAVED: Readonly<Record<NotifyWhere, TextKey>> = {
  thread: 'people.notify.savedThread',
  chat: 'people.notify.savedChat',
  none: 'people.notify.savedNone',
}

/** Throws `RefusedError` for those who can have no ticket. */
export function notifyForm(actor: Person, banner: Banner | null = null): FormView {
  refuseOthers(actor)
  return {
    ...{ card: 'form', title: say('people.notify.title'), organisation: null, banner, steps: [], facts: [] },
    lead: say('people.notify.lead'),
    fields: [
      {
        ...{
          id: 'where',
          kind: 'choice',
          label: say('people.notify.label'),
          error: null,
          required: true,
          value: actor.notify,
        },
        hint: say('people.notify.hint'),
        choices: NOTIFY_PLACES.map((id) => ({ id, title: say(TITLES[id]) })),
      },
    ],
    buttons: [viewButton(say('people.save'), 'notify.save', {}, 'positive', true)],
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
  return notifyForm(saved ?? { ...actor, notify }, { tone: 'good', text: say(SAVED[notify]) })
}

function refuseOthers({ _id, memberships }: Person): void {
  if (rootsOf(memberships, 'work-tickets').length > 0) return
  throw new RefusedError({
    message: `Person '${_id}' is no agent and is told of nothing`,
    forPerson: phrase('people.notify.noAgent'),
  })
}
