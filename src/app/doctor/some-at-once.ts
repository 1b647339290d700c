// Many things looked at, several at once, as long as there is time.

export interface Pace {
  readonly atOnce: number
  /** For one of them, in milliseconds. */
  readonly eachMs: number
  /** Whether no other is begun any more. */
  readonly isOver: () => boolean
}

/** What came of those that were begun, and how many were not. Throws what `work` throws. */
export async function someAtOnce<T, R>(
  items: readonly T[],
  { atOnce, isOver }: Pick<Pace, 'atOnce' | 'isOver'>,
  work: (item: T) => Promise<R>,
): Promise<{ readonly results: readonly R[]; readonly left: number }> {
  const results: R[] = []
  const rest = [...items]
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      results.push(await work(item))
      if (isOver()) return
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return { results, left: rest.length }
}
