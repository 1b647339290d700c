// What a link to a file opens: looked up again as everything is now, then handed on from the mailbox as it comes.
import { startId } from '../../../domain/ticket/began.ts'
import { NotFoundError, OutsideError, UnavailableError } from '../../../domain/errors.ts'
import { pictureType } from '../../../domain/mail/picture-type.ts'
import { safeFileName } from '../../../domain/mail/safe-file-name.ts'
import { may } from '../../../domain/organisation/rights.ts'
import type { TicketAttachment } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import type { AttachmentStream, MailboxClient } from '../../ports/mailbox-provider.ts'
import type { LinkPurpose, SignedTokens } from '../../ports/signed-tokens.ts'
import { withRightsInForce } from '../../organisations/tenants.ts'
import { openMailbox } from '../../support-mail/open-mailbox.ts'
import { conversationIds } from '../kin/conversation-of.ts'
import { placedNow, placeOf } from '../ticket-access.ts'
import type { FileTicket } from './file-link.ts'
import { mailboxIdOf } from './list-files.ts'

/** Bytes. Larger pictures are downloaded like all files. */
export const MAX_PICTURE = 200 * 1024
/** A mailbox states sizes that are a little more than the bytes there are. */
const SPARE = 16 * 1024

type FileDeps = Pick<Deps, 'documents' | 'allowedTenants' | 'clock' | 'provider' | 'secrets' | 'log'>

/** A file on its way to somebody's browser. */
export interface ServedFile extends AttachmentStream {
  readonly name: string
  readonly contentType: string
  /** Shown where it is asked for, in place of being saved. */
  readonly inline: boolean
}

/** What browsers make nothing of but what it is; all else is only bytes. */
const HARMLESS = new Set(['image/png', 'image/jpeg', 'image/gif', 'application/pdf', 'text/plain', 'text/csv'])

/** Throws `NotFoundError` for a link that is no good (any more), `UnavailableError` when the file cannot be had, `OutsideError`. */
export async function openFile(
  deps: FileDeps,
  tokens: SignedTokens,
  token: string,
  signal: AbortSignal,
): Promise<ServedFile> {
  const { client, attachment } = await findFile(deps, tokens, 'file', token)
  const { mailId, attachmentId, name, kind, contentType } = attachment
  const stream = await client.openAttachment(mailId, attachmentId, signal).catch(orGone)
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  return {
    ...stream,
    name: safeFileName(name, kind === 'mail' ? '.eml' : ''),
    contentType: HARMLESS.has(type) ? type : 'application/octet-stream',
    inline: false,
  }
}

/** A small picture to be seen in a card, if it is one by its bytes. Throws like `openFile`. */
export async function openPicture(
  deps: FileDeps,
  tokens: SignedTokens,
  token: string,
  signal: AbortSignal,
): Promise<ServedFile> {
  const { client, attachment } = await findFile(deps, tokens, 'picture', token)
  const stream = await client.openAttachment(attachment.mailId, attachment.attachmentId, signal).catch(orGone)
  const bytes = await startOf(stream, MAX_PICTURE + SPARE)
  const contentType = bytes && pictureType(bytes)
  if (!bytes || !contentType) {
    throw new UnavailableError({
      message: 'What was to be shown is no small picture',
      forPerson: phrase('tickets.files.noPicture'),
    })
  }
  const name = safeFileName(attachment.name)
  return { name, contentType, inline: true, size: bytes.byteLength, bytes: once(bytes) }
}

async function findFile(
  deps: FileDeps,
  tokens: SignedTokens,
  purpose: LinkPurpose,
  token: string,
): Promise<{ readonly client: MailboxClient; readonly attachment: TicketAttachment }> {
  const { documents } = deps
  // What we signed ourselves has the form we gave it.
  const wanted = tokens.open(purpose, token, deps.clock()) as FileTicket | null
  if (!wanted) throw noGood('A link to a file is forged or too old')
  const [known, ticket] = await Promise.all([
    documents.people.findOne({ _id: wanted.personId }),
    documents.tickets.findOne({ _id: wanted.ticketId }),
  ])
  const actor = known && (await withRightsInForce(deps, known))
  if (!actor || !ticket || !may(actor.memberships, 'see-tickets', placeOf(await placedNow(documents, ticket)))) {
    throw noGood(`Person '${wanted.personId}' may not open a file of ticket '${wanted.ticketId}'`)
  }
  const among = { $in: conversationIds(ticket) }
  const entry = wanted.entryId === '' ? null : await documents.entries.findOne({ _id: wanted.entryId, ticketId: among })
  const attachment = (entry === null ? ticket : entry)?.attachments[wanted.index]
  if (!attachment || attachment.kind === 'link') throw noGood(`Ticket '${ticket._id}' has no such file`)
  const mailboxId = mailboxIdOf(entry?._id ?? startId(ticket), attachment.mailId)
  const mailbox = mailboxId === null ? undefined : await documents.mailboxes.findOne({ _id: mailboxId })
  if (!mailbox) {
    throw new UnavailableError({
      message: `The mailbox of ticket '${ticket._id}' is not connected any more`,
      forPerson: phrase('tickets.files.notConnected'),
    })
  }
  if (mailbox.state === 'paused') {
    throw new UnavailableError({
      message: `Mailbox '${mailbox._id}' is paused`,
      forPerson: phrase('tickets.files.paused'),
    })
  }
  deps.log.info('A file is opened', { ticketId: ticket._id, personId: actor._id, purpose })
  return { client: openMailbox(deps, mailbox), attachment }
}

function noGood(message: string): NotFoundError {
  return new NotFoundError({
    message,
    forPerson: phrase('tickets.files.badLink'),
  })
}

function orGone(error: unknown): never {
  if (!(error instanceof OutsideError) || error.code.toLowerCase() !== 'erroritemnotfound') throw error
  throw new UnavailableError({
    message: 'The mail of a file, or the file, is not in the mailbox any more',
    forPerson: phrase('tickets.files.gone'),
    cause: error,
  })
}

/** All of it, or `null` when it is longer. */
async function startOf({ bytes }: AttachmentStream, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
