// Whose mail somebody handed on, and what they wrote above it: read from the header that their mail program put there.
import { cleanText, subjectPrefix } from './clean-text.ts'
import { headerEnd, isHeaderBlock, isHeaderLine, roleOf, valueOf, type HeaderRole } from './header-block.ts'
import type { Mail, MailAddress } from './mail.ts'
import { namedSender } from './named-sender.ts'
import { isForwardTitle, isQuoteTitle, isRule } from './quote-marks.ts'

/** Of longer mails only the start is looked at. */
const MAX_READ = 200_000
const MAX_HEADER_LINES = 14

export interface Forwarded {
  /** Who wrote what was handed on. Anybody can write such lines: it is no more than what the forwarder says. */
  readonly from: MailAddress
  /** What the forwarder wrote above it, signature included; may be empty. */
  readonly comment: string
  /** What was handed on, its header and the title above it included. */
  readonly text: string
}

/**
 * `null` where the mail hands nothing on, or does not say in so many words whose it was: no header, no address or more than one. Of
 * mails that were handed on several times it is the one that reached the forwarder.
 */
export function forwardedOf({ subject, text }: Pick<Mail, 'subject' | 'text'>): Forwarded | null {
  const lines = cleanText(text.slice(0, MAX_READ)).split('\n')
  const plain = lines.map(withoutMark)
  const start = plain.findIndex((_, at) => isQuoteTitle(plain[at] ?? '') || isHeaderBlock(plain, at))
  if (start === -1) return null
  const title = plain[start] ?? ''
  // Without a word that says so, an answer looks the same.
  if (!isForwardTitle(title) && subjectPrefix(subject) !== 'forward') return null
  const header = headerBelow(plain, start)
  if (header === null) return null
  const from = namedSender(header.get('from') ?? '')
  if (from === null || header.size < 2) return null
  let top = start
  while (top > 0 && (plain[top - 1]?.trim() === '' || isRule(plain[top - 1] ?? ''))) top -= 1
  const comment = lines.slice(0, top).join('\n').trim()
  return {
    from,
    comment,
    text: lines
      .slice(isRule(plain[start - 1] ?? '') ? start : top)
      .join('\n')
      .trim(),
  }
}

/** The values by role, the first of each; `null` where no header stands there. */
function headerBelow(lines: readonly string[], start: number): ReadonlyMap<HeaderRole, string> | null {
  const first = lines.findIndex(
    (line, at) => at >= start && at < start + 5 && isHeaderLine(line) && roleOf(line) !== null,
  )
  if (first === -1) return null
  const values = new Map<HeaderRole, string>()
  const end = Math.min(headerEnd(lines, first), first + MAX_HEADER_LINES)
  for (const [index, line] of lines.slice(first, end).entries()) {
    const role = roleOf(line)
    if (role === null || values.has(role)) continue
    const next = lines[first + index + 1] ?? ''
    // `From: Ann Lee` with the address broken into the next line.
    const more =
      role === 'from' && !valueOf(line).includes('@') && next.includes('@') && !isHeaderLine(next) ? ` ${next}` : ''
    values.set(role, `${valueOf(line)}${more}`)
  }
  return values
}

/** Phones mark what they hand on as they mark a quote. */
function withoutMark(line: string): string {
  return line.replace(/^ {0,3}> ?/, '')
}
