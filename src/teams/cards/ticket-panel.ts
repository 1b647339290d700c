// The part of the ticket card that asks for one thing, by its kind.
import type { TicketPanel, TicketView } from '../../app/views/card-view.ts'
import { isOpen } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { oneLine } from './card-text.ts'
import { assignPanel } from './panels/assign-panel.ts'
import { categoryPanel } from './panels/category-panel.ts'
import { duePanel } from './panels/due-panel.ts'
import { followersPanel } from './panels/followers-panel.ts'
import { conversationPanel, entryPanel } from './panels/conversation-panel.ts'
import { filesPanel } from './panels/files-panel.ts'
import { linkPanel } from './panels/link-panel.ts'
import { mergePanel } from './panels/merge-panel.ts'
import { noRequestPanel } from './panels/no-request-panel.ts'
import { notePanel } from './panels/note-panel.ts'
import { backButton, NO_PANEL, NO_ROW, onCard, type Panel, rowPictures } from './panels/panel.ts'
import { priorityPanel } from './panels/priority-panel.ts'
import { previewData, previewPanel, replyPanel } from './panels/reply-panel.ts'
import { requesterPanel, revokeButton } from './panels/requester-panel.ts'
import { statusPanel } from './panels/status-panel.ts'
import type { TicketPanelName } from './verbs.ts'

/** How the panels draw themselves. Those that are forms hide what the card shows otherwise: a form needs the room. */
const PANELS: { readonly [K in TicketPanel['kind']]: PanelKind<K> } = {
  mail: { draw: mailPanel, isForm: false, hidesMail: false },
  more: { draw: (view) => ({ ...onlyBack(view), title: say('panels.more.title') }), isForm: false, hidesMail: true },
  status: { draw: statusPanel, isForm: false, hidesMail: false },
  category: { draw: categoryPanel, isForm: true, hidesMail: false },
  note: { draw: notePanel, isForm: true, hidesMail: false },
  assign: { draw: assignPanel, isForm: true, hidesMail: false },
  due: { draw: duePanel, isForm: true, hidesMail: false },
  requester: { draw: requesterPanel, isForm: true, hidesMail: false },
  followers: { draw: followersPanel, isForm: true, hidesMail: false },
  priority: { draw: priorityPanel, isForm: true, hidesMail: false },
  merge: { draw: mergePanel, isForm: true, hidesMail: true },
  link: { draw: linkPanel, isForm: true, hidesMail: true },
  'no-request': { draw: noRequestPanel, isForm: true, hidesMail: false },
  reply: { draw: replyPanel, isForm: true, hidesMail: false },
  preview: { draw: previewPanel, isForm: true, hidesMail: true },
  // No form, but it needs the room as well.
  files: { draw: filesPanel, isForm: true, hidesMail: true },
  conversation: { draw: conversationPanel, isForm: false, hidesMail: true },
  entry: { draw: entryPanel, isForm: false, hidesMail: true },
}

interface PanelKind<K extends TicketPanel['kind']> {
  readonly draw: (view: TicketView, panel: Extract<TicketPanel, { kind: K }>) => Panel
  readonly isForm: boolean
  readonly hidesMail: boolean
}

export function panelKind(panel: TicketPanel): Omit<PanelKind<TicketPanel['kind']>, 'draw'> {
  return PANELS[panel.kind]
}

export function panelData(view: TicketView, panel: TicketPanel | null) {
  const drawn = panel === null ? NO_PANEL : draw(view, panel)
  return {
    hasPanel: drawn.title !== '',
    panelTitle: drawn.title,
    // What leaves looks different from everything that stays inside.
    panelStyle: drawn.leaves ? 'warning' : 'emphasis',
    fields: drawn.fields,
    rows: drawn.rows,
    hasHint: drawn.hint !== '',
    hint: drawn.hint,
    hasPanelError: drawn.error !== null,
    panelError: oneLine(drawn.error ?? '', 200),
    buttons: drawn.buttons,
    ...previewData(panel),
  }
}

function draw(view: TicketView, panel: TicketPanel): Panel {
  // Each kind's own row draws it; TypeScript cannot follow that.
  const row = PANELS[panel.kind] as PanelKind<TicketPanel['kind']>
  return row.draw(view, panel)
}

function onlyBack(view: TicketView): Panel {
  return { ...NO_PANEL, buttons: [backButton(view)] }
}

/** The rest of a long mail stands in the card itself; what is added are its pictures, for whoever reads on. */
function mailPanel(view: TicketView, { pictures = [] }: Extract<TicketPanel, { kind: 'mail' }>): Panel {
  const row = { ...NO_ROW, rowTitle: say('panels.pictures', { count: pictures.length }), ...rowPictures(pictures) }
  return { ...onlyBack(view), rows: pictures.length === 0 ? [] : [row] }
}

export function filesButton({ ticketId }: TicketView, more = false): Button {
  return button(say('cards.button.files'), 'ticket.files', { ticketId, place: '', more })
}

/** What is behind More; Back stands by itself below. */
export function moreButtons(view: TicketView): readonly Button[] {
  const { panel: shown, assignee, status } = view
  const isOwner = shown?.kind === 'more' && shown.isOwner === true
  const panel = (title: string, name: TicketPanelName): Button =>
    button(title, 'ticket.show-panel', { ...onCard(view), panel: name })
  return [
    button(say('cards.button.conversation'), 'ticket.conversation', { ticketId: view.ticketId, page: '', more: true }),
    filesButton(view, true),
    // Who works on it, what it is about, whom it is for.
    ...(isOpen(status) && assignee !== null && !isOwner
      ? [button(say('panels.more.takeOver'), 'ticket.take', onCard(view))]
      : []),
    ...(isOpen(status) ? [panel(say('panels.more.assign'), 'assign')] : []),
    ...(assignee === null ? [] : [button(say('panels.more.release'), 'ticket.release', onCard(view))]),
    panel(say('panels.more.status'), 'status'),
    panel(say('panels.more.priority'), 'priority'),
    ...(isOpen(status) ? [panel(say('panels.more.due'), 'due')] : []),
    panel(say('panels.more.category'), 'category'),
    ...(isOpen(status)
      ? [panel(say('panels.more.requester'), 'requester'), panel(say('panels.more.followers'), 'followers')]
      : []),
    // While it is open, that stands with its requester.
    ...(!isOpen(status) && view.hasPage ? [revokeButton(view)] : []),
    // How it belongs to other tickets.
    ...(view.merged.length > 0
      ? [panel(say('panels.more.merged'), 'merge')]
      : isOpen(status)
        ? [panel(say('panels.more.merge'), 'merge')]
        : []),
    panel(say('panels.more.link'), 'link'),
    ...(isOpen(status) ? [panel(say('panels.more.noRequest'), 'no-request')] : []),
  ]
}
