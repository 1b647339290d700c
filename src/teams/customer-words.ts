// What customers say to the bot, and what they are told they can say.
import type { CommandButton, HelpView, NoticeView } from '../app/views/card-view.ts'
import { say } from '../texts/say.ts'
import { titleOf, usageOf } from './command-words.ts'

const GREETING =
  /^(?:hi|hiya|hello|hey|hallo|hallöchen|(?:moin )?moin|servus|gr(?:ü|ue)ezi|tag|greetings|good (?:morning|day|afternoon|evening)|(?:schönen )?guten (?:morgen|tag|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch))(?: (?:there|all|everyone|team|frontdesk|support|bot|again|zusammen|alle|allerseits|liebes|ihr|lieben|nochmal))*$/u
const THANKS =
  /^(?:(?:many |ok |okay |alles klar |super |prima )?(?:thanks|thank you|thx|cheers|danke|dankesch(?:ö|oe)n|(?:vielen|herzlichen|besten|lieben|tausend) dank)(?: (?:a lot|so much|very much|you|again|sehr|schön|schoen|dir|ihnen|euch|nochmals?|vielmals|für (?:die|ihre|deine|eure) (?:schnelle )?hilfe))*|great|perfect|ok|okay|super|prima|perfekt|klasse|top|alles klar|in ordnung|passt|gut)$/u
const HELP =
  /^(?:help(?: me)?|(?:i )?need (?:some )?help|can you help(?: me)?|what can you do|(?:bitte )?hilfe(?: bitte)?|(?:ich )?(?:brauche|benötige) (?:bitte |mal |etwas |ihre |deine |eure )?hilfe|(?:kannst du|können sie|könnt ihr)(?: mir)?(?: bitte)?(?: mal)? helfen|was (?:kannst du|können sie|kann ich)(?: alles)?(?: tun| machen| hier tun| hier machen| schreiben| fragen)?|wie (?:geht|funktioniert) das(?: hier)?)$/u

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

/** What they wrote after `new ticket` or `neues ticket`, if that is what they wrote. */
export function afterNewTicket(text: string): string | null {
  const found = NEW_TICKET_WORDS.exec(text)
  return found ? text.slice(found[0].length) : null
}

const NEW_TICKET_WORDS =
  /^(?:(?:(?:open|create) a |a )?new ticket|(?:ich möchte |(?:bitte )?(?:öffne|eröffne|erstelle) )?(?:ein(?:e)? )?(?:neues ticket|neue anfrage)(?: (?:öffnen|eröffnen|erstellen|anlegen|stellen))?|ticket (?:eröffnen|erstellen|anlegen))(?![\p{L}\p{N}])[\s:.,!–-]*/iu

export function customerHelp(lead = say('chat.customerHelp.lead')): HelpView {
  return {
    card: 'help',
    lead,
    commands: [
      { usage: usageOf('new ticket'), what: say('chat.customerHelp.newTicket'), button: newTicketButton() },
      { usage: say('commands.myTickets'), what: say('chat.customerHelp.myTickets'), button: myTicketsButton() },
      { usage: usageOf('ticket'), what: say('chat.customerHelp.ticket'), button: null },
      { usage: usageOf('find'), what: say('chat.customerHelp.find'), button: null },
      { usage: usageOf('notify me'), what: say('chat.customerHelp.notifyMe'), button: null },
      { usage: usageOf('help'), what: say('chat.customerHelp.help'), button: null },
    ],
  }
}

/** A word back, and the two things that mostly come next. */
export function wordBack(said: Exclude<CustomerWords, 'help' | 'words'>, name: string): NoticeView {
  const [first = ''] = name.split(' ', 1)
  const texts = {
    greeting: {
      title: first === '' ? say('chat.hi') : say('chat.hiName', { name: first }),
      text: say('chat.whatCanWeDo'),
    },
    thanks: { title: say('chat.welcome'), text: say('chat.anythingElse') },
    nothing: { title: '', text: say('chat.onlyWords') },
  } as const
  return { card: 'notice', tone: 'info', ...texts[said], facts: [], commands: [newTicketButton(), myTicketsButton()] }
}

/** What the button sends, in every language. */
export const MY_TICKETS = 'my tickets'

function newTicketButton(): CommandButton {
  return { title: titleOf('new ticket'), command: 'new ticket' }
}

export function myTicketsButton(): CommandButton {
  return { title: say('chat.myTickets'), command: MY_TICKETS }
}
