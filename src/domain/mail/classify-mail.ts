// Whether a person wrote a mail, and whether an automatic mail may ever go back to its sender.
import { ownAddressesFor } from '../mailbox/own-addresses.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { AutomaticSort } from './automatic-mail.ts'
import { bounceSigns } from './bounce-signs.ts'
import { headerValue, type Mail } from './mail.ts'
import {
  autoReplyHeader,
  autoSubmitted,
  hasNullReturnPath,
  precedenceOf,
  subjectOpening,
  suppressed,
  tellsOfAbsenceAlone,
} from './mail-signs.ts'
import { mayAnswer } from './may-answer.ts'
import { meetingAnswer, reportSign } from './report-signs.ts'
import { mailReferences } from './thread-mail.ts'

/** Frontdesk puts this header on every mail that it sends by itself. Graph allows only names that start with `x-`. */
export const LOOP_HEADER = 'x-frontdesk-automatic'
/** By this one it knows its own drafts of what people wrote. It says nothing about the mail. */
export const DRAFT_HEADER = 'x-frontdesk-draft'

/**
 * A mail is `automatic`, and makes no ticket, only where it is surely no person's and no monitoring's: a machine answers one,
 * reports on one, or writes to subscribers. One header alone never says so, unless nothing else writes it: forms, relays and
 * ticket systems put headers of bulk mail on what people wrote. Of all the rest, which is `normal`, `mayAnswer` is false
 * wherever a header or the sender asks for no automatic mail, or an answer could reach a machine or a list. In doubt, that is
 * the rule of thumb: one ticket too many costs a click, one too few costs a customer, and one automatic answer too many
 * makes a loop.
 */
export type Verdict =
  | {
      readonly kind: 'normal'
      readonly mayAnswer: boolean
      /** It says itself that a machine wrote it; it may be an alarm, or a form that somebody filled in. Left out for all others. */
      readonly machine?: true
    }
  | {
      readonly kind: 'automatic'
      readonly mayAnswer: false
      readonly sort: AutomaticSort
      /** The header or rule that decided, for people: `header Auto-Submitted: auto-replied`. */
      readonly evidence: KeyedPhrase
      /**
       * It must be read all the same: ticket systems call what their people wrote "generated", as responders call their notes.
       * It joins the ticket that it answers, without reopening it, and is a ticket of its own where it answers none.
       */
      readonly read?: true
    }

export interface ClassifyOptions {
  /** Addresses of the mailbox itself, that it is connected by first. */
  readonly ownAddresses: readonly string[]
}

export function classifyMail(mail: Mail, { ownAddresses }: ClassifyOptions): Verdict {
  const found = loop(mail) ?? report(mail) ?? meeting(mail) ?? autoReply(mail) ?? bulk(mail)
  if (found) {
    const [sort, evidence, read] = found
    return { kind: 'automatic', mayAnswer: false, sort, evidence, ...(read === true ? { read } : {}) }
  }
  const isMachine = autoSubmitted(mail) !== null || ['bulk', 'junk', 'auto_reply'].includes(precedenceOf(mail))
  return {
    kind: 'normal',
    mayAnswer: mayAnswer(mail, ownAddressesFor(mail, ownAddresses)),
    ...(isMachine ? { machine: true } : {}),
  }
}

type Finding = readonly [sort: AutomaticSort, evidence: KeyedPhrase, read?: true] | null

function header(line: string): KeyedPhrase {
  return phrase('log.evidence.header', { header: line })
}

function loop(mail: Mail): Finding {
  return headerValue(mail, LOOP_HEADER) === null ? null : ['loop', phrase('log.evidence.own', { header: LOOP_HEADER })]
}

/** Reports of success, by program and language. */
const GOOD_NEWS =
  /^\s{0,9}(?:(?:delivered|relayed|expanded|zugestellt|übermittelt|remis|entregado|entregue|recapitato|bezorgd|leveret|levererat|levert|dostarczono|доставлено|配信済み|已送达|已傳遞)\s?[:：]|successful mail delivery report|delivery status notification \((?:success|relay)\))/iu

