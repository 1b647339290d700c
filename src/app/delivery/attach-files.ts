// The files of a reply go into its draft, one by one: each is stored before the next, and what the draft has it does not get twice.
import { OutsideError } from '../../domain/errors.ts'
import type { ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { WrittenDraft } from '../../domain/ticket/outbox.ts'
import type { ReplyFile, Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { AttachmentStream, MailboxClient } from '../ports/mailbox-provider.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { isNotFound } from './send-draft.ts'

/** Exchange has been seen to miss a mail that is there. */
const LOOKS_FOR_FILE = 2
const LOOK_AGAIN_MS = 15_000

/** `null` when the draft has all of them. Throws `OutsideError` when it has to wait or is refused. */
export async function attachNext(
  deps: DeliveryDeps,
  client: MailboxClient,
  item: ReplyItem & { readonly draft: WrittenDraft },
): Promise<Delivered<Ticket> | null> {
  const { draft, attached } = item
  const { files = [] } = item.reply
  const count = attached?.draftId === draft.id ? attached.count : 0
  const file = files[count]
  if (!file) return null
  const { name, contentType } = file
  const open = (signal: AbortSignal) => openSource(deps, item, file, signal)
  const before = files.slice(0, count).filter((other) => other.name === name).length
  const isThere = await client.attachFile(draft, { name, before, contentType, open }).then(
    () => true,
    (error: unknown) => {
      if (!isNotFound(error)) throw error
      return false
    },
  )
  // A draft that is gone was deleted, or sent by somebody: what comes next finds out which.
  const done = { draftId: draft.id, count: isThere ? count + 1 : files.length }
  // Under a new id, so that it is not taken for the one that is done with by this.
  const next = { ...item, id: deps.newId(), attached: done, attempts: 0, nextAt: deps.clock() }
  return (current) => ({ outbox: current.outbox.map((other) => (other.id === item.id ? next : other)) })
}

async function openSource(
  deps: DeliveryDeps,
  { attempts }: ReplyItem,
  { mailboxId, mailId, attachmentId, name }: ReplyFile,
  signal: AbortSignal,
): Promise<AttachmentStream> {
  const mailbox = await deps.documents.mailboxes.findOne({ _id: mailboxId })
  if (!mailbox) throw fileGone(name, false)
  try {
    return await openMailbox(deps, mailbox).openAttachment(mailId, attachmentId, signal)
  } catch (error) {
    throw isNotFound(error) ? fileGone(name, attempts < LOOKS_FOR_FILE) : error
  }
}

function fileGone(name: string, lookAgain: boolean): OutsideError {
  return new OutsideError({
    code: 'file-gone',
    message: 'A file to attach is not in the mailbox any more',
    forPerson: phrase('delivery.fileGone', { name }),
    retryable: lookAgain,
    ...(lookAgain ? { retryAfterMs: LOOK_AGAIN_MS } : { final: true }),
  })
}
