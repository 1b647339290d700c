// When something is due: a day and a time as people type them, in the time zone they live by.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'

export type ReadDue =
  | { readonly at: Date }
  /** What to do about it, for the person, and at which of the two fields. */
  | { readonly field: 'date' | 'time'; readonly problem: KeyedPhrase }

const DAY_MS = 86_400_000
const LONGEST_YEARS = 10
/** As Teams sends them: https://adaptivecards.io/explorer/Input.Date.html */
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/u

/**
 * `date` is `2026-11-27`, `time` is `16:00`, `zone` an IANA name. A time that the clocks pass twice in autumn is the first of the
 * two; one that they leave out in spring is refused, as nobody can tell which other one is meant.
 */
export function readDue(date: string, time: string, zone: string, now: Date): ReadDue {
  const day = readDate(date.trim())
  if (day === null) return { field: 'date', problem: phrase('writing.noDate') }
  const minutes = readTime(time.trim())
  if (minutes === null) return { field: 'time', problem: phrase('writing.noTime') }
  const [at] = timesOf(day + minutes * 60_000, zone)
  if (at === undefined) {
    const after = clockIn(afterGap(day + minutes * 60_000, zone), zone).time
    return {
      field: 'time',
      problem: phrase('writing.noSuchTime', { time: time.trim().slice(0, 5), after }),
    }
  }
  if (at <= now) return { field: 'time', problem: phrase('writing.pastTime') }
  if (at.getTime() - now.getTime() > LONGEST_YEARS * 366 * DAY_MS) {
    return { field: 'date', problem: phrase('writing.farDate', { years: LONGEST_YEARS }) }
  }
  return { at }
}

/** What calendar and clock show there, in the form in which a card's inputs take them. */
export function clockIn(at: Date, zone: string): { readonly date: string; readonly time: string } {
  const text = new Date(wallTime(at.getTime(), zone)).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/** Milliseconds of its midnight, as if it were in UTC. */
function readDate(text: string): number | null {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  return year >= 1000 && midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
    ? midnight.getTime()
    : null
}

function readTime(text: string): number | null {
  const [, hours, minutes] = TIME.exec(text)?.map(Number) ?? []
  return hours === undefined || minutes === undefined ? null : hours * 60 + minutes
}

/** Every moment at which the clocks there show this, the first one first. `wall`: what they show, as if it were UTC. */
function timesOf(wall: number, zone: string): readonly Date[] {
  const times = offsetsAround(wall, zone).map((offset) => wall - offset)
  return [...new Set(times)]
    .filter((time) => wallTime(time, zone) === wall)
    .toSorted((a, b) => a - b)
    .map((time) => new Date(time))
}

/** The moment at which the clocks there go on after they left this out. */
function afterGap(wall: number, zone: string): Date {
  const [before, after] = offsetsAround(wall, zone)
  let [first, last] = [wall - Math.max(before, after), wall - Math.min(before, after)]
  while (last - first > 60_000) {
    const middle = Math.floor((first + last) / 120_000) * 60_000
    if (wallTime(middle, zone) - middle === before) first = middle
    else last = middle
  }
  return new Date(last)
}

/** What the clocks there are ahead of UTC, a day before and a day after. */
function offsetsAround(wall: number, zone: string): readonly [number, number] {
  const [before, after] = [wall - DAY_MS, wall + DAY_MS]
  return [wallTime(before, zone) - before, wallTime(after, zone) - after]
}

function wallTime(time: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(new Date(time))
  const part = (wanted: string): number => Number(parts.find(({ type }) => type === wanted)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall + (((time % 1000) + 1000) % 1000)
}
