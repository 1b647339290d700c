// Every text by its key, in every language.
import { MAIL as GERMAN_MAIL } from './de/mail.ts'
import { PAGE as GERMAN_PAGE } from './de/page.ts'
import { MAIL } from './en/mail.ts'
import { PAGE } from './en/page.ts'
import type { Language } from './languages.ts'

const ENGLISH = { ...MAIL, ...PAGE } as const

/** Starts with the file that the text stands in: `mail.closing`. */
export type TextKey = keyof typeof ENGLISH

/** ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: ENGLISH,
  de: { ...GERMAN_MAIL, ...GERMAN_PAGE },
}
