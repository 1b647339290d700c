// The ticket card's data: what agents look at all day.
import type { PendingReplyView, TicketView } from '../../app/views/card-view.ts'
import { isOpen } from '../../domain/ticket/ticket.ts'
import { button, type Button } from './button.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { expandCard } from './templates.ts'
import { isRightToLeft } from './text-direction.ts'
import { conversationPage, entryRows } from './panels/conversation-panel.ts'
import { fittingFields, type Row } from './panels/panel.ts'
import { previewText } from './panels/reply-panel.ts'
import { filesButton, moreButtons, panelData, panelKind } from './ticket-panel.ts'
import { NO_SUBJECT, PRIORITY_WORDS, STATUS_STRIPS, statusLabel } from './ticket-words.ts'

export function ticketCardData(view: TicketView) {
  const data = dataBesideMail(view)
  if (!data.hasMail) return { ...data, ...mailPartsBeside('ticket', data, view, null).parts }
  const from = view.panel?.kind === 'mail' ? view.panel.from : view.panel === null ? 0 : null
  const { parts, readOnFrom } = mailPartsBeside('ticket', data, view, from)
  const { ticketId, messageId: entryId } = view
  const readOn =
    readOnFrom === null ? [] : [button('Read on', 'ticket.read-on', { ticketId, entryId, from: readOnFrom })]
  const reading = view.panel?.kind === 'mail'
  // Where the card names files. One button too many would be none at all: they are behind More, too.
  const files = view.panel === null && view.attachments.length > 0 ? [filesButton(view)] : []
  const others = [...data.buttons, ...readOn]
  const all = reading ? [...readOn, ...data.buttons] : others.length < BUTTONS_IN_ROW ? [...others, ...files] : others
  return { ...data, ...parts, buttons: all }
}

function dataBesideMail(view: TicketView) {
  const { panel } = view
  const { isForm, hidesMail } = panel === null ? { isForm: false, hidesMail: false } : panelKind(panel)
  const data = {
    fallback: plainTitle(`#${view.number} ${view.subject}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    status: statusLabel(view.status),
    statusStrip: STATUS_STRIPS[view.status],
    number: view.number,
    subject: oneLine(view.subject, 250) || NO_SUBJECT,
    subjectRtl: isRightToLeft(view.subject),
    ...requesterLine(view),
    openedAt: cardTime(view.createdAt),
    ...saidLine(view),
    ...flag(view),
    ...facts(view, isForm),
    lastEvent: oneLine(`${view.lastEvent.by ?? 'Frontdesk'} ${view.lastEvent.what}`, 160),
    lastEventAt: cardTime(view.lastEvent.at),
    hasDeliveryNote: view.deliveryNote !== null,
    deliveryNote: oneLine(view.deliveryNote ?? '', 300),
    replies: (isForm ? [] : view.replies).map((reply) => pendingReply(view, reply)),
    // Where a card shows the conversation, or what will leave, the first mail would stand in the way.
    hasMail: !hidesMail,
    ...panelData(view, panel),
    ...(panel === null ? { buttons: ticketButtons(view) } : {}),
    moreRows: panel?.kind === 'more' ? rowsOf(moreButtons(view), BUTTONS_IN_ROW).map((buttons) => ({ buttons })) : [],
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

function requesterLine({ requester, organisation }: TicketView) {
  const name = oneLine(requester.name, 60)
  const address = oneLine(requester.address, 80, 40)
  const details = [name === address ? '' : address, oneLine(organisation, 60)].filter((part) => part !== '')
  return { requester: name || (address === '' ? 'Unknown sender' : ''), requesterDetails: details.join(' · ') }
}

/** Which of the customer's mails it is, where it is not the first. */
function saidLine({ repliedBy: said, requester, createdAt }: TicketView) {
  const who = said === null || said.who === requester.name ? 'Replied' : `${oneLine(said.who, 60)} replied`
  return { hasSaid: said !== null, said: who, saidAt: cardTime(said?.at ?? createdAt) }
}

/** What must catch the eye while there is something to do. */
function flag({ priority, status }: TicketView) {
  const stands = isOpen(status) && (priority === 'urgent' || priority === 'high')
  return { hasFlag: stands, flag: priority === 'urgent' ? 'Urgent' : 'High priority' }
}

/** Only what is known. */
function facts(view: TicketView, hidden: boolean) {
  const { priority, category, serviceType, assignee, dueAt, createdAt } = view
  const { hasFlag } = flag(view)
  const sorted = [category, serviceType].filter((name) => name !== null).map((name) => oneLine(name, 60))
  const known = [
    {
      label: serviceType === null ? 'Category' : category === null ? 'Service type' : 'Category · Service type',
      value: sorted.join(' · '),
    },
    { label: 'Assigned to', value: oneLine(assignee ?? '', 60) },
    { label: 'Priority', value: priority === 'normal' || hasFlag ? '' : PRIORITY_WORDS[priority].word },
  ].filter(({ value }) => value !== '')
  const hasDue = dueAt !== null
  return {
    hasFacts: !hidden && (known.length > 0 || hasDue),
    facts: known,
    hasDue,
    dueAt: cardTime(dueAt ?? createdAt),
  }
}

/** Teams shows no more in one set. */
const BUTTONS_IN_ROW = 6

function rowsOf<T>(items: readonly T[], inRow: number): readonly (readonly T[])[] {
  const rows = Math.ceil(items.length / inRow)
  return Array.from({ length: rows }, (_, row) => items.slice(row * inRow, (row + 1) * inRow))
}

function pendingReply({ ticketId }: TicketView, { entryId, state, text, mayUndo }: PendingReplyView) {
  const on = { ticketId, entryId }
  const failed = state === 'failed'
  return {
    replyStyle: failed ? 'attention' : 'warning',
    replyText: oneLine(text, 300, 60),
    hasReplyButtons: failed || mayUndo,
    replyButtons: [
      ...(failed ? [button('Try again', 'ticket.retry-reply', on)] : []),
      ...(mayUndo ? [button(failed ? 'Discard' : 'Undo', 'ticket.undo-reply', on)] : []),
    ],
  }
}

function ticketButtons(view: TicketView): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const panel = (title: string, name: 'reply' | 'note' | 'more', first = false): Button =>
    button(title, 'ticket.show-panel', { ...on, panel: name }, first ? 'positive' : 'default')
  const isNew = isOpen(view.status) && view.assignee === null
  return [
    ...(isNew ? [button('Take', 'ticket.take', on, 'positive')] : []),
    ...(isOpen(view.status) ? [] : [button('Reopen', 'ticket.set-status', { ...on, status: 'open' })]),
    ...(view.mayReply ? [panel('Reply', 'reply', !isNew && isOpen(view.status))] : []),
    panel('Note', 'note'),
    ...(isOpen(view.status) ? [button('Resolve', 'ticket.resolve', on)] : []),
    ...(isOpen(view.status) && !isNew ? [button('Take over', 'ticket.take', on)] : []),
    panel('More', 'more'),
  ]
}
