// Who takes part in a ticket's mails: they get a copy of what agents write.
import { beganBy } from './began.ts'
import { domainOf, type MailAddress } from '../mail/mail.ts'
import { isMachineName, isMailSystemName, isNoReplyName } from '../mail/mail-signs.ts'
import { checkAddress } from '../mailbox/mailbox-input.ts'
import { isOwnAddress } from '../mailbox/own-addresses.ts'
import type { Entry, Ticket } from './ticket.ts'

type Begun = Pick<
  Ticket,
  'requester' | 'firstRequester' | 'forwarded' | 'askedBy' | 'followers' | 'to' | 'warning' | 'mailboxId'
>
type Said = Pick<Entry, 'kind' | 'by' | 'to' | 'warning'>

/** So many beside the requester; whoever wrote or was written to last comes first. */
const MOST = 19

/**
 * The followers, and everybody who sent one of the mails or was addressed by it, but for the requester: each once, none of `own` (the addresses of the
 * mailbox), nobody who does not read. A mail whose sender could not be verified adds nobody: it could name anybody.
 * `entries`: those of the ticket, newest first, as far as they count.
 */
export function participants(ticket: Begun, entries: readonly Said[], own: readonly string[]): readonly MailAddress[] {
  const mails = entries.filter(({ kind, warning }) => (kind === 'mail' || kind === 'reply') && warning === null)
  // Whom an agent writes to who hands a mail on, are colleagues.
  const isPublic = ticket.warning === null && ticket.forwarded !== true
  const begun = isPublic ? [{ ...beganBy(ticket), address: ticket.askedBy }, ...ticket.to] : []
  const found = new Map<string, MailAddress>()
  for (const { name, address } of [...ticket.followers, ...mails.flatMap(({ by, to }) => [by, ...to]), ...begun]) {
    const checked = checkAddress(address)
    if (!('value' in checked) || checked.value === ticket.requester.address) continue
    if (!found.has(checked.value) && mayBeWrittenTo(checked.value, own)) {
      found.set(checked.value, { name, address: checked.value })
    }
  }
  return [...found.values()].slice(0, MOST)
}

function mayBeWrittenTo(address: string, own: readonly string[]): boolean {
  const [name = ''] = address.split('@', 1)
  return (
    domainOf(address) !== null &&
    !isOwnAddress(address, own) &&
    !isNoReplyName(name) &&
    !isMachineName(name) &&
    !isMailSystemName(name)
  )
}
