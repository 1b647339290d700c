// What the steps of an erasure share: which documents they look at, and how a page of them becomes changes.
import { addCounts, type ErasedCounts, type ErasedKind, type Erasure } from '../../domain/privacy/erasure.ts'
import { createEraser, type Eraser } from '../../domain/privacy/traces.ts'
import type { Deps } from '../deps.ts'
import type { Collection, DocumentStore, Filter, StoredDocument, Update } from '../ports/documents.ts'

export type ErasureDeps = Pick<
  Deps,
  'documents' | 'clock' | 'newId' | 'log' | 'chat' | 'settings' | 'workerId' | 'isStopping' | 'wakeDelivery'
> &
  Pick<DocumentStore, 'forget'>

/** What becomes of one document. */
export interface ErasurePlan {
  readonly counts: ErasedCounts
  /** Names of the person that are learnt by it, and are to be looked for from then on. */
  readonly names: readonly string[]
  /** Doing it twice is doing it once. */
  readonly apply: () => Promise<unknown>
}

/** `last`: the id of the last document that was looked at; `null` when there are no more. */
export interface ErasurePage extends ErasurePlan {
  readonly last: string | null
}

/** Looks at the documents of one collection that come after `erasure.after`, a page of them. */
export type Sweep = (deps: ErasureDeps, erasure: Erasure) => Promise<ErasurePage>

/** What the plans of a page go by. */
export interface Looking {
  readonly erasure: Erasure
  /** Finds addresses and ids only: names tell a person where something else does, too. */
  readonly certain: Eraser
  readonly eraser: Eraser
}

/** A sweep through all documents of a collection in the order of their ids, `size` at a time. */
export function sweep<T extends StoredDocument>(
  collectionOf: (documents: Deps['documents']) => Collection<T>,
  size: number,
  plan: (deps: ErasureDeps, looking: Looking, page: readonly T[]) => Promise<ReadonlyMap<T, ErasurePlan>>,
): Sweep {
  return async (deps, erasure) => {
    const after = { _id: { $gt: erasure.after } } as unknown as Filter<T>
    const page = await collectionOf(deps.documents).find(after, { sort: { _id: 1 }, limit: size })
    const { traces } = erasure
    const looking = { erasure, certain: createEraser({ ...traces, names: [] }), eraser: createEraser(traces) }
    const plans = await plan(deps, looking, page)
    return {
      last: page.at(-1)?._id ?? null,
      counts: [...plans]
        .filter(([{ _id }]) => _id > erasure.counted)
        .reduce<ErasedCounts>((sum, [, { counts }]) => addCounts(sum, counts), {}),
      names: [...plans.values()].flatMap(({ names }) => names),
      apply: async () => {
        for (const { apply } of plans.values()) await apply()
      },
    }
  }
}

/** For collections whose documents are each judged by themselves: `decide` answers with the document as it is to be, or `null` to delete it. */
export function sweepEach<T extends StoredDocument>(
  collectionOf: (documents: Deps['documents']) => Collection<T>,
  kind: ErasedKind,
  decide: (document: T, looking: Looking, deps: ErasureDeps) => T | null | Promise<T | null>,
): Sweep {
  return sweep(collectionOf, PAGE, async (deps, looking, page) => {
    const plans = new Map<T, ErasurePlan>()
    for (const document of page) {
      const next = await decide(document, looking, deps)
      if (next === document) continue
      const collection = collectionOf(deps.documents)
      plans.set(document, {
        ...{ counts: { [kind]: 1 }, names: [] },
        apply: async () => {
          if (next === null) await collection.delete({ _id: document._id } as unknown as Filter<T>)
          else await replace(collection, document, next)
        },
      })
    }
    return plans
  })
}

/** So many documents are looked at together. */
export const PAGE = 200

/** Writes the fields that differ, if nobody changed the document meanwhile: the second pass looks again. */
export async function replace<T extends StoredDocument>(
  collection: Collection<T>,
  before: T,
  after: T,
): Promise<boolean> {
  const fields = Object.fromEntries(
    Object.entries(after).filter(([key, value]) => key !== '_id' && value !== before[key as keyof T]),
  )
  const { revision } = before as { readonly revision?: unknown }
  const isCounted = typeof revision === 'number'
  const filter = { _id: before._id, ...(isCounted ? { revision } : {}) } as unknown as Filter<T>
  const update = { $set: isCounted ? { ...fields, revision: revision + 1 } : fields } as unknown as Update<T>
  return (await collection.updateIf(filter, update)) !== undefined
}
