// Small pictures that came with a mail, by links for whoever looks at its card right now.
import { startId } from '../../../domain/ticket/began.ts'
import { isCalledPicture } from '../../../domain/mail/picture-type.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Ticket, TicketAttachment } from '../../../domain/ticket/ticket.ts'
import type { PictureView } from '../../views/view-parts.ts'
import { fileLink, type LinkDeps } from './file-link.ts'
import { mailboxIdOf } from './list-files.ts'
import { MAX_PICTURE } from './open-file.ts'

export function isSmallPicture({ kind, contentType, size }: TicketAttachment): boolean {
  return (kind === 'picture' || kind === 'file') && isCalledPicture(contentType) && size <= MAX_PICTURE
}

/** Of the mail that the ticket began with (`entry` is `null`), or of an entry of it; at most `limit`. */
export function smallPictures(
  deps: LinkDeps,
  actor: Pick<Person, '_id'>,
  ticket: Ticket,
  entry: { readonly _id: string; readonly attachments: readonly TicketAttachment[] } | null,
  limit: number,
): readonly PictureView[] {
  const { attachments } = entry ?? ticket
  const found = attachments.flatMap((attachment, index) => {
    // A reply's files are those of other mails.
    const isItsOwn = mailboxIdOf(entry?._id ?? startId(ticket), attachment.mailId) !== null
    return isItsOwn && isSmallPicture(attachment) ? [{ name: attachment.name, index }] : []
  })
  const of = { ticketId: ticket._id, entryId: entry?._id ?? '' }
  return found
    .slice(0, limit)
    .map(({ name, index }) => ({ name, url: fileLink(deps, 'picture', actor, { ...of, index }) }))
}
