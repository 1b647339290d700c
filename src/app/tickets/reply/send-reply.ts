// A reply that was previewed is sent.
import { ConflictError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { writeReply } from '../../../domain/ticket/conversation-changes.ts'
import type { Reply } from '../../../domain/ticket/outbox.ts'
import type { Entry, Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { createLookups } from '../../lookups.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseFullOutbox } from '../outbox-room.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { readReplyDraft, replyDraftId } from './preview-reply.ts'
import { mailboxToReplyFrom } from './reply-from.ts'
import { saidSince } from './said-since.ts'

type SendDeps = TicketDeps & Pick<Deps, 'settings'>

/**
 * Pressing Send again is pressing it once. `seen`: the customer's last message that the preview knew. Throws `RefusedError`,
 * `StaleTicketError` (somebody else may have replied meanwhile), and `ConflictError` when it is not what the preview showed, the customer
 * wrote since, or nothing can be sent.
 */
export async function sendReply(
  deps: SendDeps,
  actor: Person,
  input: {
    readonly ticketId: string
    readonly version: number
    readonly draftId: string
    readonly seen?: string | undefined
  },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  // Of a reply and an email of the same second the reply comes first: an answer never stands before what it answers.
  const entryId = `answer/${input.draftId}`
  if (await isSent(deps, found, entryId)) return found
  const draft = await readReplyDraft(deps, found._id, actor._id)
  const toPerson = draft?.toPerson ?? null
  const mailboxId = toPerson ? null : (await mailboxToReplyFrom(deps, found))._id
  refuseOvertaken(found, input.version)
  if (draft?.draftId !== input.draftId) throw otherDraft(found)
  const since = await saidSince(createLookups(deps.documents), found, input.seen)
  if (since) throw wroteMeanwhile(found, since)
  const saved = await changeTicket(deps, found._id, (ticket) => {
    if (isWaiting(ticket, entryId)) return null
    refuseOvertaken(ticket, input.version)
    refuseFullOutbox(ticket, 'reply')
    const now = deps.clock()
    const { to, cc, text, setTo, message, files = [] } = draft
    const by = { personId: actor._id, name: actor.name }
    const way = toPerson ? { mailboxId, toPerson } : { mailboxId }
    const began = message ? { message } : {}
    const reply: Reply = { entryId, by, ...way, to, cc, text, files, writtenAt: now, setTo, ...began }
    return writeReply(ticket, reply, new Date(now.getTime() + deps.settings.replyDelayMs))
  })
  await deps.documents.replyDrafts.delete({ _id: replyDraftId(found._id, actor._id), draftId: draft.draftId })
  return saved
}

async function isSent({ documents }: SendDeps, ticket: Ticket, entryId: string): Promise<boolean> {
  return (
    isWaiting(ticket, entryId) ||
    (await documents.entries.findOne({ _id: entryId, ticketId: ticket._id })) !== undefined
  )
}

function isWaiting({ outbox }: Ticket, entryId: string): boolean {
  return outbox.some((item) => item.kind === 'reply' && item.reply.entryId === entryId)
}

function wroteMeanwhile({ _id }: Ticket, { by }: Entry): ConflictError {
  return new ConflictError({
    message: `Somebody wrote to ticket '${_id}' after the preview of a reply`,
    forPerson: phrase('reply.wroteMeanwhile', { who: by.name || by.address }),
  })
}

function otherDraft({ _id }: Ticket): ConflictError {
  return new ConflictError({
    message: `The draft of a reply to ticket '${_id}' is not the one that was shown`,
    forPerson: phrase('reply.changed'),
  })
}
