// An agent writes to the customer: what was typed is checked and kept, so that what is sent is what the preview showed.
import { InvalidInputError } from '../../../domain/errors.ts'
import { fillPlaceholders } from '../../../domain/mail/placeholders.ts'
import { ownAddresses } from '../../../domain/mailbox/own-addresses.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Reply, SaidMessage } from '../../../domain/ticket/outbox.ts'
import { checkRecipients, recipientsText } from '../../../domain/ticket/recipients.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import { placeholderValues } from '../../delivery/automatic-text.ts'
import type { Deps } from '../../deps.ts'
import type { ReplyDraft } from '../../documents.ts'
import { createLookups } from '../../lookups.ts'
import { participantsOf } from '../participants-of.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { writtenText } from '../written-text.ts'
import { chosenFiles } from './reply-files.ts'
import { defaultTo } from './reply-from.ts'
import { replyWays, type ReplyWay, type ReplyWays } from './reply-ways.ts'

const KEPT_MS = 86_400_000

/** As typed in a form, or elsewhere: who is not named is the requester in To, and everybody else who takes part in Cc. */
export interface TypedReply {
  readonly to?: string | undefined
  readonly cc?: string | undefined
  readonly text: string
  readonly setTo?: Reply['setTo']
  /** Left out: the way that is proposed. */
  readonly via?: ReplyWay | undefined
  /** Keys of files to attach, as `filesToAttach` offers them. */
  readonly files?: readonly string[]
  /** What it was typed as in Teams; left out in a form, where the draft goes on from what it began as. */
  readonly message?: SaidMessage | undefined
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
  const ways = await replyWays(deps, ticket)
  refuseOvertaken(ticket, input.version)
  const typedText = writtenText(input.text, 'reply')
  const values = await placeholderValues(deps, createLookups(deps.documents), ticket)
  const text = writtenText(fillPlaceholders(typedText, values), 'reply')
  const draft = {
    ...{ _id: replyDraftId(ticket._id, actor._id), draftId: deps.newId(), text },
    ...{ setTo: input.setTo ?? null, expiresAt: draftExpiry(deps), typed: null },
    ...(await sentBy(deps, ticket, ways, input)),
    ...(input.message ? { message: input.message } : {}),
  }
  await keepDraft(deps, draft)
  return { ticket, draft }
}

type Sent = Pick<ReplyDraft, 'to' | 'cc' | 'files' | 'toPerson'>

async function sentBy(deps: TicketDeps, ticket: Ticket, ways: ReplyWays, input: TypedReply): Promise<Sent> {
  const { chat, mailbox, problem, proposed } = ways
  if ((input.via ?? proposed) === 'chat') {
    if (chat === null) throw closedWay(phrase('reply.noChat'))
    if ((input.files ?? []).length > 0) throw closedWay(phrase('reply.filesByMail'))
    return { to: [], cc: [], files: [], toPerson: chat }
  }
  if (mailbox === null) throw problem ?? closedWay(phrase('reply.noMail'))
  const others = await participantsOf(deps, ticket)
  const { name, address } = ticket.requester
  const typed = {
    to: input.to ?? recipientsText(defaultTo(ticket, mailbox)),
    cc: input.cc ?? recipientsText(others),
  }
  const recipients = checkRecipients(typed, ownAddresses(mailbox), [...others, { name, address }])
  return { ...recipients, files: await chosenFiles(deps, ticket, input.files ?? []), toPerson: null }
}

function closedWay(forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message: 'A reply by a way that is not open', forPerson })
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
