// What a bounce says of a mail that did not arrive: to whom, why, and whether somebody still tries.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { headerValue, type Mail } from './mail.ts'

export interface BounceReport {
  /** One of those that were written to; empty where it names none of several. */
  readonly address: string
  /** Without a full stop. */
  readonly reason: KeyedPhrase
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
function reasonOf(status: Status | null): KeyedPhrase {
  if (status === null) return phrase('bounces.noReason')
  const [kind, subject, detail] = status
  const code = `${kind}.${subject}.${detail}`
  const key = REASONS[code] ?? REASONS[`${subject}.${detail}`] ?? SUBJECTS[subject]
  return key === undefined ? phrase('bounces.answered', { code }) : phrase(key)
}

/** With the class, where another one means something else. */
const REASONS: Readonly<Record<string, TextKey>> = {
  '1.0': 'bounces.noAddress',
  '1.1': 'bounces.noAddress',
  '1.2': 'bounces.noDomain',
  '1.3': 'bounces.badAddress',
  '1.6': 'bounces.moved',
  '1.10': 'bounces.noAddress',
  '2.0': 'bounces.mailboxTrouble',
  '2.1': 'bounces.mailboxOff',
  '2.2': 'bounces.mailboxFull',
  '2.3': 'bounces.tooLarge',
  '2.122': 'bounces.tooMany',
  '3.4': 'bounces.tooLarge',
  '4.1': 'bounces.noAnswer',
  '5.4.1': 'bounces.unknownAddress',
  '4.4': 'bounces.noDomain',
  '4.6': 'bounces.loop',
  '4.7': 'bounces.late',
  '4.14': 'bounces.loop',
  '4.310': 'bounces.noDomain',
  '7.1': 'bounces.notAllowed',
}

/** What the codes of a subject have in common. */
const SUBJECTS: Readonly<Record<number, TextKey>> = {
  1: 'bounces.addressTrouble',
  2: 'bounces.mailboxTrouble',
  3: 'bounces.serverTrouble',
  4: 'bounces.unreachable',
  5: 'bounces.misunderstood',
  6: 'bounces.unreadable',
  7: 'bounces.security',
}
