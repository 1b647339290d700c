// The part of the ticket card that asks for one thing, and its buttons.
import type { Choice, TicketPanel, TicketView } from '../../app/views/card-view.ts'
import { MAX_WRITTEN } from '../../app/tickets/written-text.ts'
import { isOpen, nextStatuses, PRIORITIES, type Status } from '../../domain/ticket/ticket.ts'
import { button, type Button } from './button.ts'
import { block, inputValue, oneLine, plainTitle } from './card-text.ts'
import { offerChoices, type ChoiceItem } from './choices.ts'
import { fitText, textSize } from './fold-text.ts'
import { PRIORITY_WORDS, STATUS_WORDS } from './ticket-words.ts'
import type { TicketPanelName } from './verbs.ts'

/** Bytes for the choices of each of two pickers. */
const PICKER_ROOM = 3500
const MAX_CC = 1000

interface PickerData {
  readonly pickerId: string
  readonly label: string
  readonly chosen: string
  readonly choices: readonly ChoiceItem[]
}

interface TextData {
  readonly textId: string
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isMultiline: boolean
  readonly maxLength: number
}

/** What a panel asks for. */
interface Asked {
  readonly title: string
  readonly to: string
  readonly texts: readonly TextData[]
  readonly pickers: readonly PickerData[]
  readonly hint: string
  readonly error: string | null
}

const NOTHING: Asked = { title: '', to: '', texts: [], pickers: [], hint: '', error: null }

export function panelData(view: TicketView, panel: TicketPanel | null) {
  const asked = panel === null ? NOTHING : askedBy(view, panel)
  return {
    hasPanel: asked.title !== '',
    panelTitle: asked.title,
    hasPanelTo: asked.to !== '',
    panelTo: asked.to,
    texts: asked.texts,
    pickers: asked.pickers,
    hasHint: asked.hint !== '',
    hint: asked.hint,
    hasPanelError: asked.error !== null,
    panelError: oneLine(asked.error ?? '', 200),
    ...previewData(panel),
  }
}

function askedBy(view: TicketView, panel: TicketPanel): Asked {
  switch (panel.kind) {
    case 'category':
      return categories(view, panel)
    case 'status':
      return { ...NOTHING, title: 'Set the status' }
    case 'note':
      return {
        ...NOTHING,
        title: 'Internal note: the customer does not see it',
        texts: [longText('Note', 'What your colleagues should know', panel.text)],
        error: panel.error,
      }
    case 'assign':
      return assignees(panel)
    case 'priority':
      return {
        ...NOTHING,
        title: 'Set the priority',
        pickers: [
          {
            ...{ pickerId: 'priority', label: 'Priority', chosen: view.priority },
            choices: PRIORITIES.toReversed().map((value) => ({ title: PRIORITY_WORDS[value].word, value })),
          },
        ],
        error: panel.error,
      }
    case 'reply':
      return reply(view, panel)
    case 'conversation':
      return {
        ...NOTHING,
        title: panel.pages > 1 ? `Conversation, page ${panel.page} of ${panel.pages}` : 'Conversation',
      }
    case 'more':
    case 'mail':
    case 'preview':
      return NOTHING
  }
}

function categories(view: TicketView, panel: Extract<TicketPanel, { kind: 'category' }>): Asked {
  const category = picker(panel.categories, panel.categoryId, view.category)
  const serviceType = picker(panel.serviceTypes, panel.serviceTypeId, view.serviceType)
  const empty = panel.categories.length + panel.serviceTypes.length === 0
  return {
    ...NOTHING,
    title: 'Choose category and service type',
    pickers: [
      { pickerId: 'categoryId', label: 'Category', chosen: panel.categoryId ?? '', choices: category.items },
      {
        pickerId: 'serviceTypeId',
        label: 'Service type',
        chosen: panel.serviceTypeId ?? '',
        choices: serviceType.items,
      },
    ].filter(({ pickerId }) => (pickerId === 'categoryId' ? panel.categories : panel.serviceTypes).length > 0),
    hint: empty ? 'There are no categories and service types yet.' : category.hint || serviceType.hint,
    error: panel.error,
  }
}

/** What the ticket has comes first when it is not among those offered any more, or not among those that fit. */
function picker(choices: readonly Choice[], currentId: string | null, currentName: string | null) {
  const none: ChoiceItem = { title: 'Not chosen', value: '' }
  const offered = offerChoices(choices, PICKER_ROOM)
  const missing = currentId !== null && currentName !== null && !offered.items.some(({ value }) => value === currentId)
  const current = missing ? [{ title: plainTitle(currentName, 40), value: currentId }] : []
  return { ...offered, items: [none, ...current, ...offered.items] }
}

function assignees({ people, personId, error }: Extract<TicketPanel, { kind: 'assign' }>): Asked {
  const { items } = offerChoices(people, 2 * PICKER_ROOM)
  const left = people.length - items.length
  return {
    ...NOTHING,
    title: 'Who works on it?',
    pickers: [{ pickerId: 'personId', label: 'Assign to', chosen: personId ?? '', choices: items }],
    hint: left === 0 ? '' : `The first ${items.length} of ${people.length} agents are listed.`,
    error,
  }
}

