// Until when somebody is away, as their out-of-office note says it: only where that is beyond doubt.
import { sameForm } from './clean-text.ts'
import { headerValue, type Mail } from './mail.ts'

/** Days as `2026-12-07`. `until`: the last day away. `back`: the first day there again. */
export interface Absence {
  readonly until?: string
  readonly back?: string
}

/** Such notes say it in their first lines. */
const MAX_READ = 2_000
/** How far behind its words a date may begin. */
const MAX_APART = 60
const MOST_PLACES = 20

const BACK =
  /(?<!\p{L})(?:(?:i(?:'|’)?(?:ll| will| am|m)? )?(?:be )?back(?: in (?:the )?office)?(?: again)?|return(?:ing|s)?(?: to (?:the )?office| to work)?|(?:wieder|zurück)(?: (?:im (?:büro|haus|dienst)|erreichbar|da|für sie da|zurück|verfügbar|anwesend|am arbeitsplatz))?|de retour|serai (?:présent|disponible)e?|de (?:vuelta|regreso|volta)|regres(?:o|aré|arei)|(?:vuelvo|volveré|voltarei|retorno|retornarei)|di (?:nuovo|ritorno)(?: in (?:ufficio|sede))?|rientr(?:o|erò)|(?:weer|terug)(?: (?:op kantoor|aanwezig|bereikbaar))?|tillbaka|tilbake|tilbage|wracam|powrót|z powrotem|вернусь|takaisin)(?!\p{L})/giu
const UNTIL =
  /(?<!\p{L})(?:until|till|til and including|up to and including|through|bis(?: (?:zum|einschließlich|einschl\.|inkl\.|inklusive|und mit))?|jusqu(?:'|’)(?:au|à)|hasta(?: el)?|fino al?|até(?: o)?(?: dia)?|tot(?: en met| en met)?|t\/m|t\.o\.m\.|till och med|til og med|til|do|до|по)(?=\s|\d)/giu
/** What stands between the words and the date. */
const BETWEEN =
  /^(?:[\s,:–-]|(?:on|the|at|in|from|as of|am|ab|ab dem|dem|den|der|vom|zum|einschließlich|le|la|el|lo|il|dal|dia|día|del|de|a partir d[eou]|à partir du|op|vanaf|om|fra|od|dnia|office|work|again|wieder|erreichbar|für sie da|im büro|full time)(?=[\s,.:])|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?(?=[\s,])|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\.?(?=[\s,])|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag)(?=[\s,]))/iu

const MONTHS: readonly string[] = [
  'jan january januar januari janvier enero gennaio janeiro januar stycznia styczeń января jän jänner tammikuuta',
  'feb february februar februari février fevr febrero febbraio fevereiro lutego luty февраля helmikuuta',
  'mar march märz maerz mrz mars marzo março maart marts marca marzec марта maaliskuuta',
  'apr april avril abril aprile kwietnia kwiecień апреля huhtikuuta',
  'may mai mayo maggio maio mei maj maja мая toukokuuta',
  'jun june juni juin junio giugno junho czerwca czerwiec июня kesäkuuta',
  'jul july juli juillet julio luglio julho lipca lipiec июля heinäkuuta',
  'aug august août aout agosto augustus augusti sierpnia sierpień августа elokuuta',
  'sep sept september septembre septiembre settembre setembro września wrzesień сентября syyskuuta',
  'oct okt october oktober octobre octubre ottobre outubro października październik октября lokakuuta',
  'nov november novembre noviembre novembro listopada listopad ноября marraskuuta',
  'dec dez des dic déc december dezember décembre diciembre dicembre dezembro desember grudnia grudzień декабря joulukuuta',
]
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

/** Empty where the note says no date, several, or one that could be read in two ways. */
export function absenceIn(mail: Pick<Mail, 'subject' | 'text' | 'receivedAt' | 'headers'>): Absence {
  const text = sameForm(`${mail.subject.slice(0, 200)}\n${mail.text.slice(0, MAX_READ)}`)
  const sent = new Date(headerValue(mail, 'Date')?.slice(0, 100) ?? Number.NaN)
  const now = Number.isNaN(sent.getTime()) ? mail.receivedAt : sent
  const days = (places: readonly string[]) => [...new Set(places.flatMap((place) => dayAt(place, now) ?? []))]
  const back = days([...after(text, BACK), ...japanese(text, /(?:から|より)(?:出社|出勤|業務)/u)])
  if (back.length > 0) return back.length === 1 && back[0] !== undefined ? { back: back[0] } : {}
  const [until, ...others] = days([...after(text, UNTIL), ...japanese(text, /まで/u)])
  return until === undefined || others.length > 0 ? {} : { until }
}

/** What follows each place of the words, without what stands in between. */
function after(text: string, words: RegExp): readonly string[] {
  return [...text.matchAll(words)].slice(0, MOST_PLACES).map((found) => {
    let rest = text.slice(found.index + found[0].length, found.index + found[0].length + MAX_APART)
    for (let step = 0; step < 12; step += 1) {
      const next = rest.replace(BETWEEN, '')
      if (next === rest) break
      rest = next
    }
    return rest
  })
}

/** Where the date comes first: `12月7日まで`. */
function japanese(text: string, words: RegExp): readonly string[] {
  const dates = [...text.matchAll(/(?:\d{4}年)?\d{1,2}月\d{1,2}日(?=(.{0,12}))/gu)].slice(0, MOST_PLACES)
  return dates.flatMap((found) => (words.test(found[1] ?? '') ? [found[0]] : []))
}

/** The day that the text begins with; `null` where there is none, or it is not plausible as seen from `now`. */
function dayAt(text: string, now: Date): string | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/u.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(text)
  if (iso) return plausible(Number(iso[1]), Number(iso[2]), Number(iso[3]), now)
  const east = /^(\d{1,2})月(\d{1,2})日/u.exec(text)
  if (east) return plausible(null, Number(east[1]), Number(east[2]), now)
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4}|\d{2})?(?!\d)|(?![\d.:]))/u.exec(text)
  if (dotted) return plausible(yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]), now)
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/])/u.exec(text)
  if (slashed) return bothWays(Number(slashed[1]), Number(slashed[2]), yearOf(slashed[3]), now)
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s(?:of |de |d’|d')?(\p{L}{3,12})\.?(?:,? (?:de |del )?(\d{4}))?(?!\d)/iu.exec(
      text,
    )
  if (dayFirst) return named(dayFirst[2], Number(dayFirst[1]), dayFirst[3], now)
  const monthFirst = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:,? (\d{4}))?(?!\d)/iu.exec(text)
  return monthFirst ? named(monthFirst[1], Number(monthFirst[2]), monthFirst[3], now) : null
}

function named(month: string | undefined, day: number, year: string | undefined, now: Date): string | null {
  const number = MONTH_OF.get((month ?? '').toLowerCase())
  return number === undefined ? null : plausible(yearOf(year), number, day, now)
}

/** `7/12`: a day of December to most of the world, and of July to the rest. */
function bothWays(one: number, other: number, year: number | null, now: Date): string | null {
  if (one > 12 || one === other) return plausible(year, other, one, now)
  return other > 12 ? plausible(year, one, other, now) : null
}

function yearOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text) + (text.length === 2 ? 2000 : 0)
}

const DAY_MS = 86_400_000
/** Nobody is away for longer by a note; a day that is over says nothing. */
const FARTHEST_MS = 200 * DAY_MS

function plausible(year: number | null, month: number, day: number, now: Date): string | null {
  const years = year === null ? [now.getUTCFullYear(), now.getUTCFullYear() + 1] : [year]
  for (const candidate of years) {
    const at = new Date(Date.UTC(candidate, month - 1, day))
    const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    const ahead = at.getTime() - now.getTime()
    if (isReal && ahead > -2 * DAY_MS && ahead < FARTHEST_MS * (year === null ? 1 : 3))
      return at.toISOString().slice(0, 10)
  }
  return null
}
