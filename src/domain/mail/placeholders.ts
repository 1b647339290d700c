// The placeholders that configured texts may hold, such as `{ticket}`.

export const PLACEHOLDERS = ['ticket', 'subject', 'requester', 'category', 'link'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const IN_BRACES = /\{([^{}\n]{0,40})\}/gu

/** As they are written, with commas between: `{ticket}, {subject}, …`. */
export const PLACEHOLDER_LIST = PLACEHOLDERS.map((name) => `{${name}}`).join(', ')

/** Whatever stands in braces in the text and is no placeholder, with its braces, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  const unknown = [...text.matchAll(IN_BRACES)].filter(([, name = '']) => !isPlaceholder(name))
  return [...new Set(unknown.map(([whole]) => whole))]
}

/** Puts the values in, which are never empty: a text must not get holes. A value is never looked at for placeholders again. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(IN_BRACES, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole))
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name)
}
