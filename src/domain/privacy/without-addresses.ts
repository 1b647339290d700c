// Texts of the mail log without the addresses in them.
import { isKeyedPhrase, phrase, type KeyedPhrase, type Phrase, type PhraseValues } from '../../texts/say.ts'

const ADDRESS = /[^\s<>()"“”„]{1,64}@[^\s<>()"“”„]{1,255}/gu
const ONLY_AN_ADDRESS = /^[^\s<>()"“”„]{1,64}@[^\s<>()"“”„]{1,255}$/u
const REMOVED = '(removed)'

export function withoutAddresses(one: string): string
export function withoutAddresses(one: Phrase): Phrase
export function withoutAddresses(one: Phrase): Phrase {
  return typeof one === 'string' ? one.replace(ADDRESS, REMOVED) : withoutAny(one)
}

function withoutAny({ key, values }: KeyedPhrase): KeyedPhrase {
  return phrase(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueWithout(value)])))
}

/** What is nothing but an address is said to be removed in the language of whoever reads it. */
function valueWithout(value: PhraseValues[string]): PhraseValues[string] {
  if (isKeyedPhrase(value)) return withoutAny(value)
  if (typeof value !== 'string') return value
  return ONLY_AN_ADDRESS.test(value) ? phrase('privacy.addressRemoved') : value.replace(ADDRESS, REMOVED)
}
