// What a person last looked at in their personal chat, and the filters they keep under names.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { EVERY_OPEN_TICKET, isSameFilter, type TicketFilter, type TicketViews } from './ticket-filter.ts'
import { nameKey } from '../../../domain/ticket/catalogue.ts'
import { cleanText } from '../../../domain/mail/clean-text.ts'

/** One person keeps no more filters under names. */
export const MOST_SAVED = 20
export const MAX_VIEW_NAME = 40

type ViewDeps = Pick<Deps, 'documents' | 'newId'>

export async function readViews({ documents }: Pick<Deps, 'documents'>, { _id }: Person): Promise<TicketViews> {
  return (await documents.ticketViews.findOne({ _id })) ?? { _id, last: EVERY_OPEN_TICKET, saved: [], revision: 0 }
}

/** The list that `tickets` shows next time. */
export async function rememberFilter(deps: Pick<Deps, 'documents'>, actor: Person, last: TicketFilter): Promise<void> {
  await changeViews(deps, actor, (views) => (isSameFilter(views.last, last) ? null : { ...views, last }))
}

/** Keeps the filter under the name; one of the same name gives way to it. Throws `InvalidInputError`. */
export async function saveView(
  deps: ViewDeps,
  actor: Person,
  typed: string,
  filter: TicketFilter,
): Promise<TicketViews> {
  const name = viewName(typed)
  return await changeViews(deps, actor, (views) => {
    const others = views.saved.filter((view) => nameKey(view.name) !== nameKey(name))
    if (others.length >= MOST_SAVED) throw tooMany()
    return { ...views, saved: [...others, { id: deps.newId(), name, filter }] }
  })
}

/** One that is not theirs, or no longer there, is passed over. */
export async function deleteView(deps: Pick<Deps, 'documents'>, actor: Person, viewId: string): Promise<TicketViews> {
  return await changeViews(deps, actor, (views) => {
    const saved = views.saved.filter(({ id }) => id !== viewId)
    return saved.length === views.saved.length ? null : { ...views, saved }
  })
}

/** `null` leaves them. Whoever was faster is read again. */
async function changeViews(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  decide: (views: TicketViews) => TicketViews | null,
): Promise<TicketViews> {
  const { ticketViews } = deps.documents
  for (;;) {
    const views = await readViews(deps, actor)
    const next = decide(views)
    if (next === null) return views
    const { _id, revision } = views
    const changed = { ...next, revision: revision + 1 }
    const { last, saved } = changed
    const isWritten =
      revision === 0
        ? (await ticketViews.insertNew([changed])).length > 0
        : await ticketViews.updateIf({ _id, revision }, { $set: { last, saved, revision: changed.revision } })
    if (isWritten) return changed
  }
}

function viewName(typed: string): string {
  const name = cleanText(typed.slice(0, 1_000)).replace(/\s+/gu, ' ')
  if (name === '') throw invalid('a view without a name', phrase('finding.views.noName'))
  if (name.length > MAX_VIEW_NAME) {
    throw invalid('a view with a long name', phrase('finding.views.longName', { most: MAX_VIEW_NAME }))
  }
  return name
}

function tooMany(): InvalidInputError {
  return invalid('one view too many', phrase('finding.views.tooMany', { most: MOST_SAVED }))
}

function invalid(what: string, forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message: `Somebody tried to save ${what}`, forPerson })
}
