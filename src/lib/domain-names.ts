// Domain names as the rest of the world sees them: the public suffix list, providers of mail for everybody, DNS.
import { Resolver } from 'node:dns/promises'
import { createRequire } from 'node:module'
import { parse } from 'tldts'
import { z } from 'zod'
import type { DomainNames } from '../app/ports/domain-names.ts'

/** Providers that the list lacks, and the names that Microsoft gives every tenant a part of. */
const MORE_PROVIDERS = [
  'alice-dsl.de',
  'aon.at',
  'bbox.fr',
  'bredband.net',
  'chello.at',
  'comhem.se',
  'disroot.org',
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'hispeed.ch',
  'kolabnow.com',
  'mail.bg',
  'mail.de',
  'mail.dk',
  'mailbox.org',
  'mailfence.com',
  'mozmail.com',
  'numericable.fr',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'osnanet.de',
  'partner.onmschina.cn',
  'passmail.net',
  'pm.me',
  'posteo.de',
  'relay.firefox.com',
  'riseup.net',
  'simplelogin.com',
  'startmail.com',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
  'tutamail.com',
  'unitybox.de',
  'upcmail.nl',
  'versanet.de',
  'xs4all.nl',
  'ziggo.nl',
  'zohomail.eu',
]

/** These are under the suffixes of more countries than any list knows. */
const FAMILIES = new Set(['aol', 'gmx', 'googlemail', 'hotmail', 'outlook', 'protonmail', 'yahoo', 'yandex'])

const providers = new Set([
  // Node 20 warns of every JSON that is imported.
  ...z.array(z.string()).parse(createRequire(import.meta.url)('email-providers/all.json')),
  ...MORE_PROVIDERS,
])

/** `resolveTxt` asks the name servers of the system, for some seconds, when left out. */
export function createDomainNames(resolveTxt: DomainNames['resolveTxt'] = askNameServers): DomainNames {
  return {
    isPublicSuffix: (domain) => parse(domain, { allowPrivateDomains: true }).domain === null,
    isPublicMail,
    ownedDomain(domain) {
      const { domain: owned } = parse(domain, { allowPrivateDomains: true })
      return owned === null || isPublicMail(owned) ? null : owned
    },
    resolveTxt,
  }
}

function isPublicMail(domain: string): boolean {
  const { domainWithoutSuffix: registered, isIcann } = parse(domain)
  if (registered !== null && isIcann === true && FAMILIES.has(registered)) return true
  const labels = domain.split('.')
  return labels.some((_, index) => providers.has(labels.slice(index).join('.')))
}

async function askNameServers(name: string): Promise<readonly string[]> {
  try {
    const records = await new Resolver({ timeout: 2000, tries: 2 }).resolveTxt(name)
    // A long text comes in parts that belong together: RFC 7208, section 3.3.
    return records.map((parts) => parts.join(''))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENODATA' || code === 'ENOTFOUND') return []
    throw error
  }
}
