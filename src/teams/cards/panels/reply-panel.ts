// Write to the customer, then see what will leave.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { STATUS_WORDS } from '../../../app/views/status-words.ts'
import type { Meanwhile } from '../../../app/views/ticket-panel-view.ts'
import { MOST_TYPED } from '../../../domain/ticket/recipients.ts'
import { nextStatuses } from '../../../domain/ticket/ticket.ts'
import { button } from '../button.ts'
import { block, cardTime, oneLine, shortTitle, sizeText } from '../card-text.ts'
import { offerChoices } from '../choices.ts'
import { fitText } from '../fold-text.ts'
import { isRightToLeft } from '../text-direction.ts'
import {
  choiceField,
  type Field,
  lineField,
  longField,
  NO_PANEL,
  NO_ROW,
  onCard,
  type Panel,
  PICKER_ROOM,
  type Row,
} from './panel.ts'

/** Some clients show a choice without a value as if nothing was chosen: with the placeholder. */
const AS_IT_IS = 'As it is'

export function replyPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'reply' }>): Panel {
  const on = { ...onCard(view), seen: panel.seen ?? view.messageId }
  const next = nextStatuses(view.status)
  const statuses = (['waiting', 'resolved'] as const).filter((status) => next.includes(status))
  const choices = [
    { title: AS_IT_IS, value: '' },
    ...statuses.map((value) => ({ title: STATUS_WORDS[value].agent, value })),
  ]
  return {
    ...NO_PANEL,
    title: 'Reply to the customer',
    leaves: true,
    fields: [
      ...wayFields(panel),
      ...cannedField(panel),
      longField('Message', 'What the customer will read', panel.text),
      ...filesField(panel),
      { ...choiceField('setTo', 'Then set the status to', choices, panel.setTo ?? ''), placeholder: AS_IT_IS },
    ],
    hint: chatHint(panel),
    error: panel.error,
    buttons: [
      button('Preview', 'ticket.preview-reply', on, 'positive'),
      ...(panel.cannedTexts ? [button('Use canned text', 'ticket.use-canned-text', on)] : []),
      button('Back', 'ticket.leave-reply', { ticketId: view.ticketId }),
    ],
  }
}

function chatHint({ ways }: Extract<TicketPanel, { kind: 'reply' }>): string {
  return ways && !ways.email ? oneLine(ways.problem, 300) : ''
}

/** To and Cc are for emails. */
function wayFields({ ways, to, cc }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  const chat = { title: `Teams chat with ${shortTitle(ways?.name ?? '', 40)}`, value: 'chat' }
  const choices = ways?.email === false ? [chat] : [chat, { title: 'Email', value: 'email' }]
  return [
    ...(ways ? [choiceField('via', 'Send by', choices, ways.chosen)] : []),
    ...(ways?.email === false
      ? []
      : [
          lineField('to', ways ? 'To (email only)' : 'To', 'For example ann@contoso.com', to, MOST_TYPED),
          lineField('cc', ways ? 'Cc (email only)' : 'Cc', 'No one', cc, MOST_TYPED),
        ]),
  ]
}

function cannedField({ cannedTexts }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  if (cannedTexts === undefined) return []
  const { items } = offerChoices(cannedTexts, PICKER_ROOM / 2)
  return [choiceField('cannedTextId', 'Start from', [{ title: 'An empty message', value: '' }, ...items], '')]
}

/** Several may be chosen; those chosen already stay so. */
function filesField({ files }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  if (files === undefined) return []
  const choices = files.offered.map(({ id, title, size }) => ({
    id,
    title: `${shortTitle(title, 28)} (${sizeText(size)})`,
  }))
  const { items } = offerChoices(choices, PICKER_ROOM)
  const field = choiceField('files', 'Attach files of this ticket', items, files.chosen.join(','), true)
  return [{ ...field, placeholder: 'None' }]
}

export function previewPanel(
  view: TicketView,
  { draftId, files = [], meanwhile = null, warning = null, error = null }: Extract<TicketPanel, { kind: 'preview' }>,
): Panel {
  const attached = { ...NO_ROW, rowTitle: files.length === 1 ? 'Attached' : `${files.length} files attached` }
  const names = files
    .map(({ name, size }) => `${oneLine(name, meanwhile === null ? 60 : 30)} (${sizeText(size)})`)
    .join('\n')
  return {
    ...NO_PANEL,
    rows: [
      ...(meanwhile === null ? [] : [meanwhileRow(meanwhile)]),
      ...(files.length === 0 ? [] : [{ ...attached, hasRowText: true, rowText: names }]),
    ],
    error: error ?? warning,
    buttons: [
      button('Send', 'ticket.send-reply', { ...onCard(view), draftId, seen: view.messageId }, 'positive'),
      button('Back', 'ticket.show-panel', { ...onCard(view), panel: 'reply' }),
    ],
  }
}

/** Whoever writes to somebody should know their last words. */
function meanwhileRow({ who, at, text, isDoubtful }: Meanwhile): Row {
  return {
    ...{ ...NO_ROW, rowStyle: 'emphasis', rowMark: isDoubtful ? 'Sender not verified · ' : '' },
    ...{ rowTitle: oneLine(who, 60), rowDetails: 'wrote after you opened this form' },
    ...{ hasRowAt: true, rowAt: cardTime(at) },
    ...{ hasRowText: true, rowText: meanwhileText(text), rowRtl: isRightToLeft(text) },
  }
}

/** Bytes: what will leave needs the room. */
const MEANWHILE_ROOM = 1200

function meanwhileText(text: string): string {
  const whole = block(text, 1000, 12)
  const fitting = fitText(whole, MEANWHILE_ROOM)
  return fitting === whole ? whole || '(no text)' : `${fitting.trimEnd()}…`
}

/** What will leave; its text is put in once it is known how much room it has. */
export function previewData(panel: TicketPanel | null) {
  const shown = panel?.kind === 'preview' ? panel : null
  const seconds = shown?.delaySeconds ?? 0
  const setTo = shown?.setTo ? ` The ticket will then be set to “${STATUS_WORDS[shown.setTo].agent}”.` : ''
  return {
    hasPreview: shown !== null,
    previewFrom: oneLine(shown?.from ?? '', 254, 60),
    previewTo: oneLine(shown?.to ?? '', MOST_TYPED, 254),
    hasPreviewCc: shown !== null && shown.cc !== '',
    previewCc: oneLine(shown?.cc ?? '', MOST_TYPED, 254),
    previewText: '',
    previewRtl: isRightToLeft(shown?.text ?? ''),
    previewNote: `${seconds > 0 ? `It will be sent after ${seconds} seconds. Until then you can undo it.` : 'It will be sent at once.'}${setTo}`,
  }
}

/** All that leaves, and a word where the card has no room for the end of it. */
export function previewText(text: string, room: number): string {
  const whole = block(text, 20_000, 5000)
  const fitting = fitText(whole, room - CUT_ROOM)
  const left = whole.length - fitting.length
  return left === 0 ? whole : `${fitting}… (and ${left} more characters, which will be sent as well)`
}

const CUT_ROOM = 200
