// The templates in cards/, each read and prepared once.
import { readFileSync } from 'node:fs'
// Not the package's main module: its types drag in the sources of another package, which do not compile here.
import { Template } from 'adaptivecards-templating/lib/template-engine.js'
import type { CardView } from '../../app/views/card-view.ts'
import { currentSpeaker, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'

export type CardName = CardView['card']

/** A finished card: plain JSON, Adaptive Card 1.5. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly [key: string]: unknown
}

// Preparing a template takes far longer than expanding it.
const templates = new Map<string, Template>()

/** Fills the card's template. The data must have every key: a missing one would leave its `${name}` on the card. */
export function expandCard(name: CardName, data: object): AdaptiveCard {
  const { language } = currentSpeaker()
  const prepared = `${language}/${name}`
  let template = templates.get(prepared)
  if (!template) {
    const file = new URL(`../../../cards/${name}.json`, import.meta.url)
    template = new Template(JSON.parse(readFileSync(file, 'utf8'), inLanguage))
    templates.set(prepared, template)
  }
  // The library says `any`; what the templates expand to is held by the tests, which validate every card.
  return template.expand({ $root: byName(data) }) as AdaptiveCard
}

/**
 * The engine looks a name up among all keys of an object, without regard to case, one after the other; in a map it asks for it as it
 * stands first. A card has seventy keys and nearly as many names.
 */
function byName(data: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(data))
}

/** What a template itself says stands in it by its key: `@templates.showLess`. Spaces behind it stay: a label has its value beside it. */
function inLanguage(_name: string, value: unknown): unknown {
  const [, key, spaces = ''] = typeof value === 'string' ? (/^@(\S+)( *)$/u.exec(value) ?? []) : []
  return key === undefined ? value : say(key as TextKey) + spaces
}
