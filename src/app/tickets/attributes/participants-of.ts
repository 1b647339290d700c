// Who takes part in a ticket's conversation by email.
import type { MailAddress } from '../../../domain/mail/mail.ts'
import { isOwnAddress } from '../../../domain/mailbox/own-addresses.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
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
    documents.entries.find({ ticketId: ticket._id }, { sort: { at: -1 }, limit: ENTRIES }),
    mailboxAddresses({ documents }, ticket),
  ])
  const all: readonly MailAddress[] = [
    ticket.requester,
    ...ticket.followers,
    ...entries.flatMap(({ kind, warning, by, to }) => [...(kind === 'mail' && warning === null ? [by] : []), ...to]),
  ]
  const byAddress = new Map<string, MailAddress>()
  for (const { name, address } of all) {
    if (address === '' || isOwnAddress(address, own)) continue
    const known = byAddress.get(address)
    if (!known?.name) byAddress.set(address, { name: name || (known?.name ?? ''), address })
  }
  return [...byAddress.values()].slice(0, MOST)
}
