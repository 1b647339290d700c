// What a mail about a meeting says of it: what it asks, and when it starts. RFC 5545 and 5546.
import type { Meeting } from '../../domain/mail/mail.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { AttachmentJson, MeetingJson } from './graph-json.ts'

/** Bytes. An invitation that is bigger carries files; its name will do. */
const MAX_SIZE = 200_000

const METHODS: Readonly<Record<string, Meeting['kind']>> = {
  REQUEST: 'invitation',
  PUBLISH: 'invitation',
  REPLY: 'answer',
  COUNTER: 'answer',
  CANCEL: 'cancellation',
}

/** Graph's types of a message; most of them come without the calendar's own part. */
const TYPES: Readonly<Record<string, Meeting['kind']>> = {
  '#microsoft.graph.eventmessagerequest': 'invitation',
  '#microsoft.graph.eventmessageresponse': 'answer',
  '#microsoft.graph.eventmessage': 'update',
}

export function meetingOfType(type: string): Meeting | null {
  const kind = TYPES[type.toLowerCase()]
  return kind === undefined ? null : { kind, when: null }
}

/** The attachment to read for it, or `null`. */
export function calendarFile(attachments: readonly AttachmentJson[]): AttachmentJson | null {
  return attachments.find((file) => isCalendar(file.contentType, file.name) && (file.size ?? 0) <= MAX_SIZE) ?? null
}

function isCalendar(contentType: string | null | undefined, name: string | null | undefined): boolean {
  return /^(?:text\/calendar|application\/ics)\b/i.test(contentType ?? '') || /\.ics$/i.test(name ?? '')
}

/** Of a calendar file's text; of anything else, an invitation without a time. */
export function readInvitation(text: string): Meeting {
  const lines = text
    .slice(0, MAX_SIZE)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  const method = /^METHOD:\s{0,9}(\w{1,20})/i.exec(lines.find((line) => /^METHOD:/i.test(line)) ?? '')?.[1]
  // Time zones have a start, too, and stand before the event.
  const event = lines.slice(lines.findIndex((line) => /^BEGIN:VEVENT/i.test(line)) + 1)
  const start = event.find((line) => /^DTSTART[;:]/i.test(line)) ?? ''
  const place = textOf(event.find((line) => /^LOCATION[;:]/i.test(line)) ?? '')
  const organiser = organiserOf(event.find((line) => /^ORGANIZER[;:]/i.test(line)) ?? '')
  return {
    kind: METHODS[method?.toUpperCase() ?? ''] ?? 'invitation',
    when: startText(start.slice(0, 300)),
    ...(place === '' ? {} : { place }),
    ...(organiser === '' ? {} : { organiser }),
  }
}

const MAX_WORDS = 200

/** The value of a line, its escapes undone, in one line. RFC 5545, section 3.3.11. */
function textOf(line: string): string {
  const value = /^[A-Z-]{1,20}(?:;[^":]{0,200}(?:"[^"]{0,200}")?){0,5}:(.{0,1000})/i.exec(line)?.[1] ?? ''
  return oneLine(value.replace(/\\[nN]/g, ' ').replace(/\\([,;\\])/g, '$1'))
}

/** The name, or the address where there is none. */
function organiserOf(line: string): string {
  const start = line.slice(0, 1_000)
  const [, quoted, bare] = /;CN=(?:"([^"]{1,200})"|([^;:"]{1,200}))/i.exec(start) ?? []
  return oneLine(quoted ?? bare ?? /mailto:([^\s;"]{1,320})/i.exec(start)?.[1] ?? '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS)
}

/** What Graph itself says of a message about a meeting: most come without the calendar's own part. */
export function meetingOfJson(json: MeetingJson, known: Meeting): Meeting {
  const kind = MESSAGE_TYPES[json.meetingMessageType?.toLowerCase() ?? ''] ?? known.kind
  const { dateTime, timeZone } = json.startDateTime ?? {}
  const stamp = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):\d\d/.exec(dateTime ?? '')
  const zone = /^(?:utc|gmt)$/i.test(timeZone ?? '') ? 'Z' : ''
  const named = zone === '' && timeZone ? `;TZID=${timeZone.replace(/[";:]/g, ' ').slice(0, 60)}` : ''
  const [, year = '', month = '', day = '', hour = '', minute = ''] = stamp ?? []
  const time = json.isAllDay === true ? '' : `T${hour}${minute}00${zone}`
  const when = stamp ? startText(`DTSTART${time === '' ? '' : named}:${year}${month}${day}${time}`) : null
  const place = oneLine((json.location?.displayName ?? '').slice(0, 1_000))
  const { name, address } = json.from?.emailAddress ?? {}
  const organiser = kind === 'answer' ? '' : oneLine(name ?? address ?? '')
  return { kind, when, ...(place === '' ? {} : { place }), ...(organiser === '' ? {} : { organiser }) }
}

/** https://learn.microsoft.com/graph/api/resources/eventmessage, misspelt as it is there. */
const MESSAGE_TYPES: Readonly<Record<string, Meeting['kind']>> = {
  meetingrequest: 'invitation',
  meetingcancelled: 'cancellation',
  meetingaccepted: 'answer',
  meetingtentativelyaccepted: 'answer',
  meetingtenativelyaccepted: 'answer',
  meetingdeclined: 'answer',
}

/** `27 Nov 2026, 10:00 UTC`, `27 Nov 2026, 10:00 (Europe/Berlin)`, `27 Nov 2026`: the zone is the sender's, so it is named. */
function startText(line: string): KeyedPhrase | null {
  const found = /:(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?\s*$/i.exec(line)
  const month = Number(found?.[2])
  if (found === null || month < 1 || month > 12) return null
  const day = phrase('graph.meeting.day', { day: Number(found[3]), month: `m${month}`, year: found[1] ?? '' })
  if (found[4] === undefined) return day
  const time = `${found[4]}:${found[5] ?? ''}`
  const zone = /;TZID="?([^";:]{1,60})"?[;:]/i.exec(line)?.[1]
  if (found[6] !== '') return phrase('graph.meeting.utc', { day, time })
  return zone === undefined
    ? phrase('graph.meeting.time', { day, time })
    : phrase('graph.meeting.zoned', { day, time, zone })
}
