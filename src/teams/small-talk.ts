// What people type first, before they know the commands: greetings, thanks, and other words for the same thing.
import { say } from '../texts/say.ts'

const GREETING =
  /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|start|moin|servus|guten (?:morgen|tag|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch))(?![\p{L}\p{N}])/u
const THANKS =
  /^(?:thanks|thank you|thx|cheers|great|perfect|ok|okay|danke|dankesch(?:ö|oe)n|(?:vielen|besten|herzlichen) dank|super|prima|perfekt|klasse|alles klar|in ordnung)(?![\p{L}\p{N}])/u
/** A list by its name alone, or as a colleague would ask for it. */
const LIST =
  /^(?:(?:show|list)(?: me)? )?(my|mine|open|unassigned|waiting|overdue|urgent|resolved|closed)(?: tickets)?$/iu
/** `erledigt` alone may be said of a ticket: a list is asked for as `erledigte`, or after `tickets`. */
const GERMAN_LIST = /^(?:(?:zeige?|liste)(?: mir)? )?([\p{L} ]{4,30}e)(?: tickets)?$/iu
const GERMAN_LISTS: Readonly<Record<string, string>> = {
  mein: 'mine',
  offen: 'open',
  'nicht zugewiesen': 'unassigned',
  unzugewiesen: 'unassigned',
  frei: 'unassigned',
  wartend: 'waiting',
  überfällig: 'overdue',
  dringend: 'urgent',
  erledigt: 'resolved',
  geschlossen: 'closed',
}
/** Longer than a greeting is a request that happens to begin politely. */
const MOST_WORDS = 4

/** A friendly answer to a greeting or thanks; `null` for anything else. */
export function smallTalk(text: string, name: string): string | null {
  const said = text.trim().toLowerCase()
  if (said.length > 40 || said.split(/\s+/u).length > MOST_WORDS) return null
  if (THANKS.test(said)) return say('chat.welcomeAgain')
  const firstName = name.split(' ')[0] ?? ''
  if (!GREETING.test(said)) return null
  return firstName === '' ? say('chat.hiHelp') : say('chat.hiNameHelp', { name: firstName })
}

/** The command that other words stand for: `#12` and `12` are `ticket 12`, `my tickets` and `mine` are `tickets mine`. Anything else stays as typed. */
export function asCommand(text: string): string {
  const said = text.trim()
  const number = /^#?(\d{1,9})$/u.exec(said)?.[1]
  if (number !== undefined) return `ticket ${number}`
  if (/^(?:show|list|list all|show all|zeige?|zeige? alle|alle|liste) tickets$/iu.test(said)) return 'tickets'
  const list = LIST.exec(said)?.[1] ?? germanList(said)
  return list === undefined ? said : `tickets ${list}`
}

/** `meine tickets`, `überfällige`, `tickets überfällig`, `tickets seite 2`. */
function germanList(said: string): string | undefined {
  const after = /^tickets (?:seite (\d{1,6})|([\p{L} ]{4,30}))$/iu.exec(said)
  if (after?.[1] !== undefined) return `page ${after[1]}`
  const named = (after?.[2] ?? GERMAN_LIST.exec(said)?.[1])?.toLowerCase()
  const stem = named?.replace(/e$/u, '')
  return stem !== undefined && Object.hasOwn(GERMAN_LISTS, stem) ? GERMAN_LISTS[stem] : undefined
}
