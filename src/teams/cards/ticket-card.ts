// The ticket card's data: what agents look at all day.
import type { Choice, TicketPanel, TicketView } from '../../app/views/card-view.ts'
import { isOpen, type Status } from '../../domain/ticket/ticket.ts'
import { button, type Button } from './button.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { offerChoices, type ChoiceItem } from './choices.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { isRightToLeft } from './text-direction.ts'
import { NO_SUBJECT, NOT_CHOSEN, PRIORITY_WORDS, STATUS_WORDS, statusLabel } from './ticket-words.ts'

/** Bytes for the choices of each of the two pickers. */
const PICKER_ROOM = 3500

export function ticketCardData(view: TicketView) {
  const data = dataBesideMail(view)
  const from = view.panel?.kind === 'mail' ? view.panel.from : view.panel === null ? 0 : null
  const { parts, readOnFrom } = mailPartsBeside('ticket', data, view, from)
  const { ticketId } = view
  const readOn = readOnFrom === null ? [] : [button('Read on', 'ticket.read-on', { ticketId, from: readOnFrom })]
  const reading = view.panel?.kind === 'mail'
  return { ...data, ...parts, buttons: reading ? [...readOn, ...data.buttons] : [...data.buttons, ...readOn] }
}

function dataBesideMail(view: TicketView) {
  const priority = PRIORITY_WORDS[view.priority]
  return {
    fallback: plainTitle(`#${view.number} ${view.subject}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    status: statusLabel(view.status),
    statusColor: STATUS_WORDS[view.status].color,
    number: view.number,
    subject: oneLine(view.subject, 250) || NO_SUBJECT,
    subjectRtl: isRightToLeft(view.subject),
    ...requesterLine(view),
    priority: priority.word,
    priorityColor: priority.color,
    category: oneLine(view.category ?? NOT_CHOSEN, 60),
    categoryMissing: view.category === null,
    serviceType: oneLine(view.serviceType ?? NOT_CHOSEN, 60),
    serviceTypeMissing: view.serviceType === null,
    assignee: oneLine(view.assignee ?? 'Nobody yet', 60),
    assigneeMissing: view.assignee === null,
    openedAt: cardTime(view.createdAt),
    hasDue: view.dueAt !== null,
    dueAt: cardTime(view.dueAt ?? view.createdAt),
    lastEvent: oneLine(`${view.lastEvent.by ?? 'Frontdesk'} ${view.lastEvent.what}`, 160),
    lastEventAt: cardTime(view.lastEvent.at),
    hasDeliveryNote: view.deliveryNote !== null,
    deliveryNote: oneLine(view.deliveryNote ?? '', 300),
    ...panelData(view, view.panel),
    buttons: view.panel === null ? ticketButtons(view) : panelButtons(view, view.panel),
  }
}

function requesterLine({ requester, organisation }: TicketView) {
  const name = oneLine(requester.name, 60)
  const address = oneLine(requester.address, 80, 40)
  const details = [name === address ? '' : address, oneLine(organisation, 60)].filter((part) => part !== '')
  return { requester: name || (address === '' ? 'Unknown sender' : ''), requesterDetails: details.join(' · ') }
}

function ticketButtons(view: TicketView): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const category = button('Category', 'ticket.show-panel', { ...on, panel: 'category' })
  const status = button('Status', 'ticket.show-panel', { ...on, panel: 'status' })
  if (!isOpen(view.status)) return [button('Reopen', 'ticket.set-status', { ...on, status: 'open' }), category, status]
  return [
    view.assignee === null ? button('Take', 'ticket.take', on, 'positive') : button('Take over', 'ticket.take', on),
    category,
    status,
    button('Resolve', 'ticket.resolve', on),
  ]
}

function panelButtons(view: TicketView, panel: TicketPanel): readonly Button[] {
  const on = { ticketId: view.ticketId, version: view.version }
  const back = button('Back', 'ticket.show', { ticketId: view.ticketId })
  if (panel.kind === 'mail') return [back]
  if (panel.kind === 'category') {
    const empty = panel.categories.length + panel.serviceTypes.length === 0
    return empty ? [back] : [button('Save', 'ticket.set-category', on, 'positive'), back]
  }
  const steps = panel.statuses.map((status) =>
    button(statusStep(view.status, status), 'ticket.set-status', { ...on, status }),
  )
  return [...steps, back]
}

function statusStep(from: Status, to: Status): string {
  return to === 'open' && !isOpen(from) ? 'Reopen' : STATUS_WORDS[to].word
}

function panelData(view: TicketView, panel: TicketPanel | null) {
  const picking = panel?.kind === 'category' ? panel : NOTHING_TO_PICK
  const categories = picker(picking.categories, picking.categoryId, view.category)
  const serviceTypes = picker(picking.serviceTypes, picking.serviceTypeId, view.serviceType)
  const empty = picking.categories.length + picking.serviceTypes.length === 0
  const hint = empty ? 'There are no categories and service types yet.' : categories.hint || serviceTypes.hint
  return {
    hasPanel: panel !== null && panel.kind !== 'mail',
    panelTitle: panel?.kind === 'category' ? 'Choose category and service type' : 'Set the status',
    hasCategories: picking.categories.length > 0,
    categories: categories.items,
    categoryId: picking.categoryId ?? '',
    hasServiceTypes: picking.serviceTypes.length > 0,
    serviceTypes: serviceTypes.items,
    serviceTypeId: picking.serviceTypeId ?? '',
    hasHint: panel?.kind === 'category' && hint !== '',
    hint,
    hasPanelError: picking.error !== null,
    panelError: oneLine(picking.error ?? '', 200),
  }
}

const NOTHING_TO_PICK = { categories: [], serviceTypes: [], categoryId: null, serviceTypeId: null, error: null }

/** What the ticket has comes first when it is not among those offered any more, or not among those that fit. */
function picker(choices: readonly Choice[], currentId: string | null, currentName: string | null) {
  const none: ChoiceItem = { title: 'Not chosen', value: '' }
  const offered = offerChoices(choices, PICKER_ROOM)
  const missing = currentId !== null && currentName !== null && !offered.items.some(({ value }) => value === currentId)
  const current = missing ? [{ title: plainTitle(currentName, 40), value: currentId }] : []
  return { ...offered, items: [none, ...current, ...offered.items] }
}
