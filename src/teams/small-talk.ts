// What people type first, before they know the commands: greetings, thanks, and other words for the same thing.

const GREETING = /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|start)\b/u
const THANKS = /^(?:thanks|thank you|thx|cheers|great|perfect|ok|okay)\b/u
/** A list by its name alone, or as a colleague would ask for it. */
const LIST =
  /^(?:(?:show|list)(?: me)? )?(my|mine|open|unassigned|waiting|overdue|urgent|resolved|closed)(?: tickets)?$/iu
/** Longer than a greeting is a request that happens to begin politely. */
const MOST_WORDS = 4

/** A friendly answer to a greeting or thanks; `null` for anything else. */
export function smallTalk(text: string, name: string): string | null {
  const said = text.trim().toLowerCase()
  if (said.length > 40 || said.split(/\s+/u).length > MOST_WORDS) return null
  if (THANKS.test(said)) return 'You are welcome! Here is what else I can do.'
  const firstName = name.split(' ')[0] ?? ''
  return GREETING.test(said) ? `Hi${firstName === '' ? '' : ` ${firstName}`}! Here is what I can do for you.` : null
}

/** The command that other words stand for: `#12` and `12` are `ticket 12`, `my tickets` and `mine` are `tickets mine`. Anything else stays as typed. */
export function asCommand(text: string): string {
  const said = text.trim()
  const number = /^#?(\d{1,9})$/u.exec(said)?.[1]
  if (number !== undefined) return `ticket ${number}`
  if (/^(?:show|list|list all|show all) tickets$/iu.test(said)) return 'tickets'
  const list = LIST.exec(said)?.[1]
  return list === undefined ? said : `tickets ${list}`
}
