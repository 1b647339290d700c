// Pages of rows that only ever become more, newest first: each begins where the one beside it ended, so that a late page costs no
// more than the first.
import { z } from 'zod'
import { currentSpeaker } from '../../texts/say.ts'
import type { Filter, FindOptions, StoredDocument } from '../ports/documents.ts'
import { countText } from '../tickets/find/list-words.ts'
import { pageOf } from './pages.ts'
import { MOST_COUNTED } from '../tickets/find/in-turn.ts'

/** A page that somebody wants: by its number, or, when it lies beside the one that is shown, from there on. */
export interface WantedPage {
  readonly page: number
  /** As the buttons of the page before carry it; empty or nonsense goes by the number. */
  readonly place?: string
}

export interface RowPage<T> {
  readonly rows: readonly T[]
  readonly page: number
  /** `Infinity` where there are more than anybody counts. */
  readonly pages: number
  /** One more than `MOST_COUNTED` where there are more. */
  readonly total: number
  /** As people read it: `1,000+` for more than anybody counted. */
  readonly totalText: string
  /** What the buttons to the newer and to the older page carry. */
  readonly newer: string
  readonly older: string
}

export interface RowSource<T extends StoredDocument> {
  /** No row matches two of them; each is served by one index, which ends with these fields and `_id`, all newest first. */
  readonly ways: readonly Filter<T>[]
  /** Dates. */
  readonly fields: readonly (keyof T & string)[]
  readonly find: (filter: Filter<T>, options: FindOptions<T>) => Promise<readonly T[]>
  readonly count: (filter: Filter<T>, limit: number) => Promise<number>
}

/** Nobody types a higher number: what lies behind is leafed to. */
const MOST_TYPED = 50

/** Reads what is shown, one row more, and up to `MOST_COUNTED` keys to say how many there are. */
export async function readRowPage<T extends StoredDocument>(
  source: RowSource<T>,
  wanted: WantedPage,
  size: number,
): Promise<RowPage<T>> {
  const counts = await Promise.all(source.ways.map((way) => source.count(way, MOST_COUNTED + 1)))
  const total = Math.min(
    MOST_COUNTED + 1,
    counts.reduce((sum, count) => sum + count, 0),
  )
  const counted = Math.max(1, Math.ceil(total / size))
  const place = readPlace(wanted.place ?? '', source.fields.length)
  const known = place && (await besides(source, place, size))
  const page = known && known.rows.length > 0 ? wanted.page : Math.min(wanted.page, counted, MOST_TYPED)
  const { rows, isMore } = known && known.rows.length > 0 ? known : await numbered(source, page, size)
  const isUncounted = total > MOST_COUNTED
  return {
    ...{ rows, page, total, totalText: countText(total) },
    pages: isUncounted ? (isMore ? Infinity : page) : isMore ? Math.max(counted, page + 1) : page,
    newer: placeText('newer', rows[0], source.fields),
    older: placeText('older', rows.at(-1), source.fields),
  }
}

/** A page of what was read whole. */
export function rowPageOf<T>(rows: readonly T[], wanted: number, size: number): RowPage<T> {
  const { shown, page, pages } = pageOf(rows, wanted, size)
  const total = rows.length
  return {
    rows: shown,
    page,
    pages,
    total,
    totalText: total.toLocaleString(currentSpeaker().language),
    newer: '',
    older: '',
  }
}

interface Place {
  readonly go: 'newer' | 'older'
  readonly times: readonly Date[]
  readonly id: string
}

interface Rows<T> {
  readonly rows: readonly T[]
  /** Whether there are older ones. */
  readonly isMore: boolean
}

async function numbered<T extends StoredDocument>(source: RowSource<T>, page: number, size: number): Promise<Rows<T>> {
  const found = await inOrder(source, {}, -1, page * size + 1)
  return { rows: found.slice((page - 1) * size, page * size), isMore: found.length > page * size }
}

async function besides<T extends StoredDocument>(source: RowSource<T>, place: Place, size: number): Promise<Rows<T>> {
  const direction = place.go === 'older' ? -1 : 1
  const found = await inOrder(source, beyond(source.fields, place), direction, size + 1)
  const rows = found.slice(0, size)
  return place.go === 'older' ? { rows, isMore: found.length > size } : { rows: rows.toReversed(), isMore: true }
}

async function inOrder<T extends StoredDocument>(
  { ways, fields, find }: RowSource<T>,
  bound: Filter<T>,
  direction: 1 | -1,
  limit: number,
): Promise<readonly T[]> {
  const sort = Object.fromEntries([...fields, '_id'].map((field) => [field, direction])) as FindOptions<T>['sort'] &
    object
  const each = await Promise.all(ways.map((way) => find(bounded(way, bound), { sort, limit })))
  if (each.length === 1) return each.flat()
  const compare = (a: T, b: T): number => {
    const field = fields.find((one) => Number(a[one]) !== Number(b[one]))
    return direction * (field ? Number(a[field]) - Number(b[field]) : a._id < b._id ? -1 : 1)
  }
  return each.flat().toSorted(compare).slice(0, limit)
}

/** The bound in front, where an index begins. */
function bounded<T>(way: Filter<T>, bound: Filter<T>): Filter<T> {
  const meets = Object.keys(bound).some((key) => Object.hasOwn(way, key))
  return { ...way, ...bound, ...(meets ? { $and: [way] } : {}) }
}

/** The bound on the first field lets an index begin there; the rest tells those of the same time apart. */
function beyond<T extends StoredDocument>(fields: readonly string[], { go, times, id }: Place): Filter<T> {
  const [strict, inclusive] = go === 'older' ? (['$lt', '$lte'] as const) : (['$gt', '$gte'] as const)
  const keys = [...fields.map((field, at) => [field, times[at]] as const), ['_id', id] as const]
  const alternatives = keys.map(([field, value], at) => ({
    ...(Object.fromEntries(keys.slice(1, at)) as object),
    [field]: { [strict]: value },
  }))
  const [first = ''] = fields
  return { [first]: { [inclusive]: times[0] }, $or: alternatives } as unknown as Filter<T>
}

const PLACE = /^(newer|older) ((?:\d{1,15} )+)(.+)$/su
const Parts = z.tuple([z.string(), z.enum(['newer', 'older']), z.string(), z.string().max(1_000)])

function readPlace(text: string, fields: number): Place | null {
  const parts = Parts.safeParse(PLACE.exec(text) ?? [])
  if (!parts.success) return null
  const [, go, numbers, id] = parts.data
  const times = numbers
    .trim()
    .split(' ')
    .map((time) => new Date(Number(time)))
  const isRight = times.length === fields && times.every((time) => !Number.isNaN(time.getTime()))
  return isRight ? { go, times, id } : null
}

function placeText<T extends StoredDocument>(
  go: Place['go'],
  row: T | undefined,
  fields: readonly (keyof T & string)[],
): string {
  if (!row) return ''
  return [go, ...fields.map((field) => String(Number(row[field]))), row._id].join(' ')
}
