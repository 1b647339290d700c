// What a bounce says of a mail that did not arrive: to whom, why, and whether somebody still tries.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { recipientsIn } from './bounce-recipients.ts'
import { reasonInWords } from './bounce-words.ts'
import { cleanText, truncate } from './clean-text.ts'
import { headerValue, type Mail } from './mail.ts'

export interface BounceReport {
  /** One of those that were written to; empty where it names none of several. */
  readonly address: string
  /** The others that it did not reach either; left out where there are none. */
  readonly also?: readonly string[]
  /** Without a full stop. */
  readonly reason: KeyedPhrase
  readonly isFinal: boolean
  /** What the other server said, as it said it; left out where the report quotes nothing. */
  readonly said?: string
}

/** Reports say it at their beginning; what they quote comes after. */
const MAX_READ = 20_000
/** How much of a server's own words is kept. */
const MAX_SAID = 300

/** `to`: whom the bounced mail was addressed to. `attached`: the machine's own part of the report, where it came as a file. `null`: it arrived. */
export function bounceReport(
  mail: Pick<Mail, 'text' | 'subject' | 'headers'>,
  to: readonly string[],
  attached = '',
): BounceReport | null {
  const text = `${attached.slice(0, MAX_READ)}\n${mail.text.slice(0, MAX_READ)}`
  const blocks = recipientsIn(text)
  if (blocks.length > 0 && blocks.every(({ action }) => GOOD_NEWS.has(action))) return null
  const status = statusIn(text)
  const named = blocks.filter(({ action }) => !GOOD_NEWS.has(action)).flatMap(({ addresses }) => addresses)
  const failed = headerValue(mail, 'X-Failed-Recipients')?.toLowerCase() ?? ''
  const [address = '', ...also] = whom(to, named, failed, text)
  const said = saidIn(text)
  return {
    address,
    ...(also.length === 0 ? {} : { also: also.slice(0, MAX_OTHERS) }),
    reason: reasonOf(status, said ?? '', text),
    isFinal: !isDelay(mail.subject, text, status),
    ...(said === null ? {} : { said }),
  }
}

const GOOD_NEWS = new Set(['delivered', 'relayed', 'expanded'])
const MAX_OTHERS = 10

