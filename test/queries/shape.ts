// What a query looks like without its values: all that decides which index can serve it.
import type { FindOptions } from '../../src/app/ports/documents.ts'

export interface Query {
  readonly collection: string
  readonly method: 'findOne' | 'find' | 'count' | 'updateIf' | 'updateEach' | 'delete'
  readonly filter: object
  readonly options?: Pick<FindOptions<object>, 'sort' | 'limit' | 'skip'>
}

/** Two queries have the same one when the same index serves both. */
export function shapeOf({ method, filter, options }: Query): string {
  const { sort, limit, skip } = options ?? {}
  const order = Object.entries(sort ?? {}).map(([field, sign]) => `${sign === -1 ? '-' : ''}${field}`)
  return [
    VERBS[method],
    filterShape(filter) || 'everything',
    ...(order.length === 0 ? [] : [`in order of ${order.join(', ')}`]),
    ...(limit ? ['up to a limit'] : []),
    ...(skip ? ['skipping'] : []),
  ].join(' · ')
}

const VERBS: Readonly<Record<Query['method'], string>> = {
  ...{ findOne: 'one', find: 'find', count: 'count', updateIf: 'change', updateEach: 'change each', delete: 'delete' },
}

function filterShape(filter: object): string {
  const parts = Object.entries(filter).flatMap(([key, condition]: [string, unknown]) => {
    if (key === '$and') return listOf(condition).map(filterShape)
    if (key === '$or') return [`(${unique(listOf(condition).map(filterShape)).join(' or ')})`]
    return [`${key}${conditionShape(condition)}`]
  })
  return unique(parts.filter((part) => part !== '')).join(', ')
}

function conditionShape(condition: unknown): string {
  if (condition === null) return ' none'
  if (typeof condition !== 'object' || condition instanceof Date || Array.isArray(condition)) return ''
  const operators = Object.entries(condition)
  return operators
    .map(([operator, value]: [string, unknown]) => {
      if (operator === '$elemMatch') return ` has {${elementShape(value as object)}}`
      if (operator === '$in' && listOf(value).includes(null as never)) return ' in or none'
      if (operator === '$ne' && value === null) return ' any'
      return WORDS[operator] ?? ` ${operator}`
    })
    .join('')
}

const WORDS: Readonly<Record<string, string>> = {
  ...{ $in: ' in', $nin: ' not in', $ne: ' not', $lt: ' <', $lte: ' <', $gt: ' >', $gte: ' >' },
}

function elementShape(value: object): string {
  return Object.keys(value).some((key) => key.startsWith('$')) ? conditionShape(value).trim() : filterShape(value)
}

function listOf(value: unknown): readonly object[] {
  return Array.isArray(value) ? (value as object[]) : []
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}
