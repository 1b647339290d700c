// Who takes part in a ticket's conversation by email.
import type { MailAddress } from '../../../domain/mail/mail.ts'
import { participants } from '../../../domain/ticket/participants.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import { conversationIds } from '../kin/conversation-of.ts'
import { mailboxAddresses } from './typed-address.ts'

/** So many of the latest entries are looked through. */
const ENTRIES = 50
const MOST = 30

/** Each address once, the requester first, then the latest; senders who are not to be believed and the mailbox itself left out. */
export async function participantsOf(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
): Promise<readonly MailAddress[]> {
  const [entries, own] = await Promise.all([
    documents.entries.find({ ticketId: { $in: conversationIds(ticket) } }, { sort: { at: -1 }, limit: ENTRIES }),
    mailboxAddresses({ documents }, ticket),
  ])
  return [ticket.requester, ...participants(ticket, entries, own)]
    .filter(({ address }) => address !== '')
    .slice(0, MOST)
}
