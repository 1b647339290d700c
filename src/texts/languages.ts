// The languages that Frontdesk speaks: each has a folder here.

/** By BCP 47 tag, each called as its own speakers call it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof LANGUAGES

/** What is spoken where nobody chose, and to whoever wants a language that is not offered. */
export const DEFAULT_LANGUAGE: Language = 'en'

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag)
}

/** The offered language that a BCP 47 tag such as `de-AT` stands for; `null` where none is offered. */
export function offeredLanguage(tag: string | null | undefined): Language | null {
  const base = tag?.split('-')[0]?.toLowerCase() ?? ''
  return isLanguage(base) ? base : null
}
