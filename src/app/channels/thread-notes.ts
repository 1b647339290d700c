// In which channels messages under ticket cards become notes without a mention, and whether Teams sends such messages at all.
import type { SupportChannel } from '../../domain/channel.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { channelFor } from './unlink-channel.ts'

/** How often it is written down that one was heard. */
const KEPT_EVERY_MS = 86_400_000
/** An owner may take their consent back without a word: what was so long ago says nothing of today. */
const KNOWN_FOR_MS = 30 * 86_400_000

/** Doing it twice is doing it once. Throws `NotFoundError` for whoever may not link the channel, and for one that is not linked. */
export async function setThreadNotes(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  channelId: string,
  on: boolean,
): Promise<SupportChannel> {
  const channel = await channelFor(deps, actor, channelId)
  const isOn = channel.threadNotes !== null
  if (isOn === on) return channel
  const changed = await deps.documents.channels.updateIf(
    { _id: channelId, revision: channel.revision, offBecause: { $nin: ['unlinked'] } },
    { $set: { threadNotes: on ? { since: deps.clock(), heardAt: null } : null }, $inc: { revision: 1 } },
  )
  if (!changed) {
    // Somebody else was faster, or it was unlinked.
    const now = await channelFor(deps, actor, channelId)
    if (!now.offBecause.includes('unlinked')) return await setThreadNotes(deps, actor, channelId, on)
    throw new NotFoundError({
      message: `Channel '${channelId}' is not linked`,
      forPerson: phrase('channels.problem.notYours'),
    })
  }
  const organisation = await deps.documents.organisations.findOne({ _id: channel.organisationId })
  if (organisation) {
    await recordAudit(deps, actor, organisation, {
      action: on ? 'thread-notes.enabled' : 'thread-notes.disabled',
      subject: `${channel.teamName}: ${channel.name}`,
      changes: [],
    })
  }
  return changed
}

/** Teams sent a message that mentions nobody: its team's owner has consented. */
export async function noteHeard(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { _id, threadNotes }: SupportChannel,
): Promise<void> {
  const now = clock()
  if (threadNotes === null) return
  if (threadNotes.heardAt && now.getTime() - threadNotes.heardAt.getTime() < KEPT_EVERY_MS) return
  await documents.channels.updateIf(
    { _id, 'threadNotes.since': threadNotes.since },
    { $set: { 'threadNotes.heardAt': now }, $inc: { revision: 1 } },
  )
}

/**
 * Which messages under the ticket's card become notes, as far as that is known: all of them where it is switched on and Teams has sent
 * one lately. `null` where it has no card.
 */
export async function threadNotesOf(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { card, channelId }: Pick<Ticket, 'card' | 'channelId'>,
): Promise<'all' | 'mentions' | null> {
  if (card === null || channelId === null) return null
  const channel = await documents.channels.findOne({ _id: channelId })
  const heardAt = channel?.threadNotes?.heardAt
  return heardAt && clock().getTime() - heardAt.getTime() < KNOWN_FOR_MS ? 'all' : 'mentions'
}

/** The bot was removed there: whether its owner consents when it comes back, nobody knows. */
export async function forgetHeard(
  { documents }: Pick<Deps, 'documents'>,
  channels: readonly SupportChannel[],
): Promise<void> {
  for (const { _id, threadNotes } of channels) {
    if (!threadNotes?.heardAt) continue
    await documents.channels.updateIf(
      { _id, 'threadNotes.since': threadNotes.since },
      { $set: { 'threadNotes.heardAt': null }, $inc: { revision: 1 } },
    )
  }
}
