// What is known of domain names outside Frontdesk: by lists that everybody keeps, and by DNS.

export interface DomainNames {
  /** Nobody's own, since anybody registers names below it: `co.uk`, `github.io`. In ASCII and lower case. https://publicsuffix.org */
  readonly isPublicSuffix: (domain: string) => boolean
  /** Whether it belongs to a provider where anybody gets an address, such as `gmail.com`, itself or below it. */
  readonly isPublicMail: (domain: string) => boolean
  /**
   * The part of a domain that one owner answers for (`shop.co.uk` of `mail.shop.co.uk`); `null` where no one owner does: public
   * suffixes, addresses without a name, and providers that give mailboxes to everybody.
   */
  readonly ownedDomain: (domain: string) => string | null
  /** The texts of its TXT records; none when there are none. Throws when no name server answers. */
  readonly resolveTxt: (name: string) => Promise<readonly string[]>
}
