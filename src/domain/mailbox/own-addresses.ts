// The addresses that are the mailbox itself: the one it is connected by, those typed in, and those that were learnt.
import { domainOf, type Mail } from '../mail/mail.ts'
import type { Mailbox } from './mailbox.ts'

/** Lower case. The first is the one it is connected by, which may be a sign-in name that no mail is ever sent to. */
export function ownAddresses(
  mailbox: Pick<Mailbox, 'address' | 'otherAddresses' | 'learntAddresses'>,
): readonly string[] {
  return [...new Set([mailbox.address, ...mailbox.otherAddresses, ...mailbox.learntAddresses])]
}

/** Whatever the case, and with `+anything` behind the name too, as Exchange Online delivers it. */
export function isOwnAddress(address: string, own: readonly string[]): boolean {
  const wanted = bare(address)
  return wanted !== '' && own.some((one) => bare(one) === wanted)
}

/**
 * The mailbox's addresses as far as this mail tells of another: somebody of the mailbox's own domain who wrote to themselves,
 * and to no address of it that is known, yet whose mail lies in this mailbox, is the mailbox under a name not known yet.
 */
export function ownAddressesFor(mail: Pick<Mail, 'from' | 'to' | 'cc'>, own: readonly string[]): readonly string[] {
  const from = mail.from?.address ?? ''
  const recipients = [...mail.to, ...mail.cc].map(({ address }) => address)
  const toItself = recipients.some((address) => isOwnAddress(address, [from]))
  const known = isOwnAddress(from, own) || recipients.some((address) => isOwnAddress(address, own))
  return toItself && !known && isOfOwnDomain(from, own) ? [...own, from] : own
}

/** Somebody of the mailbox's own domain wrote, but not to that domain: what reached the mailbox was a copy, or its own mail. */
export function isCopyFromOwnDomain(mail: Pick<Mail, 'from' | 'to' | 'cc'>, own: readonly string[]): boolean {
  const recipients = [...mail.to, ...mail.cc]
  return isOfOwnDomain(mail.from?.address ?? '', own) && !recipients.some(({ address }) => isOfOwnDomain(address, own))
}

function isOfOwnDomain(address: string, own: readonly string[]): boolean {
  const domain = domainOf(address)
  return domain !== null && own.some((one) => domainOf(one) === domain)
}

function bare(address: string): string {
  const whole = address.trim().toLowerCase()
  const at = whole.lastIndexOf('@')
  if (at < 1) return ''
  const name = whole.slice(0, at)
  const plus = name.indexOf('+')
  return (plus > 0 ? name.slice(0, plus) : name) + whole.slice(at)
}
