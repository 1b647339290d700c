// The placeholders that configured texts may hold, such as `{ticket}`.
import { phrase, say, type Phrase } from '../../texts/say.ts'

export const PLACEHOLDERS = ['ticket', 'subject', 'requester', 'category', 'link'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const IN_BRACES = /\{([^{}\n]{0,40})\}/gu
/** A word right after a brace, without the other brace: `{ticket is`. A brace alone is a sign like any other. */
const NOT_CLOSED = /\{[\p{L}\d_-]{1,40}(?![\p{L}\d_-])(?![^{}\n]{0,40}\})/gu
/** `ticket}`. Only of names that are known: a brace at the end of a word is no sign of more. */
const NOT_OPENED = new RegExp(String.raw`(?<![{\p{L}\d_-])(?<!\{[^{}\n]{0,40})(?:${PLACEHOLDERS.join('|')})\}`, 'gu')
/** Looks like a placeholder that somebody made up, and not like code. */
const LIKE_A_PLACEHOLDER = /^\{ ?\p{L}[\p{L}\d_ -]*\}$/u

/** `{ticket}, {subject}, … and {link}`. */
export const PLACEHOLDER_LIST = listed(
  PLACEHOLDERS.map((name) => `{${name}}`),
  PLACEHOLDERS.length,
)

/** Whatever stands in braces in the text and is no placeholder, with its braces, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  const unknown = [...text.matchAll(IN_BRACES)].filter(([, name = '']) => !isPlaceholder(name))
  return [...new Set(unknown.map(([whole]) => whole))]
}

/** Those that lack one of their braces, as far as they stand in the text, each once. */
export function brokenPlaceholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NOT_CLOSED), ...text.matchAll(NOT_OPENED)].map(([whole]) => whole))]
}

/** What keeps a text from being saved, in words; `null` when all of its placeholders can be filled. */
export function placeholderProblem(text: string): string | null {
  const [broken, unknown] = [brokenPlaceholders(text), unknownPlaceholders(text)]
  const problems = [
    ...(broken.length === 0 ? [] : [say('writing.brace', { places: listed(broken, 3) })]),
    ...(unknown.length === 0 ? [] : [say('writing.unknown', { names: listed(unknown, 5), known: PLACEHOLDER_LIST })]),
  ]
  return problems.length === 0 ? null : problems.join('\n')
}

/** What a reader would take for a placeholder that nobody filled; `null` when there is none. */
export function unfilledWarning(text: string): string | null {
  const named = unknownPlaceholders(text).filter((one) => LIKE_A_PLACEHOLDER.test(one))
  // A brace before any other word is likelier part of what is quoted.
  const left = [...named, ...brokenPlaceholders(text).filter((one) => isPlaceholder(one.replace(/[{}]/u, '')))]
  return left.length === 0 ? null : say('writing.unfilled', { names: listed(left, 3) })
}

export function holdsPlaceholder(text: string, name: Placeholder): boolean {
  return text.includes(`{${name}}`)
}

/** Puts the values in, which are never empty: a text must not get holes. A value is never looked at for placeholders again. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(IN_BRACES, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole))
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name)
}

/** `a`, `a and b`, `a, b and 4 more`. */
function listed(items: readonly string[], most: number): Phrase {
  const count = items.length - most
  const [some, last = '']: readonly [readonly string[], Phrase | undefined] =
    count > 0 ? [items.slice(0, most), phrase('writing.more', { count })] : [items.slice(0, -1), items.at(-1)]
  return some.length === 0 ? last : phrase('writing.and', { some: some.join(', '), last })
}
