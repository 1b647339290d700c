// From which mailbox a ticket's requester is answered, and at which address.
import { ConflictError } from '../../../domain/errors.ts'
import type { MailAddress } from '../../../domain/mail/mail.ts'
import type { Mailbox } from '../../../domain/mailbox/mailbox.ts'
import { isOwnAddress, ownAddresses } from '../../../domain/mailbox/own-addresses.ts'
import { nearestFirst } from '../../../domain/organisation/organisation.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { placeOf } from '../ticket-access.ts'

type ReplyDeps = Pick<Deps, 'documents'>

/**
 * The mailbox that the ticket came by; for one that came by no mail, the running one of the nearest organisation. Throws `ConflictError`
 * where nothing can be sent from there.
 */
export async function mailboxToReplyFrom({ documents }: ReplyDeps, ticket: Ticket): Promise<Mailbox> {
  const mailbox =
    ticket.mailboxId === null
      ? await nearestMailbox({ documents }, ticket)
      : await documents.mailboxes.findOne({ _id: ticket.mailboxId })
  if (mailbox?.state === 'running') return mailbox
  throw new ConflictError({
    message: `Ticket '${ticket._id}' cannot be replied to by mail`,
    forPerson: mailbox
      ? phrase('reply.from.paused', { address: mailbox.address })
      : ticket.mailboxId === null
        ? phrase('reply.from.none')
        : phrase('reply.from.notConnected'),
  })
}

async function nearestMailbox({ documents }: ReplyDeps, ticket: Ticket): Promise<Mailbox | undefined> {
  const order = nearestFirst(placeOf(ticket))
  const found = await documents.mailboxes.find({ organisationId: { $in: order }, state: 'running' })
  const far = ({ organisationId }: Mailbox): number => order.indexOf(organisationId)
  return found.toSorted((a, b) => far(a) - far(b) || a.address.localeCompare(b.address))[0]
}

/** Whom a reply goes to where nobody says otherwise: the requester, as far as they can be written to. */
export function defaultTo({ requester: { name, address } }: Ticket, mailbox: Mailbox): readonly MailAddress[] {
  return address === '' || isOwnAddress(address, ownAddresses(mailbox)) ? [] : [{ name, address }]
}
