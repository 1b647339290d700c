// The conversation, newest first: each entry says who, what and when, and what is internal says so.
import { placeText } from '../../../app/tickets/conversation-place.ts'
import type { ConversationEntryView, TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button, type Button } from '../button.ts'
import { block, cardTime, oneLine } from '../card-text.ts'
import { fitText } from '../fold-text.ts'
import { isRightToLeft } from '../text-direction.ts'
import type { VerbData } from '../verbs.ts'
import { backFrom, NO_PANEL, NO_ROW, type Panel, type Row, rowPictures } from './panel.ts'

/** Of an entry among others. */
const SHOWN_TEXT = 600
const SHOWN_LINES = 8
/** More than is ever kept of a mail. */
const MAX_TEXT = 25_000
const MAX_LINES = 25_000
const LEFT_OUT = '…'
/** Bytes for it, or for the words that there is no text. */
const LEFT_OUT_ROOM = 24
/** Bytes of its text without which an entry is not worth its row. */
const LEAST_TEXT = 200
/** Between the text and what is folded of it. */
const SEPARATOR = '\n\n'

type PanelOf<K extends TicketPanel['kind']> = Extract<TicketPanel, { kind: K }>

/** Its rows are put in once it is known how much room they have, as are those of one entry alone. */
export function conversationPanel(view: TicketView, panel: PanelOf<'conversation'>): Panel {
  const { newer, older, fromMore: more = false } = panel
  const page = (title: string, place: string | null): readonly Button[] =>
    place === null ? [] : [button(title, 'ticket.conversation', { ticketId: view.ticketId, page: place, more })]
  return {
    ...NO_PANEL,
    title: say('panels.conversation.title'),
    hint: say('panels.conversation.hint'),
    buttons: [
      ...page(say('panels.conversation.newer'), newer),
      ...page(say('panels.conversation.older'), older),
      backFrom(view, panel),
    ],
  }
}

/** It goes back to the page that it is on, from where it was opened. */
export function entryPanel({ ticketId }: TicketView, { page, fromMore: more = false }: PanelOf<'entry'>): Panel {
  const back = button(say('panels.back'), 'ticket.conversation', { ticketId, page, more })
  return { ...NO_PANEL, title: say('panels.conversation.entry'), buttons: [back] }
}

/**
 * The page with the beginnings of its texts, as long as `room` bytes of the card allow; what has no room at all comes on the next
 * page. `sizeOf` measures rows.
 */
export function conversationPage(
  view: TicketView,
  panel: PanelOf<'conversation'>,
  room: number,
  sizeOf: (rows: readonly Row[]) => number,
): { readonly rows: readonly Row[]; readonly buttons: readonly Button[] } {
  const { entries } = panel
  const on = onEntries(view, panel)
  const bare = entries.map((entry) => {
    const row = entryRow(entry, true)
    return entry.kind === 'event' ? row : { ...row, hasRowText: true, ...itsButtons(on, entry, false) }
  })
  let count = entries.length
  while (count > 1 && sizeOf(bare.slice(0, count)) + LEAST_TEXT * count > room) count -= 1
  const shown = entries.slice(0, count)
  const last = shown.at(-1)
  const older = count < entries.length && last ? placeText('older', last) : panel.older
  return {
    rows: conversationRows(on, shown, room - sizeOf(bare.slice(0, count))),
    buttons: conversationPanel(view, { ...panel, older }).buttons,
  }
}

function conversationRows(on: OnEntries, entries: readonly ConversationEntryView[], room: number): readonly Row[] {
  const texts = Math.max(1, entries.filter(({ kind }) => kind === 'said').length)
  const each = Math.max(0, Math.floor(room / texts))
  return entries.map((entry) => {
    const row = entryRow(entry, true)
    if (entry.kind === 'event') return row
    const { text, foldedText, unkept } = entry
    const whole = block(text, MAX_TEXT, MAX_LINES)
    const start = block(text, SHOWN_TEXT, SHOWN_LINES)
    const fitting = fitText(start, each - LEFT_OUT_ROOM)
    const shown = fitting === start ? start : `${fitting.trimEnd()}${LEFT_OUT}`
    const isAll = shown === whole && foldedText === '' && unkept === 0
    return {
      ...row,
      ...{ hasRowText: true, rowText: shown === '' ? say('cards.noText') : shown, rowRtl: isRightToLeft(text) },
      ...itsButtons(on, entry, isAll),
    }
  })
}

