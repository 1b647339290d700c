// The conversation, newest first: each entry says who, what and when, and what is internal looks so.
import type { ConversationEntryView, TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button, type Button } from '../button.ts'
import { block, cardTime, oneLine } from '../card-text.ts'
import { fitText } from '../fold-text.ts'
import { isRightToLeft } from '../text-direction.ts'
import { backButton, NO_PANEL, NO_ROW, type Panel, type Row } from './panel.ts'

const MAX_TEXT = 3000
const MAX_LINES = 40
/** Bytes that an entry takes besides its text. */
const AROUND = 3000
/** And its button, whose id is long. */
const SPLIT_BUTTON = 1200
const LEFT_OUT = '… (shortened)'

/** Its rows are put in once it is known how much room they have. */
export function conversationPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'conversation' }>): Panel {
  const page = (title: string, number: number): Button =>
    button(title, 'ticket.conversation', { ticketId: view.ticketId, page: number })
  return {
    ...NO_PANEL,
    title: panel.pages > 1 ? `Conversation, page ${panel.page} of ${panel.pages}` : 'Conversation',
    buttons: [
      ...(panel.page > 1 ? [page('Newer', panel.page - 1)] : []),
      ...(panel.page < panel.pages ? [page('Older', panel.page + 1)] : []),
      backButton(view),
    ],
  }
}

/** All of them, their texts as long as `room` bytes of the card allow. */
export function conversationRows(
  { ticketId }: TicketView,
  entries: readonly ConversationEntryView[],
  room: number,
): readonly Row[] {
  const each = Math.max(0, Math.floor(room / Math.max(1, entries.length)) - AROUND - SPLIT_BUTTON)
  return entries.map(({ who, what, internal, at, text, splitId = null }) => {
    const whole = block(text, MAX_TEXT, MAX_LINES)
    const fitting = fitText(whole, each)
    const shown = fitting === whole ? whole : `${fitting.trimEnd()}${LEFT_OUT}`
    return {
      ...NO_ROW,
      rowStyle: internal ? 'emphasis' : 'default',
      rowMark: internal ? 'Internal · ' : '',
      rowTitle: oneLine(who, 60),
      rowDetails: oneLine(what, 160, 60),
      ...{ hasRowAt: true, rowAt: cardTime(at) },
      ...{ hasRowButtons: splitId !== null, rowButtons: splitId === null ? [] : [splitButton(ticketId, splitId)] },
      ...{ hasRowText: true, rowText: shown === '' ? '(no text)' : shown, rowRtl: isRightToLeft(text) },
    }
  })
}

/** The email becomes a ticket of its own. */
function splitButton(ticketId: string, entryId: string): Button {
  return button('Split off', 'ticket.split', { ticketId, entryId })
}
