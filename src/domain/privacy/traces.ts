// What leads to one person in what is stored, and how it is taken out of any document.
import { UNNAMED } from '../organisation/person.ts'
import { isKeyedPhrase, phrase, type KeyedPhrase, type PhraseValues } from '../../texts/say.ts'
import { TEXTS } from '../../texts/texts.ts'

/** What somebody is known by. */
export interface Traces {
  /** Lower case, each a whole email address. */
  readonly addresses: readonly string[]
  readonly personIds: readonly string[]
  /** Display names, as they were seen. */
  readonly names: readonly string[]
}

/** What stands in place of the name. */
export const ERASED_NAME = 'Erased person'
/** What stands in place of the person's id: it leads to nobody. */
export const ERASED_ID = 'erased'
/** What stands in place of an address within a text. */
export const ERASED_ADDRESS = '(erased)'

/** Names that stand for nobody in particular. */
const NOBODY = new Set(
  ['', ERASED_NAME, UNNAMED, ...Object.values(TEXTS).flatMap(namesOfNobody)].map((name) => name.toLowerCase()),
)

function namesOfNobody(texts: (typeof TEXTS)[keyof typeof TEXTS]): readonly string[] {
  return [texts['timeline.unknownSender'], texts['events.unknownSender'], texts['news.someone']]
}

/** A shorter name is too likely a part of something else. */
const SHORTEST_NAME = 3
/** The fields that people's names stand in: elsewhere the same letters are ids and states. */
const NAMED_IN = new Set('text foldedText subject what name by warning reason before after'.split(' '))

/** Takes one person out of documents. What holds nothing of them is answered as the same object. */
export interface Eraser {
  readonly isAddress: (address: string) => boolean
  readonly isPerson: (personId: string | null) => boolean
  readonly isName: (name: string | null) => boolean
  /** Addresses in all texts of the value, and names in those that have any; who is named with an address or an id is judged by that. */
  readonly scrub: <T>(value: T) => T
  /** What the person is called, and written to. */
  readonly texts: readonly string[]
}

export function createEraser(traces: Traces): Eraser {
  const addresses = new Set(traces.addresses)
  const personIds = new Set(traces.personIds)
  const names = [...new Set(traces.names.map((name) => name.trim()))].filter(isTelling)
  const lowerNames = new Set(names.map((name) => name.toLowerCase()))
  const addressed = traces.addresses.map(addressPattern)
  const named = names
    .flatMap(spellings)
    .toSorted((a, b) => b.length - a.length)
    .map(namePattern)
  const isAddress = (address: string) => addresses.has(address.trim().toLowerCase())
  const isName = (name: string | null) => name !== null && lowerNames.has(name.trim().toLowerCase())
  const isPerson = (personId: string | null) => personId !== null && personIds.has(personId)

  function scrubText(text: string, key: string): string {
    if (isAddress(text)) return ''
    const rest = withoutAddresses(text)
    return NAMED_IN.has(key) ? withoutNames(rest) : rest
  }

  function withoutAddresses(text: string): string {
    return addressed.reduce((left, pattern) => left.replace(pattern, ERASED_ADDRESS), text)
  }

  function withoutNames(text: string): string {
    return named.reduce((left, pattern) => left.replace(pattern, ERASED_NAME), text)
  }

  function scrubObject(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const isTheirs = identified(value)
    const next = Object.fromEntries(
      Object.entries(value).map(([key, field]) => {
        if (key === 'name' && isTheirs !== undefined) return [key, isTheirs ? ERASED_NAME : field]
        if (key === 'personId' && isTheirs === true && field !== null) return [key, ERASED_ID]
        return [key, scrubAny(field, key)]
      }),
    )
    return Object.keys(next).some((key) => next[key] !== value[key]) ? next : value
  }

  /** What it says is text, whatever its values are called. Where one is nothing but the person, that is said in the reader's language. */
  function scrubPhrase(value: KeyedPhrase): KeyedPhrase {
    const values: PhraseValues = Object.fromEntries(
      Object.entries(value.values).map(([name, one]) => [name, scrubPhraseValue(one)]),
    )
    return Object.keys(values).some((name) => values[name] !== value.values[name]) ? { ...value, values } : value
  }

  function scrubPhraseValue(value: PhraseValues[string]): PhraseValues[string] {
    if (isKeyedPhrase(value)) return scrubPhrase(value)
    if (typeof value !== 'string') return value
    if (isAddress(value)) return phrase('privacy.erasedAddress')
    return isName(value) ? phrase('privacy.erasedName') : scrubText(value, 'text')
  }

  /** Whether it names the person, where it says by more than a name whom it names. */
  function identified({ address, personId }: Readonly<Record<string, unknown>>): boolean | undefined {
    if (typeof personId === 'string') return isPerson(personId)
    return typeof address === 'string' && address !== '' ? isAddress(address) : undefined
  }

  function scrubAny(value: unknown, key: string): unknown {
    if (typeof value === 'string') return scrubText(value, key)
    if (Array.isArray(value)) {
      const next = value.map((one) => scrubAny(one, key))
      return next.some((one, index) => one !== value[index]) ? next : value
    }
    if (isKeyedPhrase(value)) return scrubPhrase(value)
    return isPlain(value) ? scrubObject(value) : value
  }

  return {
    isAddress,
    isPerson,
    isName,
    // What changes are texts within the value: its type stays.
    scrub: <T>(value: T) => scrubAny(value, '') as T,
    texts: [...addresses, ...names],
  }
}

function isTelling(name: string): boolean {
  return name.length >= SHORTEST_NAME && !NOBODY.has(name.toLowerCase())
}

/** Directories write `Cohen, Carl` as well as `Carl Cohen`. */
function spellings(name: string): readonly string[] {
  const [first, last, ...more] = name.split(/\s+/u)
  if (first === undefined || last === undefined || more.length > 0) return [name]
  return first.endsWith(',') ? [name, `${last} ${first.slice(0, -1)}`] : [name, `${last}, ${first}`]
}

function addressPattern(address: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])${escaped(address)}(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])`, 'giu')
}

/** One word alone may be an ordinary one in small letters. */
function namePattern(name: string): RegExp {
  const words = name.split(/\s+/u).map(escaped)
  const pattern = String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`\s+`)}(?![\p{L}\p{N}])`
  return new RegExp(pattern, words.length === 1 ? 'gu' : 'giu')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
