// Addresses that agents type for a ticket: real ones, and never the support mailbox itself.
import { InvalidInputError } from '../../../domain/errors.ts'
import { checkAddress } from '../../../domain/mailbox/mailbox-input.ts'
import { isOwnAddress, ownAddresses } from '../../../domain/mailbox/own-addresses.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'

/** All addresses of the mailbox that the ticket came by, and of those of its organisation and the ones above. */
export async function mailboxAddresses(
  { documents }: Pick<Deps, 'documents'>,
  { mailboxId, organisationPath }: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
): Promise<readonly string[]> {
  const mailboxes = await documents.mailboxes.find({
    $or: [{ _id: mailboxId ?? '' }, { organisationId: { $in: [...organisationPath] } }],
  })
  return mailboxes.flatMap((mailbox) => [...ownAddresses(mailbox)])
}

/** Answers what checks an address for this ticket, with the mailboxes as they are now. */
export async function addressChecker(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
): Promise<(typed: string, field: string) => string> {
  // A copy to any mailbox of ours would come back as an email of a customer.
  const own = await mailboxAddresses({ documents }, ticket)
  return (typed, field) => {
    const checked = checkAddress(typed.slice(0, 1000))
    if ('problem' in checked) {
      throw new InvalidInputError({
        message: 'What was typed is no address',
        forPerson: phrase('tickets.address.none', { typed: typed.trim().slice(0, 60) }),
        field,
      })
    }
    if (isOwnAddress(checked.value, own)) {
      throw new InvalidInputError({
        message: 'The mailbox itself was typed',
        forPerson: phrase('tickets.address.ours'),
        field,
      })
    }
    return checked.value
  }
}
