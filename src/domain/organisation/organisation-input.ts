// What people enter about an organisation: mail domains, Entra tenants, time zone.

export interface ParsedList {
  /** In their stored form, each once. */
  readonly values: readonly string[]
  /** As they were entered. */
  readonly wrong: readonly string[]
}

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u
const LABEL = /^(?!-)[a-z\d-]{1,63}(?<!-)$/u

/** Mail domains between commas, semicolons, spaces or line ends; `@contoso.com` is taken for `contoso.com`. */
export function parseDomains(text: string): ParsedList {
  return parseList(text, (word) => normaliseDomain(word.replace(/^@/u, '')))
}

/** Entra tenant ids between commas, semicolons, spaces or line ends. */
export function parseTenantIds(text: string): ParsedList {
  return parseList(text, (word) => {
    const id = word.toLowerCase().replace(/^\{(.*)\}$/u, '$1')
    return GUID.test(id) ? id : null
  })
}

/**
 * A mail domain in lower case and ASCII (`Bücher.example` becomes `xn--bcher-kva.example`), or `null` when it is none.
 * Names of at least two labels only: RFC 1123, section 2.1.
 */
export function normaliseDomain(text: string): string | null {
  // Everything that would make the URL below mean more than a host.
  if (text === '' || text.length > 253 || /[\s:/?#@%[\]\\<>^|"`{}]/u.test(text)) return null
  const host = URL.canParse(`https://${text}`) ? new URL(`https://${text}`).hostname.replace(/\.$/u, '') : ''
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  return host.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/u.test(last)
    ? host
    : null
}

/** A mail address in lower case, its domain in ASCII, or `null` when it is none. Quoted local parts are not taken. */
export function normaliseAddress(text: string): string | null {
  const match = /^(?<local>[^\s@<>()[\]\\,;:"]{1,64})@(?<domain>[^@]+)$/u.exec(text.trim().toLowerCase())
  const domain = normaliseDomain(match?.groups?.['domain'] ?? '')
  return match && domain !== null ? `${match.groups?.['local'] ?? ''}@${domain}` : null
}

/** The IANA name as the system spells it (`europe/berlin` becomes `Europe/Berlin`), or `null` when it knows none such. */
export function normaliseTimeZone(text: string): string | null {
  // Some versions take offsets such as `+02:00`, too, which know no summer time.
  if (!/^[a-z]/iu.test(text)) return null
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions()
    // An old or a new name of the same zone stays as it was entered.
    return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text
  } catch {
    return null
  }
}

function parseList(text: string, normalise: (word: string) => string | null): ParsedList {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== '')
  const values = words.flatMap((word) => normalise(word) ?? [])
  return { values: [...new Set(values)], wrong: words.filter((word) => normalise(word) === null) }
}
