// A click is answered with the card that was pressed, and that answer may arrive after the card was redrawn for another reason.
// What it shows must be no second live card, and never the last word on an older state.
import { copyIn } from '../../domain/ticket/copies.ts'
import { addOutgoing, type Outgoing, type PostedMessage } from '../../domain/ticket/outbox.ts'
import { withOutbox } from '../../domain/ticket/lanes.ts'
import { withForm, withoutForm } from '../../domain/ticket/open-forms.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { CardView, QuestionView } from '../views/card-view.ts'
import { isFilledIn } from '../views/ticket-panel-view.ts'

/** The card of a channel that was pressed: a message that stands by itself, not an answer to somebody's question. */
export interface Pressed {
  readonly posted: PostedMessage
  /** The channel's conversation, without a thread. */
  readonly channelId: string
}

/** What the click is answered with: the pointer, where the ticket's card stands in another channel by now. */
export async function answerHere(
  { documents }: Pick<Deps, 'documents'>,
  pressed: Pressed | null,
  view: CardView,
): Promise<CardView> {
  if (view.card !== 'ticket' || !pressed) return view
  const ticket = await documents.tickets.findOne({ _id: view.ticketId })
  const elsewhere = ticket && (await channelElsewhere({ documents }, pressed, ticket))
  if (!elsewhere) return view
  return { card: 'pointer', number: ticket.number, subject: ticket.subject, channelName: elsewhere }
}

/**
 * Before the click is answered: whether the person has a form of the ticket's card before them from now on. In a chat nothing is drawn
 * over it.
 */
export async function noteForm(
  deps: Pick<Deps, 'documents' | 'clock' | 'wakeDelivery'>,
  pressed: Pressed | null,
  personId: string,
  view: CardView,
): Promise<void> {
  if (view.card !== 'ticket' || !pressed) return
  const isForm = view.panel !== null && isFilledIn(view.panel)
  for (;;) {
    const ticket = await deps.documents.tickets.findOne({ _id: view.ticketId })
    const copy = ticket && copyIn(ticket, pressed.channelId)
    const there = copy ? copy.card : ticket?.card
    if (!ticket || there?.activityId !== pressed.posted.activityId) return
    const left = withoutForm(ticket.openForms, personId)
    if (!isForm && left.length === ticket.openForms.length) return
    const openForms = isForm ? withForm(ticket.openForms, personId, deps.clock(), copy?.channelId) : left
    const saved = await deps.documents.tickets.updateIf(
      { _id: ticket._id, revision: ticket.revision },
      { $set: { openForms, ...withOutbox({ ...ticket, openForms }, ticket.outbox) }, $inc: { revision: 1 } },
    )
    if (!saved) continue
    if (saved.deliverAt !== null) deps.wakeDelivery()
    return
  }
}

/** Once the click is answered: what changed while the answer was under way is drawn again, over it. */
export async function redrawNewer(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  pressed: Pressed | null,
  view: CardView,
): Promise<void> {
  if (view.card !== 'ticket' && view.card !== 'merged' && view.card !== 'question') return
  for (;;) {
    const ticket = await deps.documents.tickets.findOne({ _id: view.ticketId })
    if (!ticket) return
    const outgoing = await newer(deps, pressed, view, ticket)
    if (outgoing.length === 0) return
    const outbox = addOutgoing(ticket.outbox, outgoing, deps.clock(), deps.newId)
    const written = await deps.documents.tickets.updateIf(
      { _id: ticket._id, revision: ticket.revision },
      { $set: withOutbox(ticket, outbox), $inc: { revision: 1 } },
    )
    if (!written) continue
    deps.wakeDelivery()
    return
  }
}

async function newer(
  deps: Pick<Deps, 'documents'>,
  pressed: Pressed | null,
  view: Extract<CardView, { card: 'ticket' | 'merged' | 'question' }>,
  ticket: Ticket,
): Promise<readonly Outgoing[]> {
  if (view.card === 'question') return isOlder(view, ticket) && ticket.question !== null ? [{ kind: 'question' }] : []
  if (ticket.version === view.version) return []
  if (pressed && (await channelElsewhere(deps, pressed, ticket)) !== null)
    return [{ kind: 'pointer', posted: pressed.posted }]
  if (ticket.channelId === null) return []
  // Whoever has just opened a form keeps it, unless somebody worked on the ticket meanwhile.
  const waits = view.card === 'ticket' && ticket.actedVersion <= view.version ? { waits: true as const } : {}
  const copy = pressed && copyIn(ticket, pressed.channelId)
  return [copy ? { kind: 'copy', channelId: copy.channelId, ...waits } : { kind: 'card', ...waits }]
}

function isOlder({ expected, step }: QuestionView, ticket: Ticket): boolean {
  if (expected.categoryId !== ticket.categoryId || expected.serviceTypeId !== ticket.serviceTypeId) return true
  return !isOpen(ticket.status) && (step.kind === 'category' || step.kind === 'service-type')
}

/** The name of the ticket's channel, if it is shown there and not where it was pressed. */
async function channelElsewhere(
  { documents }: Pick<Deps, 'documents'>,
  pressed: Pressed,
  ticket: Ticket,
): Promise<string | null> {
  if (copyIn(ticket, pressed.channelId)) return null
  const { channelId } = ticket
  const channel = channelId === null ? undefined : await documents.channels.findOne({ _id: channelId })
  return channel && channel.conversationId !== pressed.channelId ? channel.name : null
}