/** Bounces, receipts and other reports. RFC 3462 and 6522 (multipart/report), 3464, 8098, 5965. */
function report(mail: Mail): Finding {
  const contentType = (headerValue(mail, 'Content-Type') ?? '').slice(0, 2_000).toLowerCase()
  if (contentType.trimStart().startsWith('multipart/report')) {
    const type = /report-type\s{0,9}=\s{0,9}"?([\w.-]{1,50})/.exec(contentType)?.[1] ?? 'unknown'
    const good = GOOD_NEWS.test(mail.subject.slice(0, 200))
    const sort = (type === 'delivery-status' && !good) || type === 'unknown' ? 'bounce' : 'report'
    return [sort, header(`Content-Type: multipart/report (${type})`)]
  }
  if (headerValue(mail, 'X-MS-Exchange-Message-Is-Ndr') !== null)
    return ['bounce', header('X-MS-Exchange-Message-Is-Ndr')]
  const bounce = bounceSigns(mail)
  if (bounce !== null) return bounce
  const evidence = reportSign(mail)
  return evidence === null ? null : ['report', evidence]
}

function meeting(mail: Mail): Finding {
  const evidence = meetingAnswer(mail)
  return evidence === null ? null : ['meeting', evidence]
}

/** RFC 3834, and what programs did before it and still do. */
function autoReply(mail: Mail): Finding {
  const submitted = autoSubmitted(mail)
  if (submitted === 'auto-replied') return ['auto-reply', header(`Auto-Submitted: ${submitted}`)]
  const answers = mailReferences(mail).length > 0
  const marked = autoReplyHeader(mail)
  const isMarked = hasMachineSign(mail) || suppressed(mail).length > 0
  const isSupported = answers || isMarked
  const isHeaded = isMarked || marked !== null
  const absence = isHeaded || (answers && tellsOfAbsenceAlone(mail)) ? subjectOpening(mail, 'absence') : undefined
  const subject = (answers || isHeaded ? subjectOpening(mail, 'auto-reply') : undefined) ?? absence
  if (subject !== undefined) return ['auto-reply', phrase('log.evidence.subject', { subject })]
  if (marked !== null && isSupported) return ['auto-reply', header(marked)]
  if (
    precedenceOf(mail) === 'auto_reply' &&
    (marked !== null || answers || submitted !== null || hasNullReturnPath(mail))
  )
    return ['auto-reply', header('Precedence: auto_reply')]
  // A mail that no other caused is an alarm or a form.
  return submitted === 'auto-generated' && answers ? ['auto-reply', header(`Auto-Submitted: ${submitted}`), true] : null
}

/** Whether something besides the sign at hand says that no person sent it. */
function hasMachineSign(mail: Mail): boolean {
  return autoSubmitted(mail) !== null || hasNullReturnPath(mail) || !['', 'list'].includes(precedenceOf(mail))
}

/** RFC 2369 (List-*), 2919 (List-Id), 8058 (one-click unsubscribing). A list's own mail that only its owner may write to. */
function bulk(mail: Mail): Finding {
  const post = headerValue(mail, 'List-Post')?.trim().toLowerCase() ?? null
  if ((post !== null && post !== 'no') || mailReferences(mail).length > 0 || autoSubmitted(mail) !== null) return null
  const oneClick = headerValue(mail, 'List-Unsubscribe-Post') !== null
  const precedence = precedenceOf(mail)
  if (post === 'no' && (oneClick || precedence !== '')) return ['list', header('List-Post: NO')]
  return oneClick && headerValue(mail, 'List-Id') !== null
    ? ['list', phrase('log.evidence.headers', { headers: 'List-Id, List-Unsubscribe-Post' })]
    : null
}

/** Of a longer text, only the beginning is looked at: reports say it there, and quote after it. */
const MAX_READ = 200_000

/** Message-IDs of the mails that a bounce is about, with angle brackets: those in the report's text first, then those it answers. */
export function bouncedMessageIds(mail: Pick<Mail, 'headers' | 'messageId' | 'text'>): readonly string[] {
  const text = mail.text.slice(0, MAX_READ)
  const inText = text.matchAll(
    /^[>|\t ]{0,20}(?:(?:Original-|X-Original-)?Message-ID|Message ID|Nachrichten-ID|メッセージID)[:：]\s{0,5}(<[^<>\s]{1,500}>)/gimu,
  )
  const ids = [...inText].slice(0, 20).map(([, id]) => id ?? '')
  return [...new Set([...ids, ...mailReferences(mail)])].filter((id) => id !== mail.messageId)
}

/** Marks of our own headers (ids of tickets) in headers that the text quotes. */
export function bouncedMarks({ text }: Pick<Mail, 'text'>): readonly string[] {
  const found = text.slice(0, MAX_READ).matchAll(MARKS)
  return [...new Set([...found].slice(0, 5).map(([, mark]) => mark ?? ''))]
}

const MARKS = new RegExp(`^[>|\\t ]{0,20}(?:${LOOP_HEADER}|${DRAFT_HEADER}):[\\t ]{0,5}([\\w-]{1,100})`, 'gimu')
