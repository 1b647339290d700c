// Which other organisation is meant: to compare with, or to copy from.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationFor, organisationsWith } from '../organisations/organisation-access.ts'
import type { FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

/** Throws `NotFoundError` unless the person may configure it. */
export async function chooseOtherForm(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  organisationId: string,
  to: 'compare' | 'copy',
): Promise<FormView> {
  const organisation = await organisationFor(deps.documents, actor, 'configure', organisationId)
  const all = await organisationsWith(deps.documents, actor, 'configure')
  const others = all.filter(({ _id }) => _id !== organisationId)
  const title = say(to === 'compare' ? 'configuration.compare.title' : 'configuration.copy.title')
  const verb = to === 'compare' ? 'configuration.compare' : 'configuration.copy-areas'
  const go = say(to === 'compare' ? 'configuration.compare.do' : 'configuration.copy.next')
  const data = { organisationId }
  return {
    card: 'form',
    title,
    organisation: organisation.name,
    lead:
      others.length === 0
        ? say('configuration.other.none')
        : say(to === 'compare' ? 'configuration.compare.which' : 'configuration.copy.which', {
            name: organisation.name,
          }),
    banner: null,
    steps: [],
    facts: [],
    fields: others.length === 0 ? [] : [otherField(others, organisation)],
    buttons: [
      ...(others.length === 0 ? [] : [viewButton(go, verb, data, 'positive', true)]),
      viewButton(say('menu.back'), 'configuration.settings', { ...data, page: 1 }),
    ],
  }
}

/** Those that stand beside it come first: they are the likeliest. */
function otherField(others: readonly Organisation[], { parentId, kind }: Organisation): FormField {
  const nearness = (one: Organisation): number =>
    one.parentId === parentId && one.kind === kind ? 0 : one.kind === kind ? 1 : 2
  return {
    id: 'otherId',
    label: say('menu.organisation'),
    hint: '',
    error: null,
    required: true,
    kind: 'choice',
    value: '',
    choices: others.toSorted((a, b) => nearness(a) - nearness(b)).map(({ _id, name }) => ({ id: _id, title: name })),
  }
}
