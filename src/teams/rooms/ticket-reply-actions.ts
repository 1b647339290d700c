// The buttons of a reply to the customer: written, looked at, sent, taken back.
import { z } from 'zod'
import { shownPageLink } from '../../app/customers/page/page-link.ts'
import { replyText } from '../../app/delivery/automatic-text.ts'
import { createLookups } from '../../app/lookups.ts'
import { readMailPolicy } from '../../app/mail-room/read-mail-policy.ts'
import { retryReply, undoReply } from '../../app/tickets/reply/change-reply.ts'
import { startFromCannedText } from '../../app/tickets/reply/canned-text.ts'
import { leaveReply } from '../../app/tickets/reply/leave-reply.ts'
import { previewReply, readReplyDraft } from '../../app/tickets/reply/preview-reply.ts'
import { saidSince } from '../../app/tickets/reply/said-since.ts'
import { mailboxToReplyFrom } from '../../app/tickets/reply/reply-from.ts'
import { REPLY_WAYS, replyWays } from '../../app/tickets/reply/reply-ways.ts'
import { sendReply } from '../../app/tickets/reply/send-reply.ts'
import { ticketFor } from '../../app/tickets/ticket-access.ts'
import type { ReplyDraft } from '../../app/documents.ts'
import type { TicketPanel } from '../../app/views/card-view.ts'
import { unfilledWarning } from '../../domain/mail/placeholders.ts'
import { writerName } from '../../domain/ticket/began.ts'
import { recipientsText } from '../../domain/ticket/recipients.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { Chosen, Id, OptionalId, type Action } from '../action.ts'
import type { TurnContext } from '../command.ts'
import { drawn, OnCard, OnTicket, onTicket, orPanel } from './ticket-action.ts'
import { replyChoices, replyPanel, waysOf } from './ticket-panels.ts'

/** What the ticket is set to besides; empty leaves it as it is. */
const SetTo = z
  .enum(['', 'waiting', 'resolved'])
  .default('')
  .transform((value) => (value === '' ? null : value))

/** Whatever somebody pastes gets an answer in words. */
const Text = z.string().max(500_000).default('')

/** Left out: whoever is proposed. */
const Addresses = z.string().max(500_000).optional()

const OnReply = OnTicket.extend({ entryId: Id })
const Typed = OnTicket.extend({
  ...{ to: Addresses, cc: Addresses, via: z.enum(REPLY_WAYS).optional(), text: Text, setTo: SetTo, files: Chosen },
})
/** Left out by cards of the version before. */
const Seen = z.string().max(600).optional()
const OnReplyForm = Typed.extend({ version: OnCard.shape.version, seen: Seen })

export const TICKET_REPLY_ACTIONS: Readonly<Record<string, Action>> = {
  'ticket.preview-reply': onTicket(
    OnReplyForm,
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => {
          const { ticket, draft } = await previewReply(turn.deps, turn.actor, data)
          return await drawn(turn, ticket, await previewPanel(turn, ticket, draft, data.seen))
        },
        async (ticket, error) => await typedPanel(turn, ticket, data, error),
      ),
  ),
  'ticket.use-canned-text': onTicket(
    OnReplyForm.extend({ cannedTextId: OptionalId }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => {
          const ticket = await ticketFor(turn.deps, turn.actor, 'work-tickets', data.ticketId)
          const text = await startFromCannedText(turn.deps, ticket, data)
          return await drawn(turn, ticket, await typedPanel(turn, ticket, { ...data, text }, null))
        },
        async (ticket, error) => await typedPanel(turn, ticket, data, error),
      ),
  ),
  'ticket.send-reply': onTicket(
    OnCard.extend({ draftId: Id, seen: Seen }),
    async (turn, data) =>
      await orPanel(
        turn,
        data.ticketId,
        async () => await drawn(turn, await sendReply(turn.deps, turn.actor, data)),
        async (ticket, error) => {
          const draft = await readReplyDraft(turn.deps, ticket._id, turn.actor._id)
          const preview =
            draft?.draftId === data.draftId ? await previewPanel(turn, ticket, draft, data.seen) : undefined
          return preview?.meanwhile ? { ...preview, error } : { ...(await replyPanel(turn, ticket)), error }
        },
      ),
  ),
  'ticket.leave-reply': onTicket(
    Typed,
    async (turn, data) => await drawn(turn, await leaveReply(turn.deps, turn.actor, data)),
  ),
  'ticket.undo-reply': onTicket(
    OnReply,
    async (turn, data) => await drawn(turn, await undoReply(turn.deps, turn.actor, data)),
  ),
  'ticket.retry-reply': onTicket(
    OnReply.extend({ mayBeTwice: z.boolean().default(false) }),
    async (turn, data) => await drawn(turn, await retryReply(turn.deps, turn.actor, data)),
  ),
}

/** The form as it was filled in. */
async function typedPanel(
  turn: TurnContext,
  ticket: Ticket,
  { to, cc, via, text, setTo, files, seen }: z.infer<typeof OnReplyForm>,
  error: string | null,
): Promise<TicketPanel> {
  const ways = await replyWays(turn.deps, ticket)
  return {
    ...{ kind: 'reply', to: to ?? ticket.requester.address, cc: cc ?? '', text, setTo, error, seen },
    ...waysOf(ways, via ?? null),
    ...(await replyChoices(turn, ticket, files, ways.mailbox !== null)),
  }
}

/** `seen`: the customer's last message that whoever wrote it knew. */
export async function previewPanel(
  turn: TurnContext,
  ticket: Ticket,
  draft: ReplyDraft,
  seen?: string,
): Promise<Extract<TicketPanel, { readonly kind: 'preview' }>> {
  const { deps } = turn
  const lookups = createLookups(deps.documents)
  const since = await saidSince(lookups, ticket, seen)
  const meanwhile = since && {
    ...{ who: writerName(since.by), at: since.at, text: since.text },
    isDoubtful: since.warning !== null,
  }
  const delaySeconds = Math.round(deps.settings.replyDelayMs / 1000)
  if (draft.toPerson) {
    const { draftId, text, setTo } = draft
    const to = say('reply.preview.toChat', { name: draft.toPerson.name })
    return {
      ...{ kind: 'preview', draftId, from: say('reply.preview.fromChat'), to, cc: '', text, setTo, delaySeconds },
      ...{ warning: unfilledWarning(text), meanwhile },
    }
  }
  const mailbox = await mailboxToReplyFrom(deps, ticket)
  const { settings } = await readMailPolicy(deps, mailbox)
  const { requester } = ticket
  const to = draft.to.length === 0 ? [requester] : draft.to
  const link = shownPageLink(deps, ticket, [...to, ...draft.cc], settings)
  const text = await replyText(deps, lookups, ticket, draft.text, settings, link)
  return {
    kind: 'preview',
    draftId: draft.draftId,
    from: mailbox.address,
    to: recipientsText(draft.to),
    cc: recipientsText(draft.cc),
    text,
    setTo: draft.setTo,
    files: draft.files ?? [],
    delaySeconds,
    warning: unfilledWarning(text),
    meanwhile,
  }
}
