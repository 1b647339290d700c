// In which language somebody is answered whose browser is all that is known of them.
import type { Request } from 'restify'
import { DEFAULT_LANGUAGE, isLanguage } from '../texts/languages.ts'
import { speaker, type Speaker } from '../texts/speaker.ts'

/** What the browser asks for first among the languages there are. */
export function readerOf(req: Pick<Request, 'headers'>): Speaker {
  const wanted = (req.headers['accept-language'] ?? '').slice(0, 200).split(',')
  const languages = wanted.map((one) => one.trim().slice(0, 2).toLowerCase())
  return speaker({ language: languages.find(isLanguage) ?? DEFAULT_LANGUAGE, timeZone: 'UTC' })
}
