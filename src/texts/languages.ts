// The languages that Frontdesk speaks: each has a folder here.

/** By BCP 47 tag, each called as its own speakers call it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof LANGUAGES

/** What is spoken where nobody chose, and to whoever wants a language that is not offered. */
export const DEFAULT_LANGUAGE: Language = 'en'

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag)
}
