// Whether a link still opens the page of its ticket: everything that may have ended it is asked each time.
import { NotFoundError } from '../../../domain/errors.ts'
import type { MailSettings } from '../../../domain/mail/mail-settings.ts'
import type { Organisation } from '../../../domain/organisation/organisation.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { readMailPolicy } from '../../mail-room/read-mail-policy.ts'
import { addressMark, type PageTicket } from './page-link.ts'

export interface OpenPage {
  readonly ticket: Ticket
  readonly settings: MailSettings
  /** The mailbox's: those who answer. */
  readonly organisation: Organisation
  /** When the link ends. */
  readonly until: Date
}

export type OpenPageDeps = Pick<Deps, 'documents' | 'clock' | 'settings' | 'signedTokens'>

/** Whether it was signed here and is not too old; nothing is read for that. */
export function isPageToken({ signedTokens, clock }: Pick<Deps, 'signedTokens' | 'clock'>, token: string): boolean {
  return signedTokens.open('page', token, clock()) !== null
}

/** Throws `NotFoundError` for a link that is no good, whatever the reason: whoever has it learns nothing else. */
export async function openPage(deps: OpenPageDeps, token: string): Promise<OpenPage> {
  const { documents, signedTokens, clock } = deps
  // What we signed ourselves has the form we gave it.
  const link = signedTokens.open('page', token, clock()) as PageTicket | null
  if (!link) throw noGood('A link to a ticket’s page is forged or too old')
  const ticket = await documents.tickets.findOne({ _id: link.ticketId })
  if (!ticket) throw noGood(`There is no ticket '${link.ticketId}' for a link to its page`)
  const { requester, linkEpoch, mailboxId, _id } = ticket
  if (link.epoch !== linkEpoch || requester.address === '' || link.mark !== addressMark(_id, requester.address)) {
    throw noGood(`A link to the page of ticket '${_id}' was revoked, or is another requester's`)
  }
  const [mailbox, own, isLost] = await Promise.all([
    mailboxId === null ? undefined : documents.mailboxes.findOne({ _id: mailboxId }),
    documents.organisations.findOne({ _id: ticket.organisationId }),
    isAddressLost(documents, ticket),
  ])
  const organisation = mailbox && (await documents.organisations.findOne({ _id: mailbox.organisationId }))
  if (!mailbox || !organisation || own?.active !== true) throw noGood(`Nobody works ticket '${_id}' by mail any more`)
  if (isLost) throw noGood(`The address of ticket '${_id}' is no longer that of whoever asked`)
  const { settings } = await readMailPolicy(deps, mailbox)
  if (!settings.customerPage) throw noGood(`The page of ticket '${_id}' is switched off`)
  return { ticket, settings, organisation, until: new Date(link.until) }
}

/**
 * Whether the address is somebody else's by now, as far as Teams told: the person who asked has it no longer, or where nobody is known
 * to have asked, somebody lost it after that.
 */
async function isAddressLost(
  { people }: Pick<Deps['documents'], 'people'>,
  { requester: { personId, address }, createdAt }: Ticket,
): Promise<boolean> {
  if (personId !== null) {
    const person = await people.findOne({ _id: personId })
    return person?.addresses.includes(address) !== true
  }
  const former = await people.find({ 'formerAddresses.address': address })
  return former.some(
    (person) =>
      !person.addresses.includes(address) &&
      person.formerAddresses.some((one) => one.address === address && one.until >= createdAt),
  )
}

function noGood(message: string): NotFoundError {
  return new NotFoundError({ message, forPerson: phrase('page.dead.text') })
}
