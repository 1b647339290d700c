// Write to the customer, then see what will leave.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import type { Meanwhile } from '../../../app/views/ticket-panel-view.ts'
import { MOST_TYPED } from '../../../domain/ticket/recipients.ts'
import { nextStatuses } from '../../../domain/ticket/ticket.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { block, cardTime, oneLine, shortTitle, sizeText } from '../card-text.ts'
import { offerChoices } from '../choices.ts'
import { fitText } from '../fold-text.ts'
import { isRightToLeft } from '../text-direction.ts'
import { statusWord } from '../ticket-words.ts'
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

export function replyPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'reply' }>): Panel {
  const on = { ...onCard(view), seen: panel.seen ?? view.messageId }
  const next = nextStatuses(view.status)
  const statuses = (['waiting', 'resolved'] as const).filter((status) => next.includes(status))
  // Some clients show a choice without a value as if nothing was chosen: with the placeholder.
  const asItIs = say('panels.reply.asItIs')
  const choices = [
    { title: asItIs, value: '' },
    ...statuses.map((value) => ({ title: statusWord(value, null), value })),
  ]
  return {
    ...NO_PANEL,
    title: say('panels.reply.title'),
    leaves: true,
    fields: [
      ...wayFields(panel),
      ...cannedField(panel),
      longField(say('panels.reply.message'), say('panels.reply.example'), panel.text),
      ...filesField(panel),
      { ...choiceField('setTo', say('panels.reply.setTo'), choices, panel.setTo ?? ''), placeholder: asItIs },
    ],
    hint: chatHint(panel),
    error: panel.error,
    buttons: [
      button(say('panels.reply.preview'), 'ticket.preview-reply', on, 'positive'),
      ...(panel.cannedTexts ? [button(say('panels.reply.useCanned'), 'ticket.use-canned-text', on)] : []),
      button(say('panels.back'), 'ticket.leave-reply', { ticketId: view.ticketId }),
    ],
  }
}

function chatHint({ ways }: Extract<TicketPanel, { kind: 'reply' }>): string {
  return ways && !ways.email ? oneLine(ways.problem, 300) : ''
}

/** To and Cc are for emails. */
function wayFields({ ways, to, cc }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  const chat = { title: say('panels.reply.chat', { name: shortTitle(ways?.name ?? '', 40) }), value: 'chat' }
  const choices = ways?.email === false ? [chat] : [chat, { title: say('panels.reply.email'), value: 'email' }]
  return [
    ...(ways ? [choiceField('via', say('panels.reply.via'), choices, ways.chosen)] : []),
    ...(ways?.email === false
      ? []
      : [
          lineField(
            'to',
            ways ? say('panels.reply.toOnly') : say('panels.reply.to'),
            say('panels.reply.toExample'),
            to,
            MOST_TYPED,
          ),
          lineField(
            'cc',
            ways ? say('panels.reply.ccOnly') : say('panels.reply.cc'),
            say('panels.reply.ccNobody'),
            cc,
            MOST_TYPED,
          ),
        ]),
  ]
}

function cannedField({ cannedTexts }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  if (cannedTexts === undefined) return []
  const { items } = offerChoices(cannedTexts, PICKER_ROOM / 2)
  return [
    choiceField(
      'cannedTextId',
      say('panels.reply.start'),
      [{ title: say('panels.reply.startEmpty'), value: '' }, ...items],
      '',
    ),
  ]
}

/** Several may be chosen; those chosen already stay so. */
function filesField({ files }: Extract<TicketPanel, { kind: 'reply' }>): readonly Field[] {
  if (files === undefined) return []
  const choices = files.offered.map(({ id, title, size }) => ({
    id,
    title: `${shortTitle(title, 28)} (${sizeText(size)})`,
  }))
  const { items } = offerChoices(choices, PICKER_ROOM)
  const field = choiceField('files', say('panels.reply.files'), items, files.chosen.join(','), true)
  return [{ ...field, placeholder: say('panels.reply.noFiles') }]
}

export function previewPanel(
  view: TicketView,
  { draftId, files = [], meanwhile = null, warning = null, error = null }: Extract<TicketPanel, { kind: 'preview' }>,
): Panel {
  const attached = { ...NO_ROW, rowTitle: say('panels.preview.attached', { count: files.length }) }
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
      button(
        say('panels.preview.send'),
        'ticket.send-reply',
        { ...onCard(view), draftId, seen: view.messageId },
        'positive',
      ),
      button(say('panels.back'), 'ticket.show-panel', { ...onCard(view), panel: 'reply' }),
    ],
  }
}

/** Whoever writes to somebody should know their last words. */
function meanwhileRow({ who, at, text, isDoubtful }: Meanwhile): Row {
  return {
    ...{ ...NO_ROW, rowStyle: 'emphasis', rowMark: isDoubtful ? `${say('panels.preview.unverified')} · ` : '' },
    ...{ rowTitle: oneLine(who, 60), rowDetails: say('panels.preview.meanwhile') },
    ...{ hasRowAt: true, rowAt: cardTime(at) },
    ...{ hasRowText: true, rowText: meanwhileText(text), rowRtl: isRightToLeft(text) },
  }
}

/** Bytes: what will leave needs the room. */
const MEANWHILE_ROOM = 1200

function meanwhileText(text: string): string {
  const whole = block(text, 1000, 12)
  const fitting = fitText(whole, MEANWHILE_ROOM)
  return fitting === whole ? whole || say('cards.noText') : `${fitting.trimEnd()}…`
}

/** What will leave; its text is put in once it is known how much room it has. */
export function previewData(panel: TicketPanel | null) {
  const shown = panel?.kind === 'preview' ? panel : null
  const seconds = shown?.delaySeconds ?? 0
  const note = [
    say('panels.preview.leaves', { seconds }),
    ...(shown?.setTo ? [say('panels.preview.setTo', { status: statusWord(shown.setTo, null) })] : []),
  ]
  return {
    hasPreview: shown !== null,
    previewFrom: oneLine(shown?.from ?? '', 254, 60),
    previewTo: oneLine(shown?.to ?? '', MOST_TYPED, 254),
    hasPreviewCc: shown !== null && shown.cc !== '',
    previewCc: oneLine(shown?.cc ?? '', MOST_TYPED, 254),
    previewText: '',
    previewRtl: isRightToLeft(shown?.text ?? ''),
    previewNote: note.join(' '),
  }
}

/** All that leaves, and a word where the card has no room for the end of it. */
export function previewText(text: string, room: number): string {
  const whole = block(text, 20_000, 5000)
  const fitting = fitText(whole, room - CUT_ROOM)
  const left = whole.length - fitting.length
  return left === 0 ? whole : `${fitting}… ${say('panels.preview.left', { count: left })}`
}

const CUT_ROOM = 200
