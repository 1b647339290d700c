// A card's template, prepared as functions: what `adaptivecards-templating` expands it to, without looking each name up by its rules anew.
// Not the package's main module: its types drag in the sources of another package, which do not compile here.
import { Template } from 'adaptivecards-templating/lib/template-engine.js'

type Expression = Exclude<ReturnType<typeof Template.parseInterpolatedString>, string>

/** What the names in a place of the template stand for: `$data` is what the nearest list or object around it has there. */
interface Scope {
  readonly $root: object
  readonly $data: unknown
  readonly $index: number | undefined
}

type Read = (scope: Scope) => unknown
/** Puts what a place of the template becomes into `into`: nothing, one value, or one for each element of its `$data`. */
type Expand = (scope: Scope, into: unknown[]) => void

/** Prepares the template, whose `$data` and `$when` must be single expressions; what it answers may be called any number of times. */
export function prepareTemplate(payload: unknown): (data: object) => unknown {
  const expand = prepare(payload)
  return (data) => oneOf(expand, { $root: data, $data: data, $index: undefined })
}

/** An object's field holds one value, a list, or `null` where there is none. */
function oneOf(expand: Expand, scope: Scope): unknown {
  const values: unknown[] = []
  expand(scope, values)
  return values.length > 1 ? values : (values[0] ?? null)
}

function prepare(node: unknown): Expand {
  if (typeof node === 'string') {
    const read = prepareText(node)
    if (typeof read === 'string') return (_, into) => into.push(read)
    return (scope, into) => into.push(...[read(scope)].flat().filter((value) => value !== null))
  }
  if (Array.isArray(node)) {
    // A list within a list becomes one with it.
    const items = node.flat(Infinity).map(prepare)
    return (scope, into) => {
      const list: unknown[] = []
      for (const expand of items) expand(scope, list)
      into.push(list)
    }
  }
  if (typeof node === 'object' && node !== null) return prepareObject(node)
  return (_, into) => into.push(...(node === null ? [] : [node]))
}

function prepareObject({ $data, $when, ...node }: { readonly $data?: unknown; readonly $when?: unknown }): Expand {
  const fields = Object.entries(node).map(([key, value]) => prepareField(key, value))
  const data = $data === undefined ? undefined : expressionOf($data)
  const when = $when === undefined ? undefined : expressionOf($when, false)
  const add: Expand = (scope, into) => {
    if (when !== undefined && when(scope) !== true) return
    const object: Record<string, unknown> = {}
    for (const fill of fields) fill(object, scope)
    into.push(object)
  }
  if (data === undefined) return add
  return (scope, into) => {
    const found = data(scope)
    const isList = Array.isArray(found)
    for (const [at, one] of (isList ? found : [found]).entries()) {
      add({ $root: scope.$root, $data: one as unknown, $index: isList ? at : scope.$index }, into)
    }
  }
}

/** Most fields hold a text: those need no list of values. */
function prepareField(key: string, value: unknown): (object: Record<string, unknown>, scope: Scope) => void {
  const read = typeof value === 'string' ? prepareText(value) : value
  if (typeof read === 'function') {
    return (object, scope) => {
      const found: unknown = (read as Read)(scope)
      if (found !== undefined) object[key] = found
    }
  }
  if (typeof read !== 'object' || read === null) return (object) => (object[key] = read)
  const expand = prepare(read)
  return (object, scope) => (object[key] = oneOf(expand, scope))
}

function prepareText(text: string): string | Read {
  const expression = Template.parseInterpolatedString(text)
  return typeof expression === 'string' ? expression : readerOf(expression, true)
}

function expressionOf(value: unknown, substitutes = true): Read {
  const expression = typeof value === 'string' ? Template.parseInterpolatedString(value) : ''
  if (typeof expression === 'string') throw new Error(`A template has '${String(value)}' where it needs an expression`)
  return readerOf(expression, substitutes)
}

/** `substitutes`: a name that is not there stays as it stands in the template, as the library has it everywhere but in conditions. */
function readerOf(expression: Expression, substitutes: boolean): Read {
  if (expression.type === 'concat' && substitutes) {
    const parts = expression.children.map((child) => readerOf(child, true))
    return (scope) => parts.map((read) => String(read(scope))).join('')
  }
  if (expression.type === 'Constant') {
    const { value } = expression as Expression & { readonly value: unknown }
    return () => value
  }
  const path = expression.type === 'Accessor' ? expression.toString() : ''
  if (/^\$?[a-z]\w*(?:\.[a-z]\w*)*$/iu.test(path)) return nameReader(path, substitutes)
  return (scope) => {
    const memory = { getValue: (name: string) => valueAt(scope, name), setValue: () => undefined, version: () => '' }
    const { value, error } = expression.tryEvaluate(memory) as { value: unknown; error?: string }
    if (error !== undefined && substitutes) throw new Error(error)
    return value
  }
}

/** Nearly all of a template are names. */
function nameReader(path: string, substitutes: boolean): Read {
  const read: Read = /[$.]/u.test(path) ? (scope) => valueAt(scope, path) : ({ $data }) => fieldOf($data, path)
  if (!substitutes) return read
  return (scope) => {
    const value = read(scope)
    return value === undefined ? `\${${path}}` : value
  }
}

function valueAt(scope: Scope, path: string): unknown {
  return path.split('.').reduce<unknown>(fieldOf, path.startsWith('$') ? scope : scope.$data)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
