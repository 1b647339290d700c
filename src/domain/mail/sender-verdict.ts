// Whether the receiving Exchange could vouch for the sender that a mail names: its own verdict on SPF, DKIM and DMARC.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { truncate } from './clean-text.ts'
import { domainOf, type Mail } from './mail.ts'

export type SenderVerdict =
  /** `evidence` is for people: `dmarc=fail`. */
  | { readonly kind: 'failed'; readonly evidence: string }
  /** Exchange vouches for the sender, or said nothing: mails inside a tenant carry no verdict at all. */
  | { readonly kind: 'believed' }

const BELIEVED: SenderVerdict = { kind: 'believed' }
/**
 * Exchange tells of every signature before it comes to DMARC, and senders make as many as they like: a longer header may have been
 * cut, so nothing that it says of the sender is believed.
 */
const MAX_HEADER = 60_000

/**
 * Every server puts its `Authentication-Results` above those that were there (RFC 8601, section 5), so only the topmost can be
 * that of the mailbox's own Exchange; whatever stands below came with the mail. Exchange Online writes it without an
 * authserv-id, or with one of Microsoft's; a server of the mailbox's own domain may stand before it.
 * https://learn.microsoft.com/defender-office-365/message-headers-eop-mdo
 */
export function senderVerdict(mail: Pick<Mail, 'headers' | 'from'>, ownAddress: string): SenderVerdict {
  const header = mail.headers.find(({ name }) => name.toLowerCase() === 'authentication-results')
  if (!header) return BELIEVED
  if (header.value.length > MAX_HEADER) return failed('unreadable')
  const parts = withoutComments(header.value).split(';')
  const server = (parts[0] ?? '').trim().toLowerCase()
  if (!server.includes('=') && !isReceiving(server.split(/\s/u, 1)[0] ?? '', ownAddress)) return BELIEVED
  const results = resultsOf(parts)
  const has = (method: string, ...values: readonly string[]) =>
    results.some((result) => result.method === method && values.includes(result.value))
  // The composite verdict weighs what DMARC cannot, such as a mailing list that is trusted to have checked.
  if (has('compauth', 'fail')) return failed('compauth=fail')
  if (has('dmarc', 'fail')) return has('compauth', 'pass') ? BELIEVED : failed('dmarc=fail')
  const vouched = has('dmarc', 'pass', 'bestguesspass') || has('compauth', 'pass', 'softpass') || has('dkim', 'pass')
  const envelope = results.find(({ method }) => method === 'spf')?.about ?? null
  // Without DMARC, a hard SPF failure speaks of the sender only where the envelope names the sender's own domain.
  if (!vouched && has('spf', 'fail') && envelope === domainOf(mail.from?.address ?? '')) return failed('spf=fail')
  return BELIEVED
}

/** What agents are told of a mail whose sender failed; `null` where nothing speaks against them. */
export function senderWarning(mail: Pick<Mail, 'headers' | 'from'>, ownAddress: string): KeyedPhrase | null {
  const verdict = senderVerdict(mail, ownAddress)
  if (verdict.kind === 'believed') return null
  const sender = mail.from ? truncate(mail.from.address, 100) : phrase('timeline.itsSender')
  return phrase('timeline.senderUnverified', { sender, evidence: verdict.evidence })
}

function failed(evidence: string): SenderVerdict {
  return { kind: 'failed', evidence }
}

function isReceiving(server: string, ownAddress: string): boolean {
  const trusted = ['outlook.com', 'microsoft.com', domainOf(ownAddress) ?? '']
  return trusted.some((domain) => domain !== '' && (server === domain || server.endsWith(`.${domain}`)))
}

interface MethodResult {
  readonly method: string
  readonly value: string
  /** The domain of `smtp.mailfrom`, lower case. */
  readonly about: string | null
}

function resultsOf(parts: readonly string[]): readonly MethodResult[] {
  return parts.flatMap((part) => {
    const [, method = '', value = ''] =
      /^\s*([a-z-]{1,20})\s{0,9}(?:\/\s{0,9}\d{1,9}\s{0,9})?=\s{0,9}([a-z]{1,20})/iu.exec(part) ?? []
    if (method === '') return []
    const from = /\ssmtp\.mailfrom=(\S{1,320})/iu.exec(part)?.[1]?.toLowerCase() ?? null
    const about = from === null ? null : from.slice(from.lastIndexOf('@') + 1)
    return [{ method: method.toLowerCase(), value: value.toLowerCase(), about }]
  })
}

/**
 * Comments may nest and quoted strings may hold anything, verdicts in the sender's words too: both are left out. RFC 8601,
 * section 2.2. One that never ends was not opened by Exchange but in a name that it quotes: then nothing is left out.
 */
function withoutComments(text: string): string {
  let depth = 0
  let quoted = false
  let kept = ''
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '\\' && (quoted || depth > 0)) at += 1
    else if (char === '"' && depth === 0) quoted = !quoted
    else if (quoted) continue
    else if (char === '(') depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += char
  }
  return depth > 0 || quoted ? text : kept
}