/** One alone, from the given character on, with a way to what does not fit. */
export function entryRows(
  view: TicketView,
  panel: PanelOf<'entry'>,
  room: number,
  sizeOf: (rows: readonly Row[]) => number,
): readonly Row[] {
  const { entry, from } = panel
  const row = { ...entryRow(entry, false), ...webLinks(entry), hasRowText: true, rowRtl: isRightToLeft(entry.text) }
  const whole = wholeText(entry)
  const further = whole.slice(from)
  const readOn = (at: number) => readAll(onEntries(view, panel), entry.entryId, at, say('cards.button.readOn'))
  const text = fitText(further, room - sizeOf([{ ...row, rowText: unkeptText(entry), ...readOn(1_000_000) }]))
  const left = further.length - text.length
  const end = left > 0 || entry.unkept === 0 ? '' : `\n\n${unkeptText(entry)}`
  return [
    {
      ...row,
      rowText: `${text.trim()}${left > 0 ? LEFT_OUT : ''}${end}`.trim() || say('cards.noText'),
      ...(left > 0 && text !== '' ? readOn(from + text.length) : {}),
    },
  ]
}

function entryRow(
  { kind, who, what, internal, at, attachments, pictures }: ConversationEntryView,
  isShort: boolean,
): Row {
  const files = attachments === 0 ? '' : ` · ${say('panels.conversation.files', { count: attachments })}`
  const mark = kind === 'event' ? say('panels.conversation.event') : internal ? say('panels.conversation.internal') : ''
  return {
    ...NO_ROW,
    rowStyle: internal && kind === 'said' ? 'emphasis' : 'default',
    rowMark: mark === '' ? '' : `${mark} · `,
    rowTitle: oneLine(who, 60),
    rowDetails: `${oneLine(what, isShort ? 200 : 1000, 60)}${files}`,
    ...{ hasRowAt: true, rowAt: cardTime(at) },
    ...rowPictures(pictures),
  }
}

/** What the buttons of entries carry. */
type OnEntries = Pick<VerbData['ticket.read-entry'], 'ticketId' | 'more'>

function onEntries({ ticketId }: TicketView, { fromMore: more = false }: { readonly fromMore?: boolean }): OnEntries {
  return { ticketId, more }
}

function itsButtons(on: OnEntries, { entryId, splitId }: ConversationEntryView, isAll: boolean) {
  const rowButtons = [
    ...(isAll ? [] : readAll(on, entryId, 0).rowButtons),
    ...(splitId == null ? [] : [splitButton(on.ticketId, splitId)]),
  ]
  return { hasRowButtons: rowButtons.length > 0, rowButtons }
}

function readAll(on: OnEntries, entryId: string, from: number, title = say('panels.conversation.readAll')) {
  const rowButtons = [button(title, 'ticket.read-entry', { ...on, entryId, from })]
  return { hasRowButtons: true, rowButtons }
}

function webLinks({ webLink }: ConversationEntryView): Pick<Row, 'hasRowLinks' | 'rowLinks'> {
  return webLink === null
    ? { hasRowLinks: false, rowLinks: [] }
    : { hasRowLinks: true, rowLinks: [{ linkTitle: say('panels.openInOutlook'), linkUrl: webLink }] }
}

function wholeText({ text, foldedText }: ConversationEntryView): string {
  const parts = [text, foldedText].map((part) => block(part, MAX_TEXT, MAX_LINES))
  return parts.filter((part) => part !== '').join(SEPARATOR)
}

function unkeptText({ unkept, webLink }: ConversationEntryView): string {
  const where = webLink === null ? 'mailbox' : 'outlook'
  return unkept === 0 ? '' : say('panels.conversation.unkept', { count: unkept, where })
}

/** The email becomes a ticket of its own. */
function splitButton(ticketId: string, entryId: string): Button {
  return button(say('panels.conversation.split'), 'ticket.split', { ticketId, entryId })
}
