// The buttons of the room of organisations.
import { z } from 'zod'
import { chooseOrganisation, organisationFor } from '../../app/organisations/organisation-access.ts'
import { moveForm, moveOrganisation } from '../../app/organisations/move-organisation.ts'
import { movePreview } from '../../app/organisations/move-preview.ts'
import { inputOf, organisationForm } from '../../app/organisations/organisation-form.ts'
import { addOrganisation, parentFor, saveOrganisation } from '../../app/organisations/save-organisation.ts'
import { deactivateForm, setOrganisationActive } from '../../app/organisations/set-organisation-active.ts'
import { showOrganisations } from '../../app/organisations/show-organisations.ts'
import { showMenu } from '../../app/show-menu.ts'
import type { Banner } from '../../app/views/form-view.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, Agreed, Entered, Id, MayChange, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

const revision = z.number().int().positive()
const On = z.object({ organisationId: Id })
const Target = z.object({ organisationId: Id.nullable(), parentId: Id.nullable() })

export const ORGANISATION_ACTIONS: Readonly<Record<string, Action>> = {
  'organisation.list': action(
    z.object({ page: z.number().int().positive().max(1000).default(1) }),
    async (turn, { page }) => await showOrganisations(turn.deps, turn.actor, servedHere(turn), { page }),
  ),
  'organisation.choose': action(On, async (turn, { organisationId }) => {
    const chosen = await chooseOrganisation(turn.deps.documents, turn.actor, organisationId)
    return await showMenu(turn.deps, chosen, servedHere(turn))
  }),
  'organisation.form': action(
    Target,
    async (turn, { organisationId, parentId }) =>
      organisationId === null
        ? await organisationForm(turn.deps, turn.actor, {
            organisation: null,
            parent: await parentFor(turn.deps, turn.actor, needed(parentId)),
            input: inputOf(null),
            errors: {},
            banner: null,
          })
        : await editForm(turn, organisationId, null),
    onTheList,
  ),
  'organisation.save': action(
    Target.extend({
      revision: revision.nullable(),
      name: Entered,
      domains: Entered,
      tenantIds: Entered,
      language: Entered,
      timeZone: Entered,
      languageMayChange: MayChange,
      timeZoneMayChange: MayChange,
      agreed: Agreed,
      sure: z.boolean().default(false),
    }),
    async (
      turn,
      { organisationId, parentId, revision: seen, languageMayChange, timeZoneMayChange, agreed, sure, ...input },
    ) => {
      const mayChange = { language: languageMayChange, timeZone: timeZoneMayChange }
      const result =
        organisationId === null
          ? await addOrganisation(turn.deps, turn.actor, { parentId: needed(parentId), input })
          : await saveOrganisation(turn.deps, turn.actor, {
              ...{ organisationId, revision: seen ?? 0, input },
              ...{ mayChange, agreed, sure },
            })
      if ('question' in result) return result.question
      if ('form' in result) return await organisationForm(turn.deps, turn.actor, result.form)
      return await list(turn, { tone: 'good', text: say('organisations.saved', { name: result.saved.name }) })
    },
    onTheList,
  ),
  'organisation.move-form': action(
    On,
    async (turn, { organisationId }) => await moveForm(turn.deps, turn.actor, organisationId),
    onTheList,
  ),
  'organisation.move-preview': action(
    On.extend({ revision, parentId: Id }),
    async (turn, data) => await movePreview(turn.deps, turn.actor, data),
    onTheMoveForm,
  ),
  'organisation.move': action(
    On.extend({ revision, parentId: Id }),
    async (turn, data) => {
      const { name } = await moveOrganisation(turn.deps, turn.actor, data)
      return await list(turn, { tone: 'good', text: say('organisations.moved', { name }) })
    },
    onTheMoveForm,
  ),
  'organisation.deactivate-form': action(
    On,
    async (turn, { organisationId }) => await deactivateForm(turn.deps, turn.actor, organisationId),
    onTheList,
  ),
  'organisation.set-active': action(
    On.extend({ revision, active: z.boolean() }),
    async (turn, data) => {
      const { name } = await setOrganisationActive(turn.deps, turn.actor, data)
      return await list(turn, {
        tone: 'good',
        text: data.active ? say('organisations.activeAgain', { name }) : say('organisations.nowInactive', { name }),
      })
    },
    onItsForm,
  ),
}

async function editForm(turn: TurnContext, organisationId: string, banner: Banner | null): Promise<ActionAnswer> {
  const { documents } = turn.deps
  const organisation = await organisationFor(documents, turn.actor, 'manage-organisations', organisationId)
  const { parentId } = organisation
  const parent = parentId === null ? null : ((await documents.organisations.findOne({ _id: parentId })) ?? null)
  return await organisationForm(turn.deps, turn.actor, {
    organisation,
    parent,
    input: inputOf(organisation),
    errors: {},
    banner,
  })
}

async function list(turn: TurnContext, banner: Banner): Promise<ActionAnswer> {
  return await showOrganisations(turn.deps, turn.actor, servedHere(turn), { banner })
}

/** A refusal stands on the list as it is now; those who administer nothing are only told. */
async function onTheList(turn: TurnContext, _data: unknown, text: string): Promise<ActionAnswer | null> {
  const view = await showOrganisations(turn.deps, turn.actor, servedHere(turn), { banner: { tone: 'warning', text } })
  return view.rows.length > 0 ? view : null
}

async function onTheMoveForm(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = On.extend({ parentId: Id }).safeParse(data)
  if (!named.success) return null
  const { organisationId, parentId } = named.data
  const banner = { tone: 'warning', text } as const
  return await moveForm(turn.deps, turn.actor, organisationId, { parentId, banner }).catch(() => null)
}

async function onItsForm(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = On.safeParse(data)
  if (!named.success) return null
  return await editForm(turn, named.data.organisationId, { tone: 'warning', text }).catch(() => null)
}

function needed(parentId: string | null): string {
  if (parentId !== null) return parentId
  throw new InvalidInputError({
    message: 'An organisation was to be added below nothing',
    forPerson: phrase('organisations.brokenButton'),
  })
}
