// The buttons of the rooms Categories, Service types and Canned texts.
import { z } from 'zod'
import { catalogueForm, inputOf } from '../../app/catalogue/catalogue-form.ts'
import {
  moveCatalogueItem,
  setCatalogueItemActive,
  setCatalogueItemHidden,
} from '../../app/catalogue/change-catalogue-item.ts'
import { deleteCatalogueItem } from '../../app/catalogue/delete-catalogue-item.ts'
import { CATALOGUE_KINDS, itemsOf, KIND_WORDS } from '../../app/catalogue/kinds.ts'
import { saveCatalogueItem } from '../../app/catalogue/save-catalogue-item.ts'
import { showCatalogue } from '../../app/catalogue/show-catalogue.ts'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import type { Banner } from '../../app/views/form-view.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import { action, Agreed, Chosen, Entered, Id, MayChange, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const room = { organisationId: Id, kind: z.enum(CATALOGUE_KINDS) }
const Room = z.object({ ...room, page: z.number().int().positive().max(1000).default(1) })
const revision = z.number().int().positive()

export const CATALOGUE_ACTIONS: Readonly<Record<string, Action>> = {
  'catalogue.open': action(Room, async (turn, data) => await open(turn, data)),
  'catalogue.form': action(z.object({ ...room, itemId: Id.nullable() }), async (turn, data) => {
    const organisation = await organisationOf(turn, data.organisationId)
    const item =
      data.itemId === null
        ? null
        : await itemsOf(turn.deps.documents, data.kind).findOne({ _id: data.itemId, organisationId: organisation._id })
    if (item === undefined)
      return await open(turn, { ...data, page: 1 }, { tone: 'warning', text: say('catalogue.gone') })
    return await catalogueForm(turn.deps, organisation, {
      kind: data.kind,
      item,
      input: inputOf(item),
      errors: {},
      banner: null,
    })
  }),
  'catalogue.save': action(
    z.object({
      ...room,
      itemId: Id.nullable(),
      revision: revision.nullable(),
      name: Entered,
      description: Entered,
      priority: Entered,
      channelId: Entered,
      alsoIn: Chosen,
      categoryIds: Chosen,
      mayChange: MayChange,
      agreed: Agreed,
    }),
    async (turn, { kind, itemId, organisationId, revision: seen, mayChange, agreed, ...input }) => {
      const organisation = await organisationOf(turn, organisationId)
      const result = await saveCatalogueItem(turn.deps, turn.actor, organisation, {
        kind,
        itemId,
        revision: seen,
        input,
        mayChange,
        agreed,
      })
      if ('form' in result) return await catalogueForm(turn.deps, organisation, result.form)
      const text = say('catalogue.saved', { kind: KIND_WORDS[kind], name: result.saved.name })
      return await open(turn, { organisationId, kind, page: 1 }, { tone: 'good', text })
    },
  ),
  'catalogue.set-active': action(
    Room.extend({ itemId: Id, revision, active: z.boolean() }),
    async (turn, data) => {
      const organisation = await organisationOf(turn, data.organisationId)
      const { name } = await setCatalogueItemActive(turn.deps, turn.actor, organisation, data)
      const text = data.active
        ? say('catalogue.restored', { name })
        : say('catalogue.retiredNow', { kind: KIND_WORDS[data.kind], name })
      return await open(turn, data, { tone: 'good', text })
    },
    onTheList,
  ),
  'catalogue.delete': action(
    Room.extend({ itemId: Id, revision }),
    async (turn, data) => {
      const organisation = await organisationOf(turn, data.organisationId)
      const { name } = await deleteCatalogueItem(turn.deps, turn.actor, organisation, data)
      return await open(turn, data, { tone: 'good', text: say('catalogue.deleted', { name }) })
    },
    onTheList,
  ),
  'catalogue.set-hidden': action(
    Room.extend({ itemId: Id, hidden: z.boolean() }),
    async (turn, data) => {
      await setCatalogueItemHidden(turn.deps, turn.actor, await organisationOf(turn, data.organisationId), data)
      return await open(turn, data)
    },
    onTheList,
  ),
  'catalogue.move': action(
    Room.extend({ itemId: Id, by: z.union([z.literal(-1), z.literal(1)]) }),
    async (turn, data) => {
      await moveCatalogueItem(turn.deps, turn.actor, await organisationOf(turn, data.organisationId), data)
      return await open(turn, data)
    },
    onTheList,
  ),
}

async function organisationOf(turn: TurnContext, organisationId: string): Promise<Organisation> {
  return await organisationFor(turn.deps.documents, turn.actor, 'configure', organisationId)
}

async function open(turn: TurnContext, data: z.infer<typeof Room>, banner?: Banner): Promise<ActionAnswer> {
  const organisation = await organisationOf(turn, data.organisationId)
  return await showCatalogue(turn.deps, organisation, data.kind, { page: data.page, ...(banner ? { banner } : {}) })
}

/** A refusal stands on the list as it is now, if the person may see that. */
async function onTheList(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = Room.safeParse(data)
  if (!named.success) return null
  return await open(turn, named.data, { tone: 'warning', text }).catch(() => null)
}
