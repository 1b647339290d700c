// The part of OData's query options that mail supports; anything else is refused as Graph refuses it.
import { badRequest } from './errors.ts'
import { type StoredMessage } from './mailbox.ts'

/** Throws 400 for a query option (a name with `$`) that the called path does not know. */
export function allowOnly(query: URLSearchParams, ...known: readonly string[]): void {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !known.includes(name)) {
      throw badRequest(`The query option '${name}' is not supported here.`)
    }
  }
}

/** `$select` as a set of names, each of which must be in `known`; `null` when absent: all that comes by default. */
export function selection(query: URLSearchParams, known: ReadonlySet<string>, type: string): Set<string> | null {
  const text = query.get('$select')
  if (text === null || text.trim() === '') return null
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) {
    const message = `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type}'.`
    throw badRequest(message, 'RequestBroker--ParseUri')
  }
  return new Set(names)
}

export function positive(query: URLSearchParams, name: '$top' | '$skip', otherwise: number, most: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`Invalid value '${text}' for ${name} query option found.`)
  return Math.min(Number(text), most)
}

export type MessageTest = (message: StoredMessage) => boolean

type Fields = Record<string, (message: StoredMessage) => Date | string | boolean | null>

const FIELDS: Fields = {
  receivedDateTime: (message) => message.receivedAt,
  sentDateTime: (message) => message.sentAt ?? message.content.sentAt ?? message.receivedAt,
  lastModifiedDateTime: (message) => message.modifiedAt,
  internetMessageId: (message) => message.content.messageId,
  conversationId: (message) => message.conversationId,
  subject: (message) => message.content.subject,
  isRead: (message) => message.isRead,
  isDraft: (message) => message.isDraft,
  'from/emailAddress/address': (message) => message.content.from?.address ?? null,
}

const COMPARISON = /^\s*([A-Za-z/]+)\s+(eq|ne|ge|gt|le|lt)\s+('(?:[^']|'')*'|[^\s']+)\s*/

/** `$filter` of a list: comparisons joined by `and`. Times compare with the milliseconds that Graph does not show. */
export function messageFilter(text: string | null): MessageTest {
  if (text === null) return () => true
  const tests: MessageTest[] = []
  let rest = text
  for (;;) {
    const found = COMPARISON.exec(rest)
    if (found === null) throw badRequest(`Invalid filter clause: '${text}'`)
    tests.push(comparison(found[1] ?? '', found[2] ?? '', found[3] ?? '', text))
    rest = rest.slice(found[0].length)
    if (rest === '') return (message) => tests.every((test) => test(message))
    if (!/^and\s/i.test(rest)) throw badRequest(`Invalid filter clause: '${text}'`)
    rest = rest.slice(3)
  }
}

/** `$filter` of delta, which knows `receivedDateTime ge|gt` and nothing else. */
export function deltaFilter(text: string | null): MessageTest {
  if (text !== null && !/^\s*receivedDateTime\s+(?:ge|gt)\s+[^\s']+\s*$/.test(text)) {
    throw badRequest('The specified filter is not supported for change tracking.', 'ErrorInvalidUrlQueryFilter')
  }
  return messageFilter(text)
}

function comparison(field: string, operator: string, literal: string, whole: string): MessageTest {
  const read = FIELDS[field]
  if (read === undefined) throw badRequest(`Could not find a property named '${field}' in filter '${whole}'.`)
  const wanted = literalOf(literal, whole)
  return (message) => {
    const value = read(message)
    const actual = value instanceof Date ? value.getTime() : value
    if (operator === 'eq') return actual === wanted
    if (operator === 'ne') return actual !== wanted
    if (typeof actual !== 'number' || typeof wanted !== 'number') return false
    if (operator === 'ge') return actual >= wanted
    if (operator === 'gt') return actual > wanted
    return operator === 'le' ? actual <= wanted : actual < wanted
  }
}

function literalOf(literal: string, whole: string): string | number | boolean | null {
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'")
  if (literal === 'true' || literal === 'false') return literal === 'true'
  if (literal === 'null') return null
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(literal) ? Date.parse(literal) : Number.NaN
  if (Number.isNaN(time)) throw badRequest(`Invalid literal '${literal}' in filter '${whole}'.`)
  return time
}
