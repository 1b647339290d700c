// The small changes of a category, service type or canned text: order, retire and restore, hide and show.
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { inPickerOrder } from '../../domain/ticket/catalogue.ts'
import { itemChanges, onlyChanges, pieceKey } from '../../domain/configuration/pieces.ts'
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { itemsOf, type CatalogueKind } from './kinds.ts'

type CatalogueDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/** Retires (it leaves all pickers and stays on old tickets) or restores. Throws `NotFoundError`, `ConflictError`. */
export async function setCatalogueItemActive(
  deps: CatalogueDeps,
  actor: Person,
  organisation: Organisation,
  wanted: {
    readonly kind: CatalogueKind
    readonly itemId: string
    readonly revision: number
    readonly active: boolean
  },
): Promise<CatalogueItem> {
  const collection = itemsOf(deps.documents, wanted.kind)
  const saved = await collection.updateIf(
    { _id: wanted.itemId, organisationId: organisation._id, revision: wanted.revision },
    { $set: { active: wanted.active }, $inc: { revision: 1 } },
  )
  if (!saved) throw await notChanged(deps, organisation, wanted)
  await recordAudit(deps, actor, organisation, {
    action: `${wanted.kind}.${wanted.active ? 'restored' : 'retired'}`,
    subject: saved.name,
    changes: [],
    pieces: itemChanges(wanted.kind, { ...saved, active: !wanted.active }, saved),
  })
  return saved
}

/**
 * Hides an inherited one for this organisation and those below it, or shows it again. Doing it twice is doing it once. Throws
 * `NotFoundError`, and `ConflictError` when it is fixed.
 */
export async function setCatalogueItemHidden(
  deps: CatalogueDeps,
  actor: Person,
  organisation: Organisation,
  wanted: { readonly kind: CatalogueKind; readonly itemId: string; readonly hidden: boolean },
): Promise<CatalogueItem> {
  const collection = itemsOf(deps.documents, wanted.kind)
  const inherited = { _id: wanted.itemId, organisationId: { $in: organisation.path } }
  const open = { ...inherited, fixed: { $ne: true } }
  const id = organisation._id
  const saved = wanted.hidden
    ? await collection.updateIf({ ...open, hiddenIn: { $nin: [id] } }, { $push: { hiddenIn: { $each: [id] } } })
    : await collection.updateIf({ ...open, hiddenIn: { $in: [id] } }, { $pull: { hiddenIn: id } })
  const item = saved ?? (await collection.findOne(inherited))
  if (!item) throw itemNotThere(wanted.itemId)
  if (item.fixed && !saved) throw await fixedItem(deps, item)
  if (saved) {
    const action = `${wanted.kind}.${wanted.hidden ? 'hidden' : 'shown'}`
    const { hidden } = wanted
    const pieces = [{ key: pieceKey('hidden', wanted.kind, item._id), before: !hidden || null, after: hidden || null }]
    await recordAudit(deps, actor, organisation, { action, subject: item.name, changes: [], pieces })
  }
  return item
}

/** Moves it one place up (-1) or down (1) among the organisation's own. At the end of the list nothing happens. */
export async function moveCatalogueItem(
  deps: CatalogueDeps,
  actor: Person,
  organisation: Organisation,
  wanted: { readonly kind: CatalogueKind; readonly itemId: string; readonly by: -1 | 1 },
): Promise<void> {
  const collection = itemsOf(deps.documents, wanted.kind)
  const own = inPickerOrder(await collection.find({ organisationId: organisation._id }))
  const from = own.findIndex((item) => item._id === wanted.itemId)
  const item = own[from]
  if (!item) throw itemNotThere(wanted.itemId)
  const target = from + wanted.by
  if (target < 0 || target >= own.length) return
  const moved = own.toSpliced(from, 1).toSpliced(target, 0, item)
  for (const [index, { _id, order }] of moved.entries()) {
    if (order !== index + 1) await collection.updateIf({ _id }, { $set: { order: index + 1 } })
  }
  const changes = [{ field: 'order', before: String(from + 1), after: String(target + 1) }]
  const pieces = moved.map(({ _id, order }, index) => ({
    ...{ key: pieceKey('place', wanted.kind, _id), before: order, after: index + 1 },
  }))
  await recordAudit(deps, actor, organisation, {
    ...{ action: `${wanted.kind}.moved`, subject: item.name, changes },
    pieces: onlyChanges(pieces),
  })
}

async function fixedItem({ documents }: CatalogueDeps, { _id, organisationId }: CatalogueItem): Promise<ConflictError> {
  const owner = await documents.organisations.findOne({ _id: organisationId })
  return new ConflictError({
    message: `'${_id}' is fixed by organisation '${organisationId}'`,
    forPerson: phrase('policy.refused', { name: owner?.name ?? phrase('policy.above') }),
  })
}

async function notChanged(
  deps: CatalogueDeps,
  organisation: Organisation,
  { kind, itemId }: { readonly kind: CatalogueKind; readonly itemId: string },
): Promise<Error> {
  const now = await itemsOf(deps.documents, kind).findOne({
    _id: itemId,
    organisationId: { $in: nearestFirst(organisation) },
  })
  if (!now) return itemNotThere(itemId)
  return new ConflictError({
    message: `'${itemId}' was changed by somebody else`,
    forPerson: phrase('catalogue.problem.changed', { name: now.name }),
  })
}

export function itemNotThere(itemId: string): NotFoundError {
  return new NotFoundError({
    message: `There is no '${itemId}' that this organisation owns or inherits`,
    forPerson: phrase('catalogue.problem.gone'),
  })
}