/** Only somebody who was written to: those of the machine's part, of the header, or whom its words name first. */
function whom(to: readonly string[], named: readonly string[], failed: string, text: string): readonly string[] {
  const told = to.filter((one) => named.includes(one))
  if (told.length > 0) return told
  const listed = to.filter((one) => failed.includes(one))
  if (listed.length > 0) return listed
  const lower = text.toLowerCase()
  const first = to
    .map((one) => ({ one, at: lower.indexOf(one) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0]
  return first ? [first.one] : to.length === 1 ? to : []
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
  const found = PLACES.flatMap((place) => {
    const [, kind, subject, detail] = place.exec(text) ?? []
    return kind === undefined ? [] : [[kind, Number(subject), Number(detail)] as const]
  })
  // `5.0.0` says nothing that the other server's answer does not say better.
  return found.find(([, subject, detail]) => subject + detail > 0) ?? found[0] ?? null
}

const ANSWERED = [
  /^\s{0,20}Diagnostic-Code:\s{0,5}((?:[\w-]{1,20};\s{0,5})?.{1,600}(?:\n[ \t].{1,600}){0,4})/imu,
  /^(?=(.{0,200}(?:\b[45]\d\d[ -](?:#?[45]\.\d|[A-Za-z])).{0,400}))/mu,
  /^(?=(.{0,200}(?:^|[\s#<('"])[45]\.\d{1,3}\.\d{1,3}(?![.\d]).{0,400}))/mu,
]

/** In one line, shortened. */
function saidIn(text: string): string | null {
  for (const place of ANSWERED) {
    const words = cleanText(place.exec(text)?.[1] ?? '').replace(/^(?:smtp|x-[\w-]{1,20});/iu, '')
    const line = words.replace(/\s+/gu, ' ').trim()
    if (line !== '') return line.length > MAX_SAID ? `${truncate(line, MAX_SAID - 1)}…` : line
  }
  return null
}

const LATE_SUBJECT =
  /\bdelay(?:ed)?\b|still being retried|could not send message for|verzöger|retard|retras|ritard|vertraag|atrasad|försen|forsink|遅延|延迟|延遲/iu
const LATE_WORDS =
  /will (?:be retried|retry|try again|keep trying|continue to (?:try|be))|still being retried|do(?:es)? not need to resend|no action is required|warning message only|(?:delivery|message) (?:to .{1,320} )?(?:is|has been|was) delayed|wird (?:weiterhin|erneut) versucht/iu
const GIVEN_UP =
  /retry time(?:out)? exceeded|giv(?:ing|en) up|gave up|message (?:has )?expired|permanent(?:ly)? (?:error|fail)|QUEUE\.Expired|too long/iu

/** Exchange gives up a mail with 4.4.7, that it could not hand on for a day or more; others say so in words. */
function isDelay(subject: string, text: string, status: Status | null): boolean {
  const action = /^\s{0,20}Action:\s{0,5}(\w{1,20})/imu.exec(text)?.[1]?.toLowerCase()
  if (action !== undefined) return action === 'delayed'
  if (LATE_SUBJECT.test(subject.slice(0, 200))) return true
  if (GIVEN_UP.test(text)) return false
  if (status !== null) return status[0] === '4' && !(status[1] === 4 && status[2] === 7)
  return LATE_WORDS.test(text)
}

/** https://www.iana.org/assignments/smtp-enhanced-status-codes, and those of Exchange. Words say more than a code that says anything. */
function reasonOf(status: Status | null, said: string, text: string): KeyedPhrase {
  const code = status === null ? '' : status.join('.')
  if (OUR_LIMITS.has(code)) return phrase('bounces.ourLimit')
  const isVague = status === null || status[2] === 0 || VAGUE.has(code)
  const worded = reasonInWords(said) ?? (isVague ? reasonInWords(text.slice(0, 4_000)) : null)
  if (worded === 'bounces.ourLimit' || (isVague && worded !== null)) return phrase(worded)
  if (status === null) return phrase('bounces.noReason')
  const [, subject, detail] = status
  const exact = REASONS[code] ?? REASONS[`${subject}.${detail}`]
  if (exact === undefined && worded === 'bounces.spam') return phrase(worded)
  const key = exact ?? SUBJECTS[subject]
  return key === undefined ? phrase('bounces.answered', { code }) : phrase(key)
}

/** Microsoft 365 stops a tenant or mailbox that sent too much. https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online */
const OUR_LIMITS = new Set(['5.7.232', '5.7.233', '5.7.236', '5.7.705', '5.1.90'])

/** Used for any refusal. */
const VAGUE = new Set(['5.7.1', '5.7.133', '5.4.1', '5.1.3', '5.5.1', '5.5.2', '5.6.2', '5.3.5'])

/** With the class, where another one means something else. */
const REASONS: Readonly<Record<string, TextKey>> = {
  '1.0': 'bounces.noAddress',
  '1.1': 'bounces.noAddress',
  '1.2': 'bounces.noDomain',
  '1.3': 'bounces.badAddress',
  '1.6': 'bounces.moved',
  '5.1.8': 'bounces.ourBlock',
  '1.10': 'bounces.noAddress',
  '1.20': 'bounces.badAddress',
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
  '4.312': 'bounces.noDomain',
  '7.1': 'bounces.notAllowed',
  '5.7.124': 'bounces.notAllowed',
  '5.7.133': 'bounces.notAllowed',
  '5.7.134': 'bounces.notAllowed',
  '5.7.501': 'bounces.ourBlock',
  '5.7.502': 'bounces.ourBlock',
  '5.7.503': 'bounces.ourBlock',
  '5.7.708': 'bounces.ourBlock',
  '5.7.750': 'bounces.ourBlock',
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
