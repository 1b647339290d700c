// Who asks with a mail, and where the one automatic mail that it may cause goes.
import { isOwnAddress, ownAddressesFor } from '../mailbox/own-addresses.ts'
import { domainOf, type Mail, type MailAddress } from './mail.ts'
import { isMachineName, isMailSystemName, isNoReplyName } from './mail-signs.ts'
import { groupSender } from './named-sender.ts'
import { sendsForOthers } from './on-behalf.ts'

/** `shop.co.uk` for `mail.shop.co.uk`: the part of a domain that somebody registered; `null` where nobody can have. */
export type RegistrableDomain = (domain: string) => string | null

export interface Asker {
  /** The address is empty where nobody can be named: the mailbox itself never asks. `null` where the mail names no sender. */
  readonly who: MailAddress | null
  /**
   * Whether the person who is known by that address may be taken for the one who asks. A Reply-To is only what somebody
   * wrote: it is believed where the mailbox's own form or somebody of the same domain wrote it.
   */
  readonly isVouchedFor: boolean
}

/**
 * The sender; but where a form, a program or a group sends for somebody (from an address where nobody reads, from one of the
 * mailbox's own, or under the group's address, as DMARC makes groups do), whoever Reply-To names. `known`: the mailbox's addresses.
 */
export function askerOf(mail: Mail, known: readonly string[], registrable: RegistrableDomain): Asker {
  const { from } = mail
  if (from === null) return { who: null, isVouchedFor: false }
  const own = ownAddressesFor(mail, known)
  const member = groupSender(mail, (address) => isOwnAddress(address, own))
  if (member !== null && isPersons(member.address, own)) return { who: member, isVouchedFor: false }
  const isOwn = isOwnAddress(from.address, own)
  if (!isOwn && !sendsForOthers(mail)) return { who: from, isVouchedFor: true }
  const customer = mail.replyTo.find(({ address }) => address !== from.address && isPersons(address, own))
  if (!customer)
    return isOwn ? { who: { ...from, address: '' }, isVouchedFor: false } : { who: from, isVouchedFor: true }
  return { who: customer, isVouchedFor: isOwn || isSameDomain(customer.address, from.address, registrable) }
}

/**
 * The one address that an automatic answer goes to: a Reply-To only where it is of the sender's own domain or of a person known,
 * since anybody can write anybody's address there; otherwise the sender's. `null` where that is nobody's.
 */
export function answerTarget(
  mail: Mail,
  known: readonly string[],
  isKnown: (address: string) => boolean,
  registrable: RegistrableDomain,
): MailAddress | null {
  const { from } = mail
  const own = ownAddressesFor(mail, known)
  if (from === null || !isPersons(from.address, own)) return null
  const wanted = mail.replyTo.filter(({ address }) => isPersons(address, own))
  if (wanted.some(({ address }) => address === from.address)) return from
  return wanted.find(({ address }) => isSameDomain(address, from.address, registrable) || isKnown(address)) ?? from
}

/** Whether a person may be reached there, and not this mailbox. */
export function isPersons(address: string, own: readonly string[]): boolean {
  const [name = ''] = address.toLowerCase().split('@', 1)
  return (
    domainOf(address) !== null &&
    !isOwnAddress(address, own) &&
    !isNoReplyName(name) &&
    !isMachineName(name) &&
    !isMailSystemName(name)
  )
}

function isSameDomain(one: string, other: string, registrable: RegistrableDomain): boolean {
  const [first, second] = [one, other].map((address) => registrable(domainOf(address) ?? ''))
  return first != null && first === second
}
