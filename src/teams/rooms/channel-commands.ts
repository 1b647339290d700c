// The commands around channels.
import { linkableOrganisations } from '../../app/channels/link-channel.ts'
import { configuredOrganisation, organisationFor } from '../../app/organisations/organisation-access.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { channelsView, confirmUnlinkView } from '../../app/views/channel-views.ts'
import { channelFor } from '../../app/channels/unlink-channel.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Command, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'
import { sealPlace } from './sealed-place.ts'

export const CHANNEL_COMMANDS: readonly Command[] = [
  {
    name: 'link channel',
    toOne: 'alone',
    scopes: ['team'],
    right: 'link-channels',
    run: showLinkChannel,
  },
  {
    name: 'unlink channel',
    toOne: 'in-chat',
    scopes: ['team'],
    right: 'link-channels',
    run: async (turn) => {
      if (!turn.channel) throw notInAChannel('unlink channel')
      const { linked } = turn.channel
      if (!linked) throw notLinked()
      const channel = await channelFor(turn.deps, turn.actor, linked._id)
      const organisation = await organisationFor(
        turn.deps.documents,
        turn.actor,
        'link-channels',
        channel.organisationId,
      )
      return await confirmUnlinkView(turn.deps, organisation, channel)
    },
  },
  {
    name: 'channels',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'link-channels',
    run: async (turn) =>
      await channelsView(turn.deps, await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn))),
  },
]

async function showLinkChannel(turn: TurnContext): Promise<CardView> {
  const { actor, deps } = turn
  if (!turn.channel) throw notInAChannel('link channel')
  const place = await turn.channel.readPlace()
  const organisations = await linkableOrganisations(turn.deps, turn.actor, place.tenantId)
  if (organisations.length === 0) {
    return {
      card: 'notice',
      tone: 'warning',
      title: say('channels.link.nobody'),
      text: say('channels.link.nobody.text'),
      facts: [],
      commands: [{ title: say('channels.link.whoami'), command: 'whoami' }],
    }
  }
  const { linked } = turn.channel
  const now = linked && (await deps.documents.organisations.findOne({ _id: linked.organisationId }))
  return {
    card: 'link-channel',
    channelName: place.name,
    place: sealPlace(deps, actor._id, place),
    organisations: organisations.map((organisation) => ({ id: organisation._id, title: organisation.name })),
    organisationId: linked?.organisationId ?? null,
    // To somebody of another organisation it is nobody's to name.
    notice:
      now && organisations.some(({ _id }) => _id === now._id)
        ? say('channels.link.now', { organisation: now.name })
        : null,
  }
}

function notInAChannel(command: string): InvalidInputError {
  return new InvalidInputError({
    message: `'${command}' was typed outside a channel`,
    forPerson: phrase('channels.problem.outside', { command: command === 'link channel' ? 'link' : 'unlink' }),
  })
}

function notLinked(): InvalidInputError {
  return new InvalidInputError({
    message: 'unlink channel was typed where no channel is linked',
    forPerson: phrase('channels.problem.notLinked'),
  })
}
