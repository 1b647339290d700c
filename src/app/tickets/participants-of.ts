// Who takes part in a ticket's conversation by email, beside its requester.
import type { MailAddress } from '../../domain/mail/mail.ts'
import { participants } from '../../domain/ticket/participants.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { mailboxAddresses } from './attributes/typed-address.ts'
import { conversationIds } from './kin/conversation-of.ts'

/** Of a long ticket its latest entries say who takes part by now. */
const ENTRIES_READ = 100

/** Each address once, the followers first, then the latest; senders who are not to be believed and mailboxes of ours left out. */
export async function participantsOf(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
): Promise<readonly MailAddress[]> {
  const [entries, own] = await Promise.all([
    documents.entries.find(
      { ticketId: { $in: conversationIds(ticket) } },
      { sort: { at: -1, _id: -1 }, limit: ENTRIES_READ },
    ),
    mailboxAddresses({ documents }, ticket),
  ])
  const found = participants(ticket, entries, own)
  // A mail to two of our mailboxes: the other one does not want our answers.
  const ours = await documents.mailboxes.find({ address: { $in: found.map(({ address }) => address) } })
  return found.filter(({ address }) => !ours.some((other) => other.address === address))
}
