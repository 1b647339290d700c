// Where a customer is told of their own tickets: in their chat with the bot, by email, in both, or not at all.
import type { NewsBy, Person } from '../../domain/organisation/person.ts'
import { NEWS_PLACES } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

const TITLES: Readonly<Record<NewsBy, TextKey>> = {
  chat: 'people.news.chat',
  email: 'people.news.email',
  both: 'people.news.both',
  none: 'people.news.none',
}

const SAVED: Readonly<Record<NewsBy, TextKey>> = {
  chat: 'people.news.savedChat',
  email: 'people.news.savedEmail',
  both: 'people.news.savedBoth',
  none: 'people.news.savedNone',
}

export function newsByForm({ newsBy }: Person, banner: Banner | null = null): FormView {
  return {
    ...{ card: 'form', title: say('people.news.title'), organisation: null, banner, steps: [], facts: [] },
    lead: say('people.news.lead'),
    fields: [
      {
        ...{
          id: 'where',
          kind: 'choice',
          label: say('people.news.label'),
          error: null,
          required: true,
          value: newsBy ?? '',
        },
        hint: newsBy === undefined ? say('people.news.hint') : '',
        choices: NEWS_PLACES.map((id) => ({ id, title: say(TITLES[id]) })),
      },
    ],
    buttons: [viewButton(say('people.save'), 'notify.save-mine', {}, 'positive', true)],
  }
}

/** Answers with the form, which says what holds now. */
export async function saveNewsBy(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  newsBy: NewsBy,
): Promise<FormView> {
  const saved = await documents.people.updateIf({ _id: actor._id }, { $set: { newsBy } })
  return newsByForm(saved ?? { ...actor, newsBy }, { tone: 'good', text: say(SAVED[newsBy]) })
}
