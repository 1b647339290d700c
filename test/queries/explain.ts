// What MongoDB's planner does with a query: by which index, and how many keys it looks at.
import type { Db } from 'mongodb'
import { z } from 'zod'
import { nameOf } from './served-by.ts'
import type { Query } from './shape.ts'

export interface Plan {
  /** Fields of the indexes, as `mailboxId, -receivedAt`; empty for a scan of the collection. */
  readonly indexes: readonly string[]
  readonly isScan: boolean
  /** It puts in order what it found, instead of finding it in order. */
  readonly sorts: boolean
  readonly keys: number
  readonly found: number
}

const Explained = z.object({
  queryPlanner: z.object({ winningPlan: z.unknown() }),
  executionStats: z.object({ totalKeysExamined: z.number(), nReturned: z.number() }).optional(),
})

/** `run` also does it (reading only) and says what that took; otherwise both are 0. Writes are asked about as the search they begin with. */
export async function explain(db: Db, { collection, method, filter, options }: Query, run: boolean): Promise<Plan> {
  const { sort, limit, skip } = options ?? {}
  const isOne = method === 'findOne' || method === 'updateIf' || method === 'updateEach'
  const find = {
    ...{ find: collection, filter },
    ...(sort && { sort }),
    ...(skip && { skip }),
    ...(isOne ? { limit: 1 } : limit && { limit }),
  }
  const answer = await db.command({ explain: find, verbosity: run ? 'executionStats' : 'queryPlanner' })
  const { queryPlanner, executionStats } = Explained.parse(answer)
  const plan = JSON.stringify(queryPlanner.winningPlan)
  return {
    indexes: [...new Set(indexesIn(queryPlanner.winningPlan))],
    isScan: plan.includes('"COLLSCAN"'),
    sorts: plan.includes('"stage":"SORT"'),
    keys: executionStats?.totalKeysExamined ?? 0,
    found: executionStats?.nReturned ?? 0,
  }
}

const Stage = z.record(z.string(), z.unknown())

function indexesIn(stage: unknown): readonly string[] {
  if (Array.isArray(stage)) return stage.flatMap(indexesIn)
  const parsed = Stage.safeParse(stage)
  if (!parsed.success) return []
  const { keyPattern, ...rest } = parsed.data
  const own = keyPattern === undefined ? [] : [patternName(keyPattern)]
  return [...own, ...Object.values(rest).flatMap((value) => (typeof value === 'object' ? indexesIn(value) : []))]
}

/** Plans by one unique key write it as a text, `{ number: 1 }`. */
function patternName(pattern: unknown): string {
  return typeof pattern === 'string'
    ? pattern.replaceAll(/[{}\s]|: ?1/gu, '')
    : nameOf(pattern as Record<string, 1 | -1>)
}
