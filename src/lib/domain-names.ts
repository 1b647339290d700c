// Domain names as the rest of the world sees them: the public suffix list, providers of mail for everybody, DNS.
import { Resolver } from 'node:dns/promises'
import { createRequire } from 'node:module'
import { parse } from 'tldts'
import { z } from 'zod'
import type { DomainNames } from '../app/ports/domain-names.ts'

/** Providers that the list lacks, and the names that Microsoft gives every tenant a part of. */
const MORE_PROVIDERS = [
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'mailbox.org',
  'mailfence.com',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'partner.onmschina.cn',
  'posteo.de',
  'pm.me',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
]

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
