// What an agent wrote above a mail that they handed on: a note, which the requester never sees.
import type { Forwarded } from '../../domain/mail/forwarded.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { noteId } from '../../domain/ticket/conversation-changes.ts'
import { OF_NO_MAIL, type Entry } from '../../domain/ticket/entry.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import type { Requester } from '../../domain/ticket/ticket.ts'
import { mailContent } from './mail-content.ts'

/** Nothing where there is no word. `originKey` is that of the ticket: the note is written once however often this is done. */
export function forwarderNote(
  { _id: ticketId, originKey }: { readonly _id: string; readonly originKey: string },
  mail: Mail,
  { comment, by }: Forwarded & { readonly by: Requester },
): readonly Outgoing[] {
  if (comment === '') return []
  // What came with the mail is the ticket's.
  const { text, foldedText, unkept } = mailContent({ ...mail, text: comment, attachments: [] })
  const entry: Entry = {
    ...{
      _id: noteId(originKey),
      ticketId,
      kind: 'note',
      audience: 'internal',
      ...OF_NO_MAIL,
      text,
      foldedText,
      unkept,
    },
    ...{ by: { personId: by.personId, name: by.name, address: '' }, at: mail.receivedAt },
  }
  return [{ kind: 'entry', entry }]
}
