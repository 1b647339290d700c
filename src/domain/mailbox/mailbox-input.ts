// What an administrator enters to connect a mailbox, brought into one form or refused with the cure.
import { sameForm } from '../mail/clean-text.ts'
import { say } from '../../texts/say.ts'

/** Either the value in the form it is stored in, or what is wrong with it, for the person. Never quotes the input: it may be a secret. */
export type Checked<T> = { readonly value: T } | { readonly problem: string }

export const MAX_ADDRESS = 254
export const MAX_SECRET = 200

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
/** RFC 5321, section 4.1.2: a dot-string, which is all that Exchange Online gives to mailboxes. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u

/** Lower case, its domain in ASCII: two spellings of one mailbox become the same text. */
export function checkAddress(text: string): Checked<string> {
  const address = sameForm(text).trim().toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === null || local.length > 64 || !LOCAL_PART.test(local)) {
    return { problem: say('mailbox.wrong.address') }
  }
  const whole = `${local}@${domain}`
  return whole.length > MAX_ADDRESS ? { problem: say('mailbox.wrong.long', { most: MAX_ADDRESS }) } : { value: whole }
}

/** Exchange allows more, but nobody types more. */
const MOST_OTHERS = 50
export const MAX_OTHERS = 4_000

/** Several addresses with commas, semicolons, blanks or line ends between, each as `checkAddress` has it, each once; may be none. */
export function checkOtherAddresses(text: string): Checked<readonly string[]> {
  const words = text
    .slice(0, MAX_OTHERS)
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
  const checked = words.map(checkAddress)
  if (text.length > MAX_OTHERS || words.length > MOST_OTHERS)
    return { problem: say('mailbox.wrong.manyOthers', { most: MOST_OTHERS }) }
  const addresses = checked.flatMap((one) => ('value' in one ? [one.value] : []))
  if (addresses.length === words.length) return { value: [...new Set(addresses)] }
  return { problem: say('mailbox.wrong.others') }
}

/** The directory's id, or one of its verified domains. `common` and its like name no tenant. */
export function checkTenant(text: string): Checked<string> {
  const tenant = text.trim().toLowerCase()
  const value = GUID.test(tenant) ? tenant : asciiDomain(sameForm(tenant))
  if (value !== null) return { value }
  return { problem: say('mailbox.wrong.tenant') }
}

export function checkClientId(text: string): Checked<string> {
  const value = text.trim().toLowerCase()
  if (GUID.test(value)) return { value }
  return { problem: say('mailbox.wrong.client') }
}

/** Microsoft shows a secret's ID beside its value, and people copy the wrong one. */
export function checkSecret(text: string): Checked<string> {
  const value = text.trim()
  if (value === '') return { problem: say('mailbox.wrong.secretMissing') }
  if (GUID.test(value.toLowerCase())) {
    return { problem: say('mailbox.wrong.secretId') }
  }
  // What Microsoft gives out is ASCII without spaces: anything else came along while copying.
  if (!/^[\u0021-\u007E]+$/u.test(value) || value.length > MAX_SECRET) {
    return { problem: say('mailbox.wrong.secret') }
  }
  return { value }
}

/** A day as the form's calendar gives it, `YYYY-MM-DD`; the moment is its start, UTC. */
export function checkDay(text: string): Checked<Date> {
  const day = text.trim()
  const date = new Date(`${day}T00:00:00.000Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(date.getTime()) && dayText(date) === day
  return real ? { value: date } : { problem: say('mailbox.wrong.day') }
}

export function dayText(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function asciiDomain(domain: string): string | null {
  if (domain === '' || /[\s/\\?#:@%[\]]/u.test(domain) || !URL.canParse(`http://${domain}`)) return null
  const labels = new URL(`http://${domain}`).hostname.split('.')
  const isName =
    labels.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label)) && !/^\d+$/u.test(labels.at(-1) ?? '')
  return isName ? labels.join('.') : null
}
