// Which organisation a channel serves.
import type { LinkChannelView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { offerChoices } from './choices.ts'

/** Bytes for the choices of the picker. */
const PICKER_ROOM = 16_000

export function linkChannelCardData(view: LinkChannelView) {
  const { items, hint } = offerChoices(view.organisations, PICKER_ROOM)
  return {
    fallback: plainTitle(say('cards.linkChannel.title', { channel: view.channelName }), 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    title: say('cards.linkChannel.title', { channel: oneLine(view.channelName, 60) }),
    organisations: items,
    organisationId: view.organisationId ?? '',
    hasHint: hint !== '',
    hint,
    buttons: [
      button(
        view.organisationId === null ? say('cards.linkChannel.link') : say('cards.button.save'),
        'channel.link',
        { place: view.place },
        'positive',
      ),
    ],
  }
}
