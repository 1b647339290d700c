// How commands are called and explained. Each is understood by its names in every language, and shown in that of the reader.
import { say } from '../texts/say.ts'
import { TEXTS, type TextKey } from '../texts/texts.ts'

interface CommandWords {
  /** With commas between; the first is what the command's button says, and how it is shown in small letters. */
  readonly names: TextKey
  /** As it is typed, with an example; left out where the name is all there is. */
  readonly usage?: TextKey
  readonly what: TextKey
}

/** By the stable name, which is what buttons send. */
const COMMAND_WORDS = {
  tickets: { names: 'commands.tickets.names', what: 'commands.tickets.what' },
  ticket: { names: 'commands.ticket.names', usage: 'commands.ticket.usage', what: 'commands.ticket.what' },
  find: { names: 'commands.find.names', usage: 'commands.find.usage', what: 'commands.find.what' },
  search: { names: 'commands.search.names', usage: 'commands.search.usage', what: 'commands.find.what' },
  'new ticket': { names: 'commands.newTicket.names', what: 'commands.newTicket.what' },
  configure: { names: 'commands.configure.names', what: 'commands.configure.what' },
  'support mail': { names: 'commands.supportMail.names', what: 'commands.supportMail.what' },
  mail: { names: 'commands.mail.names', what: 'commands.mail.what' },
  categories: { names: 'commands.categories.names', what: 'commands.categories.what' },
  'service types': { names: 'commands.serviceTypes.names', what: 'commands.serviceTypes.what' },
  'canned texts': { names: 'commands.cannedTexts.names', what: 'commands.cannedTexts.what' },
  'link channel': { names: 'commands.linkChannel.names', what: 'commands.linkChannel.what' },
  'unlink channel': { names: 'commands.unlinkChannel.names', what: 'commands.unlinkChannel.what' },
  channels: { names: 'commands.channels.names', what: 'commands.channels.what' },
  people: { names: 'commands.people.names', what: 'commands.people.what' },
  invite: { names: 'commands.invite.names', usage: 'commands.invite.usage', what: 'commands.invite.what' },
  organisations: { names: 'commands.organisations.names', what: 'commands.organisations.what' },
  'connect tenant': { names: 'commands.connectTenant.names', what: 'commands.connectTenant.what' },
  settings: { names: 'commands.settings.names', what: 'commands.settings.what' },
  compare: { names: 'commands.compare.names', what: 'commands.compare.what' },
  audit: { names: 'commands.audit.names', what: 'commands.audit.what' },
  privacy: { names: 'commands.privacy.names', what: 'commands.privacy.what' },
  'export person': {
    ...{ names: 'commands.exportPerson.names', usage: 'commands.exportPerson.usage' },
    what: 'commands.exportPerson.what',
  },
  'erase person': {
    ...{ names: 'commands.erasePerson.names', usage: 'commands.erasePerson.usage' },
    what: 'commands.erasePerson.what',
  },
  doctor: { names: 'commands.doctor.names', what: 'commands.doctor.what' },
  'mail log': { names: 'commands.mailLog.names', what: 'commands.mailLog.what' },
  'notify me': { names: 'commands.notifyMe.names', what: 'commands.notifyMe.what' },
  whoami: { names: 'commands.whoami.names', what: 'commands.whoami.what' },
  claim: { names: 'commands.claim.names', usage: 'commands.claim.usage', what: 'commands.claim.what' },
  help: { names: 'commands.help.names', what: 'commands.help.what' },
} as const satisfies Readonly<Record<string, CommandWords>>

export type CommandName = keyof typeof COMMAND_WORDS

/** As its button says it. */
export function titleOf(name: CommandName): string {
  return say(COMMAND_WORDS[name].names).split(', ', 1)[0] ?? name
}

/** As the reader types it. */
export function shownName(name: CommandName): string {
  return titleOf(name).toLowerCase()
}

export function usageOf(name: CommandName): string {
  const words: CommandWords = COMMAND_WORDS[name]
  return words.usage === undefined ? shownName(name) : say(words.usage)
}

export function whatOf(name: CommandName): string {
  return say(COMMAND_WORDS[name].what)
}

/** `typed`: in small letters, in any language. */
export function commandCalled(typed: string): CommandName | undefined {
  return CALLED.get(typed)
}

const CALLED: ReadonlyMap<string, CommandName> = new Map(
  // What `Object.keys` gives of this table are its names.
  (Object.keys(COMMAND_WORDS) as CommandName[]).flatMap((name) =>
    [name, ...Object.values(TEXTS).flatMap((texts) => namesIn(texts[COMMAND_WORDS[name].names]))].map(
      (called) => [called, name] as const,
    ),
  ),
)

/** Words of the longest name. */
export const MOST_NAME_WORDS = Math.max(...[...CALLED.keys()].map((called) => called.split(' ').length))

function namesIn(names: string): readonly string[] {
  return names.toLowerCase().split(', ')
}
