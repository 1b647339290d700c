// Answers that cost something: worked out once for all who ask at the same time, and kept for a while.

/** `work` never runs twice at once. What it throws reaches all who wait for it, and is not kept. `now` counts milliseconds. */
export function kept<T>(
  forMs: number,
  work: () => Promise<T>,
  now = (): number => performance.now(),
): () => Promise<T> {
  let last: { readonly value: T; readonly at: number } | undefined
  let pending: Promise<T> | undefined
  const renew = async (): Promise<T> => {
    try {
      const value = await work()
      last = { value, at: now() }
      return value
    } finally {
      pending = undefined
    }
  }
  return () => {
    if (last && now() - last.at < forMs) return Promise.resolve(last.value)
    return (pending ??= renew())
  }
}
