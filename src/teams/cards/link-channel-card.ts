// Which organisation a channel serves.
import type { LinkChannelView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { offerChoices } from './choices.ts'

/** Bytes for the choices of the picker. */
const PICKER_ROOM = 16_000

export function linkChannelCardData(view: LinkChannelView) {
  const { items, hint } = offerChoices(view.organisations, PICKER_ROOM)
  return {
    fallback: plainTitle(`Link the channel ${view.channelName}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    channelName: oneLine(view.channelName, 60),
    organisations: items,
    organisationId: view.organisationId ?? '',
    hasHint: hint !== '',
    hint,
    buttons: [button(view.organisationId === null ? 'Link' : 'Save', 'channel.link', {}, 'positive')],
  }
}