function reply(view: TicketView, panel: Extract<TicketPanel, { kind: 'reply' }>): Asked {
  const next = nextStatuses(view.status)
  const statuses = (['waiting', 'resolved'] as const).filter((status) => next.includes(status))
  const choices = [
    { title: 'As it is', value: '' },
    ...statuses.map((value) => ({ title: STATUS_WORDS[value].word, value })),
  ]
  return {
    title: 'Reply to the customer',
    to: oneLine(panel.to, 254, 60),
    texts: [
      {
        ...{ textId: 'cc', label: 'Cc', placeholder: 'Nobody', isMultiline: false, maxLength: MAX_CC },
        value: inputValue(panel.cc, MAX_CC),
      },
      longText('Message', 'What the customer will read', panel.text),
    ],
    pickers: [{ pickerId: 'setTo', label: 'And set the ticket to', chosen: panel.setTo ?? '', choices }],
    hint: '',
    error: panel.error,
  }
}

function longText(label: string, placeholder: string, text: string): TextData {
  return {
    ...{ textId: 'text', label, placeholder, isMultiline: true, maxLength: MAX_WRITTEN },
    value: inputValue(text, MAX_WRITTEN),
  }
}

function previewData(panel: TicketPanel | null) {
  const shown = panel?.kind === 'preview' ? panel : null
  const seconds = shown?.delaySeconds ?? 0
  const setTo = shown?.setTo ? ` Then the ticket is set to “${STATUS_WORDS[shown.setTo].word}”.` : ''
  return {
    hasPreview: shown !== null,
    previewFrom: oneLine(shown?.from ?? '', 254, 60),
    previewTo: oneLine(shown?.to ?? '', 254, 60),
    hasPreviewCc: shown !== null && shown.cc !== '',
    previewCc: oneLine(shown?.cc ?? '', MAX_CC, 60),
    previewText: '',
    previewNote: `${seconds > 0 ? `It is sent after ${seconds} seconds: until then you can undo it.` : 'It is sent at once.'}${setTo}`,
  }
}

/** What was typed, the last text (which is the long one) cut where the card has no room for it. */
export function fittingTexts(texts: readonly TextData[], room: number): readonly TextData[] {
  let left = room
  return texts.map((text) => {
    const value = fitText(text.value, Math.max(0, left))
    left -= textSize(value)
    return { ...text, value }
  })
}

/** All that leaves, and a word where the card has no room for the end of it. */
export function previewText(text: string, room: number): string {
  const whole = block(text, 20_000, 5000)
  const fitting = fitText(whole, room - CUT_ROOM)
  const left = whole.length - fitting.length
  return left === 0 ? whole : `${fitting}… (${left} more characters, which are sent, too)`
}

const CUT_ROOM = 200

export function panelButtons(view: TicketView, panel: TicketPanel): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const back = button('Back', 'ticket.show', { ticketId: view.ticketId })
  switch (panel.kind) {
    case 'mail':
    case 'more':
      return [back]
    case 'category': {
      const empty = panel.categories.length + panel.serviceTypes.length === 0
      return empty ? [back] : [button('Save', 'ticket.set-category', on, 'positive'), back]
    }
    case 'status':
      return [
        ...panel.statuses.map((status) =>
          button(statusStep(view.status, status), 'ticket.set-status', { ...on, status }),
        ),
        back,
      ]
    case 'note':
      return [button('Add note', 'ticket.add-note', on, 'positive'), back]
    case 'assign':
      return [button('Assign', 'ticket.assign', on, 'positive'), back]
    case 'priority':
      return [button('Save', 'ticket.set-priority', on, 'positive'), back]
    case 'reply':
      return [button('Preview', 'ticket.preview-reply', on, 'positive'), back]
    case 'preview':
      return [
        button('Send', 'ticket.send-reply', { ...on, draftId: panel.draftId }, 'positive'),
        button('Edit', 'ticket.show-panel', { ...on, panel: 'reply' }),
        button('Cancel', 'ticket.show', { ticketId: view.ticketId }),
      ]
    case 'conversation': {
      const page = (title: string, number: number): Button =>
        button(title, 'ticket.conversation', { ticketId: view.ticketId, page: number })
      return [
        ...(panel.page > 1 ? [page('Newer', panel.page - 1)] : []),
        ...(panel.page < panel.pages ? [page('Older', panel.page + 1)] : []),
        back,
      ]
    }
  }
}

/** What is behind More; Back stands by itself below. */
export function moreButtons(view: TicketView): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const panel = (title: string, name: TicketPanelName): Button =>
    button(title, 'ticket.show-panel', { ...on, panel: name })
  const hasAssignee = view.assignee !== null
  return [
    button('Conversation', 'ticket.conversation', { ticketId: view.ticketId, page: 1 }),
    ...(isOpen(view.status) ? [panel('Assign', 'assign')] : []),
    panel('Priority', 'priority'),
    panel('Category', 'category'),
    panel('Status', 'status'),
    ...(hasAssignee ? [button('Release', 'ticket.release', on)] : []),
  ]
}

function statusStep(from: Status, to: Status): string {
  return to === 'open' && !isOpen(from) ? 'Reopen' : STATUS_WORDS[to].word
}
