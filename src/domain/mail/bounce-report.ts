// What a bounce says of a mail that did not arrive: to whom, why, and whether somebody still tries.
import { headerValue, type Mail } from './mail.ts'

export interface BounceReport {
  /** One of those that were written to; empty where it names none of several. */
  readonly address: string
  /** In words, without a full stop. */
  readonly reason: string
  readonly isFinal: boolean
}

/** Reports say it at their beginning; what they quote comes after. */
const MAX_READ = 20_000

/** `to`: whom the bounced mail was addressed to. */
export function bounceReport(mail: Pick<Mail, 'text' | 'subject' | 'headers'>, to: readonly string[]): BounceReport {
  const text = mail.text.slice(0, MAX_READ)
  const status = statusIn(text)
  const named = `${headerValue(mail, 'X-Failed-Recipients') ?? ''}\n${text}`.toLowerCase()
  const address = to.find((one) => named.includes(one)) ?? (to.length === 1 ? (to[0] ?? '') : '')
  return { address, reason: reasonOf(status), isFinal: !isDelay(mail.subject, text, status) }
}

/** Enhanced status codes, RFC 3463: class, subject, detail. */
type Status = readonly [kind: string, subject: number, detail: number]

/** The machine's own line first, then what a server answered, then whatever looks like a code. */
const PLACES = [
  /^\s{0,20}Status:\s{0,5}([245])\.(\d{1,3})\.(\d{1,3})\b/imu,
  /\b[45]\d\d[ -]#?([45])\.(\d{1,3})\.(\d{1,3})(?![.\d])/u,
  /(?:^|[\s#<('"])([45])\.(\d{1,3})\.(\d{1,3})(?![.\d])/mu,
]

function statusIn(text: string): Status | null {
  for (const place of PLACES) {
    const [, kind, subject, detail] = place.exec(text) ?? []
    if (kind !== undefined) return [kind, Number(subject), Number(detail)]
  }
  return null
}

/** Exchange gives up a mail with 4.4.7, that it could not hand on for a day or more. */
function isDelay(subject: string, text: string, status: Status | null): boolean {
  const action = /^\s{0,20}Action:\s{0,5}(\w{1,20})/imu.exec(text)?.[1]?.toLowerCase()
  if (action !== undefined) return action === 'delayed'
  if (/\bdelay(?:ed)?\b/iu.test(subject.slice(0, 200))) return true
  return status !== null && status[0] === '4' && !(status[1] === 4 && status[2] === 7)
}

/** https://www.iana.org/assignments/smtp-enhanced-status-codes, and those of Exchange. */
function reasonOf(status: Status | null): string {
  if (status === null) return 'no reason was given'
  const [kind, subject, detail] = status
  return (
    REASONS[`${kind}.${subject}.${detail}`] ??
    REASONS[`${subject}.${detail}`] ??
    SUBJECTS[subject] ??
    `their mail server answered ${kind}.${subject}.${detail}`
  )
}

/** With the class, where another one means something else. */
const REASONS: Readonly<Record<string, string>> = {
  '1.0': 'the address does not exist',
  '1.1': 'the address does not exist',
  '1.2': 'the domain of the address does not exist',
  '1.3': 'the address is not written correctly',
  '1.6': 'the mailbox has moved',
  '1.10': 'the address does not exist',
  '2.0': 'there is a problem with the mailbox',
  '2.1': 'the mailbox is switched off',
  '2.2': 'the mailbox is full',
  '2.3': 'the email is too large',
  '2.122': 'the mailbox is getting too many emails at the moment',
  '3.4': 'the email is too large',
  '4.1': 'their mail server does not answer',
  '5.4.1': 'their mail server does not know the address',
  '4.4': 'the domain of the address does not exist',
  '4.6': 'their mail servers keep passing it on to each other',
  '4.7': 'their mail server could not be reached in time',
  '4.14': 'their mail servers keep passing it on to each other',
  '4.310': 'the domain of the address does not exist',
  '7.1': 'their mail server does not let us write to this address',
}

/** What the codes of a subject have in common. */
const SUBJECTS: Readonly<Record<number, string>> = {
  1: 'there is a problem with the address',
  2: 'there is a problem with the mailbox',
  3: 'their mail server has a problem',
  4: 'their mail server could not be reached',
  5: 'their mail server and ours did not understand each other',
  6: 'their mail server could not read it',
  7: 'their mail server refused it for security reasons',
}
