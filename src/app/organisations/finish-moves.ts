// What follows when an organisation got another parent: the paths below it, those of its tickets, and where its cards go.
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { leaveChannel, leaveCopies, moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'

export type MoveDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'> & Partial<Pick<Deps, 'isStopping'>>

/** Whoever read the tree before the move and writes after it, with the old path, is done by then. */
const SETTLED_AFTER_MS = 60_000
/** Small enough that others have their turn in between. */
const TICKETS_AT_ONCE = 250

export interface Finishing {
  /** Tickets are left to the next call once so much time has gone, in milliseconds; left out, all of them follow. */
  readonly budgetMs?: number
  /** Which moves this process has followed up already, by organisation: they rest until they are settled. */
  readonly followed?: Map<string, number>
}

/**
 * Brings everything below moved organisations up to date, from their parents alone: doing it twice is doing it once, and a
 * crash in the middle is made good by the next call. Repeated until a minute after the move. Call it now and then.
 */
export async function finishMoves(deps: MoveDeps, { budgetMs = Infinity, followed }: Finishing = {}): Promise<void> {
  const { organisations } = deps.documents
  const startedAt = deps.clock().getTime()
  const isSettled = ({ movedAt }: Organisation): boolean =>
    movedAt !== null && startedAt - movedAt.getTime() >= SETTLED_AFTER_MS
  const isFollowed = ({ _id, movedAt }: Organisation): boolean => followed?.get(_id) === movedAt?.getTime()
  const moved = (await organisations.find({ movedAt: { $ne: null } })).filter(
    (top) => isSettled(top) || !isFollowed(top),
  )
  if (moved.length === 0) return
  const isOver = (): boolean => deps.isStopping?.() === true || deps.clock().getTime() - startedAt >= budgetMs
  const tree = await settlePaths(deps, moved)
  for (const top of moved) {
    const finished = await finishOne(deps, tree, top, isOver)
    if (!finished) return
    const { _id, movedAt, revision } = top
    if (movedAt !== null) followed?.set(_id, movedAt.getTime())
    if (isSettled(top)) await organisations.updateIf({ _id, revision, movedAt }, { $set: { movedAt: null } })
  }
}

type Tree = ReadonlyMap<string, Organisation>

/** All organisations, with their paths as their parents say; those below moved ones are stored so. */
async function settlePaths({ documents }: MoveDeps, moved: readonly Organisation[]): Promise<Tree> {
  const all = await documents.organisations.find({})
  const byId = new Map(all.map((organisation) => [organisation._id, organisation]))
  const tree = new Map(all.map((one) => [one._id, { ...one, path: pathOf(one, byId) }]))
  const wrong = [...tree.values()].filter(
    (one) => one.path.join('/') !== byId.get(one._id)?.path.join('/') && moved.some(({ _id }) => isWithin(one, _id)),
  )
  await documents.organisations.updateEach(
    wrong.map(({ _id, parentId, path }) => ({ filter: { _id, parentId }, update: { $set: { path } } })),
  )
  return tree
}

/** Ids of all above, the root first, by following the parents. Ends in a circle, too, which no move can make. */
function pathOf(organisation: Organisation, byId: Tree): readonly string[] {
  const path: string[] = []
  for (let id = organisation.parentId; id !== null && !path.includes(id); id = byId.get(id)?.parentId ?? null) {
    path.unshift(id)
  }
  return path
}

/** Answers whether it came to an end. */
async function finishOne(deps: MoveDeps, tree: Tree, top: Organisation, isOver: () => boolean): Promise<boolean> {
  const place = tree.get(top._id) ?? top
  const own = await channelsOf(deps, tree, place)
  await clearRoutes(
    deps,
    [...tree.values()].filter((one) => isWithin(one, top._id)),
    own,
  )
  return (
    (await settleTickets(deps, tree, place, isOver)) &&
    (await moveCards(deps, tree, place, own, isOver)) &&
    (await endCopies(deps, place, own, isOver))
  )
}

/** Those that serve it, by id: of those above, and of itself and those below, which nobody but an administrator above chooses. */
async function channelsOf(
  { documents }: MoveDeps,
  tree: Tree,
  top: Organisation,
): Promise<ReadonlyMap<string, SupportChannel>> {
  const all = await documents.channels.find({})
  const isOurs = (ownerId: string): boolean => {
    const owner = tree.get(ownerId)
    return top.path.includes(ownerId) || ownerId === top._id || (owner !== undefined && isWithin(owner, top._id))
  }
  return new Map(all.filter(({ organisationId }) => isOurs(organisationId)).map((one) => [one._id, one]))
}

/** Mailboxes, categories and service types name no channel of those they do not stand below any more. */
async function clearRoutes(
  { documents }: MoveDeps,
  below: readonly Organisation[],
  own: ReadonlyMap<string, unknown>,
): Promise<void> {
  const { categories, mailboxes, serviceTypes } = documents
  const routed = { organisationId: { $in: below.map(({ _id }) => _id) }, channelId: { $nin: [null, ...own.keys()] } }
  const cleared = { $set: { channelId: null }, $inc: { revision: 1 } } as const
  while (await mailboxes.updateIf(routed, cleared));
  while (await categories.updateIf(routed, cleared));
  while (await serviceTypes.updateIf(routed, cleared));
  const showing = { organisationId: routed.organisationId, alsoIn: { $ne: [] } }
  for (const items of [categories, serviceTypes]) {
    for (const { _id, revision, alsoIn } of await items.find(showing)) {
      const stay = alsoIn.filter((id) => own.has(id))
      if (stay.length < alsoIn.length) {
        await items.updateIf({ _id, revision }, { $set: { alsoIn: stay }, $inc: { revision: 1 } })
      }
    }
  }
}

/** Tickets below it that do not know all who are above now. */
async function settleTickets(
  { documents: { tickets } }: MoveDeps,
  tree: Tree,
  { _id, path }: Organisation,
  isOver: () => boolean,
): Promise<boolean> {
  if (path.length === 0) return true
  const wrong: Filter<Ticket> = { organisationPath: _id, $or: path.map((id) => ({ organisationPath: { $nin: [id] } })) }
  for (;;) {
    if (isOver()) return false
    const found = await tickets.find(wrong, { limit: TICKETS_AT_ONCE })
    const changes = found.flatMap(({ _id: ticketId, organisationId }) => {
      const of = tree.get(organisationId)
      if (!of) return []
      const update = { $set: { organisationPath: [...of.path, organisationId] } }
      return [{ filter: { _id: ticketId, organisationId }, update }]
    })
    if (changes.length === 0) return true
    await tickets.updateEach(changes)
    if (found.length < TICKETS_AT_ONCE) return true
  }
}

/** Open tickets leave channels that do not serve them any more. */
async function moveCards(
  deps: MoveDeps,
  tree: Tree,
  { _id }: Organisation,
  own: ReadonlyMap<string, SupportChannel>,
  isOver: () => boolean,
): Promise<boolean> {
  const { mailboxes, tickets } = deps.documents
  const channelOf = new Map((await mailboxes.find({})).map((mailbox) => [mailbox._id, mailbox.channelId]))
  const stranded: Filter<Ticket> = {
    organisationPath: _id,
    channelId: { $nin: [null, ...own.keys()] },
    status: { $in: ['new', 'open', 'waiting'] },
  }
  for (;;) {
    if (isOver()) return false
    const found = await tickets.find(stranded, { limit: TICKETS_AT_ONCE })
    for (const ticket of found) {
      const organisation = tree.get(ticket.organisationId) ?? { _id, path: [] }
      const channels = [...own.values()].filter(({ organisationId }) => serves(organisationId, organisation, tree))
      const wished = ticket.mailboxId === null ? null : (channelOf.get(ticket.mailboxId) ?? null)
      const target = own.get(routeTicket({ channelIds: [wished], organisation }, channels) ?? '')
      await changeTicket(deps, ticket._id, (current) => {
        if (current.channelId !== ticket.channelId) return null
        return target ? moveToChannel(current, target) : leaveChannel(current)
      })
    }
    if (found.length < TICKETS_AT_ONCE) return true
  }
}

/** And are shown there besides no more: those of the moved ones themselves stay. */
async function endCopies(
  deps: MoveDeps,
  { _id }: Organisation,
  own: ReadonlyMap<string, SupportChannel>,
  isOver: () => boolean,
): Promise<boolean> {
  const shown: Filter<Ticket> = {
    organisationPath: _id,
    copies: { $elemMatch: { channelId: { $nin: [...own.keys()] } } },
    status: { $in: ['new', 'open', 'waiting'] },
  }
  for (;;) {
    if (isOver()) return false
    const found = await deps.documents.tickets.find(shown, { limit: TICKETS_AT_ONCE })
    for (const ticket of found) await changeTicket(deps, ticket._id, (now) => leaveCopies(now, (id) => !own.has(id)))
    if (found.length < TICKETS_AT_ONCE) return true
  }
}

function serves(ownerId: string, organisation: Pick<Organisation, '_id' | 'path'>, tree: Tree): boolean {
  const owner = tree.get(ownerId)
  return isWithin(organisation, ownerId) || (owner !== undefined && isWithin(owner, organisation._id))
}
