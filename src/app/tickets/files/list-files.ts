// The files of a ticket, newest first: all that came with its mails, a few at a time.
import { beganBy, startId, writerName } from '../../../domain/ticket/began.ts'
import type { Entry, Ticket, TicketAttachment } from '../../../domain/ticket/ticket.ts'
import type { Filter } from '../../ports/documents.ts'
import type { Deps } from '../../deps.ts'
import { conversationOf } from '../kin/conversation-of.ts'

/** Where a page begins: the first file that was not shown yet. */
interface FilePlace {
  /** Milliseconds; of the mail. */
  readonly at: number
  /** Empty for what the ticket began with, which is the last. */
  readonly entryId: string
  readonly index: number
}

export interface TicketFile extends FilePlace {
  readonly attachment: TicketAttachment
  readonly from: string
  /** To the mail that it came with. */
  readonly webLink: string | null
}

/** At most `limit` files from `page` on (empty for the first), and the next page; `null` where there is none. */
export async function listFiles(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
  page: string,
  limit: number,
): Promise<{ readonly files: readonly TicketFile[]; readonly next: string | null }> {
  const place = placeIn(page)
  // Each has one file at least, so that no more of them are needed.
  const entries =
    place?.entryId === ''
      ? []
      : await documents.entries.find(withFilesFrom(ticket, place), {
          sort: { at: -1, _id: -1 },
          limit: limit + 1,
        })
  const all = [...entries.flatMap(filesOfEntry), ...filesOfStart(ticket)]
  const first =
    place === null ? 0 : all.findIndex((file) => file.entryId !== place.entryId || file.index >= place.index)
  const files = first < 0 ? [] : all.slice(first, first + limit + 1)
  const next = files[limit]
  return { files: files.slice(0, limit), next: next ? `${next.at}/${next.index}/${next.entryId}` : null }
}

/** Whatever it is, it leads to no other ticket's files; what is no place is the first one. */
function placeIn(page: string): FilePlace | null {
  const [, at, index, entryId] = /^(\d{1,15})\/(\d{1,6})\/(.{0,1000})$/su.exec(page) ?? []
  return entryId === undefined ? null : { at: Number(at), index: Number(index), entryId }
}

function withFilesFrom(ticket: Ticket, place: FilePlace | null): Filter<Entry> {
  const of = { ...conversationOf(ticket), _id: { $ne: startId(ticket) }, hasFiles: true }
  if (place === null) return of
  const at = new Date(place.at)
  return { ...of, $or: [{ at: { $lt: at } }, { at, _id: { $lte: place.entryId } }] }
}

function filesOfEntry({ _id, at, by, attachments, webLink }: Entry): readonly TicketFile[] {
  const from = writerName(by)
  return attachments.map((attachment, index) => {
    return { at: at.getTime(), entryId: _id, index, attachment, from, webLink }
  })
}

function filesOfStart(ticket: Ticket): readonly TicketFile[] {
  const { createdAt, attachments, webLink } = ticket
  const from = writerName(beganBy(ticket))
  return attachments.map((attachment, index) => {
    return { at: createdAt.getTime(), entryId: '', index, attachment, from, webLink }
  })
}

/** Of `mail/MAILBOX/MAIL`, which names what came by mail. */
export function mailboxIdOf(key: string, mailId: string): string | null {
  const end = `/${mailId}`
  return key.startsWith('mail/') && key.endsWith(end) ? key.slice('mail/'.length, -end.length) : null
}
