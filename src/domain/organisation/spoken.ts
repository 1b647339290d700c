// In which language and time an organisation is spoken to: its own, or what it inherits.
import { DEFAULT_LANGUAGE, offeredLanguage, type Language } from '../../texts/languages.ts'
import { inForce, type InForce, type Level, type StoredLevel } from './inheritance.ts'
import type { Organisation } from './organisation.ts'

export const SPOKEN_FIELDS = ['language', 'timeZone'] as const
export type SpokenField = (typeof SPOKEN_FIELDS)[number]

export interface Spoken {
  readonly language: InForce<Language>
  /** IANA name. */
  readonly timeZone: InForce<string>
}

type Speaking = Pick<Organisation, '_id' | 'language' | 'timeZone' | 'fixed'>
export interface OwnSpoken {
  readonly language: Language | null
  readonly timeZone: string | null
}

/** The organisation and those above it, nearest first. English and UTC where nobody chose; a language that is not offered is none. */
export function spokenInForce(organisations: readonly Speaking[]): Spoken {
  const levels = organisations.map((organisation): Level<OwnSpoken> => {
    const { _id: ownerId, ...level } = ownSpoken(organisation)
    return { ownerId, ...level }
  })
  return { language: inForce(levels, 'language', DEFAULT_LANGUAGE), timeZone: inForce(levels, 'timeZone', 'UTC') }
}

/** What an organisation chose itself. */
export function ownSpoken({ _id, language, timeZone, fixed }: Speaking): StoredLevel<OwnSpoken> {
  return { _id, settings: { language: offeredLanguage(language), timeZone }, ...(fixed ? { fixed } : {}) }
}
