// What follows when an organisation got another parent: the paths below it, those of its tickets, and where its cards go.
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { leaveChannel, moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { Deps } from '../deps.ts'

export type MoveDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** Whoever read the tree before the move and writes after it, with the old path, is done by then. */
const SETTLED_AFTER_MS = 60_000
const TICKETS_AT_ONCE = 200

/**
 * Brings everything below moved organisations up to date, from their parents alone: doing it twice is doing it once, and a
 * crash in the middle is made good by the next call. Repeated until a minute after the move. Call it now and then.
 */
export async function finishMoves(deps: MoveDeps): Promise<void> {
  const { organisations } = deps.documents
  const moved = await organisations.find({ movedAt: { $ne: null } })
  if (moved.length === 0) return
  const startedAt = deps.clock()
  const all = await organisations.find({})
  const byId = new Map(all.map((organisation) => [organisation._id, organisation]))
  for (const top of moved) {
    const below = all
      .map((organisation) => ({ ...organisation, path: pathOf(organisation, byId) }))
      .filter((organisation) => isWithin(organisation, top._id))
    for (const organisation of below) await settlePath(deps, organisation)
    for (const organisation of below) await settleRoutes(deps, organisation, byId)
    const { movedAt, revision } = top
    if (movedAt !== null && startedAt.getTime() - movedAt.getTime() >= SETTLED_AFTER_MS) {
      await organisations.updateIf({ _id: top._id, revision, movedAt }, { $set: { movedAt: null } })
    }
  }
}

/** Ids of all above, the root first, by following the parents. Ends in a circle, too, which no move can make. */
function pathOf(organisation: Organisation, byId: ReadonlyMap<string, Organisation>): readonly string[] {
  const path: string[] = []
  for (let id = organisation.parentId; id !== null && !path.includes(id); id = byId.get(id)?.parentId ?? null) {
    path.unshift(id)
  }
  return path
}

async function settlePath(deps: MoveDeps, { _id, parentId, path }: Organisation): Promise<void> {
  const { organisations, tickets } = deps.documents
  await organisations.updateIf({ _id, parentId }, { $set: { path } })
  const organisationPath = [...path, _id]
  const wrong = { organisationId: _id, $or: path.map((id) => ({ organisationPath: { $nin: [id] } })) }
  for (;;) {
    const found = await tickets.find({ organisationPath: _id, ...wrong }, { limit: TICKETS_AT_ONCE })
    if (found.length === 0) return
    const update = { $set: { organisationPath } }
    await tickets.updateEach(found.map((ticket) => ({ filter: { _id: ticket._id, organisationId: _id }, update })))
  }
}

/** Nothing of the organisation goes to a channel of those it does not stand below any more. */
async function settleRoutes(
  deps: MoveDeps,
  organisation: Organisation,
  byId: ReadonlyMap<string, Organisation>,
): Promise<void> {
  const { categories, channels, mailboxes, serviceTypes, tickets } = deps.documents
  const organisationId = organisation._id
  const all = await channels.find({})
  // Channels of those below are chosen by nobody but an administrator above, and stay right.
  const isOurs = (ownerId: string): boolean =>
    [...organisation.path, organisationId].includes(ownerId) ||
    isWithin(byId.get(ownerId) ?? { _id: ownerId, path: [] }, organisationId)
  const own = all.filter((channel) => isOurs(channel.organisationId))
  const foreign = { $in: all.filter((channel) => !own.includes(channel)).map(({ _id }) => _id) }
  const route = { organisationId, channelId: foreign }
  const cleared = { $set: { channelId: null }, $inc: { revision: 1 } } as const
  while (await mailboxes.updateIf(route, cleared));
  while (await categories.updateIf(route, cleared));
  while (await serviceTypes.updateIf(route, cleared));
  const open = { status: { $in: ['new', 'open', 'waiting'] } } as const
  for (const ticket of await tickets.find({ ...route, ...open, organisationPath: organisationId })) {
    const mailbox = ticket.mailboxId === null ? undefined : await mailboxes.findOne({ _id: ticket.mailboxId })
    const targetId = routeTicket({ channelIds: [mailbox?.channelId ?? null], organisation }, own)
    const target = own.find(({ _id }) => _id === targetId)
    await changeTicket(deps, ticket._id, (current) => {
      if (current.channelId !== ticket.channelId) return null
      return target ? moveToChannel(current, target) : leaveChannel(current)
    })
  }
}
