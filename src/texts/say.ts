// What is said, in the language of whoever is spoken to at this moment: decided once per turn or delivery, not handed from function to function.
import { AsyncLocalStorage } from 'node:async_hooks'
import { DEFAULT_LANGUAGE } from './languages.ts'
import { speaker, type Speaker, type TextValues } from './speaker.ts'
import type { TextKey } from './texts.ts'

const spokenTo = new AsyncLocalStorage<Speaker>()

/** Everything that `work` says, whatever it waits for, is said by this speaker. */
export function speakingTo<T>(one: Speaker, work: () => T): T {
  return spokenTo.run(one, work)
}

/** The pieces as they come, each made by this speaker, whoever takes them and when. */
export async function* speakingThroughout<T>(one: Speaker, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = pieces[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await speakingTo(one, () => iterator.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** Of whoever is spoken to; English and UTC where that is nobody in particular, as in a log. */
export function currentSpeaker(): Speaker {
  return spokenTo.getStore() ?? speaker({ language: DEFAULT_LANGUAGE, timeZone: 'UTC' })
}

/** A text by its key. What a value says is said in the same language. Throws for a value that the text needs and was not given. */
export function say(key: TextKey, values: PhraseValues = {}): string {
  return currentSpeaker().say(key, spokenValues(values))
}

/**
 * A text that is said when it is read, in the reader's language: what is stored and what is thrown. A string stands as it is, whether
 * people wrote it or an earlier version stored it.
 */
export type Phrase = string | KeyedPhrase

export interface KeyedPhrase {
  readonly key: TextKey
  readonly values: PhraseValues
}

export type PhraseValues = Readonly<Record<string, string | number | Date | KeyedPhrase>>

export function phrase(key: TextKey, values: PhraseValues = {}): KeyedPhrase {
  return { key, values }
}

/** What it says to whoever is spoken to. What another version stored and this one cannot say must not keep a card from being drawn. */
export function inWords(one: Phrase): string {
  if (typeof one === 'string') return one
  try {
    return say(one.key, one.values)
  } catch {
    return say('errors.otherVersion')
  }
}

function spokenValues(values: PhraseValues): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isKeyedPhrase(value) ? inWords(value) : value]),
  )
}

/** Whether a value, such as one that was stored, is a text by its key. */
export function isKeyedPhrase(value: unknown): value is KeyedPhrase {
  return typeof value === 'object' && value !== null && 'key' in value && 'values' in value
}
