// A query as it was asked, with ids and addresses that a filled database has: otherwise nothing would be found, and nothing read.

/** Plain values of these fields say a kind of document and stay. */
const KINDS =
  /(?:^|\.)(?:status|state|queue|kind|list|action|audience|role|code|untold|hasFiles|active|counted|swept)$/u
type Plain = Readonly<Record<string, unknown>>

/** `document` is one that is there. What is compared with bounds stays as it was asked. */
export function fitted(filter: object, document: unknown): object {
  return Object.fromEntries(
    Object.entries(filter).map(([key, condition]: [string, unknown]) => {
      if (key === '$and' || key === '$or') {
        return [key, (condition as readonly object[]).map((one) => fitted(one, document))]
      }
      return [key, KINDS.test(key) ? condition : fittedTo(condition, valueAt(document, key.split('.')))]
    }),
  )
}

function fittedTo(condition: unknown, value: unknown): unknown {
  if (typeof condition === 'string' || typeof condition === 'number') return value ?? condition
  if (typeof condition !== 'object' || condition === null || condition instanceof Date) return condition
  return Object.fromEntries(
    Object.entries(condition as Plain).map(([operator, given]) => {
      if (operator === '$in' && Array.isArray(given)) {
        return [operator, typeof given[0] === 'string' && value != null ? [value] : given]
      }
      if (operator !== '$elemMatch') return [operator, given]
      const isRange = Object.keys(given as object).some((key) => key.startsWith('$'))
      if (isRange && typeof value === 'string') return [operator, { $gte: value, $lt: `${value}\uFFFF` }]
      return [operator, isRange ? given : fitted(given as object, value)]
    }),
  )
}

/** Of lists the last: what all share, such as the organisation at the top, stands first. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return valueAt(value.at(-1), path)
  const [name, ...rest] = path
  if (name === undefined) return value
  return typeof value === 'object' && value !== null ? valueAt(Reflect.get(value, name), rest) : undefined
}
