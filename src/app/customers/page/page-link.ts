// The signed link to a ticket's page, for customers who have nothing but their email.
import type { MailAddress } from '../../../domain/mail/mail.ts'
import { DAY_MS, type MailSettings } from '../../../domain/mail/mail-settings.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { textDigest } from '../../../lib/text-digest.ts'
import type { Deps } from '../../deps.ts'
import { PAGE_PATH } from '../../ports/signed-tokens.ts'

/** What a link opens, for whom and until when (in milliseconds). Whether it still may is asked whenever it is followed. */
export interface PageTicket {
  readonly ticketId: string
  readonly until: number
  /** `addressMark(...)` of whom it was sent to: a link names nobody. */
  readonly mark: string
  /** The ticket's `linkEpoch` when it was made. */
  readonly epoch: number
}

export type PageLinkDeps = Pick<Deps, 'signedTokens' | 'pageBase' | 'clock'>
type Settings = Pick<MailSettings, 'customerPage' | 'pageDays'>
type OfTicket = Pick<Ticket, '_id' | 'requester' | 'linkEpoch' | 'mailboxId'>

/** `null` where there is none for these recipients. Each one is made anew, so that the last email's works longest. */
export function pageLink(
  deps: PageLinkDeps,
  ticket: OfTicket,
  to: readonly Pick<MailAddress, 'address'>[],
  settings: Settings,
): string | null {
  if (!mayHaveLink(deps, ticket, to, settings)) return null
  const { _id: ticketId, requester, linkEpoch: epoch } = ticket
  const until = new Date(deps.clock().getTime() + settings.pageDays * DAY_MS)
  const content: PageTicket = {
    ticketId,
    until: until.getTime(),
    mark: addressMark(ticketId, requester.address),
    epoch,
  }
  return `${deps.pageBase}${PAGE_PATH}/${deps.signedTokens.sign('page', content, until)}`
}

/** How such a link is shown to those who must not follow it; `null` where there is none. */
export function shownPageLink(
  deps: PageLinkDeps,
  ticket: OfTicket,
  to: readonly Pick<MailAddress, 'address'>[],
  settings: Settings,
): string | null {
  return mayHaveLink(deps, ticket, to, settings) ? `${deps.pageBase}${PAGE_PATH}/…` : null
}

/** By which a link is bound to the address that it was sent to. */
export function addressMark(ticketId: string, address: string): string {
  return textDigest(ticketId, address)
}

/** An email that others get, too, has none: it would let each of them write in the requester's name. */
function mayHaveLink(
  { pageBase }: Pick<Deps, 'pageBase'>,
  { requester, mailboxId }: OfTicket,
  to: readonly Pick<MailAddress, 'address'>[],
  { customerPage }: Settings,
): boolean {
  // The page is one of the mailbox's customers: a ticket of a chat has its card there.
  if (mailboxId === null) return false
  const isTheirs = requester.address !== '' && to.every(({ address }) => address === requester.address)
  return pageBase !== '' && customerPage && to.length > 0 && isTheirs
}
