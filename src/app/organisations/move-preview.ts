// What a move does, said before it is done.
import { InvalidInputError } from '../../domain/errors.ts'
import { isWithin, kindBelow, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { phrase, say } from '../../texts/say.ts'
import { KIND_WORDS } from '../catalogue/kinds.ts'
import { settingText, settingTitle } from '../configuration/setting-words.ts'
import type { Deps } from '../deps.ts'
import type { FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { moveEffects, type ComingAndGoing, type MoveEffects } from './move-effects.ts'
import { organisationFor } from './organisation-access.ts'
import { movableOrganisation } from './organisation-rights.ts'

const MOST_NAMES = 6

/** Of the right kind, in use, and not below itself. */
export function mayStandBelow(organisation: Organisation, parent: Organisation): boolean {
  return parent.active && kindBelow(parent.kind) === organisation.kind && !isWithin(parent, organisation._id)
}

/** Both ends of a move that may be made. Throws `NotFoundError`, `RefusedError`, `InvalidInputError`. */
export async function placesOfMove(
  documents: Pick<Deps['documents'], 'organisations'>,
  actor: Person,
  { organisationId, parentId }: { readonly organisationId: string; readonly parentId: string },
): Promise<{ readonly organisation: Organisation; readonly parent: Organisation; readonly target: Organisation }> {
  const { organisation, parent } = await movableOrganisation(documents, actor, organisationId)
  const target = await organisationFor(documents, actor, 'manage-organisations', parentId)
  if (target._id === parent._id || mayStandBelow(organisation, target)) return { organisation, parent, target }
  throw new InvalidInputError({
    message: `Organisation '${organisation._id}' cannot stand below '${target._id}'`,
    forPerson: phrase('organisations.move.wrongKind', { kind: organisation.kind, target: target.name }),
  })
}

/** Throws as `placesOfMove` does. */
export async function movePreview(
  deps: Pick<Deps, 'documents' | 'settings'>,
  actor: Person,
  wanted: { readonly organisationId: string; readonly parentId: string; readonly revision: number },
): Promise<FormView> {
  const { organisation, parent, target } = await placesOfMove(deps.documents, actor, wanted)
  const moved = { ...organisation, parentId: target._id, path: [...target.path, target._id] }
  const effects = await moveEffects(deps, organisation, moved)
  const above = await deps.documents.organisations.find({ _id: { $in: [...organisation.path, ...moved.path] } })
  const { organisationId, revision, parentId } = wanted
  return {
    card: 'form',
    title: say('organisations.move.title', { kind: organisation.kind }),
    organisation: organisation.name,
    lead: say('organisations.move.previewLead', {
      ...{ name: organisation.name, from: parent.name, to: target.name },
      organisations: effects.organisations,
    }),
    banner: null,
    steps: [],
    facts: [
      { title: say('organisations.move.countOrganisations'), value: String(effects.organisations) },
      { title: say('organisations.move.countTickets'), value: String(effects.tickets) },
      { title: say('organisations.move.countRerouted'), value: reroutedText(effects) },
      ...(effects.unrouted === 0
        ? []
        : [{ title: say('organisations.move.countUnrouted'), value: String(effects.unrouted) }]),
    ],
    preview: linesOf(effects, actor, above).join('\n'),
    fields: [],
    buttons: [
      viewButton(
        ...([say('organisations.move.button'), 'organisation.move'] as const),
        { organisationId, revision, parentId },
        'positive',
      ),
      viewButton(say('organisations.back'), 'organisation.move-form', { organisationId }),
    ],
  }
}

function reroutedText({ rerouted, channel }: MoveEffects): string {
  if (rerouted === 0) return String(rerouted)
  return channel === null
    ? say('organisations.move.toNoChannel', { count: rerouted })
    : say('organisations.move.toChannel', { count: rerouted, team: channel.teamName, channel: channel.name })
}

function linesOf(effects: MoveEffects, actor: Person, above: readonly Organisation[]): readonly string[] {
  const nameOf = (id: string | null): string => above.find(({ _id }) => _id === id)?.name ?? ''
  const settings = effects.settings.map(({ before: { id, value }, after }) => {
    const change = { title: settingTitle(id), before: settingText(id, value), after: settingText(id, after.value) }
    return after.fixedBy === null
      ? say('configuration.line.setting', change)
      : say('organisations.move.fixed', { ...change, name: nameOf(after.fixedBy) })
  })
  const lists = [
    ...effects.items.flatMap((item) => comingLines(say('catalogue.title', { kind: KIND_WORDS[item.kind] }), item)),
    ...comingLines(say('configuration.rules'), effects.rules),
  ]
  const people = [
    ...peopleLine('gone', effects.people.gone, actor, above),
    ...peopleLine('come', effects.people.come, actor, above),
  ]
  const lines = [...settings, ...lists, ...people]
  return lines.length === 0 ? [say('organisations.move.nothingElse')] : lines
}

function comingLines(title: string, { gone, come }: ComingAndGoing): readonly string[] {
  return [
    ...(gone.length === 0 ? [] : [say('organisations.move.gone', { title, names: namesText(gone) })]),
    ...(come.length === 0 ? [] : [say('organisations.move.come', { title, names: namesText(come) })]),
  ]
}

/** Who works where the person has nothing to say is only counted. */
function peopleLine(
  does: 'gone' | 'come',
  people: readonly Person[],
  actor: Person,
  above: readonly Organisation[],
): readonly string[] {
  if (people.length === 0) return []
  const isKnown = ({ memberships }: Person): boolean =>
    above.some(
      (one) =>
        may(actor.memberships, 'manage-people', one) &&
        memberships.some(({ organisationId }) => organisationId === one._id),
    )
  const known = people.filter(isKnown).map(({ name }) => name)
  const rest = people.length - known.length
  const named = known.length === 0 ? [] : [namesText(known)]
  const counted = rest === 0 ? [] : [say('organisations.move.others', { count: rest })]
  return [say('organisations.move.people', { does, count: people.length, names: [...named, ...counted].join(', ') })]
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES
    ? say('configuration.force.names', { names: shown, count: names.length - MOST_NAMES })
    : shown
}
