// An agent writes to the customer: what was typed is checked and kept, so that what is sent is what the preview showed.
import { ConflictError, InvalidInputError } from '../../../domain/errors.ts'
import type { MailAddress } from '../../../domain/mail/mail.ts'
import { checkAddress } from '../../../domain/mailbox/mailbox-input.ts'
import { isOwnAddress, ownAddresses } from '../../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../../domain/mailbox/mailbox.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Reply } from '../../../domain/ticket/outbox.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import type { ReplyDraft } from '../../documents.ts'
import { refuseStale, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { writtenText } from '../written-text.ts'
import { chosenFiles } from './reply-files.ts'

const MOST_CC = 20
const KEPT_MS = 86_400_000

export interface TypedReply {
  readonly cc: string
  readonly text: string
  readonly setTo: Reply['setTo']
  /** Keys of files to attach, as `filesToAttach` offers them. */
  readonly files?: readonly string[]
}

/** Whether the customer can be answered by mail. */
export function mayReply({ mailboxId, requester }: Pick<Ticket, 'mailboxId' | 'requester'>): boolean {
  return mailboxId !== null && requester.address !== ''
}

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`. */
export async function previewReply(
  deps: TicketDeps,
  actor: Person,
  input: TypedReply & { readonly ticketId: string; readonly version: number },
): Promise<{ readonly ticket: Ticket; readonly draft: ReplyDraft }> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const mailbox = await mailboxToReplyFrom(deps, ticket)
  refuseStale(ticket, input.version)
  const text = writtenText(input.text, 'reply')
  const cc = copiesFor(ticket, mailbox, input.cc)
  const files = await chosenFiles(deps, ticket, input.files ?? [])
  const expiresAt = new Date(deps.clock().getTime() + KEPT_MS)
  const draft = {
    ...{ _id: replyDraftId(ticket._id, actor._id), draftId: deps.newId(), cc, text },
    ...{ setTo: input.setTo, expiresAt, files },
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

/** Throws `ConflictError` where there is nothing to reply with. */
export async function mailboxToReplyFrom({ documents }: Pick<Deps, 'documents'>, ticket: Ticket): Promise<Mailbox> {
  const { mailboxId } = ticket
  const mailbox = mailboxId === null ? undefined : await documents.mailboxes.findOne({ _id: mailboxId })
  if (mailbox && mayReply(ticket)) {
    if (!isOwnAddress(ticket.requester.address, ownAddresses(mailbox))) return mailbox
  }
  throw new ConflictError({
    message: `Ticket '${ticket._id}' cannot be replied to by mail`,
    forPerson: mailbox
      ? 'The requester has no email address that could be answered.'
      : 'The support mailbox of this ticket is no longer connected, so nothing can be sent from it.',
  })
}

async function keepDraft({ documents }: Pick<Deps, 'documents'>, draft: ReplyDraft): Promise<void> {
  const { _id, ...fields } = draft
  if (await documents.replyDrafts.updateIf({ _id }, { $set: fields })) return
  const added = await documents.replyDrafts.insertNew([draft])
  if (added.length === 0) await documents.replyDrafts.updateIf({ _id }, { $set: fields })
}

/** Throws `InvalidInputError`. */
function copiesFor(ticket: Ticket, mailbox: Mailbox, typed: string): readonly MailAddress[] {
  const words = typed.split(/[\s,;]+/u).filter((word) => word !== '')
  if (words.length > MOST_CC) throw invalid(`${words.length} copies`, `Cc takes at most ${MOST_CC} addresses.`)
  const own = ownAddresses(mailbox)
  const copies = new Set<string>()
  for (const word of words) {
    const checked = checkAddress(word)
    if ('problem' in checked) {
      throw invalid('A copy to what is no address', `“${word.slice(0, 60)}” is not an email address. Correct it in Cc.`)
    }
    if (isOwnAddress(checked.value, own)) {
      throw invalid('A copy to the mailbox itself', 'The support mailbox cannot be in Cc. Remove it.')
    }
    if (checked.value !== ticket.requester.address) copies.add(checked.value)
  }
  return [...copies].map((address) => ({ name: '', address }))
}

function invalid(message: string, forPerson: string): InvalidInputError {
  return new InvalidInputError({ message, forPerson })
}
