// An agent writes to the customer: what was typed is checked and kept, so that what is sent is what the preview showed.
import { fillPlaceholders } from '../../../domain/mail/placeholders.ts'
import { ownAddresses } from '../../../domain/mailbox/own-addresses.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Reply } from '../../../domain/ticket/outbox.ts'
import { checkRecipients, recipientsText } from '../../../domain/ticket/recipients.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { placeholderValues } from '../../delivery/automatic-text.ts'
import type { Deps } from '../../deps.ts'
import type { ReplyDraft } from '../../documents.ts'
import { createLookups } from '../../lookups.ts'
import { participantsOf } from '../participants-of.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { writtenText } from '../written-text.ts'
import { chosenFiles } from './reply-files.ts'
import { defaultTo, mailboxToReplyFrom } from './reply-from.ts'

const KEPT_MS = 86_400_000

/** As typed in a form, or elsewhere: who is not named is the requester in To, and everybody else who takes part in Cc. */
export interface TypedReply {
  readonly to?: string | undefined
  readonly cc?: string | undefined
  readonly text: string
  readonly setTo?: Reply['setTo']
  /** Keys of files to attach, as `filesToAttach` offers them. */
  readonly files?: readonly string[]
}

/**
 * Placeholders in the text are filled, as in a canned text: somebody pastes one, or has learnt them.
 * Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`.
 */
export async function previewReply(
  deps: TicketDeps & Pick<Deps, 'botLink'>,
  actor: Person,
  input: TypedReply & { readonly ticketId: string; readonly version: number },
): Promise<{ readonly ticket: Ticket; readonly draft: ReplyDraft }> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const mailbox = await mailboxToReplyFrom(deps, ticket)
  refuseOvertaken(ticket, input.version)
  const typedText = writtenText(input.text, 'reply')
  const values = await placeholderValues(deps, createLookups(deps.documents), ticket)
  const text = writtenText(fillPlaceholders(typedText, values), 'reply')
  const others = await participantsOf(deps, ticket)
  const { name, address } = ticket.requester
  const typed = {
    to: input.to ?? recipientsText(defaultTo(ticket, mailbox)),
    cc: input.cc ?? recipientsText(others),
  }
  const recipients = checkRecipients(typed, ownAddresses(mailbox), [...others, { name, address }])
  const files = await chosenFiles(deps, ticket, input.files ?? [])
  const draft = {
    ...{ _id: replyDraftId(ticket._id, actor._id), draftId: deps.newId(), ...recipients, text },
    ...{ setTo: input.setTo ?? null, expiresAt: draftExpiry(deps), files, typed: null },
  }
  await keepDraft(deps, draft)
  return { ticket, draft }
}

/** What the person wrote last for this ticket, unless it was sent or is too old. */
export async function readReplyDraft(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  ticketId: string,
  personId: string,
): Promise<ReplyDraft | undefined> {
  const draft = await documents.replyDrafts.findOne({ _id: replyDraftId(ticketId, personId) })
  return draft && draft.expiresAt > clock() ? draft : undefined
}

export function replyDraftId(ticketId: string, personId: string): string {
  return `${ticketId}/${personId}`
}

export function draftExpiry({ clock }: Pick<Deps, 'clock'>): Date {
  return new Date(clock().getTime() + KEPT_MS)
}

export async function keepDraft({ documents }: Pick<Deps, 'documents'>, draft: ReplyDraft): Promise<void> {
  const { _id, ...fields } = draft
  if (await documents.replyDrafts.updateIf({ _id }, { $set: fields })) return
  const added = await documents.replyDrafts.insertNew([draft])
  if (added.length === 0) await documents.replyDrafts.updateIf({ _id }, { $set: fields })
}
