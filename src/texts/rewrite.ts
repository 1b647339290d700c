// What a phrase quotes stands in its values: there it is taken out again, in whatever language the phrase is said.
import type { KeyedPhrase, Phrase } from './say.ts'

/** Of anything that was stored. */
export function isKeyedPhrase(value: unknown): value is KeyedPhrase {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('values' in value)) return false
  return typeof value.key === 'string' && typeof value.values === 'object' && value.values !== null
}

/** With `change` made to every text that it quotes, or to the whole of a string; the same object where that changes nothing. */
export function rewritten<T extends Phrase>(one: T, change: (text: string) => string): T
export function rewritten(one: Phrase, change: (text: string) => string): Phrase {
  if (typeof one === 'string') return change(one)
  const changed = Object.entries(one.values).map(([name, value]): [string, typeof value] => [
    name,
    typeof value === 'string' || isKeyedPhrase(value) ? rewritten(value, change) : value,
  ])
  const isSame = changed.every(([name, value]) => value === one.values[name])
  return isSame ? one : { ...one, values: Object.fromEntries(changed) }
}
