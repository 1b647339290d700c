// The ticket card's data: what agents look at all day.
import type { PendingReplyView, TicketView } from '../../app/views/card-view.ts'
import { isOpen } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { cardMoment, cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { expandCard } from './templates.ts'
import { isRightToLeft } from './text-direction.ts'
import { conversationPage, entryRows } from './panels/conversation-panel.ts'
import { fittingFields, type Row } from './panels/panel.ts'
import { previewText } from './panels/reply-panel.ts'
import { filesButton, moreButtons, panelData, panelKind } from './ticket-panel.ts'
import {
  flagsOf,
  noSubject,
  priorityWord,
  starsText,
  STATUS_STRIPS,
  statusLabel,
  type TextColor,
} from './ticket-words.ts'

/** `room`: bytes for the mail's parts; what the card has left, where it is not given. */
export function ticketCardData(view: TicketView, room?: number) {
  const data = dataBesideMail(view)
  // Not by spreading: of so many fields, that is thirty times slower.
  if (!data.hasMail) return Object.assign({}, data, mailPartsBeside('ticket', data, view, null, room).parts)
  const from = view.panel?.kind === 'mail' ? view.panel.from : view.panel === null ? 0 : null
  const { parts, readOnFrom } = mailPartsBeside('ticket', data, view, from, room)
  const { ticketId, messageId: entryId } = view
  const readOn =
    readOnFrom === null
      ? []
      : [button(say('cards.button.readOn'), 'ticket.read-on', { ticketId, entryId, from: readOnFrom })]
  const reading = view.panel?.kind === 'mail'
  const buttons = reading ? [...readOn, ...data.buttons] : [...data.buttons, ...readOn]
  return Object.assign({}, data, parts, { buttons })
}

function dataBesideMail(view: TicketView) {
  const { panel } = view
  const { isForm, hidesMail } = panel === null ? { isForm: false, hidesMail: false } : panelKind(panel)
  // What fills the card is read or filled in by itself; More is chosen by what the ticket has.
  const isFull = isForm || (hidesMail && panel?.kind !== 'more')
  const data = {
    fallback: plainTitle(`#${view.number} ${view.subject}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    status: statusLabel(view.status),
    statusStrip: STATUS_STRIPS[view.status],
    flags: flagsOf(view),
    number: view.number,
    // It is set large.
    subject: oneLine(view.subject, 180, 20) || noSubject(),
    subjectRtl: isRightToLeft(view.subject),
    ...requesterLine(view),
    openedAt: cardTime(view.createdAt),
    ...saidLine(view),
    ...factRows(isFull ? [] : knownFacts(view)),
    hasLastEvent: !isFull,
    lastEvent: oneLine(`${view.lastEvent.by ?? 'Frontdesk'} ${view.lastEvent.what}`, 160),
    lastEventAt: cardTime(view.lastEvent.at),
    hasDeliveryNote: !isFull && view.deliveryNote !== null,
    deliveryNote: oneLine(view.deliveryNote ?? '', 180),
    replies: isFull
      ? []
      : [
          ...(panel === null && view.replies.length === 0 ? likeness(view) : []),
          ...view.replies.map((reply) => pendingReply(view, reply)),
        ],
    // Where a card shows the conversation, or what will leave, the first mail would stand in the way.
    hasMail: !hidesMail,
    ...panelData(view, panel),
    ...(panel === null ? { buttons: ticketButtons(view) } : {}),
    moreRows: panel?.kind === 'more' ? moreRows(view) : [],
    ...linkLine(view),
  }
  if (panel === null || panel.kind === 'mail') return data
  // What is left of the card for what a panel shows or has typed into it.
  const empty = { ...data, fields: data.fields.map((field) => (field.isText ? { ...field, value: '' } : field)) }
  const noMail = { ...view, text: '', foldedText: '', attachments: [] }
  const noParts = mailPartsBeside('ticket', empty, noMail, null).parts
  const size = jsonSize(expandCard('ticket', { ...empty, ...noParts }))
  if (panel.kind === 'preview') return { ...data, previewText: previewText(panel.text, CARD_LIMIT - size) }
  const sizeOfRows = (rows: readonly Row[]): number =>
    jsonSize(expandCard('ticket', { ...empty, rows, ...noParts })) - size
  if (panel.kind === 'conversation') {
    return { ...data, ...conversationPage(view, panel, CARD_LIMIT - size, sizeOfRows) }
  }
  if (panel.kind === 'entry') return { ...data, rows: entryRows(view, panel, CARD_LIMIT - size, sizeOfRows) }
  return { ...data, fields: fittingFields(data.fields, CARD_LIMIT - LEAST_MAIL - size) }
}

/** Bytes for the mail beside a form. */
const LEAST_MAIL = 4000

/** Which of the customer's mails it is, where it is not the first, and who wrote it. */
function saidLine({ writtenBy: said, requester }: TicketView) {
  if (said === null) return { hasSaid: false, said: '', saidAt: '' }
  const did = said.isForward === true ? 'forwarded' : said.isReply ? 'replied' : 'wrote'
  const who =
    said.who === requester.name ? say('cards.said', { did }) : say('cards.saidBy', { who: oneLine(said.who, 60), did })
  return { hasSaid: true, said: who, saidAt: cardTime(said.at) }
}

/** Who asks, for whom, and from which address: mail may call itself anything. */
function requesterLine({ requester, organisation }: TicketView) {
  const name = oneLine(requester.name, 50, 16)
  const address = oneLine(requester.address, 80, 40)
  const shown = name || address || say('timeline.unknownSender')
  const place = oneLine(organisation, 50, 16)
  return {
    requester: shown,
    organisation: place === '' ? '' : ` · ${place}`,
    hasAddress: address !== '' && address !== shown,
    address,
  }
}

interface FactData {
  readonly label: string
  readonly value: string
  /** A moment, as clients write it for whoever looks: `at`, which is empty for all others. */
  readonly isTime: boolean
  readonly at: string
  readonly color: TextColor
}

/** Only what is known, and not said by the strip. */
function knownFacts(view: TicketView): readonly FactData[] {
  const { priority, category, serviceType, assignee, dueAt, overdue, stars } = view
  const fact = (label: string, value: string | null): FactData => ({
    label,
    value: oneLine(value ?? '', 60, 16),
    isTime: false,
    at: '',
    color: 'Default',
  })
  const known = [
    fact(say('cards.fact.category'), category),
    fact(say('cards.fact.serviceType'), serviceType),
    fact(say('cards.fact.assignee'), assignee),
    fact(say('cards.fact.merged'), numbers(view.merged)),
    fact(say('cards.fact.related'), numbers(view.related)),
    fact(say('cards.fact.followers'), peopleCount(view.followers.length)),
    fact(say('cards.fact.priority'), saidByStrip(view) ? '' : priorityWord(priority)),
    fact(say('cards.fact.rating'), stars === null ? null : starsText(stars)),
  ].filter(({ value }) => value !== '')
  if (dueAt === null) return known
  const due = {
    ...fact(say('cards.fact.due'), ''),
    isTime: true,
    at: cardTime(dueAt),
    color: overdue ? 'Attention' : 'Default',
  } as const
  return [...known, due]
}

function peopleCount(count: number): string {
  return count === 0 ? '' : say('cards.people', { count })
}

function saidByStrip(view: TicketView): boolean {
  return view.priority === 'normal' || flagsOf({ ...view, overdue: false }).length > 0
}

/** Characters of a word for which a third of a phone's card has room. */
const SHORT_WORD = 12

/** Three short ones share a row on a phone, too; longer words and times need half of it. */
function factRows(facts: readonly FactData[]) {
  const isShort = ({ label, value, isTime }: FactData) =>
    !isTime && `${label} ${value}`.split(/\s/u).every((word) => word.length <= SHORT_WORD)
  const inRow = facts.length === 3 && facts.every(isShort) ? 3 : 2
  return { hasFacts: facts.length > 0, factRows: rowsOf(facts, inRow).map((row) => ({ facts: row })) }
}

/** Equally wide tiles, of which a phone's card has room for two: buttons as long as their words would be ragged there. */
const TILES_IN_ROW = 2

function moreRows(view: TicketView) {
  return rowsOf(moreButtons(view), TILES_IN_ROW).map((buttons) => ({
    buttons,
    isHalf: buttons.length < TILES_IN_ROW,
  }))
}

function rowsOf<T>(items: readonly T[], inRow: number): readonly (readonly T[])[] {
  const rows = Math.ceil(items.length / inRow)
  return Array.from({ length: rows }, (_, row) => items.slice(row * inRow, (row + 1) * inRow))
}

/** What there is to open: a quiet line of links under the customer's words, while no form needs the room. */
function linkLine(view: TicketView) {
  const { panel, ticketId, webLink, hasFiles } = view
  const files = hasFiles ? [filesButton(view)] : []
  const links =
    panel === null || panel.kind === 'mail'
      ? [...files, button(say('cards.button.conversation'), 'ticket.conversation', { ticketId, page: '', more: false })]
      : []
  return { links, hasLinks: links.length > 0 || webLink !== null }
}

function pendingReply({ ticketId }: TicketView, { entryId, state, text, leaves = null, mayUndo }: PendingReplyView) {
  const on = { ticketId, entryId }
  const waits = state === 'waiting'
  return {
    replyStyle: waits ? 'warning' : 'attention',
    replyText: oneLine(text, 330, 60),
    hasReplyTime: leaves !== null,
    replyLeaves: leaves === null ? '' : leavesText(leaves),
    hasReplyButtons: state === 'failed' || state === 'doubtful' || mayUndo,
    replyButtons: [
      ...(state === 'failed'
        ? [button(say('cards.button.tryAgain'), 'ticket.retry-reply', { ...on, mayBeTwice: false })]
        : []),
      ...(state === 'doubtful'
        ? [button(say('cards.button.sendAgain'), 'ticket.retry-reply', { ...on, mayBeTwice: true })]
        : []),
      ...(mayUndo
        ? [button(waits ? say('cards.button.undo') : say('cards.button.discard'), 'ticket.undo-reply', on)]
        : []),
    ],
  }
}

/** True whenever it is read, beside the time when it was written: a card does not count down. */
function leavesText({ writtenAt, afterSeconds }: NonNullable<PendingReplyView['leaves']>): string {
  return say('cards.leaves', { at: cardMoment(writtenAt), seconds: Math.max(0, afterSeconds) })
}

/** What it looks like, and what to do about it, where replies that wait stand. */
function likeness({ ticketId, version, looksLike }: TicketView) {
  if (looksLike === null) return []
  const { ticketId: otherId, number, reason } = looksLike
  const replyText = say('cards.looksLike', { number, reason: reason === 'same-mail' ? 'mail' : 'words' })
  return [
    {
      ...{ replyStyle: 'emphasis', replyText, hasReplyTime: false, replyLeaves: '', hasReplyButtons: true },
      replyButtons: [
        button(say('cards.button.join'), 'ticket.join', { ticketId, version, otherId }),
        button(say('cards.button.apart'), 'ticket.keep-apart', { ticketId, otherId }),
      ],
    },
  ]
}

const NUMBERS_SHOWN = 4

function numbers(of: readonly number[]): string {
  const shown = of.slice(0, NUMBERS_SHOWN).map((number) => `#${number}`)
  const all = shown.join(', ')
  return of.length > NUMBERS_SHOWN ? say('cards.numbers', { numbers: all, count: of.length - NUMBERS_SHOWN }) : all
}

function ticketButtons(view: TicketView): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const panel = (title: string, name: 'reply' | 'note' | 'more', first = false): Button =>
    button(title, 'ticket.show-panel', { ...on, panel: name }, first ? 'positive' : 'default')
  const isNew = isOpen(view.status) && view.assignee === null
  return [
    ...(isNew ? [button(say('cards.button.take'), 'ticket.take', on, 'positive')] : []),
    ...(isOpen(view.status)
      ? []
      : [button(say('cards.button.reopen'), 'ticket.set-status', { ...on, status: 'open' })]),
    ...(view.mayReply ? [panel(say('cards.button.reply'), 'reply', !isNew && isOpen(view.status))] : []),
    panel(say('cards.button.note'), 'note'),
    ...(isOpen(view.status) ? [button(say('cards.button.resolve'), 'ticket.resolve', on)] : []),
    panel(say('cards.button.more'), 'more'),
  ]
}
