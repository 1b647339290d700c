// What customers say to the bot, and what they are told they can say.
import type { HelpView, NoticeView } from '../app/views/card-view.ts'

const GREETING =
  /^(?:hi|hiya|hello|hey|hallo|moin|servus|greetings|good (?:morning|day|afternoon|evening)|guten (?:morgen|tag|abend)|gr(?:ü|ue)(?:ß|ss) gott)(?: (?:there|all|everyone|team|frontdesk|support|bot|again|zusammen))*$/u
const THANKS =
  /^(?:(?:many |ok |okay )?(?:thanks|thank you|thx|cheers|danke|vielen dank)(?: (?:a lot|so much|very much|you|again|sehr|schön|schoen))*|great|perfect|ok|okay|super)$/u
const HELP = /^(?:help(?: me)?|(?:i )?need (?:some )?help|can you help(?: me)?|what can you do|hilfe)$/u

/** `words`: none of them says what somebody needs. */
export type CustomerWords = 'greeting' | 'thanks' | 'help' | 'nothing' | 'words'

export function readCustomerWords(text: string): CustomerWords {
  const said = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  if (said === '') return 'nothing'
  if (said.length > 60) return 'words'
  if (GREETING.test(said)) return 'greeting'
  if (THANKS.test(said)) return 'thanks'
  return HELP.test(said) ? 'help' : 'words'
}

/** What they wrote after `new ticket`, if that is what they wrote. */
export function afterNewTicket(text: string): string | null {
  const found = /^(?:(?:open|create) a |a )?new ticket\b[\s:.,!–-]*/iu.exec(text)
  return found ? text.slice(found[0].length) : null
}

export function customerHelp(lead = 'Write to me what you need, in your own words. I also know these:'): HelpView {
  return {
    card: 'help',
    lead,
    commands: [
      { usage: 'new ticket', what: 'Ask our support team for help', button: NEW_TICKET },
      { usage: 'my tickets', what: 'What you asked for, and how it stands', button: MY_TICKETS },
      { usage: 'ticket 12', what: 'One of your tickets, with what was written', button: null },
      { usage: 'find printer', what: 'Your tickets by their words', button: null },
      { usage: 'notify me', what: 'Where I tell you about your tickets', button: null },
      { usage: 'help', what: 'What you can ask me', button: null },
    ],
  }
}

/** A word back, and the two things that mostly come next. */
export function wordBack(said: Exclude<CustomerWords, 'help' | 'words'>, name: string): NoticeView {
  const [first = ''] = name.split(' ', 1)
  const texts = {
    greeting: {
      title: `Hi${first === '' ? '' : ` ${first}`}!`,
      text: 'What can we do for you? Write it to me in your own words, and I will open a ticket for our support team.',
    },
    thanks: { title: 'You are welcome!', text: 'If there is anything else, write it to me.' },
    nothing: {
      title: '',
      text: 'I can only read words. Tell me in a sentence what you need, and I will open a ticket for our support team.',
    },
  } as const
  return { card: 'notice', tone: 'info', ...texts[said], facts: [], commands: [NEW_TICKET, MY_TICKETS] }
}

export const NEW_TICKET = { title: 'New ticket', command: 'new ticket' }
export const MY_TICKETS = { title: 'My tickets', command: 'my tickets' }
