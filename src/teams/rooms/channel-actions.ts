// The buttons around channels: linking, and the room Channels.
import { z } from 'zod'
import { alsoShowsForm, alsoShowsInput, saveAlsoShows } from '../../app/channels/also-shows.ts'
import { linkChannel } from '../../app/channels/link-channel.ts'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { testChannel } from '../../app/channels/test-channel.ts'
import { tryChannelAgain } from '../../app/channels/try-channel-again.ts'
import { channelFor, unlinkChannel } from '../../app/channels/unlink-channel.ts'
import { channelHealthView, isUnlinked } from '../../app/views/channel-health.ts'
import { timeZoneOf } from '../../app/organisations/time-zone-of.ts'
import { setThreadNotes } from '../../app/channels/thread-notes.ts'
import { threadNotesDone, threadNotesView } from '../../app/views/thread-notes-view.ts'
import { channelsView, confirmUnlinkView } from '../../app/views/channel-views.ts'
import { InvalidInputError, RefusedError } from '../../domain/errors.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import { phrase, say } from '../../texts/say.ts'
import { action, Entered, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { openPlace } from './sealed-place.ts'

const Page = z.number().int().positive().max(1000).default(1)

export const CHANNEL_ACTIONS: Readonly<Record<string, Action>> = {
  'channel.link': action(z.object({ organisationId: Id, place: z.string().max(10_000).default('') }), linkThisChannel),
  'channel.list': action(z.object({ organisationId: Id, page: Page }), async (turn, data) => {
    return await channelsView(turn.deps, await organisationHere(turn, data.organisationId), { page: data.page })
  }),
  'channel.confirm-unlink': action(z.object({ channelId: Id }), async (turn, data) => {
    const channel = await channelFor(turn.deps, turn.actor, data.channelId)
    return await confirmUnlinkView(turn.deps, await organisationHere(turn, channel.organisationId), channel)
  }),
  'channel.thread-notes': action(z.object({ channelId: Id }), async (turn, data) => {
    const channel = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, channel.organisationId)
    return threadNotesView(organisation, channel, await timeZoneOf(turn.deps.documents, organisation))
  }),
  'channel.set-thread-notes': action(z.object({ channelId: Id, on: z.boolean() }), async (turn, data) => {
    const { organisationId } = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, organisationId)
    const channel = await setThreadNotes(turn.deps, turn.actor, data.channelId, data.on)
    const banner = { tone: 'good', text: threadNotesDone(channel) } as const
    return await channelsView(turn.deps, organisation, { banner })
  }),
  'channel.also': action(z.object({ channelId: Id }), async (turn, data) => {
    const channel = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, channel.organisationId)
    const state = { input: alsoShowsInput(channel), errors: {}, banner: null }
    return await alsoShowsForm(turn.deps, organisation, channel, state)
  }),
  'channel.save-also': action(
    z.object({
      ...{ channelId: Id, revision: z.number().int().nonnegative() },
      ...{ which: Entered, shownOrganisationId: Entered },
    }),
    async (turn, { channelId, revision, ...input }) => {
      const channel = await channelFor(turn.deps, turn.actor, channelId)
      const organisation = await organisationHere(turn, channel.organisationId)
      const result = await saveAlsoShows(turn.deps, turn.actor, organisation, channel, { revision, input })
      if ('form' in result) return await alsoShowsForm(turn.deps, organisation, channel, result.form)
      const text = say('channels.also.saved', { channel: channel.name })
      return await channelsView(turn.deps, organisation, { banner: { tone: 'good', text } })
    },
  ),
  'channel.try-again': action(z.object({ channelId: Id }), async (turn, data) => {
    const { organisationId } = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, organisationId)
    const { channel } = await tryChannelAgain(turn.deps, turn.actor, data.channelId)
    const text = say('channels.again.done', { channel: channel.name })
    return await channelsView(turn.deps, organisation, { banner: { tone: 'info', text } })
  }),
  'channel.test': action(z.object({ channelId: Id }), async (turn, data) => {
    const channel = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, channel.organisationId)
    if (isUnlinked(channel)) {
      throw new InvalidInputError({
        message: `Channel '${channel._id}' is unlinked and cannot be tested`,
        forPerson: phrase('channels.test.unlinked'),
      })
    }
    const steps = await testChannel(turn.deps, organisation, channel)
    return await channelHealthView(turn.deps, organisation, channel, steps)
  }),
  'channel.unlink': action(z.object({ channelId: Id }), async (turn, data) => {
    const { organisationId } = await channelFor(turn.deps, turn.actor, data.channelId)
    const organisation = await organisationHere(turn, organisationId)
    const { channel, moved } = await unlinkChannel(turn.deps, turn.actor, data.channelId)
    const text = say('channels.unlink.done', { channel: channel.name, count: moved })
    return await channelsView(turn.deps, organisation, { banner: { tone: 'good', text } })
  }),
}

/** The organisation, where its channels may be shown. Throws `NotFoundError`, and `RefusedError` where others read along. */
async function organisationHere(turn: TurnContext, organisationId: string): Promise<Organisation> {
  const organisation = await organisationFor(turn.deps.documents, turn.actor, 'link-channels', organisationId)
  const served = servedHere(turn)
  if (served === null || isWithin(organisation, served)) return organisation
  throw new RefusedError({
    message: `Channels of organisation '${organisationId}' may not be shown in this channel`,
    forPerson: phrase('channels.problem.private'),
  })
}

async function linkThisChannel(
  turn: TurnContext,
  data: { organisationId: string; place: string },
): Promise<ActionAnswer> {
  // In the personal chat it is the channel that the form was asked for in.
  const place = turn.channel ? await turn.channel.readPlace() : openPlace(turn.deps, turn.actor._id, data.place)
  if (!place) return { said: say('channels.link.where') }
  const linked = await linkChannel(turn.deps, turn.actor, place, data.organisationId)
  return {
    card: 'notice',
    tone: 'good',
    title: say('channels.link.done', { channel: place.name, organisation: linked.organisation.name }),
    text: say('channels.link.waiting', { count: linked.ticketsShown }),
    facts: [],
    commands: [{ title: say('channels.link.tickets'), command: 'tickets' }],
  }
}
