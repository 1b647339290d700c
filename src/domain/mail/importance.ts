// How important the sender says a mail is.
import { headerValue, type Mail } from './mail.ts'

const HIGH = /^\s{0,9}(?:[12]\b|high\b|urgent\b)/i
const LOW = /^\s{0,9}(?:[45]\b|low\b|non-urgent\b)/i

/**
 * What the provider says; where it says nothing, the headers that programs write: RFC 2156 (Importance, Priority), and X-Priority and
 * X-MSMail-Priority, which no standard has. The first one that is there counts, as many write all of them.
 */
export function importanceOf(mail: Mail): 'low' | 'normal' | 'high' {
  if (mail.importance !== undefined) return mail.importance
  const names = ['Importance', 'X-Priority', 'X-MSMail-Priority', 'Priority']
  const [value = ''] = names.flatMap((name) => headerValue(mail, name) ?? [])
  if (HIGH.test(value)) return 'high'
  return LOW.test(value) ? 'low' : 'normal'
}
