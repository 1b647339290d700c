// `connect CODE`, said in a personal chat: the one thing that somebody of a tenant may say which nobody knows yet.
import { looksLikeCode } from '../domain/organisation/tenant-invitation.ts'
import { TEXTS } from '../texts/texts.ts'

const WORDS = new Set(Object.values(TEXTS).map((texts) => texts['connect.word']))

/** Whether it is the word alone: whoever was invited may not know that the code belongs behind it. */
export function isConnectWord(text: string): boolean {
  return WORDS.has(text.slice(0, 200).trim().toLowerCase())
}

/** The code, in whatever language the word before it is; `null` for anything else, which includes the word without a code. */
export function readConnectCode(text: string): string | null {
  const [word = '', ...rest] = text.slice(0, 200).trim().split(/\s+/u)
  const code = rest.join(' ').replace(/[.!]+$/u, '')
  return WORDS.has(word.toLowerCase()) && looksLikeCode(code) ? code : null
}
