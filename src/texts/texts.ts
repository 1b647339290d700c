// Every text by its key, in every language.
import { ALARMS as GERMAN_ALARMS } from './de/alarms.ts'
import { AUDIT as GERMAN_AUDIT } from './de/audit.ts'
import { BOUNCES as GERMAN_BOUNCES } from './de/bounces.ts'
import { CARDS as GERMAN_CARDS } from './de/cards.ts'
import { CATALOGUE as GERMAN_CATALOGUE } from './de/catalogue.ts'
import { CHANNELS as GERMAN_CHANNELS } from './de/channels.ts'
import { CHAT as GERMAN_CHAT } from './de/chat.ts'
import { COMMANDS as GERMAN_COMMANDS } from './de/commands.ts'
import { CONNECT as GERMAN_CONNECT } from './de/connect.ts'
import { CONFIGURATION as GERMAN_CONFIGURATION } from './de/configuration.ts'
import { CUSTOMERS as GERMAN_CUSTOMERS } from './de/customers.ts'
import { DELIVERY as GERMAN_DELIVERY } from './de/delivery.ts'
import { DOCTOR as GERMAN_DOCTOR } from './de/doctor.ts'
import { ERRORS as GERMAN_ERRORS } from './de/errors.ts'
import { EVENTS as GERMAN_EVENTS } from './de/events.ts'
import { EXTENSION as GERMAN_EXTENSION } from './de/extension.ts'
import { FINDING as GERMAN_FINDING } from './de/finding.ts'
import { GRAPH as GERMAN_GRAPH } from './de/graph.ts'
import { KIN as GERMAN_KIN } from './de/kin.ts'
import { LINKS as GERMAN_LINKS } from './de/links.ts'
import { LOG as GERMAN_LOG } from './de/log.ts'
import { MAIL as GERMAN_MAIL } from './de/mail.ts'
import { MAILBOX as GERMAN_MAILBOX } from './de/mailbox.ts'
import { MAILROOM as GERMAN_MAILROOM } from './de/mailroom.ts'
import { MENU as GERMAN_MENU } from './de/menu.ts'
import { NEWS as GERMAN_NEWS } from './de/news.ts'
import { ORGANISATIONS as GERMAN_ORGANISATIONS } from './de/organisations.ts'
import { OUTSIDE as GERMAN_OUTSIDE } from './de/outside.ts'
import { PAGE as GERMAN_PAGE } from './de/page.ts'
import { PANELS as GERMAN_PANELS } from './de/panels.ts'
import { PEOPLE as GERMAN_PEOPLE } from './de/people.ts'
import { LEGAL as GERMAN_LEGAL } from './de/legal.ts'
import { PLACING as GERMAN_PLACING } from './de/placing.ts'
import { POLICY as GERMAN_POLICY } from './de/policy.ts'
import { PRIVACY as GERMAN_PRIVACY } from './de/privacy.ts'
import { REPLY as GERMAN_REPLY } from './de/reply.ts'
import { STATUS as GERMAN_STATUS } from './de/status.ts'
import { TEMPLATES as GERMAN_TEMPLATES } from './de/templates.ts'
import { TICKETS as GERMAN_TICKETS } from './de/tickets.ts'
import { TIMELINE as GERMAN_TIMELINE } from './de/timeline.ts'
import { WRITING as GERMAN_WRITING } from './de/writing.ts'
import { ALARMS } from './en/alarms.ts'
import { AUDIT } from './en/audit.ts'
import { BOUNCES } from './en/bounces.ts'
import { CARDS } from './en/cards.ts'
import { CATALOGUE } from './en/catalogue.ts'
import { CHANNELS } from './en/channels.ts'
import { CHAT } from './en/chat.ts'
import { COMMANDS } from './en/commands.ts'
import { CONNECT } from './en/connect.ts'
import { CONFIGURATION } from './en/configuration.ts'
import { CUSTOMERS } from './en/customers.ts'
import { DELIVERY } from './en/delivery.ts'
import { DOCTOR } from './en/doctor.ts'
import { ERRORS } from './en/errors.ts'
import { EVENTS } from './en/events.ts'
import { EXTENSION } from './en/extension.ts'
import { FINDING } from './en/finding.ts'
import { GRAPH } from './en/graph.ts'
import { KIN } from './en/kin.ts'
import { LINKS } from './en/links.ts'
import { LOG } from './en/log.ts'
import { MAIL } from './en/mail.ts'
import { MAILBOX } from './en/mailbox.ts'
import { MAILROOM } from './en/mailroom.ts'
import { MENU } from './en/menu.ts'
import { NEWS } from './en/news.ts'
import { ORGANISATIONS } from './en/organisations.ts'
import { OUTSIDE } from './en/outside.ts'
import { PAGE } from './en/page.ts'
import { PANELS } from './en/panels.ts'
import { PEOPLE } from './en/people.ts'
import { LEGAL } from './en/legal.ts'
import { PLACING } from './en/placing.ts'
import { POLICY } from './en/policy.ts'
import { PRIVACY } from './en/privacy.ts'
import { REPLY } from './en/reply.ts'
import { STATUS } from './en/status.ts'
import { TEMPLATES } from './en/templates.ts'
import { TICKETS } from './en/tickets.ts'
import { TIMELINE } from './en/timeline.ts'
import { WRITING } from './en/writing.ts'
import type { Language } from './languages.ts'

