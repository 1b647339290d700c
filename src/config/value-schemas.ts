// From the text of an environment variable to its value. Each message completes the sentence "NAME is 'value', which …".
import { isIPv4, isIPv6 } from 'node:net'
import { z } from 'zod'
import type { SecretKey } from '../lib/secret-box.ts'

export interface RateLimit {
  readonly messages: number
  readonly seconds: number
}

export const HostName = z.string().regex(/^[\w.:-]+$/u, 'is not a host name or an IP address')

export const NonEmpty = z.string()

export function wholeNumber(from: number, to: number) {
  return checked(z.string(), (text) => {
    const value = Number(text)
    return /^\d+$/u.test(text) && value >= from && value <= to
      ? { value }
      : { problem: `is not a whole number from ${from} to ${to}` }
  })
}

export function wholeNumberOrZero(from: number, to: number) {
  return checked(z.string(), (text) => {
    const value = Number(text)
    return /^\d+$/u.test(text) && (value === 0 || (value >= from && value <= to))
      ? { value }
      : { problem: `is neither 0 nor a whole number from ${from} to ${to}` }
  })
}

/** Microsoft's ids compare without regard to case; ours are lower case throughout. */
export const Guid = z.guid('is not a GUID').toLowerCase()

export const GuidList = commaList(Guid)

/** The origin only (`https://name` or `https://name:port`), since paths are ours to add. */
export const HttpsOrigin = checked(z.string(), (text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:') return { problem: 'is not an https:// address' }
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return bare ? { value: url.origin } : { problem: 'has more than https://, a host name and a port' }
})

/** One line of plain text. */
export const LegalLine = z
  .string()
  .max(300, 'has more than 300 characters')
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds a control character')

export const LegalContact = LegalLine.regex(
  /^(?:[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|https:\/\/[^\s<>"]+)$/u,
  'is neither an email address nor an https:// address',
)

/** Addresses and networks (`10.0.0.0/8`) with commas between; `none` is an empty list. */
export const Networks = checked(z.string(), (text): Outcome<readonly string[]> => {
  const all = text === 'none' ? [] : text.split(',').map((part) => part.trim())
  const wrong = all.find((one) => !isNetwork(one))
  return wrong === undefined ? { value: all } : { problem: `holds '${wrong}' in place of an address or a network` }
})

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  return rest.length === 0 && most >= 0 && (bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= most))
}

export const MongoUri = z
  .string()
  .regex(/^mongodb(?:\+srv)?:\/\/\S+$/u, 'does not start with mongodb:// or mongodb+srv://, or holds a space')

/** https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions */
export const MongoDatabase = z
  .string()
  .regex(/^[\w-]{1,63}$/u, 'is not a database name (up to 63 letters, digits, hyphens and underscores)')

export const AppPassword = z
  .string()
  .regex(/^\S+$/u, 'holds a space or a line break')
  .refine((text) => !z.guid().safeParse(text).success, 'looks like the Secret ID; the Value beside it is needed')

/** Keys in order of use: the first seals, all of them open. */
export const SecretKeys = commaList(
  checked(z.string(), (text): Outcome<SecretKey> => {
    const [, id, encoded] = /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/u.exec(text) ?? []
    if (id === undefined || encoded === undefined) return { problem: 'is not of the form id:base64-of-32-bytes' }
    return { value: { id, key: Buffer.from(encoded, 'base64') } }
  }),
)
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'gives two keys the same id')
  .refine(
    (keys) => new Set(keys.map(({ key }) => key.toString('base64'))).size === keys.length,
    'holds the same key under two ids',
  )
  // Only the one that seals: those behind it were sealed with before, and are needed until everything is sealed anew.
  .refine(
    ([first]) => first === undefined || looksRandom(first.key),
    'begins with a key that is not random (a text, a pattern or zeros), which others guess',
  )

/**
 * Whether bytes can have come from a source of randomness. Of a thousand million random keys of 32 bytes not one is refused here,
 * while passwords, counters, and whatever was typed or filled in by hand are.
 */
function looksRandom(key: Buffer): boolean {
  const bytes = [...key]
  const isText = bytes.every((byte) => byte >= 0x09 && byte < 0x7f)
  const hasFewValues = new Set(bytes).size < bytes.length / 2
  // A text in UTF-16, or half a key: one value, mostly zero, over and over between others.
  const hasFavourite = bytes.some((byte) => bytes.filter((other) => other === byte).length >= 8)
  const repeats = bytes.some((_, period) => period > 0 && period <= bytes.length / 2 && isPeriodic(bytes, period))
  const steps = new Set(bytes.slice(1).map((byte, index) => (byte - (bytes[index] ?? 0) + 256) % 256))
  return !isText && !hasFewValues && !hasFavourite && !repeats && steps.size > 4
}

function isPeriodic(bytes: readonly number[], period: number): boolean {
  return bytes.every((byte, index) => index < period || byte === bytes[index - period])
}

/** `7/1,60/30`: at most 7 in 1 second and 60 in 30 seconds. */
export const RateLimits = commaList(
  checked(z.string(), (text): Outcome<RateLimit> => {
    const [, count, seconds] = /^([1-9]\d{0,5})\/([1-9]\d{0,4})$/u.exec(text) ?? []
    if (count === undefined || seconds === undefined) return { problem: `holds '${text}' in place of count/seconds` }
    return { value: { messages: Number(count), seconds: Number(seconds) } }
  }),
)

type Outcome<T> = { readonly value: T } | { readonly problem: string }

/** A schema from a function that answers either with the value or with what is wrong. */
function checked<T>(input: z.ZodString, read: (text: string) => Outcome<T>) {
  return input.transform((text, context): T => {
    const outcome = read(text)
    if ('value' in outcome) return outcome.value
    context.addIssue({ code: 'custom', message: outcome.problem })
    return z.NEVER
  })
}

/** One or more values with commas between; spaces around them do not count. */
function commaList<S extends z.ZodType<unknown, string>>(item: S) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item))
}
