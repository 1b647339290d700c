// Filters and updates as the port means them, which is as MongoDB does, in terms that make NeDB do the same.

type Plain = Readonly<Record<string, unknown>>

/** One part of a filter, and how an index on its field would be asked for it. */
export interface FilterPart {
  readonly query: Plain
  readonly lookup: Lookup | null
}

/** `others` asks for all documents that have any value but these, `none` for those that have `null` or nothing there. */
export interface Lookup {
  readonly field: string
  readonly values: readonly unknown[] | 'range' | 'none' | { readonly others: readonly unknown[] }
}

const RANGE = new Set(['$lt', '$lte', '$gt', '$gte'])
const EARLIEST = new Date(-8.64e15)

/** The parts of a filter; all must hold. */
export function toParts(filter: object): readonly FilterPart[] {
  return Object.entries(filter).flatMap(([key, condition]: [string, unknown]) => {
    if (key === '$and') return listOf(condition).flatMap((one) => toParts(objectOf(one)))
    if (key === '$or') return [scan({ $or: listOf(condition).map((one) => join(toParts(objectOf(one)))) })]
    if (key.startsWith('$')) throw new Error(`Filters have no operator '${key}'`)
    return isOperators(condition) ? operators(key, condition) : [oneOf(key, [condition], condition)]
  })
}

/** One NeDB query of all parts. NeDB takes an index that serves the top level, so nothing but the `served` part stays there. */
export function join(parts: readonly FilterPart[], served?: FilterPart): Plain {
  const others = parts.filter((part) => part !== served).map((part) => part.query)
  return { ...served?.query, ...(others.length > 0 ? { $and: others } : {}) }
}

/** NeDB keeps what it is given, so values are copied; an update without any operator would replace the whole document. */
export function toUpdate(update: object): Plain {
  const operators = Object.entries(copyDefined(update)).map(([operator, fields]: [string, unknown]) => {
    if (!['$set', '$inc', '$push', '$pull'].includes(operator))
      throw new Error(`Updates have no operator '${operator}'`)
    return [operator, operator === '$pull' ? pulls(objectOf(fields)) : fields] as const
  })
  if (operators.length === 0) throw new Error('An update needs an operator')
  return Object.fromEntries(operators)
}

/** A copy without the fields that are `undefined`, as MongoDB's driver stores it. Dates are shared: nobody changes them. */
export function copyDefined<T>(value: T): T
export function copyDefined(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((element: unknown) => (element === undefined ? null : copyDefined(element)))
  if (!isPlain(value)) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    if (field !== undefined) copy[key] = typeof field === 'object' ? copyDefined(field) : field
  }
  return copy
}

function operators(field: string, condition: Plain): readonly FilterPart[] {
  const range: Record<string, unknown> = {}
  const parts: FilterPart[] = []
  for (const [operator, value] of Object.entries(condition)) {
    if (RANGE.has(operator)) range[operator] = value
    else if (operator === '$in') parts.push(oneOf(field, listOf(value), { $in: value }))
    // NeDB's own $ne and $nin hold when any element of an array differs; MongoDB's when none is equal.
    else if (operator === '$nin') parts.push(scan({ $not: oneOf(field, listOf(value), { $in: value }).query }))
    else if (operator === '$elemMatch') parts.push(elementMatch(field, objectOf(value)))
    else if (operator === '$ne') parts.push(scan({ $not: oneOf(field, [value], value).query }))
    else throw new Error(`Filters have no operator '${operator}'`)
  }
  if (Object.keys(range).length === 0) return parts
  const isOfDates = Object.values(range).some((bound) => bound instanceof Date)
  // NeDB compares `null` with dates, as the date 0, where MongoDB never finds it.
  const query = isOfDates ? { $gte: EARLIEST, ...range, $ne: null } : range
  return [...parts, { query: { [field]: query }, lookup: { field, values: 'range' } }]
}

/** An index on a field of the elements serves it: by what the field must be, or, failing that, by what it must not be. */
function elementMatch(field: string, filter: object): FilterPart {
  // NeDB holds a range that stands on the array itself against each element alone, as is meant, and has an index for it.
  if (isRange(filter)) return { query: { [field]: filter }, lookup: { field, values: 'range' } }
  const parts = toParts(filter)
  const excluded = Object.entries(filter).flatMap(([key, condition]: [string, unknown]) =>
    isPlain(condition) && Array.isArray(condition['$nin'])
      ? [{ field: key, values: { others: condition['$nin'] as readonly unknown[] } }]
      : [],
  )
  const [best] = [...parts.flatMap(({ lookup }) => (Array.isArray(lookup?.values) ? [lookup] : [])), ...excluded]
  const lookup = best === undefined ? null : { ...best, field: `${field}.${best.field}` }
  return { query: { [field]: { $elemMatch: join(parts) } }, lookup }
}

function oneOf(field: string, values: readonly unknown[], condition: unknown): FilterPart {
  // `null` finds what is absent too.
  if (values.includes(null)) {
    const lookup = values.length === 1 ? ({ field, values: 'none' } as const) : null
    return { query: { $or: [{ [field]: condition }, { [field]: { $exists: false } }] }, lookup }
  }
  const isIndexed = values.every((value) => typeof value !== 'object' || value instanceof Date)
  return { query: { [field]: condition }, lookup: isIndexed ? { field, values } : null }
}

function scan(query: Plain): FilterPart {
  return { query, lookup: null }
}

function pulls(fields: object): Plain {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]: [string, unknown]) => [
      field,
      isPlain(value) ? join(toParts(value)) : value,
    ]),
  )
}

function isRange(filter: object): boolean {
  const operators = Object.keys(filter)
  return operators.length > 0 && operators.every((operator) => RANGE.has(operator))
}

function isOperators(condition: unknown): condition is Plain {
  return isPlain(condition) && Object.keys(condition)[0]?.startsWith('$') === true
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function objectOf(value: unknown): object {
  if (!isPlain(value)) throw new Error('A filter or update has a value where it needs an object')
  return value
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('$in, $nin, $or and $and take a list')
  return value
}
