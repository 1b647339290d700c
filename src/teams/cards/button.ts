// A button as the templates draw it.
import { plainTitle } from './card-text.ts'
import type { Verb, VerbData } from './verbs.ts'

export interface Button {
  readonly title: string
  /** `positive` is the one thing to do next; at most one of a card. */
  readonly style: 'default' | 'positive'
  readonly verb: Verb
  readonly data: VerbData[Verb]
}

/** Titles longer than 40 characters are shortened. */
export function button<V extends Verb>(
  title: string,
  verb: V,
  data: VerbData[V],
  style: Button['style'] = 'default',
): Button {
  return { title: plainTitle(title, 40), style, verb, data }
}
