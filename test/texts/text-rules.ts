// What must hold for the texts of all languages, as functions.
import type { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import type { Complaints, SourceFile } from '../repository/source-files.ts'

type Messages = Readonly<Record<string, string>>
type Ast = ReturnType<IntlMessageFormat['getAst']>
type Parse = (message: string) => Ast

/** `{name}`, by name: what kind of value it is, with the style that dates and times name. */
export type Placeholders = Readonly<Record<string, string>>

/** As icu-messageformat-parser numbers them. */
const KINDS = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const

export function placeholdersOf(ast: Ast): Placeholders {
  const found: Record<string, string> = {}
  for (const element of ast) {
    const kind = KINDS.at(element.type) ?? 'unknown'
    if (kind === 'literal' || kind === 'pound') continue
    const style = 'style' in element && typeof element.style === 'string' ? ` ${element.style}` : ''
    const options = 'options' in element ? Object.entries(element.options) : []
    const choices =
      kind === 'select'
        ? ` ${options
            .map(([name]) => name)
            .toSorted()
            .join('|')}`
        : ''
    if ('value' in element) found[element.value] = `${kind}${style}${choices}`
    for (const [, { value }] of options) Object.assign(found, placeholdersOf(value))
  }
  return found
}

/** Keys that one has and another lacks, and placeholders that differ from those of the first. */
export function differences(languages: Readonly<Record<string, Messages>>, parse: Parse): Complaints {
  const [first = '', ...others] = Object.keys(languages)
  const reference = languages[first] ?? {}
  return others.flatMap((name) => {
    const texts = languages[name] ?? {}
    const keys = new Set([...Object.keys(reference), ...Object.keys(texts)])
    return [...keys].flatMap((key) => {
      const [one, other] = [reference[key], texts[key]]
      if (one === undefined || other === undefined) return [`${key} is missing in ${one === undefined ? first : name}`]
      const [mine, theirs] = [one, other].map((text) => sorted(placeholdersOf(parse(text))))
      return mine === theirs ? [] : [`${key} has ${mine} in ${first} and ${theirs} in ${name}`]
    })
  })
}

/** Dates and times in a style that does not say whose time it is. */
export function strangeStyles(texts: Messages, parse: Parse, styles: readonly string[]): Complaints {
  return Object.entries(texts).flatMap(([key, text]) =>
    Object.entries(placeholdersOf(parse(text)))
      .filter(([, kind]) => /^(?:date|time)\b/u.test(kind) && !styles.includes(kind))
      .map(([name, kind]) => `${key}: {${name}} is ${kind}`),
  )
}

/** Keys that stand nowhere in these files: as a string in code, as `"@key"` in the template of a card. */
export function unusedKeys(keys: readonly string[], files: readonly SourceFile[]): Complaints {
  const used = new Set(files.flatMap((file) => (file.path.endsWith('.json') ? templateKeys(file) : [...strings(file)])))
  return keys.filter((key) => !used.has(key)).map((key) => `${key} is used nowhere`)
}

/** Calls of `say` and `phrase` with other values than the text has placeholders. */
export function wrongValues(texts: Messages, parse: Parse, files: readonly SourceFile[]): Complaints {
  return files.flatMap((file) =>
    saidIn(file).flatMap(({ key, names }) => {
      const text = texts[key]
      if (text === undefined) return []
      const wanted = Object.keys(placeholdersOf(parse(text)))
        .toSorted()
        .join(', ')
      const given = names.toSorted().join(', ')
      return wanted === given ? [] : [`${file.path}: ${key} wants {${wanted}} and is given {${given}}`]
    }),
  )
}

/** Keys of the texts that a template says itself. */
export function templateKeys({ text }: SourceFile): readonly string[] {
  return [...text.matchAll(/"@([^"\s]+) *"/gu)].map(([, key = '']) => key)
}

function sorted(placeholders: Placeholders): string {
  return JSON.stringify(Object.fromEntries(Object.entries(placeholders).toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

function strings(file: SourceFile): ReadonlySet<string> {
  const found = new Set<string>()
  walk(file, (node) => {
    if (ts.isStringLiteralLike(node)) found.add(node.text)
  })
  return found
}

/** `say('key', { a, b: 1 })` and the same with `phrase`: what is passed as a variable nobody knows here. */
function saidIn(file: SourceFile): readonly { readonly key: string; readonly names: readonly string[] }[] {
  const found: { key: string; names: readonly string[] }[] = []
  walk(file, (node) => {
    if (!ts.isCallExpression(node) || !/(?:^|\.)(?:say|phrase)$/u.test(node.expression.getText())) return
    const [key, values] = node.arguments
    if (!key || !ts.isStringLiteralLike(key)) return
    if (values === undefined) found.push({ key: key.text, names: [] })
    else if (ts.isObjectLiteralExpression(values) && !values.properties.some(ts.isSpreadAssignment)) {
      found.push({ key: key.text, names: values.properties.flatMap((one) => one.name?.getText() ?? []) })
    }
  })
  return found
}

function walk(file: SourceFile, visit: (node: ts.Node) => void): void {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const step = (node: ts.Node): void => {
    visit(node)
    ts.forEachChild(node, step)
  }
  step(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind))
}