const ENGLISH = {
  ...ALARMS,
  ...AUDIT,
  ...BOUNCES,
  ...CARDS,
  ...CATALOGUE,
  ...CHANNELS,
  ...CHAT,
  ...COMMANDS,
  ...CONNECT,
  ...CONFIGURATION,
  ...CUSTOMERS,
  ...DELIVERY,
  ...DOCTOR,
  ...ERRORS,
  ...EVENTS,
  ...EXTENSION,
  ...FINDING,
  ...GRAPH,
  ...KIN,
  ...LINKS,
  ...LOG,
  ...MAIL,
  ...MAILBOX,
  ...MAILROOM,
  ...MENU,
  ...NEWS,
  ...ORGANISATIONS,
  ...OUTSIDE,
  ...PAGE,
  ...PANELS,
  ...PEOPLE,
  ...LEGAL,
  ...PLACING,
  ...POLICY,
  ...PRIVACY,
  ...REPLY,
  ...STATUS,
  ...TEMPLATES,
  ...TICKETS,
  ...TIMELINE,
  ...WRITING,
} as const

/** Starts with the file that the text stands in: `mail.closing`. */
export type TextKey = keyof typeof ENGLISH

/** ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: ENGLISH,
  de: {
    ...GERMAN_ALARMS,
    ...GERMAN_AUDIT,
    ...GERMAN_BOUNCES,
    ...GERMAN_CARDS,
    ...GERMAN_CATALOGUE,
    ...GERMAN_CHANNELS,
    ...GERMAN_CHAT,
    ...GERMAN_COMMANDS,
    ...GERMAN_CONNECT,
    ...GERMAN_CONFIGURATION,
    ...GERMAN_CUSTOMERS,
    ...GERMAN_DELIVERY,
    ...GERMAN_DOCTOR,
    ...GERMAN_ERRORS,
    ...GERMAN_EVENTS,
    ...GERMAN_EXTENSION,
    ...GERMAN_FINDING,
    ...GERMAN_GRAPH,
    ...GERMAN_KIN,
    ...GERMAN_LINKS,
    ...GERMAN_LOG,
    ...GERMAN_MAIL,
    ...GERMAN_MAILBOX,
    ...GERMAN_MAILROOM,
    ...GERMAN_MENU,
    ...GERMAN_NEWS,
    ...GERMAN_ORGANISATIONS,
    ...GERMAN_OUTSIDE,
    ...GERMAN_PAGE,
    ...GERMAN_PANELS,
    ...GERMAN_PEOPLE,
    ...GERMAN_LEGAL,
    ...GERMAN_PLACING,
    ...GERMAN_POLICY,
    ...GERMAN_PRIVACY,
    ...GERMAN_REPLY,
    ...GERMAN_STATUS,
    ...GERMAN_TEMPLATES,
    ...GERMAN_TICKETS,
    ...GERMAN_TIMELINE,
    ...GERMAN_WRITING,
  },
}
