// Where a customer is told of their own tickets: in their chat with the bot, by email, in both, or not at all.
import type { NewsBy, Person } from '../../domain/organisation/person.ts'
import { NEWS_PLACES } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

const TITLES: Readonly<Record<NewsBy, string>> = {
  chat: 'In our personal chat',
  email: 'By email',
  both: 'In our personal chat and by email',
  none: 'Only what our team writes to me',
}

const SAVED: Readonly<Record<NewsBy, string>> = {
  chat: 'Saved. I will tell you here, and send you no automatic emails.',
  email: 'Saved. I will tell you nothing here. Replies to your emails come by email.',
  both: 'Saved. I will tell you here, and emails come as well.',
  none: 'Saved. You only get what our team writes to you. You can change that here at any time.',
}

export function newsByForm({ newsBy }: Person, banner: Banner | null = null): FormView {
  return {
    ...{ card: 'form', title: 'News of your tickets', organisation: null, banner, steps: [], facts: [] },
    lead: 'This is for when we received your request, someone looks after it, we wait for you, or it is resolved.',
    fields: [
      {
        ...{ id: 'where', kind: 'choice', label: 'Tell me', error: null, required: true, value: newsBy ?? '' },
        hint: newsBy === undefined ? 'Until you choose, I tell you here what no email tells you.' : '',
        choices: NEWS_PLACES.map((id) => ({ id, title: TITLES[id] })),
      },
    ],
    buttons: [viewButton('Save', 'notify.save-mine', {}, 'positive', true)],
  }
}

/** Answers with the form, which says what holds now. */
export async function saveNewsBy(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  newsBy: NewsBy,
): Promise<FormView> {
  const saved = await documents.people.updateIf({ _id: actor._id }, { $set: { newsBy } })
  return newsByForm(saved ?? { ...actor, newsBy }, { tone: 'good', text: SAVED[newsBy] })
}
