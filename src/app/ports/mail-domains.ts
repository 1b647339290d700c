// What is known in general of the domains that mail comes from.

export interface MailDomains {
  /**
   * The part of a domain that one owner answers for (`shop.co.uk` of `mail.shop.co.uk`); `null` where no one owner does: public
   * suffixes, addresses without a name, and providers that give mailboxes to everybody.
   */
  ownedDomain(domain: string): string | null
}
